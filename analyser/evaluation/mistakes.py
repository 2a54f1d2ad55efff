"""Mistakes: where what was said and the label differ, with the words that a person needs to see why."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from analyser.domain.evidence import PARTIES
from analyser.evaluation.authors import Evaluation
from analyser.evaluation.labels import ATTENDANCE, Label
from analyser.evaluation.outcomes import RecordOutcome, pair_actions
from analyser.evaluation.said import Said


class Mistake(NamedTuple):
    """One criterion or action of one record that is wrong.

    Attributes:
        author: Who wrote the record.
        record_id: The record's id.
        about: The criterion's id, ``action`` or ``missing parties``.
        said: The status that was given, what was made of the action, or the parties that were named.
        expected: The right status, the labelled action, or the labelled parties.
        reason: The reason that was given, or "".
        words: The labelled passages, or those of the action.
    """

    author: str
    record_id: str
    about: str
    said: str
    expected: str
    reason: str
    words: tuple[str, ...]


def mistakes(labels: Sequence[Label], said: Mapping[str, Said], evaluation: Evaluation) -> tuple[Mistake, ...]:
    """List every wrong status, wrong missing parties and every wrong action, record by record.

    Args:
        labels: What is right.
        said: What was said, by record id.
        evaluation: The two compared; criteria that it reports as absent are left aside.
    """
    found: list[Mistake] = []
    for label, outcome in zip(labels, evaluation.outcomes, strict=True):
        found.extend(_wrong_statuses(label, outcome, evaluation.overall.criteria))
        row = said.get(label.id, Said(record_id=label.id))
        found.extend(_wrong_parties(label, row))
        found.extend(_wrong_actions(label, row))
    return tuple(found)


def _wrong_statuses(label: Label, outcome: RecordOutcome, scored: Container[str]) -> Iterator[Mistake]:
    for criterion, each in outcome.outcomes.items():
        if criterion in scored and not each.right:
            yield Mistake(
                author=label.author,
                record_id=label.id,
                about=criterion,
                said=each.said.value if each.said else "nothing",
                expected=each.gold.value,
                reason=each.reason,
                words=label.criteria[criterion].evidence,
            )


def _wrong_parties(label: Label, said: Said) -> Iterator[Mistake]:
    """The wrong parties under the right status; under a wrong one they follow from it."""
    gold, named = label.missing_parties, said.missing_parties
    finding = said.findings.get(ATTENDANCE)
    if gold is None or named is None or finding is None:
        return
    expected = label.criteria[ATTENDANCE]
    if finding.status is expected.status and named != gold:
        yield Mistake(
            author=label.author,
            record_id=label.id,
            about="missing parties",
            said=_listed(named),
            expected=_listed(gold),
            reason=finding.reason,
            words=expected.evidence,
        )


def _listed(parties: Container[str]) -> str:
    return ", ".join(party for party in PARTIES if party in parties)


def _wrong_actions(label: Label, said: Said) -> Iterator[Mistake]:
    def wrong(said: str, expected: str, *words: str) -> Mistake:
        return Mistake(label.author, label.id, "action", said, expected, "", words)

    pairs = pair_actions(label, said.actions)
    for gold in label.actions:
        if not any(gold is paired for paired, _ in pairs):
            yield wrong("no action", "an action", gold.text)
    for row in said.actions:
        if not any(row is paired for _, paired in pairs):
            yield wrong("an action", "no action", label.text[row.start : row.end])
    for gold, row in pairs:
        if gold.owner_kind.is_specific != row.owner_kind.is_specific:
            yield wrong(_owner(row.owner_kind, row.owner), _owner(gold.owner_kind, gold.owner), gold.text)
        if bool(gold.due) != bool(row.due):
            yield wrong(f"due: {row.due or 'none'}", f"due: {gold.due or 'none'}", gold.text)


def _owner(kind: str, words: str | None) -> str:
    return f"owner: {words or 'none'} ({kind})"
