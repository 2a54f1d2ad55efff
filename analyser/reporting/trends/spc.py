"""Statistical process control: p-charts of the share met over time, and what on them is more than chance.

The centre line is the pooled share of a phase, the limits lie three standard errors from it and so move with the
number of records (Shewhart's p-chart; Montgomery, Introduction to Statistical Quality Control, 7th ed., 7.2.2). The
binomial takes records as independent. Where shares vary more from month to month than it allows, limits are widened by
Laney's sigma z, the mean moving range of the standardised shares over 1.128 (Laney 2002, Quality Engineering 14:531).
Unless one says which, the wider ones are taken where sigma z is larger than in about 39 of 40 charts without such
variation:
its standard error from moving ranges is sqrt(0.826 / (points - 1)) (Cryer and Ryan 1990, J Quality Technology 22:187).
Limits are never narrowed.

Special causes are those of NHS England's Making Data Count: a point beyond a limit; seven points in a row on one side
of the centre line; seven in a row rising or falling; two of three in the outer third on one side. A higher share met
is better, so each is an improvement or a concern. Months without records are gaps; points on both sides of a gap
follow each other. The tests check the limits against Montgomery's purchase orders (table 7.4).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from math import sqrt
from statistics import fmean
from typing import NamedTuple

from analyser.domain.share import Share
from analyser.reporting.trends.spans import Span

FEWEST_POINTS = 12
"""Limits from fewer points move too much with the next one; Making Data Count advises as many."""

_SIGMAS, _OUTER = 3, 2
_IN_A_ROW = 7
_MEAN_RANGE = 1.128
"""Mean distance of two values of a standard normal variable (d2 for two)."""

_RANGE_VARIANCE, _CHANCE = 0.826, 1.96


class SpecialCause(StrEnum):
    """Why a point is more than chance; where several hold, the first of these is what it is shown as."""

    BEYOND_LIMIT = "beyond_limit"
    ONE_SIDE = "one_side"
    OUTER_THIRD = "outer_third"
    TREND = "trend"


class Direction(StrEnum):
    """Whether it is for the better."""

    IMPROVEMENT = "improvement"
    CONCERN = "concern"


class Observation(NamedTuple):
    """What is charted: how many records met the criterion in some months, and of how many."""

    span: Span
    met: int
    records: int


class Rebase(NamedTuple):
    """From when on the process is a new one, and why.

    Attributes:
        month: First day of the month in which the new phase begins.
        reason: What has changed, in the words of whoever decided it.
    """

    month: dt.date
    reason: str


class Limits(NamedTuple):
    """Between what a point lies by chance."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A time in which the process was one and the same.

    Attributes:
        reason: Why it began; None for the first.
        span: From its first point to its last.
        first: The number of its first point.
        points: How many it has.
        share: All its records together, the centre line.
        sigma_z: How much more the shares vary than the binomial allows, as a factor; None if it cannot be told.
        is_widened: Whether limits are widened by it.
        has_limits: Whether there are points enough for a centre line and limits.
    """

    reason: str | None
    span: Span
    first: int
    points: int
    share: Share
    sigma_z: float | None
    is_widened: bool
    has_limits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point.

    Attributes:
        span: Its months.
        share: The share met.
        centre: The centre line; None without limits.
        limits: Three sigma either way, within 0 and 1; None without.
        sigma: A third of the distance to the limits, before they were cut at 0 and 1; None without.
    """

    span: Span
    share: Share
    centre: float | None
    limits: Limits | None
    sigma: float | None

    @property
    def value(self) -> float:
        """The share met."""
        return self.share.part / self.share.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Something that is more than chance.

    Attributes:
        cause: By which rule.
        direction: Whether it is for the better.
        points: The numbers of the points that make it up.
        span: From the first of them to the last.
        words: What is seen, in one sentence.
    """

    cause: SpecialCause
    direction: Direction
    points: tuple[int, ...]
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PChart:
    """A p-chart.

    Attributes:
        phases: One unless it was re-based.
        points: In the order of time.
        signals: What is more than chance, in the order of the rules and of time.
    """

    phases: tuple[Phase, ...]
    points: tuple[Point, ...]
    signals: tuple[Signal, ...]

    def direction_of(self, point: int) -> Direction | None:
        """What a point is shown as; None for common cause."""
        return next((signal.direction for signal in self.signals if point in signal.points), None)


def p_chart(observations: Sequence[Observation], *, rebase: Sequence[Rebase] = (), laney: bool | None = None) -> PChart:
    """Chart shares met over time.

    Args:
        observations: In the order of time, with at least one record each; months without any are left out.
        rebase: Where new phases begin.
        laney: Whether to widen limits by sigma z; None where it is larger than chance explains.

    Raises:
        ValueError: Observations overlap, are out of order or have no records.
    """
    for one, other in pairwise(observations):
        if one.span.last >= other.span.first:
            msg = f"{other.span.words} does not come after {one.span.words}: give each month once, in order."
            raise ValueError(msg)
    reasons = {rebasing.month: rebasing.reason for rebasing in rebase}
    starts = [dt.date.min, *sorted(reasons), dt.date.max]
    phases: list[Phase] = []
    points: list[Point] = []
    for start, end in pairwise(starts):
        part = [each for each in observations if start <= each.span.first < end]
        if part:
            phases.append(_phase(part, reasons.get(start), len(points), laney))
            points += [_point(each, phases[-1]) for each in part]
    signals = sorted(
        (signal for phase in phases if phase.has_limits for signal in _signals(points, phase)),
        key=lambda signal: (tuple(SpecialCause).index(signal.cause), signal.points),
    )
    return PChart(phases=tuple(phases), points=tuple(points), signals=tuple(signals))


def _phase(part: Sequence[Observation], reason: str | None, first: int, laney: bool | None) -> Phase:
    share = Share(sum(each.met for each in part), sum(each.records for each in part))
    sigma_z = _sigma_z(part, share)
    chance = 1 + _CHANCE * sqrt(_RANGE_VARIANCE / (len(part) - 1)) if len(part) > 1 else 0.0
    is_wider = sigma_z is not None and sigma_z > (chance if laney is None else 1)
    return Phase(
        reason=reason,
        span=Span(part[0].span.first, part[-1].span.last),
        first=first,
        points=len(part),
        share=share,
        sigma_z=sigma_z,
        is_widened=is_wider and laney is not False,
        has_limits=len(part) >= FEWEST_POINTS,
    )


def _sigma_z(part: Sequence[Observation], share: Share) -> float | None:
    mean = share.part / share.whole
    if len(part) < 2 or mean in {0.0, 1.0}:
        return None
    standardised = [(each.met / each.records - mean) / sqrt(mean * (1 - mean) / each.records) for each in part]
    return fmean(abs(other - one) for one, other in pairwise(standardised)) / _MEAN_RANGE


def _point(each: Observation, phase: Phase) -> Point:
    share = Share(each.met, each.records)
    if not phase.has_limits:
        return Point(span=each.span, share=share, centre=None, limits=None, sigma=None)
    centre = phase.share.part / phase.share.whole
    sigma = sqrt(centre * (1 - centre) / each.records)
    if phase.is_widened and phase.sigma_z is not None:
        sigma *= phase.sigma_z
    limits = Limits(max(0.0, centre - _SIGMAS * sigma), min(1.0, centre + _SIGMAS * sigma))
    return Point(span=each.span, share=share, centre=centre, limits=limits, sigma=sigma)


def _signals(points: Sequence[Point], phase: Phase) -> Iterator[Signal]:
    numbers = range(phase.first, phase.first + phase.points)
    distances = {number: _sigmas_from_centre(points[number]) for number in numbers}
    sides = {number: _sign(points[number].share, phase.share) for number in numbers}
    for number, distance in distances.items():
        if abs(distance) > _SIGMAS:
            where = "above the upper limit" if distance > 0 else "below the lower limit"
            yield _signal(points, SpecialCause.BEYOND_LIMIT, sides[number], (number,), f"the share lies {where}")
    for side, run in _runs(numbers, lambda one, other: sides[one] if sides[one] == sides[other] else 0):
        said = f"{len(run)} points in a row lie {'above' if side > 0 else 'below'} the mean"
        yield _signal(points, SpecialCause.ONE_SIDE, side, run, said)
    for side, limit in ((1, "upper"), (-1, "lower")):
        for near in _close_together([number for number in numbers if distances[number] * side > _OUTER]):
            many = "two of three points" if len(near) == 2 else f"{len(near)} points close together"
            yield _signal(points, SpecialCause.OUTER_THIRD, side, near, f"{many} lie near the {limit} limit")
    for way, run in _runs(numbers, lambda one, other: _sign(points[other].share, points[one].share)):
        said = f"{len(run)} points in a row {'rise' if way > 0 else 'fall'}"
        yield _signal(points, SpecialCause.TREND, way, run, said)


def _signal(points: Sequence[Point], cause: SpecialCause, way: int, of: tuple[int, ...], said: str) -> Signal:
    direction = Direction.IMPROVEMENT if way > 0 else Direction.CONCERN
    span = Span(points[of[0]].span.first, points[of[-1]].span.last)
    words = f"{span.words}: {said} ({direction})."
    return Signal(cause=cause, direction=direction, points=of, span=span, words=words)


def _sigmas_from_centre(point: Point) -> float:
    return (point.value - point.centre) / point.sigma if point.sigma and point.centre is not None else 0.0


def _sign(one: Share, other: Share) -> int:
    """1 if the first share is the larger, -1 if the second, 0 if neither; exact, as they are fractions."""
    difference = one.part * other.whole - other.part * one.whole
    return (difference > 0) - (difference < 0)


def _runs(numbers: Sequence[int], link: Callable[[int, int], int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The longest runs of enough neighbours that are linked in the same way; a link of 0 is none."""
    linked = ((link(one, other), other) for one, other in pairwise(numbers))
    for way, group in groupby(linked, key=lambda each: each[0]):
        run = [other for _, other in group]
        if way and len(run) >= _IN_A_ROW - 1:
            yield way, (run[0] - 1, *run)


def _close_together(numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Groups of two or more of which each comes at most two after the one before."""
    ends = [place for place, (one, other) in enumerate(pairwise(numbers), start=1) if other - one > 2]
    for start, end in pairwise([0, *ends, len(numbers)]):
        if end - start > 1:
            yield tuple(numbers[start:end])
