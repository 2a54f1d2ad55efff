"""Charts of models, for light and dark, told apart by shape and dash as well as by colour."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import streamlit as st

from analyser.evaluation.calibration import Calibration
from analyser.evaluation.comparing import Difference
from analyser.evaluation.thresholds import Step
from analyser.reporting.trends.looks import DARK, LIGHT, Look

BETTER, WORSE, EVEN = "Better", "Worse", "Chance may explain it"
FALSE, KEPT = "False, of the flags shown first", "Shown first, of all true flags"

_ROW, _ROUND_ABOUT, _HEIGHT = 26, 100, 360
_LEAST = 0.5
"""No status is given with less confidence than even odds."""


def look() -> Look:
    """The colours that go with the page as this person sees it."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def verdict(difference: Difference) -> str:
    """Whether the second of two models is better, in words."""
    return BETTER if difference.is_better else WORSE if difference.is_worse else EVEN


def draw_gains(found: Mapping[str, Difference], colours: Look) -> alt.LayerChart:
    """What is gained or lost on each criterion, with its interval; by title, from the top."""
    rows = [
        {"title": title, **each.gain._asdict(), "verdict": verdict(each)}
        for title, each in found.items()
        if each.gain.value is not None
    ]
    meaning = {
        EVEN: (colours.common, "circle"),
        BETTER: (colours.improvement, "triangle-right"),
        WORSE: (colours.concern, "triangle-left"),
    }
    title = alt.Axis(labelLimit=260, labelOverlap=False, grid=True, gridColor=colours.grid)
    gain = alt.Axis(format="+.2f", tickCount=5, gridColor=colours.grid)
    base = _chart(rows).encode(
        y=alt.Y("title:N", sort=list(found), title=None, axis=title), color=_colour("verdict", meaning)
    )
    ends = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title="Gain in F1", axis=gain), x2="high:Q")
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        x="value:Q",
        shape=alt.Shape("verdict:N", title=None, scale=_scale({name: each[1] for name, each in meaning.items()})),
        tooltip=[
            alt.Tooltip("title:N", title="Criterion"),
            alt.Tooltip("value:Q", title="Gain", format="+.3f"),
            alt.Tooltip("low:Q", title="From", format="+.3f"),
            alt.Tooltip("high:Q", title="To", format="+.3f"),
        ],
    )
    nothing = _chart([{"value": 0}]).mark_rule(color=colours.ink, strokeDash=[4, 3]).encode(x="value:Q")
    return _finished([nothing, ends, points], _ROW * len(rows) + _ROUND_ABOUT, colours)


def draw_calibration(calibration: Calibration, colours: Look) -> alt.LayerChart:
    """Confidence beside the share that is right; on the dashed line the two agree."""
    rows = [
        {
            "confidence": each.confidence,
            "right": each.right,
            "low": each.right_low,
            "high": each.right_high,
            "findings": each.count,
        }
        for each in calibration.bins
    ]
    least = int(10 * min([_LEAST, *(each.right_low for each in calibration.bins)])) / 10
    sure = alt.X(
        "confidence:Q",
        title="Confidence, mean of each tenth",
        scale=alt.Scale(domain=[_LEAST, 1], nice=False),
        axis=alt.Axis(format=".1f", tickCount=5, grid=False),
    )
    right: dict[str, Any] = {
        "title": "Findings that are right",
        "scale": alt.Scale(domain=[least, 1], nice=False),
        "axis": alt.Axis(format=".0%", tickCount=6, gridColor=colours.grid),
    }
    line = _chart([{"confidence": each, "right": each} for each in (_LEAST, 1)]).encode(
        x=sure, y=alt.Y("right:Q", **right)
    )
    base = _chart(rows).encode(x=sure)
    ends = base.mark_rule(color=colours.improvement, strokeWidth=2).encode(y=alt.Y("low:Q", **right), y2="high:Q")
    points = base.mark_point(filled=True, color=colours.improvement, size=90, opacity=1).encode(
        y=alt.Y("right:Q", **right),
        tooltip=[
            alt.Tooltip("findings:Q", title="Findings", format=","),
            alt.Tooltip("confidence:Q", title="Mean confidence", format=".2f"),
            alt.Tooltip("right:Q", title="Right", format=".0%"),
            alt.Tooltip("low:Q", title="From", format=".0%"),
            alt.Tooltip("high:Q", title="To", format=".0%"),
        ],
    )
    counts = base.mark_text(dx=-9, dy=-9, align="right", color=colours.quiet, fontSize=12).encode(
        y=alt.Y("right:Q", **right), text=alt.Text("findings:Q", format=",")
    )
    agree = line.mark_line(color=colours.ink, strokeDash=[5, 4], strokeWidth=1.2)
    return _finished([agree, ends, points, counts], _HEIGHT, colours)


