"""Taking away: a batch with what only it held, or the words of every record.

The log of reviews is otherwise never changed. Here it follows the record: the reviews of a record go
when the record goes, and when its words go, so do the notes, which may quote it. Who, when, what was
held right and where it stands (offsets) stay.
"""

from collections.abc import Collection
from itertools import islice

from sqlalchemy import Connection, Engine, delete, exists, select, update

from analyser.errors import StoreError
from analyser.storing.describing import describe_again
from analyser.storing.failures import place
from analyser.storing.opening import TRANSACTION
from analyser.storing.schema import (
    ActionRow,
    Base,
    BatchRecordRow,
    BatchRow,
    FindingRow,
    RecordRow,
    ReviewRow,
    StratumRow,
    TextRow,
)

_AT_ONCE = 1000


def delete_batch(connection: Connection, batch_id: int) -> int | None:
    """Delete a batch and the records that no other batch holds.

    Returns:
        How many records went with it, or None if there is no such batch.
    """
    held = select(BatchRecordRow.record_key).where(BatchRecordRow.batch_id == batch_id)
    # On PostgreSQL this keeps a scan from taking up a record that is about to go.
    lock = select(RecordRow.record_key).where(RecordRow.record_key.in_(held)).order_by(RecordRow.sha256)
    connection.execute(lock.with_for_update()).all()
    shared = connection.scalars(
        select(BatchRecordRow.record_key)
        .where(BatchRecordRow.record_key.in_(held), BatchRecordRow.batch_id != batch_id)
        .distinct()
    ).all()
    if connection.execute(delete(BatchRow).where(BatchRow.batch_id == batch_id)).rowcount == 0:
        return None
    named = exists().where(BatchRecordRow.record_key == RecordRow.record_key)
    deleted = connection.execute(delete(RecordRow).where(~named)).rowcount
    remaining = iter(shared)
    while keys := list(islice(remaining, _AT_ONCE)):
        describe_again(connection, keys)
    counted = exists().where(RecordRow.stratum_key == StratumRow.stratum_key)
    connection.execute(delete(StratumRow).where(~counted))
    return deleted


def purge_words(connection: Connection) -> int:
    """Delete every word of every record, and what else is not kept without text.

    The digests go as well, so that a later scan with text fills the words in again.

    Returns:
        How many texts there were.
    """
    texts = connection.execute(delete(TextRow)).rowcount
    connection.execute(update(FindingRow).values(reason=None))
    connection.execute(update(ActionRow).values(owner=None, due=None))
    connection.execute(update(ReviewRow).values(note=None))
    connection.execute(update(BatchRecordRow).values(date_text=None, author=None, child_age=None))
    connection.execute(update(RecordRow).values(date_text=None, author=None, child_age=None, digest=None))
    return texts


def forget_notes(connection: Connection, record_keys: Collection[int]) -> None:
    """Delete the notes that reviewers made on some records."""
    noted = ReviewRow.record_key.in_(record_keys), ReviewRow.note.is_not(None)
    connection.execute(update(ReviewRow).where(*noted).values(note=None))


def overwrite_erased(engine: Engine, *, compact: bool) -> None:
    """See that what was deleted is gone from the files, as far as the database can.

    Args:
        engine: The store's.
        compact: Whether to write the tables anew so that they shrink; takes as long as copying them.

    Raises:
        StoreError: Another program is reading, so its copy of old pages cannot be emptied.
    """
    options = {TRANSACTION: ""}
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT", **options).connect() as connection:
            for table in Base.metadata.sorted_tables:
                connection.exec_driver_sql(f"VACUUM {'(FULL)' if compact else ''} {table.name}")
        return
    with engine.execution_options(**options).connect() as connection:
        if compact:
            connection.exec_driver_sql("VACUUM")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        msg = (
            f"What was asked for is deleted from the store {place(engine.url)}, but another program is reading it, so "
            "the -wal file beside it still holds old pages. Close that program; the last one to close empties the file."
        )
        raise StoreError(msg)
