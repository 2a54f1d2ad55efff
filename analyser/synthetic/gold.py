"""The labels of a record, worked out from its marks and nothing else."""

from typing import Any

from analyser.domain.evidence import PARTIES, OwnerKind
from analyser.domain.finding import Status
from analyser.synthetic.kinds import ACTION_CRITERIA, CRITERIA, OFFENDING
from analyser.synthetic.marks import Kind, Mark, Marked

_AFTER_S47 = "after_s47"


def label_row(marked: Marked, record_id: str, style: str, noises: tuple[str, ...]) -> dict[str, Any]:
    """One line of the labels file: the form of criteria.md, and more keys for training.

    Beside that form: ``spans`` (criterion → start, end, "evidence" or the kind of near miss), ``unsure`` (criterion →
    start, end of stretches that were written for another criterion and may bear on this one: neither evidence nor
    none), ``attending`` (party → start, end), ``noise``; each action has its ``span``.
    """
    findings: dict[str, list[Mark]] = {name: [] for name in CRITERIA}
    near: dict[str, list[Mark]] = {name: [] for name in CRITERIA}
    unsure: dict[str, list[Mark]] = {name: [] for name in CRITERIA}
    attending: dict[str, list[Mark]] = {party: [] for party in PARTIES}
    for mark in marked.marks:
        if mark.kind is Kind.EVIDENCE:
            findings[mark.about].append(mark)
        elif mark.kind is Kind.NEAR_MISS:
            near[mark.about].append(mark)
        elif mark.kind is Kind.UNSURE:
            unsure[mark.about].append(mark)
        elif mark.kind is Kind.PARTICIPANT:
            attending[mark.value].append(mark)
    findings["attendance"] = sorted({mark for marks in attending.values() for mark in marks})
    if findings["s47_decision"]:  # with a section 47 outcome, weighing up a conference is no offence
        moved = [mark._replace(kind=Kind.NEAR_MISS, value=_AFTER_S47) for mark in findings["conference_focus"]]
        near["conference_focus"] = sorted(near["conference_focus"] + moved)
        findings["conference_focus"] = []
    actions = _actions(marked)
    statuses = {name: _status(name, findings[name]) for name in CRITERIA}
    statuses |= _action_statuses(actions) | {"attendance": _share(sum(map(bool, attending.values())), len(PARTIES))}
    text = marked.text
    criteria: dict[str, dict[str, Any]] = {
        name: {"status": statuses[name].value, "evidence": _words(text, findings[name])} for name in CRITERIA
    }
    if statuses["attendance"] is Status.PARTLY_MET:
        criteria["attendance"]["missing"] = [party for party in PARTIES if not attending[party]]
    return {
        "id": record_id,
        "style": style,
        "criteria": criteria,
        "near_miss": {name: _words(text, marks) for name, marks in near.items() if marks},
        "actions": actions,
        "attending": {party: [[mark.start, mark.end] for mark in marks] for party, marks in attending.items()},
        "spans": {name: _spans(near[name] + findings[name]) for name in CRITERIA if near[name] or findings[name]},
        "unsure": {name: [[mark.start, mark.end] for mark in marks] for name, marks in unsure.items() if marks},
        "noise": list(noises),
    }


def _status(name: str, found: list[Mark]) -> Status:
    return Status.MET if bool(found) != (name in OFFENDING) else Status.NOT_MET


def _share(part: int, whole: int) -> Status:
    if not part:
        return Status.NOT_MET
    return Status.MET if part == whole else Status.PARTLY_MET


def _action_statuses(actions: list[dict[str, Any]]) -> dict[str, Status]:
    owned = sum(OwnerKind(action["owner_kind"]).is_specific for action in actions)
    dated = sum(action["due"] is not None for action in actions)
    return dict(zip(ACTION_CRITERIA, (_share(owned, len(actions)), _share(dated, len(actions))), strict=True))


def _actions(marked: Marked) -> list[dict[str, Any]]:
    text = marked.text
    parts = {
        (mark.kind, mark.number): text[mark.start : mark.end]
        for mark in marked.marks
        if mark.kind in {Kind.OWNER, Kind.DUE}
    }
    return [
        {
            "text": text[mark.start : mark.end],
            "owner": parts.get((Kind.OWNER, mark.number)),
            "owner_kind": mark.value,
            "due": parts.get((Kind.DUE, mark.number)),
            "span": [mark.start, mark.end],
        }
        for mark in marked.marks
        if mark.kind is Kind.ACTION
    ]


def _spans(marks: list[Mark]) -> list[list[int | str]]:
    named = ((mark, mark.value if mark.kind is Kind.NEAR_MISS else "evidence") for mark in marks)
    return sorted([mark.start, mark.end, what] for mark, what in named)


def _words(text: str, marks: list[Mark]) -> list[str]:
    return list(dict.fromkeys(text[mark.start : mark.end] for mark in marks))
