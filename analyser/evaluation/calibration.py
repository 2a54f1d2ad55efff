"""Calibration: whether findings given with confidence 0.9 are right nine times in ten.

The bins are all that a reliability plot needs: :class:`analyser.evaluation.authors.Scores` holds them over all records
and for each author.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.domain.share import Share
from analyser.evaluation.outcomes import RecordOutcome

_BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The findings whose confidence lies within one tenth.

    Attributes:
        low: Where the tenth begins; the last one holds 1 as well.
        high: Where it ends.
        count: How many findings there are.
        confidence: Their mean confidence.
        right: The share whose status is right.
        right_low: Lower end of that share's 95 % interval, by Wilson.
        right_high: Upper end.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float
    right_low: float
    right_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How far confidence and truth lie apart.

    Attributes:
        error: The expected calibration error: the mean distance over all findings; None without any.
        bins: The tenths that hold findings, from low to high.
    """

    error: float | None
    bins: tuple[Bin, ...]


def calibration_of(outcomes: Iterable[RecordOutcome]) -> Calibration:
    """Sort findings by confidence and see how many of each sort are right.

    Args:
        outcomes: Labels beside findings; a finding without a confidence counts nowhere.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for row in outcomes:
        for each in row.outcomes.values():
            if each.confidence is not None:
                bins[min(int(each.confidence * _BINS), _BINS - 1)].append((each.confidence, each.right))
    filled = tuple(_bin(number, rows) for number, rows in enumerate(bins) if rows)
    count = sum(each.count for each in filled)
    error = sum(each.count * abs(each.confidence - each.right) for each in filled) / count if count else None
    return Calibration(error=error, bins=filled)


def _bin(number: int, rows: list[tuple[float, bool]]) -> Bin:
    right = Share(sum(right for _, right in rows), len(rows))
    return Bin(
        low=number / _BINS,
        high=(number + 1) / _BINS,
        count=right.whole,
        confidence=sum(confidence for confidence, _ in rows) / right.whole,
        right=right.part / right.whole,
        right_low=right.low or 0.0,
        right_high=right.high or 0.0,
    )
