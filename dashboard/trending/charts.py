"""The charts of the page Trends, each with the same in words and as a table beside it."""

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from analyser.reporting.trends import CriterionTrend, Grouping, Trends, Unit
from analyser.reporting.trends.charts import draw_funnel, draw_heat_map, draw_p_chart
from analyser.reporting.trends.describing import (
    describe_funnel,
    describe_heat_map,
    describe_p_chart,
    detector_words,
    method_words,
    percent,
    remarks,
    share_words,
)
from analyser.reporting.trends.looks import DARK, LIGHT, Look
from analyser.reporting.trends.spans import Span
from analyser.reporting.trends.tables import (
    Kind,
    Table,
    funnel_table,
    heat_table,
    month_table,
    signal_table,
    summary_table,
)
from dashboard.access import Role
from dashboard.reviewing.place import sign_of
from dashboard.visit import Visit, turn_to
from dashboard.words import plain


def show_over_time(visit: Visit, trends: Trends) -> None:
    """One criterion as a p-chart."""
    (trend,) = trends.criteria
    st.caption(trend.criterion.question)
    if not trend.chart.points:
        st.info("There are too few records here for any figure to be shown.", icon=":material/visibility_off:")
        return
    _headline(trend)
    picked = _chart(draw_p_chart(trend.chart, _look()), describe_p_chart(trend, trends.unit), key="trends.p", pick=True)
    for signal in trend.chart.signals:
        icon = ":material/trending_up:" if signal.direction == "improvement" else ":material/trending_down:"
        st.markdown(f"{icon} {plain(signal.words)}")
    for remark in remarks(trend.chart):
        st.caption(plain(remark))
    _drill_down(visit, trend, trends.unit, picked)
    _table(month_table(trend))


def show_compared(trends: Trends) -> None:
    """One criterion by team and by agency, never by person."""
    (trend,) = trends.criteria
    for plot in (trend.teams, trend.agencies):
        name = "Teams" if plot.grouping is Grouping.TEAM else "Agencies"
        st.subheader(name, anchor=False)
        if len(plot.points) < 2:
            st.info(f"No two {name.lower()} with enough records to be compared.", icon=":material/visibility_off:")
            continue
        words = describe_funnel(trend.criterion, plot)
        _chart(draw_funnel(plot, _look()), words, key=f"trends.funnel.{plot.grouping}")
        st.caption(plain(words))
        _table(funnel_table(plot))
    st.caption(
        "Names stand in the order of the alphabet. A difference is a question to ask, and no answer about anybody."
    )


def show_overview(trends: Trends) -> None:
    """All criteria: their shares, and the heat map."""
    _table(summary_table(trends), expanded=True)
    st.subheader("Share met by question and month", anchor=False)
    words = describe_heat_map(trends.heat, trends.unit)
    _chart(draw_heat_map(trends.heat, _look()), words, key="trends.heat")
    st.caption(plain(words))
    _table(heat_table(trends.heat))
    table = signal_table(trends)
    st.subheader("More than chance", anchor=False)
    if table.rows:
        _table(table, expanded=True)
    else:
        st.caption("No special cause in any question.")


def show_method(trends: Trends) -> None:
    """How to read it all."""
    with st.expander("How these figures are made", icon=":material/info:"):
        for words in method_words(trends):
            st.caption(plain(words))


def _headline(trend: CriterionTrend) -> None:
    share, right = st.columns(2)
    share.markdown(f"**Share met**: {plain(share_words(trend.share))}")
    if trend.corrected is not None:
        value, low, high = map(percent, trend.corrected)
        right.markdown(f"**Corrected for the tool's errors**: {value} (95 % interval {low} to {high})")
    right.caption(plain(detector_words(trend.detector)))


def _drill_down(visit: Visit, trend: CriterionTrend, unit: Unit, picked: Span | None) -> None:
    """From a point to its records, for those who may read records."""
    if not visit.person.may({Role.REVIEWER}):
        return
    spans = [point.span for point in trend.chart.points]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        span = st.selectbox(
            "Records of",
            spans,
            index=spans.index(picked) if picked in spans else len(spans) - 1,
            format_func=lambda each: each.words,
            help="Or choose a point of the chart.",
            width=320,
        )
        if st.button("Open them", icon=":material/rate_review:"):
            _open(trend, unit, span)


def _open(trend: CriterionTrend, unit: Unit, span: Span) -> None:
    whose = {} if unit.name is None else {str(unit.grouping): sign_of(unit.name)}
    turn_to(
        "review",
        criterion=trend.criterion.id,
        since=f"{span.first:%Y-%m}",
        until=f"{span.last:%Y-%m}",
        reviewed="any",
        order="name",
        **whose,
    )


def _look() -> Look:
    return DARK if st.context.theme.type == "dark" else LIGHT


def _chart(chart: Any, words: str, *, key: str, pick: bool = False) -> Span | None:  # noqa: ANN401 - an Altair chart
    """Draw a chart; what it shows is said to screen readers. With ``pick``, the span of the point that was chosen."""
    if not pick:
        st.altair_chart(chart, key=key, theme=None, alt=words)
        return None
    event = st.altair_chart(chart, key=key, theme=None, alt=words, on_select="rerun", selection_mode="point")
    points = event["selection"].get("point") or []
    if not points:
        return None
    first, last = (_month(points[0][name]) for name in ("first", "last"))
    return Span(first, last)


def _month(moment: float) -> dt.date:
    """The month of a moment as the browser tells it: milliseconds, near midnight where it is."""
    near = dt.datetime.fromtimestamp(moment / 1000, dt.UTC) + dt.timedelta(hours=14)
    return near.date().replace(day=1)


def _table(table: Table, *, expanded: bool = False) -> None:
    frame = pd.DataFrame([list(row) for row in table.rows], columns=[column.title for column in table.columns])
    frame = frame.dropna(axis="columns", how="all")  # such as corrected shares, where nothing could be corrected
    shares = [column.title for column in table.columns if column.kind is Kind.SHARE and column.title in frame]
    frame[shares] = frame[shares].astype(float) * 100
    config = {title: st.column_config.NumberColumn(title, format="%.0f %%") for title in shares}
    if expanded:
        st.dataframe(frame, hide_index=True, column_config=config, height="content", alt=table.title)
        return
    with st.expander("The same as a table"):
        st.dataframe(frame, hide_index=True, column_config=config, alt=table.title)
