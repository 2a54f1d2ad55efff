"""A made-up store of any size, for :mod:`benchmarks.store`.

It is filled table by table with the rows that saving would leave, by the function that saving itself inserts with,
because to save as many assessments one after another takes many minutes. What is drawn is as in life: sixty months,
twelve teams, five agencies, criteria that are met more often as months go by, twenty batches of which each repeats
some records of the one before, and three people who have reviewed some thousands of findings. Beside the thirteen
criteria of the catalogue there is one that is no longer in it, as in a store that has been in use for years.
"""

import datetime as dt
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Engine

from analyser.criteria import discover
from analyser.domain.evidence import Evidence
from analyser.domain.finding import Assessment, Finding, Status
from analyser.domain.finding import Engine as Maker
from analyser.domain.record import Record
from analyser.domain.review import ReasonCode, ReviewAction
from analyser.storing.flattening import engine_row, stratum_row
from analyser.storing.opening import TRANSACTION, writing
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
    RecordRow,
    ReviewRow,
    Row,
    StratumRow,
    TextRow,
)
from analyser.storing.upserting import insert_many

CRITERIA = (*sorted(criterion.id for criterion in discover()), "withdrawn")
BATCHES, MONTHS, TEAMS, AGENCIES, REVIEWED = 20, 60, 12, 5, 500
REVIEWERS = ("ann", "bob", "chris")
_STATUSES = (Status.MET, Status.PARTLY_MET, Status.NOT_MET)
_BEGUN = dt.datetime(2024, 1, 1, 9, tzinfo=dt.UTC)
_MAKER = Maker(version="0.1.0", criteria="c" * 64, model="fast", model_sha256="m" * 64)
_WORDS = "Strategy discussion held by phone with police and health. The child was seen at school today. "
_AT_ONCE = 2000
_Rows = dict[type[Base], list[Row]]


def fill(engine: Engine, records: int) -> None:
    """Fill an empty store; the same number gives the same store.

    The database numbers engines, strata, batches and records from 1 in the order in which they come.
    """
    draw = random.Random(records)
    strata: dict[tuple[int, int, int], int] = {}
    _insert(engine, _surroundings(strata, records))
    reviewed: list[Row] = []
    for start in range(1, records + 1, _AT_ONCE):
        rows: _Rows = defaultdict(list)
        for key in range(start, min(records + 1, start + _AT_ONCE)):
            _draw_record(rows, draw, strata, key, records)
            if draw.random() < REVIEWED / records:
                reviewed += rows[FindingRow][-len(CRITERIA) :]
        _insert(engine, rows)
    _insert(engine, {ReviewRow: [review for finding in reviewed for review in _reviews(draw, finding)]})
    if engine.dialect.name == "postgresql":  # what autovacuum does some minutes later
        with engine.execution_options(isolation_level="AUTOCOMMIT", **{TRANSACTION: ""}).connect() as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _insert(engine: Engine, rows: _Rows) -> None:
    with writing(engine).begin() as connection:
        for table, held in rows.items():
            if held:
                insert_many(connection, table, held)


