"""One year of account as arrays: how many records of each team and agency in each month."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from analyser.reporting.trends.cells import EVERYTHING, Cell, Grouping, Unit
from analyser.reporting.trends.disclosure import Figures
from analyser.reporting.trends.spans import Span, months_after

MONTHS = 12

Months = tuple[int, ...]
"""Months of the year that have records, in a row, counted from 0."""

Members = NDArray[np.bool_]
"""Which strata (a team in an agency) belong to something."""


class Counted(NamedTuple):
    """The counts of one month of one team in one agency."""

    team: str | None
    agency: str | None
    month: dt.date
    met: int
    records: int


class Year(NamedTuple):
    """One year of account.

    Attributes:
        first: Its first month.
        members: The units, each with the strata it holds; of units that hold the same, the first.
        same: Every unit, with the one of ``members`` that holds the same.
        met: How many records met the criterion, by stratum and month.
        records: Of how many.
    """

    first: dt.date
    members: Mapping[Unit, Members]
    same: Mapping[Unit, Unit]
    met: NDArray[np.int_]
    records: NDArray[np.int_]

    def counts(self, members: Members, months: Sequence[int]) -> tuple[int, int]:
        """How many records met the criterion in some months, and of how many."""
        return int(self.met[members][:, months].sum()), int(self.records[members][:, months].sum())

    def cells(self, unit: Unit, stretches: Iterable[Months]) -> list[Cell]:
        """The figures of a unit in stretches of months."""
        members = self.members[self.same[unit]]
        met, records = self.met[members].sum(axis=0), self.records[members].sum(axis=0)
        return [
            Cell(span=self.span(each), met=int(met[list(each)].sum()), records=int(records[list(each)].sum()))
            for each in stretches
        ]

    def months_of(self, unit: Unit) -> Months:
        """The months in which a unit has records."""
        return tuple(np.flatnonzero(self.records[self.members[unit]].sum(axis=0)).tolist())

    def span(self, months: Sequence[int]) -> Span:
        """The months as dates."""
        return Span(months_after(self.first, months[0]), months_after(self.first, months[-1]))

    def is_within(self, inner: Unit, outer: Unit) -> bool:
        """Whether one unit is a part of another and not all of it."""
        return inner != outer and not (self.members[inner] & ~self.members[outer]).any()

    def figures(self, asked: Iterable[tuple[Members, Sequence[int]]]) -> Figures:
        """Figures as sums over the single counts that are above zero: one row for each that is asked for."""
        numbers = np.cumsum(self.records > 0).reshape(self.records.shape) - 1
        rows = []
        for members, months in asked:
            wanted = (self.records > 0) & members[:, None]
            rows.append(numbers[:, months][wanted[:, months]])
        ends = np.cumsum([0, *map(len, rows)])
        columns = np.concatenate([*rows, np.empty(0, dtype=int)])
        return csr_array((np.ones(len(columns)), columns, ends), shape=(len(rows), int((self.records > 0).sum())))


def make_year(number: int, rows: Sequence[Counted]) -> Year:
    """Put the counts of one year of account together.

    Args:
        number: The calendar year in which it begins.
        rows: Its counts, one a month, team and agency.
    """
    first = dt.date(number, 4, 1)
    strata = list(dict.fromkeys((row.team, row.agency) for row in rows))
    met, records = (np.zeros((len(strata), MONTHS), dtype=int) for _ in range(2))
    for row in rows:
        cell = strata.index((row.team, row.agency)), (row.month.month - first.month) % MONTHS
        met[cell], records[cell] = row.met, row.records
    units = {EVERYTHING: np.ones(len(strata), dtype=bool)}
    for place, grouping in enumerate((Grouping.TEAM, Grouping.AGENCY)):
        for name in dict.fromkeys(stratum[place] for stratum in strata):
            units[Unit(grouping, name)] = np.array([stratum[place] == name for stratum in strata])
    by_members: dict[bytes, Unit] = {}
    same = {unit: by_members.setdefault(members.tobytes(), unit) for unit, members in units.items()}
    return Year(first, {unit: units[unit] for unit in by_members.values()}, same, met, records)
