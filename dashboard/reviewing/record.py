"""One record: its text with what was found marked in it, each finding, and what the reviewer decides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from analyser.domain.review import Review
from analyser.errors import StoreError
from analyser.reporting.wording import STATUS_SIGNS
from analyser.storing.views import Order
from dashboard import recordview
from dashboard.recordview import FindingView, RecordView
from dashboard.reviewing import desk as desks
from dashboard.reviewing.deciding import Case, confirm_rest, next_record, show_decision
from dashboard.reviewing.desk import Desk, go
from dashboard.reviewing.holding import asked_for, log_html, own_reviews, review_html
from dashboard.reviewing.keys import letter, show_keys
from dashboard.reviewing.place import Place
from dashboard.reviewing.queue import summary
from dashboard.scripts import scroll_to
from dashboard.words import plain

_MARKED = "review.marked"


def show_record(desk: Desk) -> Place:
    """Draw the record that is open.

    Returns:
        The place, with the finding that is looked at.
    """
    _way_on(desk)
    try:
        view = recordview.stored_view(desk.visit.store, desk.place.record)
    except StoreError as error:
        st.error(plain(str(error)), icon=":material/error:")
        _what_was_typed(desk)
        return desk.place
    mine = own_reviews(desk.visit.store, desk.place.record, desk.me)
    fitting = _fitting(desk, view)
    finding = view.finding(desk.place.on) or (fitting or view.findings or (None,))[0]
    todo = [each for each in fitting if each.criterion.id not in mine]
    st.html(view.head_html())
    if finding is None:
        st.info("This record has no findings.")
        return desk.place
    show_findings(view, finding, mine)
    with st.container(key="review_sides"):
        left, right = st.columns([6, 5], gap="medium")
    with left:
        show_text(view, finding)
    with right:
        _finding(desk, view, finding, mine, todo)
    show_rest(view)
    show_keys()
    return desk.place.but(on=finding.criterion.id)


def show_findings(view: RecordView, finding: FindingView, mine: Mapping[str, Review]) -> None:
    """Draw the findings to choose from."""
    words = {
        each.criterion.id: f"{STATUS_SIGNS[each.status]} {each.number} {each.criterion.title}"
        + (" ✓" if each.criterion.id in mine else "")
        for each in view.findings
    }
    st.session_state["review_finding"] = finding.criterion.id
    st.pills(
        "Findings: ● met, ◐ partly met, ○ not met, ✓ reviewed by you",
        list(words),
        format_func=words.__getitem__,
        key="review_finding",
        required=True,
        label_visibility="collapsed",
        on_change=_look_at,
    )


def show_text(view: RecordView, finding: FindingView) -> None:
    """Draw the text with the marks of one finding lifted out."""
    recordview.lift(finding)
    st.html(_marked(view))
    scroll_to(view.form["sha256"], finding.first_mark)
    st.html(view.legend_html())


def _marked(view: RecordView) -> str:
    """The marked text; made once while the record is looked at, as a long one takes a moment."""
    last: tuple[RecordView, str] | None = st.session_state.get(_MARKED)
    if last is None or last[0] != view:
        last = (view, view.text_html())
        st.session_state[_MARKED] = last
    return last[1]


def show_rest(view: RecordView) -> None:
    """Draw actions and who took part."""
    st.subheader("Actions", anchor=False)
    st.html(view.actions_html())
    st.subheader("Who took part", anchor=False)
    st.html(view.attendance_html())


def _way_on(desk: Desk) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Queue", icon=":material/arrow_back:", shortcut=letter("q"), on_click=go, kwargs={"record": "", "on": ""}
        )
        previous = desks.before(desk)
        st.button(
            "Previous record",
            shortcut=letter("p"),
            disabled=previous is None,
            on_click=go,
            kwargs={"record": previous or "", "on": ""},
        )
        st.button("Next record", shortcut=letter("n"), on_click=next_record, args=(desk,))
        st.caption(summary(desk), width="stretch")


def _finding(
    desk: Desk, view: RecordView, finding: FindingView, mine: Mapping[str, Review], todo: Sequence[FindingView]
) -> None:
    criterion = finding.criterion.id
    st.html(view.finding_html(criterion))
    held = mine.get(criterion)
    if held is not None:
        st.html(review_html(held, view, finding, desk.me))
    show_decision(
        Case(desk=desk, view=view, finding=finding, mine=held, todo=tuple(each.criterion.id for each in todo))
    )
    if held is not None:
        _others(desk, view, finding)
    st.html(view.passages_html(criterion))
    _log(desk, finding, everybody=held is not None)
    _step(view, finding)
    left = [each for each in view.findings if each.criterion.id not in mine]
    if left:
        st.button(
            f"Confirm all {len(left)} that I have not reviewed" if len(left) > 1 else "Confirm the last one",
            key=f"review.rest.{desk.place.record}",
            icon=":material/done_all:",
            shortcut=letter("Shift+a"),
            on_click=confirm_rest,
            args=(desk, view, left),
        )


def _step(view: RecordView, finding: FindingView) -> None:
    order = [each.criterion.id for each in view.findings]
    index = order.index(finding.criterion.id)
    with st.container(horizontal=True):
        for label, key, to in (("Previous finding", "k", index - 1), ("Next finding", "j", (index + 1) % len(order))):
            st.button(label, type="tertiary", shortcut=letter(key), on_click=go, kwargs={"on": order[to]})


def _others(desk: Desk, view: RecordView, finding: FindingView) -> None:
    """What others hold; only for those who hold something themselves."""
    standing = desk.visit.store.current_reviews(sha256=view.form["sha256"], criterion=finding.criterion.id)
    for review in standing:
        if review.reviewer != desk.me or review.adjudicates:
            st.html(review_html(review, view, finding, desk.me))


def _log(desk: Desk, finding: FindingView, *, everybody: bool) -> None:
    entries = desk.visit.store.reviews_of(
        desk.place.record, criterion=finding.criterion.id, reviewer=None if everybody else desk.me
    )
    if entries:
        with st.expander(f"Log of this finding ({len(entries)})", icon=":material/history:"):
            st.html(log_html(entries, desk.me))


def _look_at() -> None:
    go(on=st.session_state["review_finding"])


def _fitting(desk: Desk, view: RecordView) -> list[FindingView]:
    """The findings that fit the filters; as a queue is ordered by doubt, so are they."""
    place = desk.place
    least, most = sorted((place.least, place.most))
    standing: defaultdict[str, list[Review]] = defaultdict(list)
    for review in desk.visit.store.current_reviews(sha256=place.record):
        standing[review.criterion].append(review)
    fitting = [
        each
        for each in view.findings
        if place.criterion in {"", each.criterion.id}
        and (not place.status or each.status in place.statuses)
        and least <= 100 * each.confidence <= most
        and asked_for(place.reviewed, standing[each.criterion.id], desk.me)
    ]
    return sorted(fitting, key=lambda each: each.confidence) if place.order is Order.DOUBT else fitting


def _what_was_typed(desk: Desk) -> None:
    """The note of a form whose record is gone, so that it can be copied."""
    start = f"review.note.{desk.place.record[:16]}."
    for key in [key for key in st.session_state if isinstance(key, str) and key.startswith(start)]:
        if st.session_state[key]:
            st.text_area("What you had typed", key=key, persist_state="session")
