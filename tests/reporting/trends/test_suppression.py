"""Small numbers: nothing too small is shown, and nothing too small can be worked out from what is shown."""

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from analyser.domain.counting import StratumCount
from analyser.domain.finding import Status
from analyser.reporting.trends.cells import EVERYTHING, Cell, Grouping, SmallNumbers, Unit
from analyser.reporting.trends.disclosure import find_leaks
from analyser.reporting.trends.spans import Span, months_after
from analyser.reporting.trends.suppression import shown_cells
from tests.reporting.trends.conftest import START, council, count

UNBOUNDED = 3
"""As linprog says it."""

Stratum = tuple[str | None, str | None, dt.date]
Shown = dict[Unit, tuple[Cell, ...]]

NORTH, SOUTH, EAST = (Unit(Grouping.TEAM, name) for name in ("North", "South", "East"))


def months(
    *numbers: int, team: str = "North", met: Callable[[int], int] = lambda records: records // 2
) -> list[StratumCount]:
    """So many records in each month from April on."""
    counts = []
    for number, records in enumerate(numbers):
        part = met(records)
        counts += count(months_after(START, number), met=part, not_met=records - part, team=team)
    return counts


def figures(cells: Sequence[Cell]) -> list[tuple[str, int | None]]:
    return [(cell.span.short, cell.records) for cell in cells]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([7, 8, 9], [("Apr 2023", 7), ("May 2023", 8), ("Jun 2023", 9)], id="enough"),
        pytest.param([7, 3, 9], [("Apr 2023", 7), ("May–Jun 2023", 12)], id="a-small-month-joins-the-next"),
        pytest.param([7, 8, 3], [("Apr 2023", 7), ("May–Jun 2023", 11)], id="the-last-joins-the-one-before"),
        pytest.param([2, 2, 2], [("Apr–Jun 2023", 6)], id="all-together"),
        pytest.param([7, 0, 3, 2], [("Apr 2023", 7), ("Jun–Jul 2023", 5)], id="a-month-without-records-is-a-gap"),
        pytest.param([2, 0, 2], [("Apr 2023–Mar 2024", None)], id="too-few-in-the-year"),
        pytest.param(
            [5] * 12 + [4, 5],
            [*[(months_after(START, each).strftime("%b %Y"), 5) for each in range(12)], ("Apr–May 2024", 9)],
            id="years-of-account-apart",
        ),
    ],
)
def test_one_unit(records: list[int], expected: list[tuple[str, int | None]]) -> None:
    assert figures(shown_cells(months(*records), SmallNumbers())[EVERYTHING]) == expected


@pytest.mark.parametrize(
    ("met", "records", "counts", "is_hidden"),
    [
        pytest.param(0, 4, 0, True, id="few-records"),
        pytest.param(0, 0, 3, False, id="none"),
        pytest.param(0, 5, 3, False, id="none-met"),
        pytest.param(2, 9, 3, True, id="few-met"),
        pytest.param(7, 9, 3, True, id="few-not-met"),
        pytest.param(3, 9, 3, False, id="enough"),
        pytest.param(1, 9, 1, False, id="no-rule-on-counts"),
    ],
)
def test_the_rule(met: int, records: int, counts: int, is_hidden: bool) -> None:
    assert SmallNumbers(records=5, counts=counts).hides(met, records) is is_hidden


@pytest.mark.parametrize(
    "rule", [pytest.param({"records": 0}, id="records"), pytest.param({"counts": -1}, id="counts")]
)
def test_no_rule_is_refused(rule: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="needs at least 1 record"):
        SmallNumbers(**rule)


def test_all_less_one_team_does_not_give_the_other() -> None:
    """The case everybody knows: two teams, one of them small."""
    shown = shown_cells([*months(20), *months(3, team="South")], SmallNumbers())
    assert figures(shown[EVERYTHING]) == [("Apr 2023", 23)]
    assert figures(shown[SOUTH]) == [("Apr 2023–Mar 2024", None)]
    assert figures(shown[NORTH]) == [("Apr 2023–Mar 2024", None)]


def test_the_smallest_that_helps_is_left_out_too() -> None:
    counts = [*months(20, 20), *months(3, 2, team="South"), *months(9, 9, team="East")]
    shown = shown_cells(counts, SmallNumbers())
    assert figures(shown[NORTH]) == [("Apr 2023", 20), ("May 2023", 20)]
    assert figures(shown[EAST]) == [("Apr–May 2023", 18)]
    assert figures(shown[SOUTH]) == [("Apr–May 2023", 5)]


