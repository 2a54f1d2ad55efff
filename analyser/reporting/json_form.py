"""Assessment → JSON: the form other programs rely on (``assessment.schema.json`` describes it)."""

import json
from typing import Any

from pydantic_core import PydanticSerializationError
from pydantic_core import to_json as write_json

from analyser.domain.evidence import PARTIES, Action, Evidence, NearMiss
from analyser.domain.finding import Assessment, Finding
from analyser.domain.record import METADATA_KEYS, Record

JsonObject = dict[str, Any]
"""What ``json`` calls an object; its shape is the schema's business."""

_PLACES = 4


def to_json(assessment: Assessment) -> JsonObject:
    """Everything the tool says about one record, ready for ``json.dumps``.

    The record's text is not in it; offsets count characters of that text, and evidence carries
    its own words. Where the record has pages, each span also carries its ``page``.

    Args:
        assessment: What the pipeline said.

    Returns:
        A new dictionary whose keys always stand in the same order.
    """
    record = assessment.record
    return {
        "record_id": record.record_id,
        "source": record.source,
        "sha256": record.sha256,
        "metadata": {key: record.metadata[key] for key in METADATA_KEYS if key in record.metadata},
        "status": assessment.status,
        "problem": assessment.problem,
        "flags": list(assessment.flags),
        "findings": {name: _finding(record, finding) for name, finding in assessment.findings.items()},
        "actions": [_action(record, action) for action in assessment.actions],
        "attendance": attendance(assessment),
        "engine": {
            "version": assessment.engine.version,
            "criteria": assessment.engine.criteria,
            "model": assessment.engine.model,
            "model_sha256": assessment.engine.model_sha256,
        },
    }


def to_json_line(assessment: Assessment) -> bytes:
    """One line of JSON Lines in UTF-8; the same assessment always gives the same bytes.

    A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape.
    """
    form = to_json(assessment)
    try:
        return write_json(form) + b"\n"  # gives what json.dumps would, in a fifth of the time
    except PydanticSerializationError:
        line = json.dumps(form, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return line.encode("utf-8", "backslashreplace") + b"\n"


def attendance(assessment: Assessment) -> dict[str, list[str]]:
    """The words that name who took part, by party; a party nobody spoke for has an empty list."""
    return {party: [person.text for person in assessment.participants if person.party == party] for party in PARTIES}


def _finding(record: Record, finding: Finding) -> JsonObject:
    return {
        "status": finding.status.value,
        "confidence": round(finding.confidence, _PLACES),
        "reason": finding.reason,
        "evidence": [_evidence(record, each) for each in finding.evidence],
        "near_misses": [_near_miss(record, each) for each in finding.near_misses],
    }


def _evidence(record: Record, evidence: Evidence) -> JsonObject:
    place = _place(record, evidence)
    place["detector"] = evidence.detector
    place["score"] = round(evidence.score, _PLACES)
    return place


def _near_miss(record: Record, near_miss: NearMiss) -> JsonObject:
    place = _place(record, near_miss)
    place["why"] = near_miss.why.value
    return place


def _action(record: Record, action: Action) -> JsonObject:
    place = _place(record, action)
    place["owner"] = action.owner
    place["owner_kind"] = action.owner_kind.value
    place["due"] = action.due
    return place


def _place(record: Record, span: Evidence | NearMiss | Action) -> JsonObject:
    place: JsonObject = {"start": span.start, "end": span.end, "text": span.text}
    if record.pages:
        place["page"] = record.page_of(span.start)
    return place
