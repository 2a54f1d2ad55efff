"""Stretches of whole months, and how they are written."""

import datetime as dt
from dataclasses import dataclass

_FIRST_MONTH_OF_A_YEAR = 4
"""Years of account begin in April, as councils count them."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One month, or several in a row.

    Attributes:
        first: First day of the first month.
        last: First day of the last month.
    """

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        """Refuse what does not stand for whole months."""
        if self.first.day != 1 or self.last.day != 1 or self.first > self.last:
            msg = f"{self.first} to {self.last} is no span of months: give first days of months, the earlier one first."
            raise ValueError(msg)

    @property
    def after(self) -> dt.date:
        """First day of the month that follows."""
        return months_after(self.last, 1)

    @property
    def middle(self) -> dt.date:
        """Where a point on a chart stands."""
        return self.first + (self.after - self.first) / 2

    @property
    def words(self) -> str:
        """``May 2025``, ``May to July 2025``, ``December 2025 to January 2026``."""
        if self.first == self.last:
            return f"{self.last:%B %Y}"
        if self.first.year == self.last.year:
            return f"{self.first:%B} to {self.last:%B %Y}"
        return f"{self.first:%B %Y} to {self.last:%B %Y}"

    @property
    def short(self) -> str:
        """``May 2025``, ``May–Jul 2025``, ``Dec 2025–Jan 2026``."""
        if self.first == self.last:
            return f"{self.last:%b %Y}"
        return f"{self.first:%b}{'' if self.first.year == self.last.year else f' {self.first:%Y}'}–{self.last:%b %Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What is looked at.

    Attributes:
        since: First day of the first month; None for as far back as there is anything.
        until: First day of the last month; None for up to the newest.
    """

    since: dt.date | None = None
    until: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse what does not stand for whole months."""
        Span(self.since or dt.date(1, 1, 1), self.until or dt.date(9999, 12, 1))

    def holds(self, span: Span) -> bool:
        """Whether all of a span lies within."""
        return (self.since is None or span.first >= self.since) and (self.until is None or span.last <= self.until)

    def touches(self, span: Span) -> bool:
        """Whether any of a span lies within."""
        return (self.since is None or span.last >= self.since) and (self.until is None or span.first <= self.until)

    @property
    def words(self) -> str:
        """``January to June 2025``, ``since May 2025``, ``all months``."""
        if self.since and self.until:
            return Span(self.since, self.until).words
        if self.since:
            return f"since {self.since:%B %Y}"
        return f"until {self.until:%B %Y}" if self.until else "all months"


def months_after(month: dt.date, months: int) -> dt.date:
    """The first day of the month so many months later, or earlier if negative."""
    years, number = divmod(month.year * 12 + month.month - 1 + months, 12)
    return dt.date(years, number + 1, 1)


def year_of_account(month: dt.date) -> int:
    """The calendar year in which the year of account begins that holds the month."""
    return month.year - (month.month < _FIRST_MONTH_OF_A_YEAR)
