"""Reading back: lists, tables of counts, and one record in the JSON form of ``analyser scan``."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from analyser.domain.evidence import PARTIES
from analyser.domain.finding import Engine, Status
from analyser.domain.record import Unreadable
from analyser.storing.schema import (
    ActionRow,
    Base,
    BatchRecordRow,
    BatchRow,
    EngineRow,
    EvidenceRow,
    FindingRow,
    NearMissRow,
    ParticipantRow,
    ProblemRow,
    RecordRow,
    StratumRow,
    TextRow,
)
from analyser.storing.views import Batch, SaveCounts, StoredRecord

_PLACES = 4
"""Decimals of a confidence or score in the JSON form."""
_LARGE = 5
"""A batch is large if it holds more than one in so many records."""


def list_batches(connection: Connection) -> list[Batch]:
    """Every batch, oldest first."""
    records = _count_by_batch(connection, BatchRecordRow)
    problems = _count_by_batch(connection, ProblemRow)
    rows = connection.execute(select(BatchRow.__table__).order_by(BatchRow.batch_id))
    return [
        Batch(
            id=row.batch_id,
            name=row.name,
            source=row.source,
            created_at=row.created_at,
            finished_at=row.finished_at,
            records=records.get(row.batch_id, 0),
            problems=problems.get(row.batch_id, 0),
            counts=None
            if row.finished_at is None
            else SaveCounts(
                new=row.new_records,
                updated=row.updated_records,
                unchanged=row.unchanged_records,
                not_assessed=row.not_assessed,
            ),
        )
        for row in rows
    ]


def list_problems(connection: Connection, batch_id: int) -> list[Unreadable]:
    """What could not be read in one batch, by name."""
    rows = connection.execute(select(ProblemRow.__table__).where(ProblemRow.batch_id == batch_id))
    found = [Unreadable(record_id=row.record_id, source=row.source, reason=row.problem) for row in rows]
    return sorted(found, key=lambda each: (each.record_id, each.source))


def list_records(
    connection: Connection,
    *,
    batch_id: int | None,
    criterion: str | None,
    status: Status | None,
    team: str | None,
    agency: str | None,
    offset: int,
    limit: int,
) -> list[StoredRecord]:
    """One page of records, in the order of their names."""
    wanted: list[ColumnElement[bool]] = []
    if team is not None:
        wanted.append(RecordRow.team == team)
    if agency is not None:
        wanted.append(RecordRow.agency == agency)
    if criterion is not None or status is not None:
        wanted.append(RecordRow.record_key.in_(_keys_with(criterion, status)))
    if batch_id is None:
        names = (RecordRow.record_id, RecordRow.source)
        query: Select[Any] = select(RecordRow.__table__)
    else:
        names = (BatchRecordRow.record_id, BatchRecordRow.source)
        others = [column for column in RecordRow.__table__.columns if column.name not in {"record_id", "source"}]
        query = select(*others, *names).join(BatchRecordRow)
        wanted.append(BatchRecordRow.batch_id == batch_id)
    query = query.where(*wanted).order_by(*names, RecordRow.record_key).offset(offset).limit(limit)
    rows = connection.execute(query).all()
    flags = _flags(connection, {row.record_key for row in rows})
    return [
        StoredRecord(
            sha256=row.sha256,
            record_id=row.record_id,
            source=row.source,
            characters=row.characters,
            date=row.date,
            team=row.team,
            agency=row.agency,
            author=row.author,
            child_age=row.child_age,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            flags=flags.get(row.record_key, ()),
        )
        for row in rows
    ]


def count_statuses(connection: Connection, batch_id: int | None) -> dict[str, dict[Status, int]]:
    """How many different texts have each status, by criterion in the order of the alphabet."""
    names = (FindingRow.criterion, FindingRow.status)
    query = select(*names, func.count()).group_by(*names)
    if batch_id is not None:
        held = select(BatchRecordRow.record_key).where(BatchRecordRow.batch_id == batch_id)
        size = select(func.count()).select_from(BatchRecordRow).where(BatchRecordRow.batch_id == batch_id)
        large = connection.execute(size).scalar_one() * _LARGE > count_rows(connection, RecordRow)
        # SQLite looks each record of the batch up. For a large batch one pass over the index takes a
        # fifth of the time, and a sum is something it cannot look up.
        key = FindingRow.record_key + 0 if large else FindingRow.record_key
        query = query.where(key.in_(held))
    table: dict[str, dict[Status, int]] = {}
    for criterion, status, count in sorted(connection.execute(query)):
        table.setdefault(criterion, dict.fromkeys(Status, 0))[Status(status)] = count
    return table


def count_by_month(
    connection: Connection, *, team: str | None, agency: str | None
) -> dict[str, dict[dt.date | None, dict[Status, int]]]:
    """How many different texts have each status, by criterion and month."""
    strata = (
        select(FindingRow.criterion, FindingRow.stratum_key, FindingRow.status, func.count().label("findings"))
        .group_by(FindingRow.criterion, FindingRow.stratum_key, FindingRow.status)
        .subquery()
    )
    names = (strata.c.criterion, StratumRow.month, strata.c.status)
    query = (
        select(*names, func.sum(strata.c.findings))
        .join(StratumRow, StratumRow.stratum_key == strata.c.stratum_key)
        .group_by(*names)
        .order_by(strata.c.criterion, StratumRow.month)
    )
    if team is not None:
        query = query.where(StratumRow.team == team)
    if agency is not None:
        query = query.where(StratumRow.agency == agency)
    table: dict[str, dict[dt.date | None, dict[Status, int]]] = {}
    for criterion, month, status, count in connection.execute(query):
        months = table.setdefault(criterion, {})
        months.setdefault(month, dict.fromkeys(Status, 0))[Status(status)] = int(count)
    return table


def text_of(connection: Connection, sha256: str) -> str | None:
    """The words of one record, or None where they are not kept."""
    query = select(TextRow.text).join(RecordRow).where(RecordRow.sha256 == sha256)
    return connection.execute(query).scalar_one_or_none()


def count_rows(connection: Connection, table: type[Base]) -> int:
    """How many rows a table has."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def list_engines(connection: Connection) -> tuple[Engine, ...]:
    """What made the assessments that the store has held, oldest first."""
    rows = connection.execute(select(EngineRow.__table__).order_by(EngineRow.engine_key))
    return tuple(
        Engine(version=row.version, criteria=row.criteria, model=row.model, model_sha256=row.model_sha256)
        for row in rows
    )


