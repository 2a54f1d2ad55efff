"""The part On the shelf: which models there are, how good they are, which is in use; change that, or delete one."""

import re
from typing import Any

import streamlit as st

from analyser.detecting.shelf import NONE, Shelf
from analyser.errors import AnalyserError, ModelError
from analyser.evaluation.bootstrap import Estimate
from analyser.settings import Settings
from analyser.training.promoting import promote
from analyser.training.removing import can_remove, remove_model
from dashboard.modelling.comparing import exchange_words, gate_words, headline
from dashboard.modelling.kept import about, comparison, working
from dashboard.modelling.words import bold, inline, interval, model_words
from dashboard.visit import Visit
from dashboard.words import plain

_ASKED, _TOLD, _FAILED = "models.asked", "models.told", "models.failed"
_STYLE = "<style>.st-key-models_card h4 { font-size: 1.1rem !important; padding-bottom: 0.2rem !important; }</style>"
_HEADING = re.compile(r"^#", re.MULTILINE)
_EFFECT = (
    "From the next scan on, records are read with it. What the store holds stays as it is until its records are "
    "scanned again, and what reviewers said stands. In trends a change of model can look like a change in recording: "
    "re-base the charts at this month. One step brings the model before back."
)


def show_shelf(visit: Visit) -> None:
    """Draw the part."""
    settings = visit.settings
    shelf = settings.shelf()
    current, names = shelf.current(), [*shelf.names(), NONE]
    _tell()
    _show_what_is_in_use(settings, current)
    st.dataframe(
        [_row(name, settings, shelf) for name in names],
        hide_index=True,
        alt="Every model with its figures, and which one is in use",
    )
    st.caption(
        "F1 of flags on the project's labelled records, each author read by a model made without that author; in "
        "brackets the 95 % interval. A dash: not measured."
    )
    index = names.index(current) if current in names else len(names) - 1
    name = st.selectbox("Model", names, index, format_func=model_words, key="model", bind="query-params")
    _show_ways(settings, name, current)
    asked = st.session_state.get(_ASKED)
    if asked is not None:
        with st.container(border=True):
            if asked[0] == "delete":
                _show_deletion(settings, current, asked[1])
            else:
                _show_question(settings, current, *asked)
    _show_card(name, settings, shelf)


def _tell() -> None:
    if said := st.session_state.pop(_TOLD, None):
        st.success(said, icon=":material/check:")
    if said := st.session_state.pop(_FAILED, None):
        st.error(said, icon=":material/error:")


def _show_what_is_in_use(settings: Settings, current: str) -> None:
    if settings.model is not None:
        st.warning(
            f"The setting `model` says {bold(settings.model)}, so that is what records are read with, whatever is put "
            "into use here. Remove the setting to change that.",
            icon=":material/warning:",
        )
    else:
        st.markdown(f"In use: {bold(current)}")


def _row(name: str, settings: Settings, shelf: Shelf) -> dict[str, Any]:
    row: dict[str, Any] = {"Model": model_words(name), "In use": "● in use" if name == shelf.current() else ""}
    if name == NONE:
        return row | {"Version": "–", "Core F1": "–", "Extended F1": "–", "Encoder": "no", "From": "analyser"}
    origin = "analyser" if shelf.is_shipped(name) else "you"
    try:
        found = about(name, settings).description
    except ModelError:
        return row | {"Version": "damaged", "Core F1": "–", "Extended F1": "–", "Encoder": "–", "From": origin}
    summary = (found.training.get("left_out") or {}).get("summary", {})
    return row | {
        "Version": str(found.version),
        "Core F1": _figure(summary.get("core_macro_f1")),
        "Extended F1": _figure(summary.get("extended_macro_f1")),
        "Encoder": "yes" if found.full else "no",
        "From": f"{origin}, with own records" if found.training.get("own") else origin,
    }


def _figure(figure: list[float | None] | None) -> str:
    return "–" if figure is None else interval(Estimate(*figure))


