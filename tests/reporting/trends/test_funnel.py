"""Funnel plots: limits against the exact distribution, units by name, never persons."""

import pytest
from scipy.stats import binom

from analyser.domain.share import Share
from analyser.reporting.trends.cells import EVERYTHING, Grouping, Unit
from analyser.reporting.trends.describing import describe_funnel
from analyser.reporting.trends.funnel import Verdict, funnel, limits


def team(name: str | None) -> Unit:
    return Unit(Grouping.TEAM, name)


@pytest.mark.parametrize("records", [pytest.param(each, id=str(each)) for each in (1, 5, 40, 400)])
@pytest.mark.parametrize("part", [pytest.param(each, id=f"{each}-of-100") for each in (3, 50, 95)])
def test_limits_lie_between_the_exact_quantiles(records: int, part: int) -> None:
    """Spiegelhalter's interpolation stays within one record of the exact quantile, and on its inner side."""
    (found,) = limits([records], Share(part, 100))
    for level, edge in zip((0.001, 0.025, 0.975, 0.999), found[1:], strict=True):
        exact = float(binom.ppf(level, records, part / 100))
        assert max(0.0, (exact - 1) / records) <= edge <= exact / records
    assert list(found[1:]) == sorted(found[1:])


def test_limits_come_close_to_the_normal_ones_for_many_records() -> None:
    (found,) = limits([100_000], Share(6, 10))
    sigma = (0.6 * 0.4 / 100_000) ** 0.5
    assert found.low95 == pytest.approx(0.6 - 1.96 * sigma, abs=2e-5)
    assert found.high998 == pytest.approx(0.6 + 3.09 * sigma, abs=2e-5)


@pytest.mark.parametrize(
    ("part", "verdict"),
    [
        pytest.param(70, Verdict.MUCH_MORE, id="much-more"),
        pytest.param(61, Verdict.MORE, id="more"),
        pytest.param(50, Verdict.CHANCE, id="chance"),
        pytest.param(39, Verdict.FEWER, id="fewer"),
        pytest.param(30, Verdict.MUCH_FEWER, id="much-fewer"),
    ],
)
def test_verdicts(part: int, verdict: Verdict) -> None:
    many = Share(50_000, 100_000)
    plot = funnel(Grouping.TEAM, {team("A"): Share(part, 100), team("Others"): many})
    assert plot.points[0].verdict is verdict
    assert plot.points[0].verdict.words.startswith(("more met", "fewer met", "within")[(part < 40) + 2 * (part == 50)])


def test_units_stand_by_name_whatever_their_shares() -> None:
    shares = {
        team("south"): Share(9, 10),
        team(None): Share(5, 10),
        team("North"): Share(1, 10),
        team("East"): Share(0, 0),
    }
    plot = funnel(Grouping.TEAM, shares)
    assert [point.unit.words for point in plot.points] == ["North", "south", "No team stated"]
    assert plot.left_out == (team("East"),)
    assert tuple(plot.share) == (15, 30)
    assert plot.curve[0].records == 1
    assert plot.curve[-1].records > 10


@pytest.mark.parametrize(
    ("grouping", "unit"),
    [
        pytest.param("author", Unit("author", "J Smith"), id="author"),  # type: ignore[arg-type]
        pytest.param(Grouping.ALL, EVERYTHING, id="all"),
        pytest.param(Grouping.TEAM, Unit(Grouping.AGENCY, "Police"), id="mixed"),
    ],
)
def test_persons_are_never_compared(grouping: Grouping, unit: Unit) -> None:
    with pytest.raises(ValueError, match="persons never are"):
        funnel(grouping, {unit: Share(1, 2)})


def test_all_met_and_nothing_there() -> None:
    plot = funnel(Grouping.TEAM, {team("A"): Share(5, 5), team("B"): Share(9, 9)})
    assert {point.verdict for point in plot.points} == {Verdict.CHANCE}
    empty = funnel(Grouping.AGENCY, {})
    assert (empty.points, empty.curve, empty.share.value) == ((), (), None)


def test_description_names_only_who_is_beyond_chance(some_criteria) -> None:
    plot = funnel(Grouping.TEAM, {team("A"): Share(70, 100), team("B"): Share(500, 1000), team("C"): Share(0, 0)})
    words = describe_funnel(some_criteria[0], plot)
    assert "A: 70 % of 100, more met than chance alone would give (beyond the 99.8 % limits)." in words
    assert "B:" not in words
    assert words.endswith("Not shown: C.")
