"""Which of several names and descriptions a record goes by.

One text may stand in several batches, and twice in one, each time under another name or with other
metadata. The record goes by what the newest batch says (within it, by the alphabetically first
name), and takes from older ones what that leaves out. So the answer does not depend on the order
in which records were saved, and deleting a batch takes away what only that batch said.
"""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy import Row as Fetched

from analyser.storing.flattening import DESCRIPTION
from analyser.storing.schema import BatchRecordRow, BatchRow, RecordRow, Row

_SAID = [getattr(BatchRecordRow, name) for name in DESCRIPTION]


def describe_records(connection: Connection, record_keys: Collection[int]) -> None:
    """Work out name, description, first and last seen of these records from the batches that hold them."""
    namings = connection.execute(
        select(
            BatchRecordRow.record_key,
            BatchRecordRow.batch_id,
            BatchRecordRow.record_id,
            BatchRecordRow.source,
            BatchRow.created_at,
            *_SAID,
        )
        .join(BatchRow)
        .where(BatchRecordRow.record_key.in_(record_keys))
    ).all()
    # Sorted here and not by the database, whose collation may order names in its own way.
    ordered = sorted(namings, key=lambda each: (each.record_key, -each.batch_id, each.record_id, each.source))
    rows = [_described(key, list(group)) for key, group in groupby(ordered, key=lambda each: each.record_key)]
    if rows:
        connection.execute(update(RecordRow).where(RecordRow.record_key == bindparam("key")), rows)


def _described(key: int, namings: Sequence[Fetched[Any]]) -> Row:
    newest = namings[0]
    row: Row = {
        "key": key,
        "record_id": newest.record_id,
        "source": newest.source,
        "first_seen": min(each.created_at for each in namings),
        "last_seen": max(each.created_at for each in namings),
    }
    # The parsed date and its wording stay together, so they are taken from one naming.
    dated = next((each for each in namings if each.date or each.date_text), newest)
    row |= {"date": dated.date, "date_text": dated.date_text}
    for name in DESCRIPTION[2:]:
        row[name] = next((value for each in namings if (value := getattr(each, name)) is not None), None)
    return row