def test_without_a_rule_all_is_shown() -> None:
    counts = [*months(20, 1), *months(3, 2, team="South")]
    shown = shown_cells(counts, SmallNumbers(records=1))
    assert figures(shown[SOUTH]) == [("Apr 2023", 3), ("May 2023", 2)]


def test_what_has_no_month_or_no_answer_counts_nowhere() -> None:
    base = months(7)
    other = [
        StratumCount(criterion="s47_decision", month=None, team="North", agency=None, status=Status.MET, records=9),
        StratumCount(
            criterion="s47_decision", month=START, team="North", agency=None, status=Status.NOT_ASSESSED, records=9
        ),
    ]
    assert shown_cells([*base, *other], SmallNumbers()) == shown_cells(base, SmallNumbers())


def test_partly_met_is_not_met() -> None:
    partly = StratumCount(
        criterion="s47_decision", month=START, team=None, agency=None, status=Status.PARTLY_MET, records=6
    )
    (cell,) = shown_cells([*count(START, met=2, team=None, agency=None), partly], SmallNumbers())[EVERYTHING]
    assert (cell.met, cell.records) == (2, 8)


# Laws. An attacker has every figure that is shown, knows which counts are zero, and knows that none is negative.


@st.composite
def some_counts(draw: st.DrawFn) -> list[StratumCount]:
    teams = draw(st.integers(1, 4))
    agencies = draw(st.integers(1, 2))
    months_there = draw(st.integers(1, 6))
    sizes = draw(st.sampled_from([st.integers(0, 3), st.integers(0, 8), st.sampled_from([0, 0, 1, 4, 12])]))
    counts = []
    for team, agency, number in product(range(teams), range(agencies), range(months_there)):
        records = draw(sizes)
        met = draw(st.integers(0, records))
        name = None if team == 3 else f"team {team}"
        month = months_after(START, number)
        counts += count(month, met=met, not_met=records - met, team=name, agency=f"agency {agency}")
    return counts


RULES = st.sampled_from([SmallNumbers(), SmallNumbers(records=3), SmallNumbers(records=3, counts=2)])


def table(counts: Sequence[StratumCount]) -> dict[Stratum, tuple[int, int]]:
    sums: dict[Stratum, tuple[int, int]] = {}
    for each in counts:
        assert each.month is not None
        key = each.team, each.agency, each.month
        met, records = sums.get(key, (0, 0))
        sums[key] = met + each.records * (each.status is Status.MET), records + each.records
    return sums


def belongs(stratum: Stratum, unit: Unit) -> bool:
    team, agency, _ = stratum
    return unit.grouping is Grouping.ALL or unit.name == (team if unit.grouping is Grouping.TEAM else agency)


def row(known: Sequence[Stratum], unit: Unit, span: Span) -> list[int]:
    """Which single counts a figure adds up."""
    return [int(belongs(each, unit) and span.first <= each[2] <= span.last) for each in known]


def too_small(known: dict[Stratum, tuple[int, int]], units: Sequence[Unit], rule: SmallNumbers) -> list[list[int]]:
    """Every figure of one unit and one to three months that the rule hides, and what one team has in one agency."""
    strata = list(known)
    firsts = sorted({stratum[2] for stratum in strata})
    spans = [Span(first, months_after(first, more)) for first in firsts for more in range(3)]
    rows = [row(strata, unit, span) for unit in units for span in spans]
    rows += [[int(each == stratum) for each in strata] for stratum in strata]
    hidden = []
    for each in rows:
        counts = [counts for counts, is_in in zip(known.values(), each, strict=True) if is_in]
        if rule.hides(sum(met for met, _ in counts), sum(records for _, records in counts)):
            hidden.append(each)
    return hidden


def equations(known: dict[Stratum, tuple[int, int]], shown: Shown) -> tuple[list[list[int]], list[int]]:
    cells = [(unit, cell) for unit, cells in shown.items() for cell in cells if cell.records is not None]
    return [row(list(known), unit, cell.span) for unit, cell in cells], [int(cell.records or 0) for _, cell in cells]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(counts=some_counts(), rule=RULES)
def test_no_hidden_figure_can_be_worked_out(counts: list[StratumCount], rule: SmallNumbers) -> None:
    """Gaussian elimination in fractions, on what is shown alone: no hidden figure is a combination of shown ones."""
    known = table(counts)
    shown = shown_cells(counts, rule)
    rows, _ = equations(known, shown)
    basis = eliminated(rows)
    for hidden in too_small(known, list(shown), rule):
        assert any(reduced(hidden, basis)), f"{hidden} can be worked out"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(counts=some_counts(), rule=st.sampled_from([SmallNumbers(), SmallNumbers(records=3)]))
