"""What trends are made of: whose records, of which months, how many, and how many of them met the criterion."""

from dataclasses import dataclass
from enum import StrEnum

from analyser.domain.share import Share
from analyser.reporting.trends.spans import Span


class Grouping(StrEnum):
    """By what records are put together; persons are not among it, and never will be."""

    ALL = "all"
    TEAM = "team"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Unit:
    """Whose records.

    Attributes:
        grouping: Of what kind it is.
        name: The team's or agency's; None for all records, and for those whose team or agency is not stated.
    """

    grouping: Grouping
    name: str | None = None

    @property
    def words(self) -> str:
        """What it is called on screen and paper."""
        if self.grouping is Grouping.ALL:
            return "All records"
        return self.name or f"No {self.grouping} stated"


EVERYTHING = Unit(Grouping.ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallNumbers:
    """Which figures are about so few records that they could point at one.

    Attributes:
        records: Figures on fewer records than this are not shown; 1 shows all.
        counts: Nor are figures where fewer than this met the criterion, or fewer than this did not, unless none did;
            0 or 1 for no such rule.
    """

    records: int = 5
    counts: int = 0

    def __post_init__(self) -> None:
        """Refuse what is no rule."""
        if self.records < 1 or self.counts < 0:
            msg = f"A rule on small numbers needs at least 1 record and no negative count, not {self!r}."
            raise ValueError(msg)

    def hides(self, met: int, records: int) -> bool:
        """Whether a figure on so many records may not be shown; that there are none may be."""
        if records == 0:
            return False
        return records < self.records or any(0 < count < self.counts for count in (met, records - met))

    @property
    def words(self) -> str:
        """The rule in one sentence."""
        if self.records == 1 and self.counts < 2:
            return "No figure is held back for being small."
        said = f"Figures on fewer than {self.records} records are not shown"
        if self.counts > 1:
            said += f", nor those where fewer than {self.counts} records, but some, met the criterion or did not"
        return f"{said}; months are put together until there are enough, or left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One figure of one unit on one criterion.

    Attributes:
        span: The months it is about.
        met: How many records met the criterion; None if that may not be shown.
        records: Of how many; None likewise.
    """

    span: Span
    met: int | None
    records: int | None

    @property
    def share(self) -> Share | None:
        """The share met, or None if it may not be shown."""
        return None if self.met is None or self.records is None else Share(self.met, self.records)
