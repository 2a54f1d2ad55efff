"""The page Trends: shares met over time, compared, and as a report. It shows rates, and no word of any record."""

import streamlit as st

from dashboard.trending.asking import ask, ask_question, figures, has_records
from dashboard.trending.board import show_export
from dashboard.trending.charts import show_compared, show_method, show_over_time, show_overview
from dashboard.visit import Visit

_PARTS = {
    "time": ":material/show_chart: Over time",
    "compared": ":material/filter_alt: Teams and agencies",
    "overview": ":material/grid_on: All questions",
    "export": ":material/description: Report for the board",
}


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title("Trends", anchor=False)
    if not has_records(visit):
        st.info("There are no records in the store yet. Once some are scanned, their trends stand here.")
        return
    asked = ask(visit)
    part = st.segmented_control(
        "Part of the page",
        list(_PARTS),
        format_func=_PARTS.__getitem__,
        key="trends.part",
        default="time",
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    match part:
        case "compared":
            trends = figures(visit, asked, ask_question())
            show_compared(trends)
        case "overview":
            trends = figures(visit, asked)
            show_overview(trends)
        case "export":
            trends = figures(visit, asked)
            show_export(trends, asked)
        case _:
            trends = figures(visit, asked, ask_question())
            show_over_time(visit, trends)
    if trends.has_undated:
        st.caption("Records without a date that could be understood are in no figure of this page.")
    show_method(trends)