def test_nor_can_it_as_counts_are_never_negative(counts: list[StratumCount], rule: SmallNumbers) -> None:
    """Linear programming: every hidden figure could be another, with all shown ones as they are."""
    known = table(counts)
    shown = shown_cells(counts, rule)
    rows, sums = equations(known, shown)
    if not rows:
        return
    for hidden in too_small(known, list(shown), rule)[:12]:
        low, high = (
            linprog(way * np.array(hidden), A_eq=rows, b_eq=sums, bounds=(0, None), method="highs") for way in (1, -1)
        )
        assert high.status == UNBOUNDED or -float(high.fun or 0) - float(low.fun or 0) > 1e-6


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(counts=some_counts(), rule=RULES)
def test_what_is_shown_is_right_large_enough_and_never_overlaps(counts: list[StratumCount], rule: SmallNumbers) -> None:
    known = table(counts)
    for unit, cells in shown_cells(counts, rule).items():
        for cell in cells:
            if cell.met is None or cell.records is None:
                continue
            there = [
                known[each] for each in known if belongs(each, unit) and cell.span.first <= each[2] <= cell.span.last
            ]
            assert (cell.met, cell.records) == (sum(each[0] for each in there), sum(each[1] for each in there))
            assert cell.records
            assert not rule.hides(cell.met, cell.records)
        spans = [cell.span for cell in cells]
        assert all(one.last < other.first for one, other in pairwise(spans))


def eliminated(rows: Sequence[Sequence[int]]) -> list[tuple[int, list[Fraction]]]:
    basis: list[tuple[int, list[Fraction]]] = []
    for each in rows:
        left = reduced(each, basis)
        lead = next((place for place, value in enumerate(left) if value), None)
        if lead is not None:
            basis.append((lead, [value / left[lead] for value in left]))
    return basis


def reduced(vector: Sequence[int], basis: Sequence[tuple[int, Sequence[Fraction]]]) -> list[Fraction]:
    left = [Fraction(value) for value in vector]
    for lead, line in basis:
        times = left[lead]
        if times:
            left = [value - times * other for value, other in zip(left, line, strict=True)]
    return left


def test_what_is_shown_does_not_depend_on_what_is_asked_for() -> None:
    """Two criteria with the same records have the same cells, so that one gives nothing away of the other."""
    shown = [
        {
            unit: [cell.span for cell in cells]
            for unit, cells in shown_cells(council((name,), seed=seed), SmallNumbers()).items()
        }
        for name, seed in (("s47_decision", 1), ("risk_statement", 1))
    ]
    assert shown[0] == shown[1]


def test_large_teams_are_shown_by_month(council_counts: list[StratumCount]) -> None:
    counts = [each for each in council_counts if each.criterion == "s47_decision"]
    shown = shown_cells(counts, SmallNumbers())
    assert len(shown[EVERYTHING]) == 30
    assert len(shown[NORTH]) > 25
    assert all(cell.records is not None for unit in (EVERYTHING, NORTH) for cell in shown[unit])


def test_a_county_is_fast(seconds: Callable[..., float]) -> None:
    """Twelve teams of four agencies over three years, with many small months."""
    rows = [
        count(
            months_after(START, month),
            met=often,
            not_met=1 + (month + team) % 3,
            team=f"team {team}",
            agency=f"agency {team % 4}",
        )
        for team, month in product(range(12), range(36))
        for often in (team % 7 + month % 2,)
    ]
    counts = [each for part in rows for each in part]
    assert seconds(lambda: shown_cells(counts, SmallNumbers()), times=1) < 20


def test_a_leak_is_found_and_what_closes_it() -> None:
    """All, and one of two teams: the other is worked out, until the two shown figures are no longer both shown."""
    shown, hidden = csr_array(np.array([[1.0, 1.0], [1.0, 0.0]])), csr_array(np.array([[0.0, 1.0]]))
    leaks = find_leaks(shown, hidden)
    assert leaks is not None
    assert leaks.sums.round(6).tolist() == [[1.0, -1.0, 0.0]]
    assert leaks.closed_by(np.array([(1, -1), (0, 1)])).tolist() == [[True, True]]
    assert leaks.closed_by_hiding(0, [1])
    assert find_leaks(csr_array(np.array([[1.0, 1.0]])), hidden) is None
