"""P-charts against a textbook, and each special cause where it is and where it only seems to be."""

import datetime as dt
import random
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

import pytest

from analyser.reporting.trends.spans import Span, months_after
from analyser.reporting.trends.spc import (
    FEWEST_POINTS,
    Direction,
    Observation,
    Rebase,
    SpecialCause,
    p_chart,
)
from tests.reporting.trends.conftest import START, observe

# Montgomery, Introduction to Statistical Quality Control, table 7.4: purchase orders, sample sizes that vary.
ORDERS = [
    100,
    80,
    80,
    100,
    110,
    110,
    100,
    100,
    90,
    90,
    110,
    120,
    120,
    120,
    110,
    80,
    80,
    80,
    90,
    100,
    100,
    100,
    100,
    90,
    90,
]
WRONG = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9]


def test_limits_are_those_of_the_textbook() -> None:
    chart = p_chart(observe(WRONG, ORDERS))
    (phase,) = chart.phases
    assert tuple(phase.share) == (234, 2450)
    assert phase.share.value == pytest.approx(0.096, abs=0.001)
    limits = {point.share.whole: point.limits for point in chart.points}
    shown = {records: (round(low, 2), round(high, 2)) for records, (low, high) in limits.items()}  # type: ignore[misc]
    assert shown[80] == (0.0, 0.19)
    assert shown[100] == (0.01, 0.18)
    assert shown[120] == (0.02, 0.18)
    assert [(signal.cause, signal.points) for signal in chart.signals] == [(SpecialCause.BEYOND_LIMIT, (10,))]


def test_with_even_sizes_widened_limits_are_those_of_a_chart_of_single_values() -> None:
    """Laney 2002: then the widened p-chart is the chart of individual values, whose limits lie 2.66 mean ranges off."""
    met = [90, 110, 85, 120, 80, 115, 95, 125, 90, 105, 85, 118]
    chart = p_chart(observe(met, [200] * 12), laney=True)
    shares = [each / 200 for each in met]
    ranges = [abs(other - one) for one, other in pairwise(shares)]
    centre, half = fmean(shares), 3 / 1.128 * fmean(ranges)
    assert chart.phases[0].is_widened
    assert chart.points[0].limits == pytest.approx((centre - half, centre + half))


def test_limits_are_widened_where_shares_vary_more_than_chance_and_only_there() -> None:
    drawn = random.Random(7)
    sizes = [drawn.randint(40, 80) for _ in range(24)]

    def binomial(share: float, size: int) -> int:
        return sum(drawn.random() < share for _ in range(size))

    calm = [p_chart(observe([binomial(0.7, size) for size in sizes], sizes)) for _ in range(200)]
    assert sum(chart.phases[0].is_widened for chart in calm) < 0.06 * len(calm)
    wild = [p_chart(observe([binomial(drawn.uniform(0.4, 0.9), size) for size in sizes], sizes)) for _ in range(20)]
    assert all(chart.phases[0].is_widened for chart in wild)
    assert all(not p_chart(_as_observed(chart), laney=False).phases[0].is_widened for chart in wild)


def _as_observed(chart: object) -> list[Observation]:
    return [Observation(point.span, *point.share) for point in chart.points]  # type: ignore[attr-defined]


def test_limits_are_never_narrowed() -> None:
    chart = p_chart(observe([50] * 12, [100] * 12), laney=True)
    assert chart.phases[0].sigma_z == 0
    assert not chart.phases[0].is_widened
    assert chart.points[0].limits == pytest.approx((0.35, 0.65))


BETTER, WORSE = Direction.IMPROVEMENT, Direction.CONCERN
BEYOND, SIDE, OUTER, TREND = SpecialCause

# The mean of these stays near a half, of 100 records each: sigma is 5 per cent.
CALM = [50, 48, 52, 49, 51, 53, 47, 50, 52, 48, 51, 49]


