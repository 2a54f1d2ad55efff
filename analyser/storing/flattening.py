"""Assessment → rows, with a digest that tells whether a result has changed."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from analyser.domain.finding import Assessment, Engine
from analyser.domain.record import Record
from analyser.storing.schema import (
    ActionRow,
    Base,
    EvidenceRow,
    FindingRow,
    NearMissRow,
    ParticipantRow,
    Row,
    TextRow,
)

RESULT_TABLES: tuple[type[Base], ...] = (TextRow, FindingRow, EvidenceRow, NearMissRow, ActionRow, ParticipantRow)
"""What is replaced when a result changes, parents first."""

DESCRIPTION = ("date", "date_text", "team", "agency", "author", "child_age", "pages")
"""The columns of a description; see :func:`describe`."""


_to_json = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the store keeps of one assessment, apart from the record's name and description.

    Attributes:
        rows: By table, each row still without the keys of its record and stratum.
        engine: What made it, as a row.
        digest: Of the rows and the engine.
    """

    rows: dict[type[Base], list[Row]]
    engine: Row
    digest: str


def flatten(assessment: Assessment, *, keep_text: bool) -> Result:
    """The rows of one assessment.

    Args:
        assessment: One that has no problem.
        keep_text: Without, no row holds words of the record: reasons quote it, so they go as well.
    """
    findings = assessment.findings.items()
    rows: dict[type[Base], list[Row]] = {
        FindingRow: [
            {
                "criterion": name,
                "position": position,
                "status": each.status.value,
                "confidence": each.confidence,
                "reason": each.reason if keep_text else None,
            }
            for position, (name, each) in enumerate(findings)
        ],
        EvidenceRow: [
            {
                "criterion": name,
                "position": position,
                "start_char": each.start,
                "end_char": each.end,
                "detector": each.detector,
                "score": each.score,
            }
            for name, finding in findings
            for position, each in enumerate(finding.evidence)
        ],
        NearMissRow: [
            {
                "criterion": name,
                "position": position,
                "start_char": each.start,
                "end_char": each.end,
                "why": each.why.value,
            }
            for name, finding in findings
            for position, each in enumerate(finding.near_misses)
        ],
        ActionRow: [
            {
                "position": position,
                "start_char": each.start,
                "end_char": each.end,
                "owner": each.owner if keep_text else None,
                "owner_kind": each.owner_kind.value,
                "due": each.due if keep_text else None,
                "detector": each.detector,
            }
            for position, each in enumerate(assessment.actions)
        ],
        ParticipantRow: [
            {"position": position, "start_char": each.start, "end_char": each.end, "party": each.party}
            for position, each in enumerate(assessment.participants)
        ],
    }
    engine = engine_row(assessment.engine)
    digest = _digest([keep_text, engine["digest"], *_values(rows)])
    rows[TextRow] = [{"text": assessment.record.text}] if keep_text else []
    return Result(rows=rows, engine=engine, digest=digest)


def stratum_row(description: Row) -> Row:
    """The stratum of a record that is described so, with the digest it is known by."""
    date: dt.date | None = description["date"]
    month = date and date.replace(day=1)
    said = {"month": month, "team": description["team"], "agency": description["agency"]}
    return said | {"digest": _digest([month and month.isoformat(), said["team"], said["agency"]])}


def describe(record: Record, *, keep_text: bool) -> Row:
    """What the record's file says beside its text.

    Without text, what counting needs is kept (date, team, agency) and what points at people, or may
    be a sentence, is not (author, child's age, a date nobody understands).
    """
    said = record.metadata
    return {
        "date": _understood(said.get("date")),
        "date_text": said.get("date") if keep_text else None,
        "team": said.get("team"),
        "agency": said.get("agency"),
        "author": said.get("author") if keep_text else None,
        "child_age": said.get("child_age") if keep_text else None,
        "pages": list(record.pages) or None,
    }


@lru_cache(maxsize=16)
def engine_row(engine: Engine) -> Row:
    """The engine as a row, with the digest it is known by."""
    said = asdict(engine)
    return said | {"digest": _digest(said)}


def _understood(date: str | None) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(date).date() if date else None
    except ValueError:  # the reader keeps as written what it cannot parse
        return None


def _values(rows: dict[type[Base], list[Row]]) -> list[list[list[object]]]:
    return [[list(row.values()) for row in table] for table in rows.values()]


def _digest(value: object) -> str:
    return hashlib.sha256(_to_json(value).encode("ascii")).hexdigest()