def _described(month: int, team: int, agency: int, day: int = 1) -> Row:
    date = dt.date(2019 + month // 12, month % 12 + 1, day)
    return {"date": date, "team": f"Team {team + 1}", "agency": f"Agency {agency + 1}"}


def _surroundings(strata: dict[tuple[int, int, int], int], records: int) -> _Rows:
    rows: _Rows = {EngineRow: [engine_row(_MAKER)], StratumRow: [], BatchRow: []}
    for month in range(MONTHS):
        for team in range(TEAMS):
            for agency in range(AGENCIES):
                strata[month, team, agency] = len(strata) + 1
                rows[StratumRow].append(stratum_row(_described(month, team, agency)))
    for number in range(BATCHES):
        when = _BEGUN + dt.timedelta(days=number)
        counts = {"new_records": records // BATCHES, "updated_records": 0, "unchanged_records": 0, "not_assessed": 0}
        said = {"name": f"Batch {number + 1}", "source": f"records/{number + 1}"}
        rows[BatchRow].append(said | {"created_at": when, "finished_at": when} | counts)
    return rows


def _draw_record(
    rows: _Rows, draw: random.Random, strata: dict[tuple[int, int, int], int], key: int, records: int
) -> None:
    text = f"Record {key}. {_WORDS * 15}"
    hashed = hashlib.sha256(text.encode()).hexdigest()
    part = (key - 1) / records
    batch, name = int(part * BATCHES), f"case-{draw.randrange(10**7):07}"
    month = min(MONTHS - 1, max(0, int(part * MONTHS + draw.uniform(-2, 2))))
    place = (month, draw.randrange(TEAMS), draw.randrange(AGENCIES))
    other = {"date_text": None, "author": "J Smith", "child_age": "4", "pages": None}
    described = _described(*place, day=draw.randrange(1, 28)) | other
    named = {"record_id": name, "source": f"records/{batch + 1}/{name}.docx"}
    seen = dict.fromkeys(("first_seen", "last_seen"), _BEGUN + dt.timedelta(days=batch))
    made = {"engine_key": 1, "stratum_key": strata[place], "digest": hashed}
    rows[RecordRow].append({"sha256": hashed, "characters": len(text)} | named | seen | made | described)
    rows[TextRow].append({"record_key": key, "text": text})
    repeated = [batch + 1] if batch + 1 < BATCHES and draw.random() < 0.05 else []
    for each in (batch, *repeated):
        rows[BatchRecordRow].append({"batch_id": each + 1, "record_key": key, **named, **described})
    span = {"start_char": 10, "end_char": 60}
    for position, criterion in enumerate(CRITERIA):
        status, sure = _verdict(draw, position, month)
        finding = {"record_key": key, "criterion": criterion, "position": position, "stratum_key": strata[place]}
        reason = f'The record states it: "{_WORDS[:50]}".'
        rows[FindingRow].append(finding | {"status": status.value, "confidence": sure, "reason": reason})
        found = {"record_key": key, "criterion": criterion, "position": 0, **span}
        if status is Status.NOT_MET:
            rows[NearMissRow].append(found | {"why": "hypothetical"})
        else:
            rows[EvidenceRow].append(found | {"detector": "rule:outcome", "score": 0.95})
    for position in range(3):
        one = {"record_key": key, "position": position, **span}
        said = {"owner": "J Smith", "owner_kind": "person", "due": "by Friday", "detector": "rule:list"}
        rows[ActionRow].append(one | said)
        rows[ParticipantRow].append(one | {"party": "police"})


def _verdict(draw: random.Random, position: int, month: int) -> tuple[Status, float]:
    met = 0.35 + 0.03 * position + 0.2 * month / MONTHS
    status = draw.choices(_STATUSES, (met, 0.1, 0.9 - met))[0]
    return status, round(1 - draw.random() ** 3 / 2, 4)


def _reviews(draw: random.Random, finding: Row) -> Iterator[Row]:
    for reviewer in REVIEWERS:
        if draw.random() < 0.5:
            held = Status(finding["status"]) if draw.random() < 0.85 else draw.choice(_STATUSES)
            confirms = held.value == finding["status"]
            yield {
                "record_key": finding["record_key"],
                "criterion": finding["criterion"],
                "reviewer": reviewer,
                "made_at": _BEGUN,
                "action": ReviewAction.CONFIRM.value if confirms else ReviewAction.OVERRIDE.value,
                "reviewed_status": finding["status"],
                "engine_key": 1,
                "status": held.value,
                "reason_code": None if confirms else ReasonCode.OTHER.value,
                "note": None,
                "evidence": [],
                "adjudicates": False,
                "undoes": None,
            }


def made_up(draw: random.Random, number: int) -> Assessment:
    """An assessment of a record that the store does not hold yet."""
    text = f"New record {number}. {_WORDS * 15}"
    evidence = (Evidence(start=10, end=60, text=text[10:60], detector="rule:outcome"),)
    findings = {}
    for position, criterion in enumerate(CRITERIA):
        status, sure = _verdict(draw, position, number % MONTHS)
        findings[criterion] = Finding(
            criterion=criterion, status=status, reason=f'It says "{text[:50]}".', confidence=sure, evidence=evidence
        )
    said = {"date": f"2023-0{number % 9 + 1}-01", "team": f"Team {number % TEAMS + 1}", "agency": "Agency 1"}
    record = Record(record_id=f"new-{number}", source=f"new/{number}.docx", text=text, metadata=said)
    return Assessment(record=record, findings=findings, engine=_MAKER)
