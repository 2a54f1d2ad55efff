"""Shares of counted things, and how far the true share may lie from a counted one."""

from math import sqrt
from typing import NamedTuple

_Z = 1.959964
"""How many standard errors hold 95 %."""


class Share(NamedTuple):
    """So many of so many.

    The interval is Wilson's, which stays honest where few were counted or none counts: 0 of 10 may well be 0.28. It
    takes what is counted as independent; findings of near-identical records are not, and then it is a little narrow.

    Attributes:
        part: How many count.
        whole: Of how many.
    """

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def low(self) -> float | None:
        """Lower end of the 95 % interval; None of nothing."""
        return max(0.0, self._middle - self._half) if self.whole else None

    @property
    def high(self) -> float | None:
        """Upper end of the 95 % interval; None of nothing."""
        return min(1.0, self._middle + self._half) if self.whole else None

    def to_json(self) -> dict[str, float | int | None]:
        """The counts, the share and its interval."""
        return {**self._asdict(), "share": self.value, "low": self.low, "high": self.high}

    @property
    def _middle(self) -> float:
        return (self.part + _Z**2 / 2) / (self.whole + _Z**2)

    @property
    def _half(self) -> float:
        spread = self.part * (self.whole - self.part) / self.whole + _Z**2 / 4
        return _Z * sqrt(spread) / (self.whole + _Z**2)
