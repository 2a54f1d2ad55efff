"""Which of several names and descriptions a record goes by, and so in which stratum it counts.

One text may stand in several batches, and twice in one, each time under another name or with other
metadata. The record goes by what the newest batch says (within it, by the alphabetically first
name), and takes from older ones what that leaves out. So the answer does not depend on the order
in which records were saved, and deleting a batch takes away what only that batch said.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from analyser.storing.flattening import DESCRIPTION, stratum_row
from analyser.storing.schema import BatchRecordRow, BatchRow, FindingRow, RecordRow, Row, StratumRow
from analyser.storing.upserting import find_or_create, update_many

_SAID = [getattr(BatchRecordRow, name) for name in DESCRIPTION]


def merge(namings: Iterable[Mapping[Any, Any]]) -> Row:
    """The name and description that a record goes by.

    Args:
        namings: What its batches call it and say about it; at least one.
    """
    # Sorted here and not by the database, whose collation may order names in its own way.
    first, *others = sorted(namings, key=lambda each: (-each["batch_id"], each["record_id"], each["source"]))
    row = {name: first[name] for name in ("record_id", "source", *DESCRIPTION)}
    for each in others:
        # The parsed date and its wording stay together, so they are taken from one naming.
        if row["date"] is None and row["date_text"] is None:
            row |= {"date": each["date"], "date_text": each["date_text"]}
        row |= {name: each[name] for name in DESCRIPTION[2:] if row[name] is None}
    return row


def find_strata(connection: Connection, described: Sequence[Row]) -> list[int]:
    """The strata of records that are described so."""
    rows = [stratum_row(row) for row in described]
    keys = find_or_create(connection, StratumRow, rows)
    return [keys[row["digest"]] for row in rows]


def describe_again(connection: Connection, record_keys: Collection[int]) -> dict[int, int]:
    """Bring some records up to date with what the batches that hold them say now.

    Returns:
        The stratum of each.
    """
    if not record_keys:
        return {}
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
        .order_by(BatchRecordRow.record_key)
    ).mappings()
    groups = {key: list(group) for key, group in groupby(namings, key=lambda each: each["record_key"])}
    rows = {
        key: merge(group)
        | {
            "first_seen": min(each["created_at"] for each in group),
            "last_seen": max(each["created_at"] for each in group),
        }
        for key, group in groups.items()
    }
    strata = dict(zip(rows, find_strata(connection, list(rows.values())), strict=True))
    moved = [key for key, group in groups.items() if group[0]["stratum_key"] != strata[key]]
    update_many(
        connection, RecordRow, [{"record_key": key, "stratum_key": strata[key], **row} for key, row in rows.items()]
    )
    if moved:
        update_many(connection, FindingRow, [{"record_key": key, "stratum_key": strata[key]} for key in moved])
    return strata
