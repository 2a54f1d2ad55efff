"""Reading back: lists, and one record in the JSON form of ``analyser scan``."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy import Row as Fetched

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
    Row,
    StratumRow,
    TextRow,
)
from analyser.storing.views import Batch, SaveCounts, StoredRecord

_PLACES = 4
"""Decimals of a confidence or score in the JSON form."""
_AT_ONCE = 1000
"""How many records are looked up together; the databases limit how many values a statement may have."""


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
    return [StoredRecord(**fields) for fields in fields_of(connection, connection.execute(query).all())]


def find_record(connection: Connection, sha256: str) -> StoredRecord | None:
    """One record as a list has it, or None if there is no such record."""
    rows = connection.execute(select(RecordRow.__table__).where(RecordRow.sha256 == sha256)).all()
    return next((StoredRecord(**fields) for fields in fields_of(connection, rows)), None)


def fields_of(connection: Connection, rows: Sequence[Fetched[Any]]) -> list[Row]:
    """What :class:`StoredRecord` holds, of rows of the table of records."""
    flags = _flags(connection, {row.record_key for row in rows})
    return [
        {
            "sha256": row.sha256,
            "record_id": row.record_id,
            "source": row.source,
            "characters": row.characters,
            "date": row.date,
            "team": row.team,
            "agency": row.agency,
            "author": row.author,
            "child_age": row.child_age,
            "first_seen": row.first_seen,
            "last_seen": row.last_seen,
            "flags": flags.get(row.record_key, ()),
        }
        for row in rows
    ]


def pieces(record_keys: Iterable[int]) -> Iterator[list[int]]:
    """Cut keys into lists that a statement can hold."""
    remaining = iter(record_keys)
    while keys := list(islice(remaining, _AT_ONCE)):
        yield keys


def saved_keys(connection: Connection, batch_id: int) -> set[tuple[str, str]]:
    """The id and source of every record that a batch holds, and of everything in it that could not be read."""
    found: set[tuple[str, str]] = set()
    for table in (BatchRecordRow, ProblemRow):
        columns = table.__table__.c
        query = select(columns.record_id, columns.source).where(columns.batch_id == batch_id)
        found.update((record_id, source) for record_id, source in connection.execute(query))
    return found


def names_in(connection: Connection, column: str) -> list[str]:
    """Every team, or every agency, that a record goes by now, in the order of the alphabet."""
    name = StratumRow.__table__.c[column]
    # A stratum may be left over from what a record was called before.
    counted = select(RecordRow.record_key).where(RecordRow.stratum_key == StratumRow.stratum_key).exists()
    names: list[str] = list(connection.scalars(select(name).where(name.is_not(None), counted).distinct()))
    return sorted(names, key=lambda each: (each.casefold(), each))


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
    flags: dict[int, list[str]] = defaultdict(list)
    for keys in pieces(record_keys):
        rows = connection.execute(
            select(FindingRow.record_key, FindingRow.criterion)
            .where(FindingRow.record_key.in_(keys), FindingRow.status.in_(flagging))
            .order_by(FindingRow.record_key, FindingRow.position)
        )
        for key, criterion in rows:
            flags[key].append(criterion)
    return {key: tuple(names) for key, names in flags.items()}