def json_form(connection: Connection, sha256: str) -> dict[str, Any] | None:
    """One record as ``analyser scan`` writes it, or None if there is no such record.

    Where the text is not kept, every value that would be words of the record is None.
    """
    record = connection.execute(
        select(
            RecordRow.__table__,
            TextRow.text,
            EngineRow.version,
            EngineRow.criteria,
            EngineRow.model,
            EngineRow.model_sha256,
        )
        .join(EngineRow, EngineRow.engine_key == RecordRow.engine_key)
        .outerjoin(TextRow, TextRow.record_key == RecordRow.record_key)
        .where(RecordRow.sha256 == sha256)
    ).one_or_none()
    if record is None:
        return None
    findings = _findings(connection, record)
    metadata = {
        "date": record.date_text or (record.date and record.date.isoformat()),
        "team": record.team,
        "agency": record.agency,
        "author": record.author,
        "child_age": record.child_age,
    }
    return {
        "record_id": record.record_id,
        "source": record.source,
        "sha256": record.sha256,
        "metadata": {key: value for key, value in metadata.items() if value is not None},
        "status": "assessed",
        "problem": None,
        "flags": [name for name, finding in findings.items() if Status(finding["status"]).is_flag],
        "findings": findings,
        "actions": [
            _place(record, row) | {"owner": row.owner, "owner_kind": row.owner_kind, "due": row.due}
            for row in _rows_of(connection, ActionRow, record.record_key)
        ],
        "attendance": _attendance(record, _rows_of(connection, ParticipantRow, record.record_key)),
        "engine": {name: getattr(record, name) for name in ("version", "criteria", "model", "model_sha256")},
    }


def _findings(connection: Connection, record: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - a fetched row
    findings: dict[str, dict[str, Any]] = {
        row.criterion: {
            "status": row.status,
            "confidence": round(row.confidence, _PLACES),
            "reason": row.reason,
            "evidence": [],
            "near_misses": [],
        }
        for row in _rows_of(connection, FindingRow, record.record_key)
    }
    for row in _rows_of(connection, EvidenceRow, record.record_key):
        particulars = {"detector": row.detector, "score": round(row.score, _PLACES)}
        findings[row.criterion]["evidence"].append(_place(record, row) | particulars)
    for row in _rows_of(connection, NearMissRow, record.record_key):
        findings[row.criterion]["near_misses"].append(_place(record, row) | {"why": row.why})
    return findings


def _rows_of(connection: Connection, table: type[Base], record_key: int) -> Iterable[Any]:
    columns = table.__table__.c
    return connection.execute(
        select(table.__table__).where(columns.record_key == record_key).order_by(columns.position)
    ).all()


def _place(record: Any, row: Any) -> dict[str, Any]:  # noqa: ANN401 - fetched rows
    start, end = row.start_char, row.end_char
    place = {"start": start, "end": end, "text": None if record.text is None else record.text[start:end]}
    if record.pages:
        place["page"] = max(1, bisect_right(record.pages, start))
    return place


def _attendance(record: Any, rows: Iterable[Any]) -> dict[str, list[str | None]]:  # noqa: ANN401 - a fetched row
    attendance: dict[str, list[str | None]] = {party: [] for party in PARTIES}
    for row in rows:
        if row.party is not None:
            attendance[row.party].append(_place(record, row)["text"])
    return attendance


def _count_by_batch(connection: Connection, table: type[Base]) -> dict[int, int]:
    batch_id = table.__table__.c.batch_id
    return {key: count for key, count in connection.execute(select(batch_id, func.count()).group_by(batch_id))}


def _keys_with(criterion: str | None, status: Status | None) -> Select[Any]:
    query = select(FindingRow.record_key)
    if criterion is not None:
        query = query.where(FindingRow.criterion == criterion)
    if status is not None:
        query = query.where(FindingRow.status == status.value)
    return query


def _flags(connection: Connection, record_keys: Collection[int]) -> dict[int, tuple[str, ...]]:
    flagging = [status.value for status in Status if status.is_flag]
    rows = connection.execute(
        select(FindingRow.record_key, FindingRow.criterion)
        .where(FindingRow.record_key.in_(record_keys), FindingRow.status.in_(flagging))
        .order_by(FindingRow.record_key, FindingRow.position)
    )
    flags: dict[int, list[str]] = defaultdict(list)
    for key, criterion in rows:
        flags[key].append(criterion)
    return {key: tuple(names) for key, names in flags.items()}
