"""The page Scan: files or a folder in, how far it has come, and what came of it."""

import streamlit as st

from dashboard.scanning.asking import show_asking
from dashboard.scanning.results import show_results
from dashboard.scanning.watching import show_scans
from dashboard.visit import Visit


def show(visit: Visit) -> None:
    """Draw the page."""
    st.title("Scan", anchor=False)
    st.write("Reads records of strategy discussions and shows, with evidence, what each fails to state.")
    with st.container(border=True):
        show_asking(visit)
    show_scans(visit)
    show_results(visit)
