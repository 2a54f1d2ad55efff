"""Charts are valid, hold what the tables hold, can be read in both looks and without colours."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest
import vl_convert

from analyser.domain.share import Share
from analyser.reporting.trends import Grouping, Rebase, Trends, Unit, trends_of
from analyser.reporting.trends.charts import draw_funnel, draw_heat_map, draw_p_chart
from analyser.reporting.trends.funnel import funnel
from analyser.reporting.trends.looks import DARK, LIGHT, Look
from analyser.reporting.trends.spans import months_after
from analyser.reporting.trends.spc import p_chart
from tests.reporting.trends.conftest import START, observe

MORE = ("More than chance: improvement", "More than chance: concern")
LOOKS = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


@pytest.fixture(scope="module")
def drawn(council_counts, some_criteria) -> Trends:
    return trends_of(council_counts, some_criteria, rebase=[Rebase(dt.date(2024, 9, 1), "<b>New</b> template")])


def spec(chart: Any) -> dict[str, Any]:
    form: dict[str, Any] = chart.to_dict()  # validates against the schema
    return form


def scales(form: dict[str, Any], channel: str) -> Iterator[dict[str, Any]]:
    encodings = (layer.get("encoding", {}) for layer in form["layer"])
    return (each[channel]["scale"] for each in encodings if "scale" in each.get(channel, {}))


@pytest.mark.parametrize("look", LOOKS)
def test_every_chart_can_be_drawn(drawn: Trends, look: Look) -> None:
    trend = drawn.criteria[0]
    for chart in (
        draw_p_chart(trend.chart, look),
        draw_funnel(trend.teams, look),
        draw_heat_map(drawn.heat, look),
        draw_p_chart(p_chart([]), look),
        draw_funnel(funnel(Grouping.TEAM, {}), look),
    ):
        assert vl_convert.vegalite_to_png(spec(chart)).startswith(b"\x89PNG")


def test_points_are_those_of_the_chart_and_can_be_chosen(drawn: Trends) -> None:
    chart = drawn.criteria[0].chart
    form = spec(draw_p_chart(chart))
    points = form["datasets"]["points"]
    assert [row["value"] for row in points] == [point.value for point in chart.points]
    assert points[0]["first"] == "2023-04-01T00:00:00"
    assert [each["name"] for each in form["params"]] == ["point"]
    assert form["datasets"]["baselines"][0]["reason"] == "<b>New</b> template"


def test_special_causes_have_shapes_of_their_own() -> None:
    met = [50, 48, 52, 49, 51, 53, 47, 50, 52, 48, 51, 49, 75, 25]
    form = spec(draw_p_chart(p_chart(observe(met, [100] * 14), laney=False)))
    meanings = [row["meaning"] for row in form["datasets"]["points"]]
    assert meanings[-2:] == ["More than chance: improvement", "More than chance: concern"]
    assert set(meanings[:-2]) == {"Chance"}
    shapes = next(scales(form, "shape"))
    assert dict(zip(shapes["domain"], shapes["range"], strict=True)) == {
        "Chance": "circle",
        "More than chance: improvement": "triangle-up",
        "More than chance: concern": "triangle-down",
    }


@pytest.mark.parametrize(
    ("points", "baseline", "legend"),
    [
        pytest.param(11, None, ["Too few points to tell"], id="few"),
        pytest.param(12, None, ["Chance", *MORE], id="enough"),
        pytest.param(18, 12, ["Too few points to tell", "Chance", *MORE], id="few-since-a-baseline"),
    ],
)
def test_points_without_limits_are_not_called_chance(points: int, baseline: int | None, legend: list[str]) -> None:
    rebase = [] if baseline is None else [Rebase(months_after(START, baseline), "x")]
    form = spec(draw_p_chart(p_chart(observe([5] * points, [10] * points), rebase=rebase)))
    tested = baseline or (points if points >= 12 else 0)
    meanings = [row["meaning"] for row in form["datasets"]["points"]]
    assert meanings == ["Chance"] * tested + ["Too few points to tell"] * (points - tested)
    assert next(each for each in scales(form, "shape"))["domain"] == legend


def test_the_axis_holds_all_months_also_without_limits() -> None:
    form = spec(draw_p_chart(p_chart(observe([5] * 3, [10] * 3))))
    ends = [dt.date(each["year"], each["month"], each["date"]) for each in next(scales(form, "x"))["domain"]]
    assert ends == [START, months_after(START, 3)]


def test_the_line_breaks_at_gaps_and_new_baselines() -> None:
    observations = observe([5] * 30, [10, 10, 0, *[10] * 27])
    chart = p_chart(observations, rebase=[Rebase(dt.date(2024, 9, 1), "x")])
    rows = spec(draw_p_chart(chart))["datasets"]["points"]
    pieces = {piece: [row["months"] for row in rows if row["piece"] == piece] for piece in (1, 2, 3)}
    assert [pieces[1][-1], pieces[2][0], pieces[2][-1], pieces[3][0]] == [
        "May 2023",
        "July 2023",
        "August 2024",
        "September 2024",
    ]


def test_names_on_a_funnel_plot_do_not_lie_on_each_other() -> None:
    shares = {Unit(Grouping.TEAM, f"Team number {number}"): Share(50 + number % 2, 100) for number in range(8)}
    form = spec(draw_funnel(funnel(Grouping.TEAM, shares)))
    heights = sorted(row["height"] for row in form["datasets"]["names_right"])
    assert len(heights) == 8
    assert min(other - one for one, other in pairwise(heights)) * 320 >= 13.9


def test_many_units_are_named_only_beyond_chance() -> None:
    shares = {Unit(Grouping.TEAM, f"Team {number}"): Share(50, 100) for number in range(20)}
    shares[Unit(Grouping.TEAM, "Other")] = Share(95, 100)
    form = spec(draw_funnel(funnel(Grouping.TEAM, shares)))
    named = [row["name"] for side in ("names_left", "names_right") for row in form["datasets"][side]]
    assert named == ["Other"]


def test_what_may_not_be_shown_is_blank_on_the_heat_map(council_counts, some_criteria) -> None:
    found = trends_of(council_counts, some_criteria, unit=Unit(Grouping.TEAM, None))
    sets = spec(draw_heat_map(found.heat))["datasets"]
    assert sets["hidden"]
    assert {(row["value"], row["said"], row["words"]) for row in sets["hidden"]} == {(None, "not shown", "–")}


def test_nothing_is_fetched(drawn: Trends) -> None:
    for chart in (draw_p_chart(drawn.criteria[0].chart), draw_funnel(drawn.criteria[0].teams)):
        form = spec(chart)
        form.pop("$schema")
        assert not re.search(r"https?://|\"url\"", str(form))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS)
def test_words_and_marks_stand_out(look: Look) -> None:
    assert look.ground is not None
    for ground in (look.ground, look.band):
        for words in (look.ink, look.quiet):
            assert contrast(words, ground) >= 4.5
        for mark in (look.common, look.improvement, look.concern, look.quiet, look.ink):
            assert contrast(mark, ground) >= 3
    assert contrast(look.quiet, look.hidden) >= 4.5


def lightness(colour: str) -> float:
    """CIE L*, which is what the heat map's scale goes along evenly."""
    light = luminance(colour)
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


@pytest.mark.parametrize("look", LOOKS)
def test_figures_on_the_heat_map_can_be_read(look: Look) -> None:
    low, high = lightness(look.low), lightness(look.high)
    for percent in range(101):
        light = ((low + (high - low) * percent / 100 + 16) / 116) ** 3
        ink = luminance(look.on_high if percent / 100 > look.turn else look.on_low)
        assert (max(light, ink) + 0.05) / (min(light, ink) + 0.05) >= 4.4


@pytest.mark.parametrize("look", LOOKS)
def test_better_worse_and_chance_differ_for_those_who_see_few_colours(look: Look) -> None:
    """Viénot, Brettel and Mollon 1999: what two kinds of dichromats see still differs clearly."""
    kinds = {
        "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, -0.0), (0.00401, -0.00401, 1.0)),
        "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, -0.0), (-0.02234, 0.02234, 1.0)),
    }
    for matrix in kinds.values():
        seen = []
        for colour in (look.improvement, look.concern, look.common):
            parts = [(int(colour[place : place + 2], 16) / 255) ** 2.2 for place in (1, 3, 5)]
            seen.append([sum(weight * part for weight, part in zip(line, parts, strict=True)) for line in matrix])
        for one, other in combinations(seen, 2):
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.08
