"""On whose records models are measured."""

import streamlit as st

from analyser.training.splits import UNREAD_AUTHORS

_WHOSE = {"all": "All records", "unread": "Unread records only"}


def choose_authors() -> tuple[str, ...]:
    """Ask whose records count; gives no author for all of them."""
    whose = st.segmented_control(
        "Measured on",
        list(_WHOSE),
        format_func=_WHOSE.__getitem__,
        default="all",
        required=True,
        key="whose",
        bind="query-params",
        help="Unread are the records of authors that nobody read while writing rules: what to expect elsewhere.",
    )
    return UNREAD_AUTHORS if whose == "unread" else ()