def _show_ways(settings: Settings, name: str, current: str) -> None:
    shelf = settings.shelf()
    before = [each for each in shelf.before()[:1] if each in {*shelf.names(), NONE}]
    with st.container(horizontal=True):
        if name != current:
            st.button(
                f"Put {inline(name)} into use …",
                key="models.promote",
                type="primary",
                icon=":material/upgrade:",
                on_click=_ask,
                args=("promote", name),
            )
        if before:
            st.button(
                f"Go back to {inline(before[0])} …",
                key="models.back",
                icon=":material/undo:",
                on_click=_ask,
                args=("back", before[0]),
            )
        if can_remove(name, settings):
            st.button(
                f"Delete {inline(name)} …",
                key="models.delete",
                icon=":material/delete:",
                on_click=_ask,
                args=("delete", name),
            )


def _show_question(settings: Settings, current: str, way: str, name: str) -> None:
    """What would change, and whether to go on."""
    if way == "promote":
        st.subheader(f"Put {inline(name)} into use instead of {inline(current)}?", anchor=False)
    else:
        st.subheader(f"Go back from {inline(current)} to {inline(name)}?", anchor=False)
    refused = False
    try:
        with working("Comparing the two …") as tick:
            found = comparison(current, name, settings, tick)
    except AnalyserError as error:
        refused = way == "promote"
        so = f", and so {inline(name)} is not put into use here" if refused else ""
        st.warning(f"What would change cannot be told{so}. {plain(str(error))}", icon=":material/warning:")
    else:
        st.markdown(f"{headline(found, current, name)}\n\n{exchange_words(found, current)}")
        refused = way == "promote" and bool(found.refused)
        if way == "promote":
            show = st.error if refused else st.info
            show(gate_words(found, name), icon=":material/gpp_bad:" if refused else ":material/verified_user:")
    if not refused:
        st.markdown(_EFFECT)
    with st.container(horizontal=True):
        if not refused:
            words = f"Put {inline(name)} into use" if way == "promote" else f"Go back to {inline(name)}"
            st.button(words, key="models.yes", type="primary", on_click=_change, args=(settings, current, way, name))
        st.button(f"Keep {inline(current)}", key="models.no", on_click=_leave)


def _show_deletion(settings: Settings, current: str, name: str) -> None:
    """Whether to delete a model."""
    st.subheader(f"Delete {inline(name)} for good?", anchor=False)
    st.markdown("Its files and its card go, and nobody can bring them back. What was found with it stays in the store.")
    with st.container(horizontal=True):
        words = f"Delete {inline(name)}"
        st.button(words, key="models.yes", type="primary", on_click=_change, args=(settings, current, "delete", name))
        st.button(f"Keep {inline(name)}", key="models.no", on_click=_leave)


def _ask(way: str, name: str) -> None:
    st.session_state[_ASKED] = (way, name)


def _leave() -> None:
    st.session_state.pop(_ASKED, None)


def _change(settings: Settings, left: str, way: str, name: str) -> None:
    """Do what was asked for, unless somebody else has changed the shelf meanwhile; called on a click."""
    _leave()
    shelf = settings.shelf()
    try:
        if shelf.current() != left or (way == "back" and shelf.before()[:1] != (name,)):
            msg = f"Somebody else has changed which model is in use; it is {shelf.current()} now. Look again."
            raise ModelError(msg)
        if way == "delete":
            remove_model(name, settings)
        elif way == "promote":
            promote(name, settings)
        else:
            shelf.roll_back()
    except AnalyserError as error:
        st.session_state[_FAILED] = plain(str(error))
    else:
        now = "is deleted" if way == "delete" else f"is in use now instead of {bold(left)}"
        st.session_state[_TOLD] = f"{bold(name)} {now}."


def _show_card(name: str, settings: Settings, shelf: Shelf) -> None:
    st.subheader("Card", anchor=False)
    if name == NONE:
        st.markdown("Rules alone have no card. The page *Guide* says what each of them looks for, and its limits.")
        return
    try:
        found = about(name, settings)
    except ModelError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.html(_STYLE)
    with st.container(border=True, key="models_card"):
        st.markdown(_HEADING.sub("###", found.card))
    st.caption(f"Kept in `{shelf.path(name)}`")
