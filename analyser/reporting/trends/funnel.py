"""Funnel plots: whether teams or agencies differ by more than chance, given how many records each has.

Limits are those of Spiegelhalter (2005, Statistics in Medicine 24:1185, appendix A.1.1): the exact binomial
distribution about the share of all together, interpolated between whole records, at 95 % and 99.8 %. Of twenty teams
that do not differ, one is expected outside of the 95 % limits.

Units stand in the order of their names, never of their shares, and are never persons: with few records each, persons
would be ranked by chance, and the tool judges recording, nobody's practice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from analyser.domain.share import Share
from analyser.reporting.trends.cells import Grouping, Unit

_ROOMY = 1.15
"""How much further than the largest unit the limits are drawn."""

_DRAWN = 120
"""At how many numbers of records the limits are worked out to draw them."""


class Verdict(StrEnum):
    """How a unit's share lies to what chance alone would give."""

    MUCH_MORE = "much_more"
    MORE = "more"
    CHANCE = "chance"
    FEWER = "fewer"
    MUCH_FEWER = "much_fewer"

    @property
    def words(self) -> str:
        """What to say of the unit's records."""
        return _WORDS[self]

    @property
    def short(self) -> str:
        """The same in few words."""
        level = "99.8 %" if self in {Verdict.MUCH_MORE, Verdict.MUCH_FEWER} else "95 %"
        return "" if self is Verdict.CHANCE else f"{'more' if self.is_more else 'fewer'} than by chance ({level})"

    @property
    def is_more(self) -> bool:
        """Whether more records met it than by chance."""
        return self in {Verdict.MORE, Verdict.MUCH_MORE}


_WORDS = {
    Verdict.MUCH_MORE: "more met than chance alone would give (beyond the 99.8 % limits)",
    Verdict.MORE: "more met than chance alone would give (beyond the 95 % limits)",
    Verdict.CHANCE: "within what chance alone would give",
    Verdict.FEWER: "fewer met than chance alone would give (beyond the 95 % limits)",
    Verdict.MUCH_FEWER: "fewer met than chance alone would give (beyond the 99.8 % limits)",
}


class FunnelLimits(NamedTuple):
    """Between what the share of so many records lies by chance.

    Attributes:
        records: How many records.
        low998: Lower end of the 99.8 % limits.
        low95: Lower end of the 95 % limits.
        high95: Upper end of the 95 % limits.
        high998: Upper end of the 99.8 % limits.
    """

    records: int
    low998: float
    low95: float
    high95: float
    high998: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPoint:
    """One team or agency.

    Attributes:
        unit: Which.
        share: Its share met.
        limits: What chance alone would give with as many records.
        verdict: How the share lies to them.
    """

    unit: Unit
    share: Share
    limits: FunnelLimits
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """A funnel plot.

    Attributes:
        grouping: Teams or agencies.
        share: All units together, the line in the middle.
        points: The units by name.
        left_out: The units of which nothing may be shown, by name.
        curve: The limits for drawing, from few records to many.
    """

    grouping: Grouping
    share: Share
    points: tuple[FunnelPoint, ...]
    left_out: tuple[Unit, ...]
    curve: tuple[FunnelLimits, ...]


def funnel(grouping: Grouping, shares: Mapping[Unit, Share]) -> Funnel:
    """Compare teams, or agencies.

    Args:
        grouping: By what; persons cannot be compared.
        shares: Of each; of nothing where nothing may be shown.

    Raises:
        ValueError: By anything but teams or agencies.
    """
    if grouping not in {Grouping.TEAM, Grouping.AGENCY} or any(unit.grouping is not grouping for unit in shares):
        msg = f"Only teams or agencies can be compared, not {grouping!r}; persons never are."
        raise ValueError(msg)
    by_name = sorted(shares, key=lambda unit: (unit.name is None, unit.words.casefold()))
    there = [unit for unit in by_name if shares[unit].whole]
    whole = Share(sum(shares[unit].part for unit in there), sum(shares[unit].whole for unit in there))
    numbers = [shares[unit].whole for unit in there]
    drawn = np.unique(np.geomspace(1, max(numbers, default=1) * _ROOMY, _DRAWN).astype(int)).tolist()
    by_chance = limits(numbers, whole) if there else ()
    return Funnel(
        grouping=grouping,
        share=whole,
        points=tuple(_point(unit, shares[unit], each) for unit, each in zip(there, by_chance, strict=True)),
        left_out=tuple(unit for unit in by_name if unit not in there),
        curve=limits(drawn, whole) if there else (),
    )


def limits(numbers: Sequence[int], about: Share) -> tuple[FunnelLimits, ...]:
    """Between what the shares of so many records lie by chance.

    Args:
        numbers: Numbers of records; each at least one.
        about: The share that all have alike.
    """
    centre = about.part / about.whole
    edges = [_interpolated(level, np.array(numbers), centre) for level in (0.001, 0.025, 0.975, 0.999)]
    return tuple(FunnelLimits(records, *each) for records, *each in zip(numbers, *edges, strict=True))


def _interpolated(level: float, records: NDArray[np.int_], centre: float) -> list[float]:
    """The quantile of the binomial distribution, between two whole numbers of records, as a share."""
    if centre in {0.0, 1.0}:
        return [centre] * len(records)
    count = binom.ppf(level, records, centre)
    above, below = binom.cdf(count, records, centre), binom.cdf(count - 1, records, centre)
    shares: list[float] = np.clip((count - (above - level) / (above - below)) / records, 0, 1).tolist()
    return shares


def _point(unit: Unit, share: Share, by_chance: FunnelLimits) -> FunnelPoint:
    value = share.part / share.whole
    if value > by_chance.high998:
        verdict = Verdict.MUCH_MORE
    elif value < by_chance.low998:
        verdict = Verdict.MUCH_FEWER
    elif value > by_chance.high95:
        verdict = Verdict.MORE
    else:
        verdict = Verdict.FEWER if value < by_chance.low95 else Verdict.CHANCE
    return FunnelPoint(unit=unit, share=share, limits=by_chance, verdict=verdict)
