"""Assessment → JSON: the form other programs rely on (``assessment.schema.json`` describes it)."""

import json
from typing import Any

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
    line = json.dumps(to_json(assessment), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return line.encode("utf-8", "backslashreplace") + b"\n"


def attendance(assessment: Assessment) -> dict[str, list[str]]:
    """The words that name who took part, by party; a party nobody spoke for has an empty list."""
    return {party: [person.text for person in assessment.participants if person.party == party] for party in PARTIES}


def _finding(record: Record, finding: Finding) -> JsonObject:
    return {
        "status": finding.status.value,
        "confidence": round(finding.confidence, _PLACES),
        "reason": finding.reason,
        "evidence": [
            _place(record, each) | {"detector": each.detector, "score": round(each.score, _PLACES)}
            for each in finding.evidence
        ],
        "near_misses": [_place(record, each) | {"why": each.why.value} for each in finding.near_misses],
    }


def _action(record: Record, action: Action) -> JsonObject:
    words = {"owner": action.owner, "owner_kind": action.owner_kind.value, "due": action.due}
    return _place(record, action) | words


def _place(record: Record, span: Evidence | NearMiss | Action) -> JsonObject:
    place: JsonObject = {"start": span.start, "end": span.end, "text": span.text}
    if record.pages:
        place["page"] = record.page_of(span.start)
    return place
