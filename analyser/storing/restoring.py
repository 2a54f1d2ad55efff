"""Rows → assessments: what was saved, as the engine first said it, for whoever writes a report of it again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select

from analyser.domain.evidence import Action, Evidence, NearMiss, OwnerKind, Participant, Why
from analyser.domain.finding import Assessment, Engine, Finding, Status
from analyser.domain.record import Record
from analyser.storing.schema import (
    ActionRow,
    Base,
    BatchRecordRow,
    EngineRow,
    EvidenceRow,
    FindingRow,
    NearMissRow,
    ParticipantRow,
    RecordRow,
    TextRow,
)

_AT_ONCE = 250
_Rows = dict[type[Base], defaultdict[int, list[Any]]]


def assessments_of(connection: Connection, batch_id: int) -> Iterator[Assessment]:
    """What a batch holds, in the order of names, some hundreds of records at a time.

    A record whose words are not kept is left out: nothing of its evidence could be shown.
    """
    here = BatchRecordRow.__table__.c
    query = (
        select(
            *(column for column in here if column.name != "batch_id"),
            TextRow.text,
            *(getattr(EngineRow, name) for name in Engine.__slots__),
        )
        .join(RecordRow, RecordRow.record_key == here.record_key)
        .join(TextRow, TextRow.record_key == here.record_key)
        .join(EngineRow, EngineRow.engine_key == RecordRow.engine_key)
        .where(here.batch_id == batch_id)
        .order_by(here.record_id, here.source, here.record_key)
    )
    after = 0
    while rows := connection.execute(query.offset(after).limit(_AT_ONCE)).all():
        parts = _parts(connection, [row.record_key for row in rows])
        yield from (_assessment(row, parts) for row in rows)
        after += len(rows)


def _parts(connection: Connection, keys: Sequence[int]) -> _Rows:
    parts: _Rows = {}
    for table in (FindingRow, EvidenceRow, NearMissRow, ActionRow, ParticipantRow):
        columns = table.__table__.c
        query = (
            select(table.__table__)
            .where(columns.record_key.in_(set(keys)))
            .order_by(columns.record_key, columns.position)
        )
        parts[table] = defaultdict(list)
        for key, rows in groupby(connection.execute(query), attrgetter("record_key")):
            parts[table][key] = list(rows)
    return parts


def _assessment(row: Any, parts: _Rows) -> Assessment:  # noqa: ANN401 - a fetched row
    text, key = row.text, row.record_key
    metadata = {
        "date": row.date_text or (row.date and row.date.isoformat()),
        "team": row.team,
        "agency": row.agency,
        "author": row.author,
        "child_age": row.child_age,
    }
    return Assessment(
        record=Record(
            record_id=row.record_id,
            source=row.source,
            text=text,
            metadata={name: value for name, value in metadata.items() if value},
            pages=tuple(row.pages or ()),
        ),
        findings={each.criterion: _finding(each, text, parts) for each in parts[FindingRow][key]},
        engine=Engine(version=row.version, criteria=row.criteria, model=row.model, model_sha256=row.model_sha256),
        actions=tuple(
            Action(
                **_place(each, text),
                owner=each.owner,
                owner_kind=OwnerKind(each.owner_kind),
                due=each.due,
                detector=each.detector,
            )
            for each in parts[ActionRow][key]
        ),
        participants=tuple(Participant(**_place(each, text), party=each.party) for each in parts[ParticipantRow][key]),
    )


def _finding(row: Any, text: str, parts: _Rows) -> Finding:  # noqa: ANN401 - a fetched row
    mine = [
        [each for each in parts[table][row.record_key] if each.criterion == row.criterion]
        for table in (EvidenceRow, NearMissRow)
    ]
    return Finding(
        criterion=row.criterion,
        status=Status(row.status),
        reason=row.reason,
        confidence=row.confidence,
        evidence=tuple(Evidence(**_place(each, text), detector=each.detector, score=each.score) for each in mine[0]),
        near_misses=tuple(NearMiss(**_place(each, text), why=Why(each.why)) for each in mine[1]),
    )


def _place(row: Any, text: str) -> dict[str, Any]:  # noqa: ANN401 - a fetched row
    start, end = row.start_char, row.end_char
    return {"start": start, "end": end, "text": text[start:end]}
