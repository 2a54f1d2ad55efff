"""The page Review: a queue of records, one record with its findings to confirm or override, and agreement."""

from pathlib import Path

import streamlit as st

from dashboard import recordview, reviewing
from dashboard.reviewing.desk import Desk, arrive, go, told, write_address
from dashboard.reviewing.queue import choices, show_queue
from dashboard.reviewing.record import show_record
from dashboard.visit import Visit

_STYLE = Path(reviewing.__file__).with_name("review.css")
_TABS = {"queue": "Queue", "agreement": "Agreement"}


def show(visit: Visit) -> None:
    """Draw the page."""
    place = arrive()
    offered = choices(visit.store, place)
    wanted = place.wanted(visit.person.name, batches=offered.batches, teams=offered.teams, agencies=offered.agencies)
    desk = Desk(visit=visit, place=place, choices=offered, wanted=wanted)
    recordview.dress()
    st.html(_STYLE)
    if not place.record:
        _heading(desk)
    said = told()
    if said is not None and said.failed:
        st.error(said.words, icon=":material/error:")
    elif said is not None:
        st.toast(said.words, icon=":material/check:")
    if place.tab == "agreement":
        from dashboard.reviewing.agreement import show_agreement  # its figures need numpy, and the queue does not

        show_agreement(desk)
    elif place.record:
        place = show_record(desk)
    else:
        show_queue(desk)
    write_address(place)


def _heading(desk: Desk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title("Review", anchor=False, width="content")
        st.session_state["review.tab"] = desk.place.tab
        st.segmented_control(
            "Part of the page",
            list(_TABS),
            format_func=_TABS.__getitem__,
            key="review.tab",
            required=True,
            label_visibility="collapsed",
            on_change=_turn_to,
        )


def _turn_to() -> None:
    go(tab=st.session_state["review.tab"], page=1, record="", on="")
