"""Deciding on a finding: confirm, override with a reason, undo, adjudicate; each is one entry of the log.

What cannot be added is told, and what was typed stays where it was.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from analyser.domain.finding import Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.errors import ReviewedMeanwhileError, StoreError
from analyser.reporting.wording import STATUS_SIGNS, STATUS_WORDS, count_of
from dashboard.recordview import FindingView, RecordView
from dashboard.reviewing import desk as desks
from dashboard.reviewing.desk import Desk, go, tell
from dashboard.reviewing.holding import engine_of
from dashboard.reviewing.keys import letter
from dashboard.words import plain

_ASSESSED = (Status.NOT_MET, Status.PARTLY_MET, Status.MET)
_OPEN = "review.form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A finding that is decided on, as it was on the screen.

    Attributes:
        desk: Where the reviewer is.
        view: The record.
        finding: The finding.
        mine: What the reviewer held of it when it was shown, or None.
        todo: Criteria of the record that the reviewer has yet to review and that fit the filters, next first.
        seen: What others held when it was shown; only of what is adjudicated.
    """

    desk: Desk
    view: RecordView
    finding: FindingView
    mine: Review | None = None
    todo: tuple[str, ...] = ()
    seen: tuple[Review, ...] = ()

    @property
    def sha256(self) -> str:
        """The record's key."""
        key: str = self.view.form["sha256"]
        return key

    @property
    def adjudicates(self) -> bool:
        """Whether it is settled what others disagree on."""
        return bool(self.seen)

    def key(self, name: str) -> str:
        """The key of a field, which is this finding's own."""
        return f"review.{name}.{self.sha256[:16]}.{self.finding.criterion.id}.{'both' if self.adjudicates else 'own'}"


def show_decision(case: Case) -> None:
    """Draw what a reviewer can do with a finding."""
    mine = case.mine
    found = STATUS_WORDS[case.finding.status].lower()
    with st.container(horizontal=True):
        if mine is None:
            st.button(
                f"Confirm {found}",
                key=case.key("confirm"),
                type="primary",
                icon=":material/check:",
                shortcut=letter("a"),
                on_click=_confirm,
                args=(case,),
            )
        st.button(
            "Override or note …" if mine is None else "Change …",
            key=case.key("override"),
            icon=":material/edit:",
            shortcut=letter("o"),
            on_click=_open_form,
            args=(case,),
        )
        if mine is not None:
            undo_button(case, mine)
    if st.session_state.get(_OPEN) == case.key("form"):
        show_form(case)


def show_form(case: Case) -> None:
    """Draw status, reason and note."""
    with st.container(border=True):
        st.segmented_control(
            "The status that you hold right",
            _ASSESSED,
            format_func=lambda status: f"{STATUS_SIGNS[status]} {STATUS_WORDS[status]}",
            key=case.key("status"),
            persist_state="session",
        )
        st.selectbox(
            "Reason",
            list(ReasonCode),
            index=None,
            format_func=lambda code: code.in_words,
            placeholder="Choose a reason; an override needs one",
            key=case.key("reason"),
            persist_state="session",
        )
        st.text_area(
            "Note (optional)",
            key=case.key("note"),
            height=80,
            help="It may quote the record. It is kept in the store with your review, and goes when text is purged.",
            persist_state="session",
        )
        with st.container(horizontal=True):
            st.button(
                "Settle" if case.adjudicates else "Save",
                key=case.key("save"),
                type="primary",
                shortcut="Mod+Enter",
                on_click=_save,
                args=(case,),
            )
            if not case.adjudicates:
                st.button("Cancel", key=case.key("cancel"), shortcut="Esc", on_click=_close_form)


def undo_button(case: Case, mine: Review) -> None:
    """Draw what takes one's last word back."""
    key = case.key("undo")
    st.button("Undo", key=key, icon=":material/undo:", shortcut=letter("u"), on_click=_undo, args=(case, mine))


def confirm_rest(desk: Desk, view: RecordView, left: Sequence[FindingView]) -> None:
    """Confirm every finding of a record that the reviewer has not reviewed, and go on; called on a click."""
    kept, store = 0, desk.visit.store
    try:
        for finding in left:
            with suppress(ReviewedMeanwhileError):  # a key may have been pressed twice
                store.add_review(_review(Case(desk=desk, view=view, finding=finding), finding.status), over=())
                kept += 1
    except StoreError as error:
        tell(f"{count_of(kept, 'finding')} confirmed, then it failed: {plain(str(error))}", failed=True)
        return
    tell(f"{count_of(kept, 'finding')} confirmed.")
    next_record(desk)


def next_record(desk: Desk) -> None:
    """Go to the record that follows; called on a click."""
    following = desks.after(desk)
    if following is None:
        tell("That was the last record of this queue.")
    go(record=following or "", on="")


def _confirm(case: Case) -> None:
    if _added(case, _review(case, case.finding.status)):
        _go_on(case)


def _undo(case: Case, mine: Review) -> None:
    if _added(case, mine.undone()):
        go(on=case.finding.criterion.id)


def _save(case: Case) -> None:
    status = st.session_state[case.key("status")]
    code = st.session_state[case.key("reason")]
    note = (st.session_state[case.key("note")] or "").strip() or None
    if status is None:
        tell("Choose the status that you hold right: met, partly met or not met.", failed=True)
    elif status is not case.finding.status and code is None:
        tell("Choose a reason; an override needs one.", failed=True)
    elif _added(case, _review(case, status, code, note)):
        for name in ("status", "reason", "note"):
            del st.session_state[case.key(name)]
        _close_form()
        _go_on(case)


def _open_form(case: Case) -> None:
    st.session_state[_OPEN] = case.key("form")


def _close_form() -> None:
    st.session_state.pop(_OPEN, None)


def _added(case: Case, review: Review) -> bool:
    """Add it to the log; tell why if it cannot be, or if what stands is not what was on the screen any more."""
    mine = () if case.mine is None else (case.mine,)
    try:
        case.desk.visit.store.add_review(review, over=case.seen if case.adjudicates else mine)
    except ReviewedMeanwhileError:
        if case.adjudicates:
            tell("Somebody changed their review of this meanwhile. Look at it again before you settle it.", failed=True)
        else:
            tell("You have reviewed this already, in another window or with a key pressed twice.")
        return False
    except StoreError as error:
        tell(plain(str(error)), failed=True)
        return False
    return True


def _review(case: Case, status: Status, code: ReasonCode | None = None, note: str | None = None) -> Review:
    found = case.finding.status
    return Review(
        sha256=case.sha256,
        criterion=case.finding.criterion.id,
        reviewer=case.desk.me,
        action=ReviewAction.CONFIRM if status is found else ReviewAction.OVERRIDE,
        reviewed_status=found,
        engine=engine_of(case.view),
        status=status,
        reason_code=code,
        note=note,
        adjudicates=case.adjudicates,
    )


def _go_on(case: Case) -> None:
    """To the next finding that waits, else to the next record; what was changed stays, what was settled is done."""
    if case.adjudicates:
        tell("Settled.")
        go(record="", on="")
        return
    if case.mine is not None:
        go(on=case.finding.criterion.id)
        return
    waiting = [each for each in case.todo if each != case.finding.criterion.id]
    if waiting:
        go(on=waiting[0])
    else:
        next_record(case.desk)
