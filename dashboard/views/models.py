"""The page Models: what models there are, how good they are, which is in use; compare, train, put into use."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from dashboard.modelling.comparing import show_comparison
from dashboard.modelling.shelf import show_shelf
from dashboard.modelling.training import show_training
from dashboard.modelling.trusting import show_confidence
from dashboard.visit import Visit

_PARTS: Mapping[str, tuple[str, Callable[[Visit], None]]] = MappingProxyType(
    {
        "shelf": ("On the shelf", show_shelf),
        "compare": ("Compare", show_comparison),
        "confidence": ("Confidence", show_confidence),
        "train": ("Train", show_training),
    }
)


def show(visit: Visit) -> None:
    """Draw the page."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title("Models", anchor=False, width="content")
        part = st.segmented_control(
            "Part of the page",
            list(_PARTS),
            format_func=lambda name: _PARTS[name][0],
            default="shelf",
            required=True,
            key="part",
            bind="query-params",
            label_visibility="collapsed",
        )
    _PARTS[part][1](visit)
