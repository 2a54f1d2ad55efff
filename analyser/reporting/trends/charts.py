"""Charts of trends, drawn by Altair; :mod:`analyser.reporting.trends.describing` says what each shows.

Points of the p-chart can be chosen: the parameter ``point`` then holds the ``first`` and ``last`` month.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from analyser.reporting.safe_text import one_line
from analyser.reporting.trends.describing import percent
from analyser.reporting.trends.drawing import WIDTH, Data, Row, altair_module, layered, meaning_of
from analyser.reporting.trends.funnel import Funnel, Verdict
from analyser.reporting.trends.heat import HeatMap
from analyser.reporting.trends.looks import LIGHT, Look
from analyser.reporting.trends.spans import Span
from analyser.reporting.trends.spc import Direction, PChart

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 260
_FUNNEL_HEIGHT = 320
_LETTER, _LINE = 6.2, 14
"""About how wide a letter of a name is, and how high its line."""

_ROW = 26
_MOST_WORDS = 18
"""The heat map has figures in its cells if there are no more months than this."""

_NAMES = 14
"""Units of a funnel plot are all named if there are no more than this, else only those beyond the limits."""

_COMMON, _BETTER, _WORSE = "Chance", "More than chance: improvement", "More than chance: concern"
_UNTOLD = "Too few points to tell"
_MORE, _FEWER = "More met than by chance", "Fewer met than by chance"

_VERDICTS = {
    Verdict.MUCH_MORE: _MORE,
    Verdict.MORE: _MORE,
    Verdict.CHANCE: _COMMON,
    Verdict.FEWER: _FEWER,
    Verdict.MUCH_FEWER: _FEWER,
}


def draw_p_chart(chart: PChart, look: Look = LIGHT) -> "alt.LayerChart":
    """A p-chart: points, mean, limits, special causes and baselines.

    Args:
        chart: What to draw.
        look: The colours.

    Raises:
        OutputError: Altair is not installed.
    """
    alt = altair_module()
    rows = [_point_row(chart, number) for number in range(len(chart.points))]
    data = Data({"points": rows, "limits": [row for row in rows if row["centre"] is not None]})
    all_months = (
        alt.Scale(domain=[_day(chart.points[0].span.first), _day(chart.points[-1].span.after)])
        if rows
        else alt.Undefined
    )
    first = alt.X("first:T", title=None, scale=all_months, axis=alt.Axis(format="%b %Y", labelOverlap=True, grid=False))
    share = alt.Y("value:Q", title="Share met", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%"))
    limits = data.chart("limits").encode(x=first, x2="after:T")
    band = limits.mark_rect(color=look.band).encode(y=alt.Y("low:Q", title="Share met"), y2="high:Q")
    edges = [limits.mark_rule(color=look.quiet, strokeDash=[4, 3]).encode(y=f"{edge}:Q") for edge in ("low", "high")]
    mean = limits.mark_rule(color=look.ink, strokeWidth=1.5).encode(y="centre:Q")
    middle = alt.X("middle:T", title=None)
    line = (
        data.chart("points").mark_line(color=look.common, strokeWidth=1.5).encode(x=middle, y=share, detail="piece:N")
    )
    has_limits = {phase.has_limits for phase in chart.phases}
    meaning = {_UNTOLD: (look.common, "square")} if False in has_limits else {}
    if has_limits != {False}:
        meaning |= {_COMMON: (look.common, "circle"), _BETTER: (look.improvement, "triangle-up")}
        meaning[_WORSE] = (look.concern, "triangle-down")
    points = (
        data.chart("points")
        .mark_point(filled=True, opacity=1)
        .encode(
            x=middle,
            y=share,
            **meaning_of(meaning),
            size=alt.condition("datum.signals == ''", alt.value(55), alt.value(130)),
            tooltip=[
                alt.Tooltip("months:N", title="Months"),
                alt.Tooltip("said:N", title="Share met"),
                alt.Tooltip("centre:Q", title="Mean", format=".0%"),
                alt.Tooltip("low:Q", title="Lower limit", format=".0%"),
                alt.Tooltip("high:Q", title="Upper limit", format=".0%"),
                alt.Tooltip("signals:N", title="More than chance"),
            ],
        )
        .add_params(alt.selection_point(name="point", fields=["first", "last"], on="click", empty=False))
    )
    return layered([band, *edges, mean, line, points, *_baselines(chart, data, look)], data, look, _HEIGHT)


def draw_funnel(plot: Funnel, look: Look = LIGHT) -> "alt.LayerChart":
    """A funnel plot: share met against number of records, with limits.

    Args:
        plot: What to draw.
        look: The colours.

    Raises:
        OutputError: Altair is not installed.
    """
    alt = altair_module()
    data = Data({"curve": [each._asdict() for each in plot.curve]})
    x = alt.X(
        "records:Q",
        title="Records assessed; limits of chance: dashed 95 %, solid 99.8 %",
        scale=alt.Scale(nice=False, zero=True),
        axis=alt.Axis(grid=False),
    )
    share = alt.Y("value:Q", title="Share met", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%"))
    lines = [
        data.chart("curve")
        .mark_line(color=look.quiet, strokeDash=[4, 3] if edge.endswith("95") else [1, 0], strokeWidth=1.2)
        .encode(x=x, y=alt.Y(f"{edge}:Q", title="Share met"))
        for edge in ("low998", "low95", "high95", "high998")
    ]
    centre = plot.share.value or 0.0
    mean = data.add("mean", [{"value": centre}] if plot.points else []).mark_rule(color=look.ink).encode(y=share)
    rows: list[Row] = [
        {
            "name": one_line(point.unit.words, 28),
            "records": point.share.whole,
            "value": point.share.value,
            "said": _said(point.share.part, point.share.whole),
            "meaning": _VERDICTS[point.verdict],
            "verdict": point.verdict.words,
        }
        for point in plot.points
    ]
    meaning = {_COMMON: (look.common, "circle"), _MORE: (look.improvement, "triangle-up")}
    meaning[_FEWER] = (look.concern, "triangle-down")
    tooltip = [
        alt.Tooltip("name:N", title=str(plot.grouping).capitalize()),
        alt.Tooltip("said:N", title="Share met"),
        alt.Tooltip("verdict:N", title="Reading"),
    ]
    points = (
        data.add("units", rows)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(x=x, y=share, **meaning_of(meaning), tooltip=tooltip)
    )
    named = [row for row in rows if len(rows) <= _NAMES or row["meaning"] != _COMMON]
    placed = _place_names(named, plot.curve[-1].records if plot.curve else 1)
    height = alt.Y("height:Q", title="Share met")
    words = []
    for align, offset in (("left", 9), ("right", -9)):
        names = data.add(f"names_{align}", [row for row in placed if row["align"] == align])
        base = names.encode(x=x, y=height, text="name:N")
        text: dict[str, Any] = {"align": align, "dx": offset, "fontSize": 11, "baseline": "middle"}
        words.append(base.mark_text(**text, stroke=look.ground or look.grid, strokeWidth=5, strokeJoin="round"))
        words.append(base.mark_text(**text, color=look.ink))
    return layered([*lines, mean, points, *words], data, look, _FUNNEL_HEIGHT)


def draw_heat_map(heat: HeatMap, look: Look = LIGHT) -> "alt.LayerChart":
    """A heat map: the share met by criterion and month.

    Args:
        heat: What to draw.
        look: The colours.

    Raises:
        OutputError: Altair is not installed.
    """
    alt = altair_module()
    rows: list[Row] = [
        {
            "criterion": row.criterion.title,
            **_span(cell.span),
            "value": None if cell.share is None else cell.share.value,
            "said": "not shown" if cell.share is None else _said(cell.share.part, cell.share.whole),
            "words": "–" if cell.share is None else f"{(cell.share.value or 0) * 100:.0f}",
        }
        for row in heat.rows
        for cell in row.cells
    ]
    order = [row.criterion.title for row in heat.rows]
    y = alt.Y("criterion:N", sort=order, title=None, axis=alt.Axis(labelLimit=190, grid=False))
    x = alt.X("first:T", title=None, axis=alt.Axis(format="%b %Y", labelOverlap=True, grid=False))
    tooltip = [
        alt.Tooltip("criterion:N", title="Criterion"),
        alt.Tooltip("months:N", title="Months"),
        alt.Tooltip("said:N", title="Share met"),
    ]
    colour = alt.Color(
        "value:Q",
        scale=alt.Scale(domain=[0, 1], range=[look.low, look.high], interpolate="lab"),
        legend=alt.Legend(title="Share met", format=".0%", orient="top", gradientLength=200, values=[0, 0.5, 1]),
    )
    data = Data({"shown": [row for row in rows if row["value"] is not None]})
    data.add("hidden", [row for row in rows if row["value"] is None])
    edge: dict[str, Any] = {"stroke": look.ground or look.grid, "strokeWidth": 1}
    cells = data.chart("shown").mark_rect(**edge).encode(x=x, x2="after:T", y=y, color=colour, tooltip=tooltip)
    blanks = data.chart("hidden").mark_rect(color=look.hidden, **edge).encode(x=x, x2="after:T", y=y, tooltip=tooltip)
    layers = [blanks, cells]
    if len({row["first"] for row in rows}) <= _MOST_WORDS:
        ink = alt.condition(f"datum.value > {look.turn}", alt.value(look.on_high), alt.value(look.on_low))
        words = data.chart("shown").mark_text(fontSize=10).encode(x="middle:T", y=y, text="words:N", color=ink)
        layers.append(words)
    layers.append(data.chart("hidden").mark_text(color=look.quiet).encode(x="middle:T", y=y, text="words:N"))
    return layered(layers, data, look, _ROW * max(1, len(order)))


def _point_row(chart: PChart, number: int) -> Row:
    point = chart.points[number]
    low, high = point.limits or (None, None)
    direction = chart.direction_of(number)
    meanings = {
        None: _UNTOLD if point.limits is None else _COMMON,
        Direction.IMPROVEMENT: _BETTER,
        Direction.CONCERN: _WORSE,
    }
    return {
        **_span(point.span),
        "value": point.share.value,
        "said": _said(point.share.part, point.share.whole),
        "centre": point.centre,
        "low": low,
        "high": high,
        "meaning": meanings[direction],
        "signals": " ".join(signal.words for signal in chart.signals if number in signal.points),
        "piece": _piece(chart, number),
    }


def _piece(chart: PChart, number: int) -> int:
    """The number of the line on which a point lies: a new one begins after a gap and with a new baseline."""
    starts = {phase.first for phase in chart.phases}
    gaps = (place for place, (one, other) in enumerate(pairwise(chart.points), 1) if one.span.after != other.span.first)
    return sum(start <= number for start in starts | set(gaps))


def _place_names(rows: Sequence[Row], most: int) -> list[Row]:
    """Where names stand: beside their points, on the side with more room, and moved down where they would overlap."""
    placed: list[tuple[float, float, float]] = []
    named: list[Row] = []
    for row in sorted(rows, key=lambda row: -float(row["value"] or 0)):
        align = "left" if float(row["records"] or 0) < most * 0.7 else "right"
        left = float(row["records"] or 0) / most * WIDTH
        length = _LETTER * len(str(row["name"]))
        begin, end = (left, left + length) if align == "left" else (left - length, left)
        top = (1 - float(row["value"] or 0)) * _FUNNEL_HEIGHT
        for other_begin, other_end, other_top in sorted(placed, key=lambda each: each[2]):
            if begin < other_end and other_begin < end and abs(top - other_top) < _LINE:
                top = other_top + _LINE
        placed.append((begin, end, top))
        named.append({**row, "align": align, "height": 1 - top / _FUNNEL_HEIGHT})
    return named


def _baselines(chart: PChart, data: Data, look: Look) -> Sequence[Any]:
    alt = altair_module()
    rows: list[Row] = [
        {**_span(phase.span), "reason": one_line(phase.reason, 40)}
        for phase in chart.phases
        if phase.reason is not None
    ]
    base = data.add("baselines", rows).encode(x="first:T")
    rule = base.mark_rule(color=look.ink, strokeDash=[2, 2])
    words = base.mark_text(align="left", dx=4, dy=7, baseline="top", color=look.ink, fontSize=11)
    return [rule, words.encode(y=alt.value(0), text="reason:N")] if rows else []


def _span(span: Span) -> Row:
    return {
        "first": _moment(span.first),
        "last": _moment(span.last),
        "after": _moment(span.after),
        "middle": _moment(span.middle),
        "months": span.words,
    }


def _moment(day: dt.date) -> str:
    """Midnight where the chart is seen; without a time of day it would be midnight in Greenwich."""
    return f"{day.isoformat()}T00:00:00"


def _day(day: dt.date) -> Any:  # noqa: ANN401 - an Altair date
    """The same as the end of an axis."""
    return altair_module().DateTime(year=day.year, month=day.month, date=day.day)


def _said(part: int, whole: int) -> str:
    return f"{percent(part / whole)} ({part:,} of {whole:,})"
