"""The page Check a draft: what one record still lacks, told while it is written; nothing is stored unless asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

import streamlit as st

from analyser.domain.finding import Assessment
from analyser.domain.record import Record, Unreadable, replace_surrogates
from analyser.reading import READERS, read_bytes
from analyser.reporting.wording import count_of
from dashboard import recordview
from dashboard.access import Role
from dashboard.recordview import RecordView
from dashboard.scripts import live
from dashboard.visit import Visit, pipeline_in_use, turn_to
from dashboard.words import plain

_MOST = 200
"""Records of one file that can be chosen from."""

_TEXT, _NAME, _CHOSEN = "draft_text", "draft_name", "draft_chosen"
_FILE, _OPENED, _READ, _SAVED = "draft.file", "draft.opened", "draft.read", "draft.saved"
_FIELDS, _TYPED = (_TEXT, _NAME, _CHOSEN), "draft.typed"
"""Streamlit forgets what is in a field as soon as another page is looked at; a draft must not be lost by that."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file gave.

    Attributes:
        records: Those that can be chosen from.
        problem: Why there is none, or "".
    """

    records: Sequence[Record]
    problem: str = ""


def show(visit: Visit) -> None:
    """Draw the page."""
    for key, value in st.session_state.get(_TYPED, {}).items():
        st.session_state.setdefault(key, value)
    _page(visit)
    st.session_state[_TYPED] = {key: st.session_state[key] for key in _FIELDS if key in st.session_state}
    live(_TEXT)


def _page(visit: Visit) -> None:
    recordview.dress()
    st.title("Check a draft", anchor=False)
    st.caption(
        "Paste the record of a strategy discussion, or open its file, and see while you write what it still lacks. "
        "Nothing is kept unless you ask for it."
    )
    top = st.container()
    with st.container(key="draft_sides"):
        left, right = st.columns([6, 5], gap="medium")
    with left:
        text = _editor()
    if not text.strip():
        top.html(recordview.no_meter_html())
        right.html(recordview.questions_html())
        return
    assessment = _assessed(visit, text)
    if assessment.problem is not None:
        top.html(recordview.no_meter_html())
        right.error(plain(assessment.problem), icon=":material/error:")
        return
    view = recordview.view_of(assessment)
    top.html(view.meter_html())
    with right:
        _result(view)
    _rest(visit, assessment, view)


def _editor() -> str:
    """Draw the field, and what fills and empties it."""
    text: str = st.text_area(
        "The draft",
        key=_TEXT,
        height=400,
        placeholder="Strategy discussion held today by telephone …",
        help="It is read when you pause, when you leave the field, or with Ctrl+Enter.",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        with st.popover("Open a file", icon=":material/upload_file:"):
            key = f"{_FILE}.{st.session_state.setdefault(_FILE, 0)}"
            st.file_uploader(
                "Word, PDF, text, e-mail, spreadsheets and more; of several records you choose one",
                type=[suffix.removeprefix(".") for suffix in READERS],
                key=key,
                on_change=_open,
                args=(key,),
            )
        opened: Opened | None = st.session_state.get(_OPENED)
        if text or opened:
            st.button("Clear", icon=":material/delete:", on_click=_clear)
    if opened is not None and opened.problem:
        st.error(plain(opened.problem), icon=":material/error:")
    if opened is not None and len(opened.records) > 1:
        _choice(opened.records)
    return text


def _choice(records: Sequence[Record]) -> None:
    several = count_of(len(records), "record") + (" or more" if len(records) == _MOST else "")
    st.selectbox(
        f"The file holds {several}; the one you see is",
        range(len(records)),
        format_func=lambda index: f"{records[index].record_id} ({records[index].source})",
        key=_CHOSEN,
        on_change=_choose,
    )


def _open(key: str) -> None:
    """Read the file that was dropped, and let it go."""
    file = st.session_state[key]
    if file is None:
        return
    found = list(islice(read_bytes(file.name, file.getvalue()), _MOST))
    records = [each for each in found if isinstance(each, Record)]
    reasons = [each.reason for each in found if isinstance(each, Unreadable)]
    nothing = f"{file.name} holds no record."
    _clear()
    st.session_state[_OPENED] = Opened(records, "" if records else next(iter(reasons), nothing))
    if records:
        st.session_state[_CHOSEN] = 0
        _choose()


def _choose() -> None:
    opened: Opened = st.session_state[_OPENED]
    record = opened.records[st.session_state[_CHOSEN]]
    st.session_state[_TEXT], st.session_state[_NAME] = record.text, record.record_id


def _clear() -> None:
    """Forget the draft, its file and what was found."""
    for key in (_OPENED, _CHOSEN, _NAME, _READ, _SAVED, _TYPED):
        st.session_state.pop(key, None)
    st.session_state[_TEXT] = ""
    st.session_state[_FILE] += 1


def _assessed(visit: Visit, text: str) -> Assessment:
    """What the engine says; kept in the session until the draft changes, and nowhere else."""
    pipeline = pipeline_in_use(visit.settings)
    record = Record(record_id="draft", source="Check a draft", text=replace_surrogates(text))
    most = visit.settings.max_record_characters
    if len(text) > most:
        problem = f"The draft has {len(text):,} characters, and {most:,} can be read. Shorten it."
        return Assessment(record=record, findings={}, engine=pipeline.engine, problem=problem)
    last: Assessment | None = st.session_state.get(_READ)
    if last is None or last.record != record or last.engine != pipeline.engine:
        last = pipeline.assess(record)
        st.session_state[_READ] = last
    return last


def _result(view: RecordView) -> None:
    lacking = view.lacking
    if lacking:
        st.subheader(f"Still lacking ({len(lacking)})", anchor=False)
        st.html(view.lacking_html())
    else:
        st.success("Every question is answered.", icon=":material/check_circle:")
    if view.stated:
        with st.expander(f"What is there ({len(view.stated)})", expanded=not lacking, icon=":material/check:"):
            st.html(view.stated_html())


def _rest(visit: Visit, assessment: Assessment, view: RecordView) -> None:
    st.subheader("The draft with what was found marked", anchor=False)
    st.html(view.text_html(label="The draft with what was found marked in it"))
    st.html(view.legend_html())
    st.subheader("Actions", anchor=False)
    st.html(view.actions_html())
    st.subheader("Who took part", anchor=False)
    st.html(view.attendance_html())
    if visit.person.may({Role.REVIEWER}):
        _offer_to_save(visit, assessment)


def _offer_to_save(visit: Visit, assessment: Assessment) -> None:
    with st.expander("Save to the store", icon=":material/save:"):
        st.write(
            "This keeps the text, what was found in it and the name that you give it here, as a batch of its own, "
            "where every reviewer can read it, until somebody deletes the batch. Your own name is not kept with it."
        )
        st.session_state.setdefault(_NAME, "draft")
        name = st.text_input("Name of the record", key=_NAME, max_chars=120).strip()
        saved = st.session_state.get(_SAVED) == assessment.record.sha256
        if saved:
            st.success("Saved. It waits in the queue of the page Review.", icon=":material/check:")
            if st.button("Review it", icon=":material/rate_review:"):
                turn_to("review", record=assessment.record.sha256)
        elif st.button("Save to the store", icon=":material/save:", disabled=not name):
            _save(visit, assessment, name)
            st.rerun()


def _save(visit: Visit, assessment: Assessment, name: str) -> None:
    named = replace(assessment, record=replace(assessment.record, record_id=name))
    batch = visit.store.begin_batch(f"Draft: {name}", named.record.source)
    visit.store.save(batch, [named])
    st.session_state[_SAVED] = named.record.sha256
