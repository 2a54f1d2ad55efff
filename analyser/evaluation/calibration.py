"""Calibration: whether findings given with confidence 0.9 are right nine times in ten."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyser.evaluation.outcomes import RecordOutcome

_BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The findings whose confidence lies within one tenth.

    Attributes:
        low: Where the tenth begins; the last one holds 1 as well.
        count: How many findings there are.
        confidence: Their mean confidence.
        right: The share whose status is right.
    """

    low: float
    count: int
    confidence: float
    right: float


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
    filled = tuple(_bin(number / _BINS, rows) for number, rows in enumerate(bins) if rows)
    count = sum(each.count for each in filled)
    error = sum(each.count * abs(each.confidence - each.right) for each in filled) / count if count else None
    return Calibration(error=error, bins=filled)


def _bin(low: float, rows: list[tuple[float, bool]]) -> Bin:
    count = len(rows)
    return Bin(
        low=low,
        count=count,
        confidence=sum(confidence for confidence, _ in rows) / count,
        right=sum(right for _, right in rows) / count,
    )
