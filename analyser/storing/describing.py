"""Which of several names and descriptions a record goes by, and so in which stratum it counts.

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

from analyser.storing.flattening import DESCRIPTION, stratum_row
from analyser.storing.schema import BatchRecordRow, BatchRow, FindingRow, RecordRow, Row, StratumRow
from analyser.storing.upserting import find_or_create

_SAID = [getattr(BatchRecordRow, name) for name in DESCRIPTION]


def describe_records(connection: Connection, record_keys: Collection[int]) -> dict[int, int]:
    """Work out name, description, first and last seen of some records from the batches that hold them.

    Returns:
        The stratum of each.
    """
    namings = connection.execute(
        select(
            BatchRecordRow.record_key,
            BatchRecordRow.batch_id,
            BatchRecordRow.record_id,
            BatchRecordRow.source,
            BatchRow.created_at,
            RecordRow.stratum_key,
            *_SAID,
        )
        .join(BatchRow, BatchRow.batch_id == BatchRecordRow.batch_id)
        .join(RecordRow, RecordRow.record_key == BatchRecordRow.record_key)
        .where(BatchRecordRow.record_key.in_(record_keys))
    ).all()
    # Sorted here and not by the database, whose collation may order names in its own way.
    ordered = sorted(namings, key=lambda each: (each.record_key, -each.batch_id, each.record_id, each.source))
    rows = {key: _described(list(group)) for key, group in groupby(ordered, key=lambda each: each.record_key)}
    strata = {key: stratum_row(row) for key, row in rows.items()}
    keys_by_digest = find_or_create(connection, StratumRow, strata.values())
    found = {key: keys_by_digest[stratum["digest"]] for key, stratum in strata.items()}
    before = {each.record_key: each.stratum_key for each in namings}
    moved = [key for key in rows if before[key] not in {None, found[key]}]
    _update(connection, RecordRow, {key: row | {"stratum_key": found[key]} for key, row in rows.items()})
    _update(connection, FindingRow, {key: {"stratum_key": found[key]} for key in moved})
    return found


def _described(namings: Sequence[Fetched[Any]]) -> Row:
    newest = namings[0]
    row: Row = {
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


def _update(connection: Connection, table: type[RecordRow] | type[FindingRow], rows: dict[int, Row]) -> None:
    if rows:
        statement = update(table).where(table.record_key == bindparam("key"))
        connection.execute(statement, [{"key": key, **row} for key, row in rows.items()])
