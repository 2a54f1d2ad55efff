"""How sure a flag must be to be shown first, for the false flags or the work that reviewers can bear.

Reviewers who read every flag lose nothing; those who cannot read all at once begin with the surest. A threshold says
where to stop for now. It orders flags and hides none: the others follow.

A threshold is chosen on labelled records and looks better there than elsewhere. So each is also tried on authors that
had no part in choosing it: for every author one is chosen on the others, and what comes of it is added up.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from analyser.domain.share import Share
from analyser.errors import LabelsError
from analyser.evaluation.outcomes import RecordOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What reviewers can bear.

    Attributes:
        false_flags: The largest share of flags shown first that may be false: 0.05 is 1 in 20; None for any.
        most_flags: The most flags shown first in 100 records; None for any number.
    """

    false_flags: float | None = None
    most_flags: float | None = None

    def allows(self, shown: int, false: int, records: int) -> bool:
        """Whether so many flags, so many of them false, can be borne in so many records."""
        few_false = self.false_flags is None or false <= self.false_flags * shown
        return few_false and (self.most_flags is None or 100 * shown <= self.most_flags * records)


class Shown(NamedTuple):
    """What is shown first.

    Attributes:
        flags: How many flags are shown first.
        false: Those of them whose record is labelled as met.
        kept: Of all true flags that were raised, those shown first.
        in_hundred: How many flags that is in 100 records.
    """

    flags: int
    false: Share
    kept: Share
    in_hundred: float

    def to_json(self) -> dict[str, Any]:
        """The counts, with intervals."""
        return {**self._asdict(), "false": self.false.to_json(), "kept": self.kept.to_json()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """How sure a flag must be.

    Attributes:
        confidence: The least confidence of a flag that is shown first; None where no confidence keeps within the limit.
        raised: How many flags there are.
        shown: What is shown first, on the records it was chosen on.
        unseen: What is shown first of each author, by a threshold chosen on the others; None with one author.
    """

    confidence: float | None
    raised: int
    shown: Shown
    unseen: Shown | None

    def to_json(self) -> dict[str, Any]:
        """The threshold as plain values."""
        return {
            "confidence": self.confidence,
            "raised": self.raised,
            "shown": self.shown.to_json(),
            "unseen": None if self.unseen is None else self.unseen.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How sure flags must be.

    Attributes:
        records: How many labelled records that rests on.
        overall: One threshold for the flags of all criteria.
        criteria: By criterion id, one of its own, for those that raise any flag.
    """

    records: int
    overall: Threshold
    criteria: dict[str, Threshold]

    def to_json(self) -> dict[str, Any]:
        """The thresholds as plain values."""
        return {
            "records": self.records,
            "overall": self.overall.to_json(),
            "criteria": {name: each.to_json() for name, each in self.criteria.items()},
        }


class Step(NamedTuple):
    """What is shown first by one threshold.

    Attributes:
        confidence: The least confidence of a flag that is shown first.
        shown: What is shown first by it.
    """

    confidence: float
    shown: Shown


class _Flag(NamedTuple):
    author: str
    criterion: str
    confidence: float
    true: bool


def choose_thresholds(outcomes: Sequence[RecordOutcome], limit: Limit) -> Thresholds:
    """Choose the lowest confidence that keeps within a limit, over all flags and for each criterion.

    Args:
        outcomes: Labels beside findings that do not come from learning those labels.
        limit: What reviewers can bear. A number of flags counts for each criterion apart and for all together.

    Raises:
        LabelsError: If there is no flag with a confidence.
    """
    flags = _flags(outcomes)
    authors = [row.author for row in outcomes]
    names = dict.fromkeys(name for row in outcomes for name in row.outcomes)
    of_criteria = {name: [flag for flag in flags if flag.criterion == name] for name in names}
    return Thresholds(
        records=len(outcomes),
        overall=_threshold(flags, authors, limit),
        criteria={name: _threshold(chosen, authors, limit) for name, chosen in of_criteria.items() if chosen},
    )


def every_threshold(outcomes: Sequence[RecordOutcome], criterion: str | None = None) -> tuple[Step, ...]:
    """What each possible threshold would show first, the surest flags alone before more and more.

    Args:
        outcomes: Labels beside findings that do not come from learning those labels.
        criterion: Only the flags of this criterion; None for all.

    Raises:
        LabelsError: If there is no flag with a confidence.
    """
    flags = [flag for flag in _flags(outcomes) if criterion in {None, flag.criterion}]
    true = sum(flag.true for flag in flags)
    steps, shown, false = [], 0, 0
    for confidence, truths in _by_confidence(flags):
        shown, false = shown + len(truths), false + truths.count(False)
        kept = Share(shown - false, true)
        steps.append(Step(confidence, Shown(shown, Share(false, shown), kept, 100 * shown / len(outcomes))))
    return tuple(steps)


def _flags(outcomes: Sequence[RecordOutcome]) -> list[_Flag]:
    flags = [
        _Flag(row.author, name, each.confidence, each.gold.is_flag)
        for row in outcomes
        for name, each in row.outcomes.items()
        if each.said is not None and each.said.is_flag and each.confidence is not None
    ]
    if not flags:
        msg = f"There is no flag with a confidence in {len(outcomes)} records to choose from. Scan more records."
        raise LabelsError(msg)
    return flags


def _by_confidence(flags: Sequence[_Flag]) -> Iterator[tuple[float, list[bool]]]:
    """Whether flags are true, those equally sure together, the surest first."""
    ordered = sorted(flags, key=lambda flag: -flag.confidence)
    for confidence, equals in groupby(ordered, key=lambda flag: flag.confidence):
        yield confidence, [flag.true for flag in equals]


def _threshold(flags: Sequence[_Flag], authors: Sequence[str], limit: Limit) -> Threshold:
    confidence = _lowest(flags, len(authors), limit)
    return Threshold(
        confidence=confidence,
        raised=len(flags),
        shown=_shown(flags, len(authors), lambda flag: _reaches(flag, confidence)),
        unseen=_unseen(flags, authors, limit),
    )


def _unseen(flags: Sequence[_Flag], authors: Sequence[str], limit: Limit) -> Shown | None:
    if len(set(authors)) < 2:
        return None
    chosen = {
        author: _lowest([flag for flag in flags if flag.author != author], len(authors) - authors.count(author), limit)
        for author in dict.fromkeys(authors)
    }
    return _shown(flags, len(authors), lambda flag: _reaches(flag, chosen[flag.author]))


def _lowest(flags: Sequence[_Flag], records: int, limit: Limit) -> float | None:
    """The lowest confidence from which flags keep within the limit; those equally sure are shown together."""
    lowest, shown, false = None, 0, 0
    for confidence, truths in _by_confidence(flags):
        shown, false = shown + len(truths), false + truths.count(False)
        if limit.allows(shown, false, records):
            lowest = confidence
    return lowest


def _reaches(flag: _Flag, confidence: float | None) -> bool:
    return confidence is not None and flag.confidence >= confidence


def _shown(flags: Sequence[_Flag], records: int, is_shown: Callable[[_Flag], bool]) -> Shown:
    first = [flag.true for flag in flags if is_shown(flag)]
    return Shown(
        flags=len(first),
        false=Share(first.count(False), len(first)),
        kept=Share(first.count(True), sum(flag.true for flag in flags)),
        in_hundred=100 * len(first) / records,
    )
