"""Suspects: labels with which the engine disagrees and is sure, for a person to look at again.

An engine that has learnt from a label cannot suspect it. What is said must come from one that has not: rules alone, a
model trained on other records, or what ``analyser train`` keeps of each author as read by a model made without that
author (:mod:`analyser.training.unlearnt`). A suspect is a question, never a correction: nothing here changes a label.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from analyser.domain.finding import Status
from analyser.domain.share import Share
from analyser.evaluation.labels import Label
from analyser.evaluation.said import Said, SaidFinding

SURE = 0.8
"""The confidence from which a disagreement is worth a person's time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """One label that may be wrong.

    Attributes:
        author: Who wrote the record.
        record_id: The record's id.
        criterion: The criterion's id.
        label: The status on the label.
        said: The status that the engine gave.
        confidence: How sure the engine is.
        others: Of the other findings of this criterion that say the same and are at least as sure, those that agree
            with their labels: what being so sure is worth.
        reason: The engine's reason.
        rests_on: The words the engine points at.
        labelled: The words the label points at.
        ruled_out: The words the label names as only looking like evidence; a person has weighed those already.
    """

    author: str
    record_id: str
    criterion: str
    label: Status
    said: Status
    confidence: float
    others: Share
    reason: str
    rests_on: tuple[str, ...]
    labelled: tuple[str, ...]
    ruled_out: tuple[str, ...]

    @property
    def why(self) -> str:
        """One sentence on why the label is suspected."""
        agree = f"{self.others.part} of {self.others.whole}"
        known = f"{agree} other such findings agree with their labels" if self.others.whole else "no other is like it"
        return f"The engine says {_words(self.said)} with confidence {self.confidence:.2f}, and {known}."

    def to_json(self) -> dict[str, Any]:
        """The suspect as plain values."""
        return {
            "author": self.author,
            "record_id": self.record_id,
            "criterion": self.criterion,
            "label": self.label.value,
            "said": self.said.value,
            "confidence": self.confidence,
            "others": self.others.to_json(),
            "why": self.why,
            "reason": self.reason,
            "rests_on": list(self.rests_on),
            "labelled": list(self.labelled),
            "ruled_out": list(self.ruled_out),
        }


class _Pair(NamedTuple):
    """A label of one criterion beside the finding."""

    label: Label
    criterion: str
    finding: SaidFinding
    confidence: float

    @property
    def agrees(self) -> bool:
        return self.finding.status is self.label.criteria[self.criterion].status


def find_suspects(labels: Iterable[Label], said: Mapping[str, Said], *, least: float = SURE) -> tuple[Suspect, ...]:
    """List the labels with which the engine disagrees and is sure.

    Args:
        labels: The labels to question; they need not all name the same criteria.
        said: What was said, by record id, by an engine that has not learnt from these labels. A record that it lacks
            and a finding without a confidence are passed over.
        least: The confidence from which a disagreement counts.

    Returns:
        The most confident first; of equally confident ones first those of the kind that is most often right.
    """
    pairs = list(_pairs(labels, said))
    by_kind: dict[tuple[str, Status], list[_Pair]] = {}
    for pair in pairs:
        by_kind.setdefault((pair.criterion, pair.finding.status), []).append(pair)
    found = [
        _suspect(pair, by_kind[pair.criterion, pair.finding.status])
        for pair in pairs
        if not pair.agrees and pair.confidence >= least
    ]
    return tuple(sorted(found, key=lambda each: (-each.confidence, -(each.others.low or 0.0))))


def _pairs(labels: Iterable[Label], said: Mapping[str, Said]) -> Iterator[_Pair]:
    for label in labels:
        findings = said[label.id].findings if label.id in said else {}
        for criterion in label.criteria:
            finding = findings.get(criterion)
            if finding and finding.confidence is not None and finding.status is not Status.NOT_ASSESSED:
                yield _Pair(label, criterion, finding, finding.confidence)


def _suspect(pair: _Pair, alike: Sequence[_Pair]) -> Suspect:
    others = [each.agrees for each in alike if each.confidence >= pair.confidence and each is not pair]
    label, finding, gold = pair.label, pair.finding, pair.label.criteria[pair.criterion]
    return Suspect(
        author=label.author,
        record_id=label.id,
        criterion=pair.criterion,
        label=gold.status,
        said=finding.status,
        confidence=pair.confidence,
        others=Share(sum(others), len(others)),
        reason=finding.reason,
        rests_on=tuple(label.text[each.start : each.end] for each in finding.evidence),
        labelled=gold.evidence,
        ruled_out=label.near_miss.get(pair.criterion, ()),
    )


def _words(status: Status) -> str:
    return status.value.replace("_", " ")