@pytest.mark.parametrize(
    ("met", "cause", "points", "direction"),
    [
        pytest.param([*CALM, 72], BEYOND, (12,), BETTER, id="above-limit"),
        pytest.param([*CALM, 30], BEYOND, (12,), WORSE, id="below-limit"),
        pytest.param(
            [60, 40, *[53, 55, 54, 53, 56, 54, 53], 40, 45, 47, 44], SIDE, tuple(range(2, 9)), BETTER, id="seven-above"
        ),
        pytest.param(
            [40, 60, *[47, 45, 46, 47, 44, 46, 47], 60, 55, 53, 56], SIDE, tuple(range(2, 9)), WORSE, id="seven-below"
        ),
        pytest.param([*CALM, 62, 50, 63], OUTER, (12, 14), BETTER, id="two-of-three-high"),
        pytest.param([*CALM, 38, 37], OUTER, (12, 13), WORSE, id="two-in-a-row-low"),
        pytest.param(
            [52, 50, 51, 53, 50, 46, 47, 49, 50, 52, 53, 54, 48], TREND, tuple(range(5, 12)), BETTER, id="seven-rising"
        ),
        pytest.param(
            [48, 50, 49, 47, 50, 54, 53, 51, 50, 48, 47, 46, 52], TREND, tuple(range(5, 12)), WORSE, id="seven-falling"
        ),
    ],
)
def test_special_causes(met: list[int], cause: SpecialCause, points: tuple[int, ...], direction: Direction) -> None:
    chart = p_chart(observe(met, [100] * len(met)), laney=False)
    found = [signal for signal in chart.signals if signal.cause is cause]
    assert [(signal.points, signal.direction) for signal in found] == [(points, direction)]
    assert {chart.direction_of(number) for number in points} == {direction}
    assert str(direction) in found[0].words


@pytest.mark.parametrize(
    "met",
    [
        pytest.param(CALM, id="calm"),
        pytest.param([60, 40, *[53, 55, 54, 53, 56, 54], 40, 45, 47, 52], id="six-above"),
        pytest.param([52, 50, 51, 53, 50, 47, 49, 50, 52, 53, 54, 48], id="six-rising"),
        pytest.param([*CALM, 62, 50, 50, 62], id="two-of-four-high"),
        pytest.param([*CALM, 62, 38], id="both-sides"),
        pytest.param([100] * 12, id="all-met"),
        pytest.param([0] * 12, id="none-met"),
    ],
)
def test_no_special_cause(met: list[int]) -> None:
    assert p_chart(observe(met, [100] * len(met)), laney=False).signals == ()


def test_a_point_on_the_mean_ends_a_run() -> None:
    met = [50, 51, 51, 51, 51, 51, 50, 49, 49, 49, 49, 49, 50]
    assert p_chart(observe(met, [100] * 13)).signals == ()


def test_few_points_have_no_limits_and_no_special_causes() -> None:
    chart = p_chart(observe([9] * 10 + [0], [10] * 11))
    assert len(chart.points) == FEWEST_POINTS - 1
    assert {(point.centre, point.limits) for point in chart.points} == {(None, None)}
    assert not chart.phases[0].has_limits
    assert chart.signals == ()


def test_a_new_baseline_has_its_own_mean_and_says_why() -> None:
    met = [*CALM, *[each + 30 for each in CALM]]
    month = months_after(START, len(CALM))
    chart = p_chart(observe(met, [100] * 24), rebase=[Rebase(month, "New template")])
    assert [(phase.reason, phase.first, phase.points) for phase in chart.phases] == [
        (None, 0, 12),
        ("New template", 12, 12),
    ]
    assert [chart.points[number].centre for number in (0, 12)] == [0.5, 0.8]
    assert chart.signals == ()
    assert p_chart(observe(met, [100] * 24)).signals != ()


def test_gaps_stay_gaps_and_runs_go_on_over_them() -> None:
    met = [60, 40, 53, 55, 54, 53, 56, 54, 0, 53, 40, 45, 47, 44]
    chart = p_chart(observe(met, [100] * 8 + [0] + [100] * 5), laney=False)
    assert len(chart.points) == 13
    assert [signal.points for signal in chart.signals if signal.cause is SpecialCause.ONE_SIDE] == [tuple(range(2, 9))]


def test_nothing_gives_nothing() -> None:
    chart = p_chart([])
    assert (chart.phases, chart.points, chart.signals) == ((), (), ())


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([(4, 4), (4, 4)], id="twice"),
        pytest.param([(5, 5), (4, 4)], id="backwards"),
        pytest.param([(4, 6), (6, 7)], id="overlapping"),
    ],
)
def test_months_must_come_once_and_in_order(spans: Sequence[tuple[int, int]]) -> None:
    observations = [Observation(Span(dt.date(2025, first, 1), dt.date(2025, last, 1)), 1, 2) for first, last in spans]
    with pytest.raises(ValueError, match="give each month once, in order"):
        p_chart(observations)
