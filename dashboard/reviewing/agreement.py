"""Agreement: how often two reviewers hold the same, and the findings on which they differ, to be settled."""

from collections import defaultdict
from typing import NamedTuple

import streamlit as st

from analyser.criteria import discover
from analyser.domain.counting import PairCount
from analyser.domain.review import Review
from analyser.errors import StoreError
from analyser.evaluation.agreement import Agreement, agreement_of
from analyser.reporting.marking import colour_of
from analyser.reporting.wording import count_of
from analyser.storing.views import Order, QueueItem, Reviewed, Wanted
from dashboard import recordview
from dashboard.reviewing.deciding import Case, show_form, undo_button
from dashboard.reviewing.desk import PAGE, Desk, go
from dashboard.reviewing.holding import is_disputed, log_html, review_html
from dashboard.reviewing.keys import letter
from dashboard.reviewing.queue import choose_batch
from dashboard.reviewing.record import show_rest, show_text
from dashboard.templates import macros
from dashboard.words import plain


class Row(NamedTuple):
    """A row of the table of agreement, as it is written."""

    number: int
    colour: int
    title: str
    findings: int
    agree: str
    agree_interval: str
    kappa: str
    kappa_interval: str
    adjusted: str


def show_agreement(desk: Desk) -> None:
    """Draw the table and the disputes, or the one dispute that is open."""
    if desk.place.record:
        _dispute(desk)
        return
    with st.columns([2, 3])[0]:
        choose_batch(desk)
    pairs = desk.visit.store.agreement(batch=desk.wanted.batch)
    st.markdown(agreement_of(pairs).words)
    if pairs:
        st.html(macros("reviewing/pieces.html.j2").agreement(_rows(pairs)))
        st.caption(
            "Each finding that two reviewers have judged, as they judged it before either could see what the other "
            "held; of more than two, the two who came first. Adjudications do not count."
        )
    _disputes(desk)


def _rows(pairs: list[PairCount]) -> list[Row]:
    by_criterion: defaultdict[str, list[PairCount]] = defaultdict(list)
    for pair in pairs:
        by_criterion[pair.criterion].append(pair)
    return [
        _row(number, criterion.title, agreement_of(by_criterion[criterion.id]))
        for number, criterion in enumerate(discover(), start=1)
        if criterion.id in by_criterion
    ]


def _row(number: int, title: str, found: Agreement) -> Row:
    share = found.agreed
    return Row(
        number=number,
        colour=colour_of(number),
        title=title,
        findings=share.whole,
        agree=_per_cent(share.value),
        agree_interval=_interval(_per_cent(share.low), _per_cent(share.high)),
        kappa=_decimal(found.kappa),
        kappa_interval=_interval(_decimal(found.low), _decimal(found.high)),
        adjusted=_decimal(found.adjusted) if found.is_skewed else "",
    )


def _per_cent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.0f} %"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _interval(low: str, high: str) -> str:
    return "–" if "–" in {low, high} else f"{low} to {high}"


def _disputes(desk: Desk) -> None:
    """Draw the records on which reviewers differ, and on which findings."""
    store = desk.visit.store
    wanted = Wanted(batch=desk.wanted.batch, reviewed=Reviewed.DISPUTED)
    count = store.count_queue(wanted)
    st.subheader("Where reviewers differ", anchor=False)
    if not count:
        st.info("There is nothing to settle: no finding has reviews that differ.", icon=":material/check:")
        return
    st.caption(f"{count_of(count, 'record')} with a finding that somebody should settle, in sight of both reviews.")
    page = min(desk.place.page, -(-count // PAGE))
    with st.container(key="review_queue", gap=None):
        for item in store.queue(wanted, order=Order.NAME, offset=(page - 1) * PAGE, limit=PAGE):
            _record(desk, item)
    if count > PAGE:
        key = f"review.disputes.{page}"
        st.pagination(-(-count // PAGE), default=page, key=key, on_change=_turn, args=(key,))


def _record(desk: Desk, item: QueueItem) -> None:
    standing: defaultdict[str, list[Review]] = defaultdict(list)
    for review in desk.visit.store.current_reviews(sha256=item.sha256):
        standing[review.criterion].append(review)
    for number, criterion in enumerate(discover(), start=1):
        if not is_disputed(standing[criterion.id]):
            continue
        name, rest = st.columns([2, 9], vertical_alignment="center", gap="small")
        name.button(
            plain(item.record_id),
            key=f"review.settle.{item.sha256}.{criterion.id}",
            type="tertiary",
            on_click=go,
            kwargs={"record": item.sha256, "on": criterion.id},
        )
        rest.html(
            macros("reviewing/pieces.html.j2").dispute_row(
                criterion.title, number, colour_of(number), standing[criterion.id]
            )
        )


def _dispute(desk: Desk) -> None:
    """Draw one finding with what each holds of it, and what settles it."""
    with st.container(horizontal=True):
        st.button(
            "Agreement",
            icon=":material/arrow_back:",
            shortcut=letter("q"),
            on_click=go,
            kwargs={"record": "", "on": ""},
        )
    try:
        view = recordview.stored_view(desk.visit.store, desk.place.record)
    except StoreError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    finding = view.finding(desk.place.on)
    if finding is None:
        st.info("This record has no such finding any more.")
        return
    store, criterion = desk.visit.store, finding.criterion.id
    standing = list(store.current_reviews(sha256=desk.place.record, criterion=criterion))
    if not _may_be_seen(standing, desk.me):
        st.info("There is nothing to settle here.", icon=":material/check:")
        return
    case = Case(desk=desk, view=view, finding=finding, seen=tuple(standing))
    st.html(view.head_html())
    with st.container(key="review_sides"):
        left, right = st.columns([6, 5], gap="medium")
    with left:
        show_text(view, finding)
    with right:
        st.html(view.finding_html(criterion))
        for review in standing:
            st.html(review_html(review, view, finding, desk.me))
        _settle(case, standing)
        st.html(view.passages_html(criterion))
        with st.expander("Log of this finding", icon=":material/history:"):
            st.html(log_html(store.reviews_of(desk.place.record, criterion=criterion), desk.me))
    show_rest(view)


def _may_be_seen(standing: list[Review], me: str) -> bool:
    """Whether somebody may see these reviews: they differ, were settled, or are partly their own."""
    return is_disputed(standing) or any(each.adjudicates or each.reviewer == me for each in standing)


def _settle(case: Case, standing: list[Review]) -> None:
    mine = next((each for each in standing if each.adjudicates and each.reviewer == case.desk.me), None)
    if is_disputed(standing):
        if any(review.reviewer == case.desk.me for review in standing):
            st.info("You hold one side of this. It is better settled by somebody else.", icon=":material/balance:")
        show_form(case)
    elif mine is not None:
        undo_button(case, mine)
    elif any(review.adjudicates for review in standing):
        st.success("Somebody has settled this.", icon=":material/check:")
    else:
        st.success("The reviews do not differ any more.", icon=":material/check:")


def _turn(key: str) -> None:
    go(page=st.session_state[key])