def draw_thresholds(steps: Sequence[Step], chosen: float | None, colours: Look) -> alt.LayerChart:
    """What showing the surest flags first would bring, for every confidence that could be asked for."""
    rows = [
        {"confidence": step.confidence, "share": each.value, "low": each.low, "high": each.high, "what": what}
        for step in steps
        for what, each in ((FALSE, step.shown.false), (KEPT, step.shown.kept))
    ]
    meaning = {FALSE: (colours.concern, [6, 3]), KEPT: (colours.improvement, [1, 0])}
    sure = alt.X(
        "confidence:Q",
        title="Flags of at least this confidence first",
        scale=alt.Scale(domain=[_LEAST, 1], nice=False),
        axis=alt.Axis(format=".1f", tickCount=5, grid=False),
    )
    share: dict[str, Any] = {
        "title": "Share",
        "scale": alt.Scale(domain=[0, 1]),
        "axis": alt.Axis(format=".0%", tickCount=5, gridColor=colours.grid),
    }
    stroke, dashes = alt.Legend(symbolType="stroke", symbolSize=300), {name: each[1] for name, each in meaning.items()}
    base = _chart(rows).encode(x=sure)
    bands = base.mark_area(opacity=0.16, interpolate="step-before").encode(
        y=alt.Y("low:Q", **share), y2="high:Q", color=_colour("what", meaning, stroke)
    )
    lines = base.mark_line(strokeWidth=2.4, interpolate="step-before").encode(
        y=alt.Y("share:Q", **share),
        color=_colour("what", meaning, stroke),
        strokeDash=alt.StrokeDash("what:N", title=None, legend=stroke, scale=_scale(dashes)),
        tooltip=[
            alt.Tooltip("what:N", title="Share"),
            alt.Tooltip("confidence:Q", title="From confidence", format=".2f"),
            alt.Tooltip("share:Q", title="Is", format=".1%"),
        ],
    )
    layers = [bands, lines]
    if chosen is not None:
        rule = _chart([{"confidence": chosen, "said": f"from {chosen:.2f}"}]).encode(x=sure)
        layers.append(rule.mark_rule(color=colours.ink, strokeWidth=1.6))
        layers.append(rule.mark_text(color=colours.ink, align="left", dx=6, fontSize=12).encode(text="said:N"))
    return _finished(layers, _HEIGHT, colours)


def _chart(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=[dict(row) for row in rows]))


def _colour(field: str, meaning: Mapping[str, tuple[str, Any]], legend: alt.Legend | None = None) -> alt.Color:
    scale = _scale({name: each[0] for name, each in meaning.items()})
    return alt.Color(f"{field}:N", title=None, scale=scale, legend=legend or alt.Legend())


def _scale(meaning: Mapping[str, Any]) -> alt.Scale:
    return alt.Scale(domain=list(meaning), range=list(meaning.values()))


def _finished(layers: Sequence[alt.Chart], height: int, colours: Look) -> alt.LayerChart:
    chart: alt.LayerChart = (
        alt.LayerChart(layer=list(layers))
        .properties(width="container", height=height)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=colours.ink, titleColor=colours.ink, domainColor=colours.quiet, tickColor=colours.quiet
        )
        .configure_legend(orient="top", labelColor=colours.ink, labelLimit=320, symbolOpacity=1, symbolStrokeWidth=2)
    )
    return chart
