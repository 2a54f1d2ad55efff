"""Small numbers: which figures are shown, so that none that is too small can be read or worked out.

Each unit (all records, a team, an agency) is shown by stretches of months within a year of account. A month with too
few records is put together with the months beside it; a unit whose whole year is too small is left out for that year.
No two stretches of a unit overlap, and every total is a sum of stretches that are shown, so that a unit's own figures
give nothing away, whatever months are asked for.

Differences between units might (all records less those of every other team), so what is shown is checked by linear
algebra (:mod:`analyser.reporting.trends.disclosure`): as long as a figure that is too small can be worked out, the
smallest unit that helps is shown less finely. The check knows all months and units and does not depend on what is
asked for, so two questions give no more away than one. See docs/adr/0009-small-numbers.md.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np

from analyser.domain.counting import StratumCount
from analyser.domain.finding import Status
from analyser.reporting.trends.cells import Cell, Grouping, SmallNumbers, Unit
from analyser.reporting.trends.disclosure import Leaks, find_leaks
from analyser.reporting.trends.spans import year_of_account
from analyser.reporting.trends.years import MONTHS, Counted, Members, Months, Year, make_year

_ORDER = tuple(Grouping)

Plan = dict[Unit, list[Months]]
"""By which stretches of months each unit of a year is shown; none where it is left out."""


def shown_cells(counts: Iterable[StratumCount], rule: SmallNumbers) -> dict[Unit, tuple[Cell, ...]]:
    """What may be shown of one criterion: the cells of each unit, in the order of time.

    A year of which nothing may be shown is one cell without figures. Months without records have no cell.

    Args:
        counts: Of one criterion, and all there are: what is left out here cannot be guarded against.
        rule: What is too small.

    Returns:
        All records first, then teams, then agencies, by name.
    """
    cells: dict[Unit, list[Cell]] = {}
    for number, of_year in groupby(_table(counts), key=lambda row: year_of_account(row.month)):
        rows = tuple(of_year)
        year = make_year(number, rows)
        # What is shown depends on records alone, unless the rule has counts: then one plan serves all criteria.
        plan = _plan(number, rows if rule.counts > 1 else tuple(row._replace(met=0) for row in rows), rule)
        for unit, stretches in plan.items():
            hidden = Cell(span=year.span(range(MONTHS)), met=None, records=None)
            cells.setdefault(unit, []).extend(year.cells(unit, stretches) or [hidden])
    units = sorted(cells, key=lambda unit: (_ORDER.index(unit.grouping), unit.name is None, unit.words.casefold()))
    return {unit: tuple(cells[unit]) for unit in units}


def _table(counts: Iterable[StratumCount]) -> tuple[Counted, ...]:
    """One row a stratum and month, in the order of time; records without a month or without an answer are in none."""
    sums: dict[tuple[str | None, str | None, dt.date], list[int]] = {}
    for each in counts:
        if each.month is not None and each.status is not Status.NOT_ASSESSED and each.records:
            met_and_all = sums.setdefault((each.team, each.agency, each.month), [0, 0])
            met_and_all[0] += each.records * (each.status is Status.MET)
            met_and_all[1] += each.records
    rows = [Counted(*key, *value) for key, value in sums.items()]
    return tuple(sorted(rows, key=lambda row: (row.month, row.team or "", row.agency or "")))


@lru_cache(maxsize=256)
def _plan(number: int, rows: tuple[Counted, ...], rule: SmallNumbers) -> Plan:
    year = make_year(number, rows)
    plan = {unit: _stretches(year, unit, rule) for unit in year.members}
    secrets = list(_small_figures(year, rule))
    while any(plan.values()):
        hidden = year.figures([*secrets, *_small_rests(year, plan, rule)])
        shown = year.figures((year.members[unit], each) for unit, stretches in plan.items() for each in stretches)
        leaks = find_leaks(shown, hidden) if hidden.nnz else None
        if leaks is None:
            break
        _close(year, plan, leaks)
    return {unit: plan[same] for unit, same in year.same.items()}


def _stretches(year: Year, unit: Unit, rule: SmallNumbers) -> list[Months]:
    """The finest stretches of which none is too small: a small month joins the next, the last ones those before."""
    done: list[Months] = []
    open_: Months = ()
    for month in year.months_of(unit):
        open_ = (*open_, month)
        if not rule.hides(*year.counts(year.members[unit], open_)):
            done.append(open_)
            open_ = ()
    while open_ and done and rule.hides(*year.counts(year.members[unit], open_)):
        open_ = done.pop() + open_
    if open_ and not rule.hides(*year.counts(year.members[unit], open_)):
        done.append(open_)
    return done


def _small_figures(year: Year, rule: SmallNumbers) -> Iterator[tuple[Members, range]]:
    """What must not be known: of a unit, or of a team within an agency, any months in a row that are too small."""
    single = np.eye(len(year.records), dtype=bool)
    groups = np.unique(np.array([*year.members.values(), *single]), axis=0)
    all_met, all_records = groups @ year.met, groups @ year.records
    for months in (range(first, last + 1) for first in range(MONTHS) for last in range(first, MONTHS)):
        has_both_ends = (all_records[:, months[0]] > 0) & (all_records[:, months[-1]] > 0)
        met, records = (table[:, months].sum(axis=1).tolist() for table in (all_met, all_records))
        for place in np.flatnonzero(has_both_ends):
            if rule.hides(met[place], records[place]):
                yield groups[place], months


def _small_rests(year: Year, plan: Plan, rule: SmallNumbers) -> Iterator[tuple[Members, range]]:
    """What is left of all records, or of an agency, when those in it that are shown are taken away, if too small."""
    for outer in (unit for unit in year.members if unit.grouping is not Grouping.TEAM):
        for grouping in (Grouping.TEAM, Grouping.AGENCY):
            inner = [unit for unit in year.members if unit.grouping is grouping and year.is_within(unit, outer)]
            for months in (*(range(month, month + 1) for month in range(MONTHS)), range(MONTHS)):
                left = year.members[outer].copy()
                for unit in inner:
                    is_shown = bool(plan[unit]) if len(months) == MONTHS else tuple(months) in plan[unit]
                    left &= ~(year.members[unit] & is_shown)
                if rule.hides(*year.counts(left, months)):
                    yield left, months


def _close(year: Year, plan: Plan, leaks: Leaks) -> None:
    """Show some units less finely, the smallest that help, so that leaks are closed, or at least fewer ways remain.

    Where one unit is not enough (its figures can be worked out from those of others), one is coarsened all the same;
    the next round finds the second. All records together are the last to be coarsened.
    """
    steps = sorted(_steps(year, plan), key=lambda step: step.size)
    pairs = np.array([(step.one, step.other) for step in steps])
    closed, helped = leaks.closed_by(pairs), leaks.helped_by(pairs)
    is_part = np.array([step.unit.grouping is not Grouping.ALL for step in steps])
    taken: list[int] = []
    for leak in range(len(leaks.sums)):
        if closed[leak, taken].any():
            continue
        ways = (closed[leak] & is_part, helped[leak] & is_part, helped[leak])
        good = next((way for way in ways if way.any()), None)
        if good is not None and not good[taken].any():
            taken.append(int(np.argmax(good)))
    for step in (steps[place] for place in taken):
        _coarsen(plan, step)
    if not taken:
        _hide(plan, steps, leaks)


def _hide(plan: Plan, steps: Sequence["_Step"], leaks: Leaks) -> None:
    """Leave out a unit for the year: its stretches all help equally often, as they do to work out a whole year."""
    rows: dict[Unit, list[int]] = {}
    for step in steps:
        if leaks.helped_by(np.array([(step.one, -1)]))[0, 0]:
            rows.setdefault(step.unit, []).extend((step.one, step.other))
    parts = [unit for unit in rows if unit.grouping is not Grouping.ALL] or list(rows)
    plan[next((unit for unit in parts if leaks.closed_by_hiding(0, rows[unit])), parts[0])] = []


class _Step(NamedTuple):
    """Showing one unit less finely.

    Attributes:
        unit: Which unit.
        months: The two stretches to join, or one to hide as the unit has no other.
        one: The number of the first among all that are shown.
        other: The number of the second; -1 for none.
        size: What is lost, to take the least first.
    """

    unit: Unit
    months: tuple[Months, ...]
    one: int
    other: int
    size: tuple[bool, bool, int, int]


def _steps(year: Year, plan: Plan) -> Iterator[_Step]:
    number = 0
    for unit, stretches in plan.items():
        in_year = year.counts(year.members[unit], range(MONTHS))[1]
        is_last = unit.grouping is Grouping.ALL, unit.name is not None
        if len(stretches) == 1:
            yield _Step(unit, (stretches[0],), number, -1, (*is_last, in_year, in_year))
        for place, joined in enumerate(pairwise(stretches)):
            records = year.counts(year.members[unit], joined[0] + joined[1])[1]
            yield _Step(unit, joined, number + place, number + place + 1, (*is_last, in_year, records))
        number += len(stretches)


def _coarsen(plan: Plan, step: _Step) -> None:
    """Join two stretches, which by now may have been joined to others, or hide the only one."""
    if len(step.months) == 1:
        plan[step.unit] = []
        return
    joined = [each for each in plan[step.unit] if set(each) & {*step.months[0], *step.months[1]}]
    place = plan[step.unit].index(joined[0])
    plan[step.unit][place : place + len(joined)] = [tuple(month for each in joined for month in each)]
