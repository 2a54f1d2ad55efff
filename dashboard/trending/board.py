"""The report for a board, as a Word document or an Excel workbook."""

from io import BytesIO
from pathlib import Path

import streamlit as st

from analyser.reporting.trends import Trends
from analyser.reporting.trends.board import Cover, board_writer
from dashboard.trending.asking import Asked
from dashboard.words import plain

_FORMATS = {
    ".docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
_MADE = "trends.made"


def show_export(trends: Trends, asked: Asked) -> None:
    """Draw what can be made and downloaded: all questions, for what is chosen above, with charts and method."""
    st.write(
        f"All questions, {plain(trends.unit.words)}, {trends.period.words}: charts, tables, what is more than chance, "
        "and how the figures were made. It holds no record and names none; small numbers are held back as on screen."
    )
    with st.container(horizontal=True):
        for suffix, (label, _) in _FORMATS.items():
            if st.button(f"Make the {label} report", key=f"trends.make{suffix}", icon=":material/description:"):
                with st.spinner("Writing the report; with all its charts that takes up to half a minute …"):
                    st.session_state[_MADE] = (asked, suffix, _written(trends, suffix))
    made = st.session_state.get(_MADE)
    if made is None or made[0] != asked:
        return
    _, suffix, report = made
    label, mime = _FORMATS[suffix]
    st.success(f"The {label} report is ready.", icon=":material/check:")
    st.download_button(
        f"Download the {label} report",
        report,
        file_name=f"recording-of-strategy-discussions{suffix}",
        mime=mime,
        icon=":material/download:",
        type="primary",
        key="trends.download",
        on_click="ignore",
    )


def _written(trends: Trends, suffix: str) -> bytes:
    buffer = BytesIO()
    board_writer(Path(f"board{suffix}"))(trends, buffer, Cover())
    return buffer.getvalue()
