"""The queue: what a reviewer filters by, and a page of the records that fit."""

import datetime as dt
import random

import streamlit as st

from analyser.criteria import discover
from analyser.domain.finding import Status
from analyser.reporting.wording import STATUS_SIGNS, STATUS_WORDS, count_of, sureness
from analyser.storing.store import Store
from analyser.storing.views import Batch, Order, QueueItem, Reviewed
from dashboard.recordview import numbered, numbers_html
from dashboard.reviewing.desk import PAGE, Choices, Desk, go, line_up
from dashboard.reviewing.place import Place, sign_of
from dashboard.templates import macros
from dashboard.words import plain

REVIEWED_WORDS = {
    Reviewed.ANY: "Reviewed or not",
    Reviewed.NOBODY: "Not reviewed by anybody",
    Reviewed.NOT_BY_ME: "Not reviewed by me",
    Reviewed.BY_ME: "Reviewed by me",
    Reviewed.SECOND: "Waiting for a second reviewer",
    Reviewed.DISPUTED: "Reviewers differ",
}
ORDER_WORDS = {Order.DOUBT: "Least sure first", Order.RANDOM: "At random", Order.NAME: "By name"}

_ASSESSED = (Status.NOT_MET, Status.PARTLY_MET, Status.MET)
_HIDDEN = {"team", "agency", "month", "confidence"}
"""The filters that stand under "More"."""
_OPEN = {"page": 1, "record": "", "on": ""}
"""What another filter does to the place."""


def choices(store: Store, place: Place) -> Choices:
    """What the filters offer; looked up anew after a while, and where something else is asked for: it may be new."""
    found = _looked_up(store, store.place)
    if not (
        place.batch in {0, *(batch.id for batch in found.batches)}
        and place.team in {"", *map(sign_of, found.teams)}
        and place.agency in {"", *map(sign_of, found.agencies)}
        and place.month in {"", *found.months}
    ):
        _looked_up.clear()
        found = _looked_up(store, store.place)
    return found


@st.cache_data(ttl=20, show_spinner=False)
def _looked_up(_store: Store, place: str) -> Choices:  # noqa: ARG001 - the place is the cache's key
    months = {stratum.month for stratum in _store.counts_by_stratum(criterion=discover()[0].id)}
    return Choices(
        batches=tuple(reversed(_store.batches())),
        teams=tuple(_store.teams()),
        agencies=tuple(_store.agencies()),
        months=tuple(f"{month:%Y-%m}" for month in sorted(filter(None, months), reverse=True)),
    )


def show_queue(desk: Desk) -> None:
    """Draw filters and records."""
    _filters(desk)
    count = desk.visit.store.count_queue(desk.wanted)
    if not count:
        _nothing(desk)
        return
    pages = -(-count // PAGE)
    page = min(desk.place.page, pages)
    place = desk.place
    items = desk.visit.store.queue(
        desk.wanted, order=place.order, seed=place.seed, offset=(page - 1) * PAGE, limit=PAGE
    )
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{count_of(count, 'record')}**", width="content")
        if pages > 1:
            key = f"review.page.{page}"
            st.pagination(pages, default=page, key=key, on_change=_turn, args=(key,))
    with st.container(key="review_queue", gap=None):
        _row(None, macros("reviewing/pieces.html.j2").queue_head())
        records = [item.sha256 for item in items]
        for item in items:
            _row((item, records), _described(item))
    st.html(numbers_html())


def choose_batch(desk: Desk) -> None:
    """Draw the choice of a batch."""
    batches = {each.id: _batch_words(each) for each in desk.choices.batches}
    _choose("Batch", "batch", {0: "All batches"} | batches, desk.place.batch)


def summary(desk: Desk) -> str:
    """What the queue is narrowed to, in words; it is Markdown, with names made harmless."""
    place, wanted = desk.place, desk.wanted
    titles = {criterion.id: criterion.title for criterion in discover()}
    parts = [
        wanted.batch and plain(wanted.batch.name),
        plain(wanted.team or ""),
        plain(wanted.agency or ""),
        titles.get(place.criterion),
        " or ".join(STATUS_WORDS[status].lower() for status in place.statuses),
        _month_words(place.month),
        _span_words(place),
        place.confidence_words,
        "" if place.reviewed is Reviewed.ANY else REVIEWED_WORDS[place.reviewed].lower(),
        ORDER_WORDS[place.order].lower(),
    ]
    return " · ".join(part for part in parts if part)


def _filters(desk: Desk) -> None:
    place = desk.place
    titles = {criterion.id: f"{number} {criterion.title}" for number, criterion in enumerate(discover(), start=1)}
    with st.container(key="review_filters"):
        batch, criterion, status, reviewed, more = st.columns([5, 5, 6, 5, 4], vertical_alignment="bottom")
    with batch:
        choose_batch(desk)
    with criterion:
        _choose("Question", "criterion", {"": "All questions"} | titles, place.criterion)
    with status:
        st.session_state["review.status"] = place.statuses
        st.multiselect(
            "Status",
            _ASSESSED,
            format_func=lambda each: f"{STATUS_SIGNS[each]} {STATUS_WORDS[each]}",
            key="review.status",
            placeholder="Any status",
            on_change=_statuses,
        )
    with reviewed:
        _choose("Reviews", "reviewed", REVIEWED_WORDS, place.reviewed)
    hidden = len(place.narrowed & _HIDDEN)
    with more, st.popover(f"More ({hidden})" if hidden else "More", width="stretch"):
        _more(desk)


def _more(desk: Desk) -> None:
    place, choice = desk.place, desk.choices
    _choose("Order", "order", ORDER_WORDS, place.order)
    if place.order is Order.RANDOM:
        st.button("Shuffle again", icon=":material/shuffle:", on_click=_shuffle)
    _choose("Team", "team", {"": "All teams"} | {sign_of(name): name for name in choice.teams}, place.team)
    agencies = {sign_of(name): name for name in choice.agencies}
    _choose("Agency", "agency", {"": "All agencies"} | agencies, place.agency)
    months = {month: _month_words(month) for month in choice.months}
    _choose("Month of the discussion", "month", {"": "All months"} | months, place.month)
    st.session_state["review.confidence"] = (place.least / 100, place.most / 100)
    st.slider("Confidence of the finding", 0.0, 1.0, step=0.05, key="review.confidence", on_change=_confidence)
    st.button("Clear all filters", key="review.clear", icon=":material/filter_alt_off:", on_click=_clear)


def _choose(label: str, name: str, words: dict, now: object) -> None:  # type: ignore[type-arg]  # keys of any kind
    """A choice of which the place holds the key; a key that is not offered counts as the first."""
    key = f"review.{name}"
    st.session_state[key] = now if now in words else next(iter(words))
    st.selectbox(label, list(words), format_func=words.__getitem__, key=key, on_change=_chosen, args=(name,))


def _chosen(name: str) -> None:
    go(**_OPEN | {name: st.session_state[f"review.{name}"]})


def _statuses() -> None:
    go(**_OPEN | {"status": ".".join(each.value for each in st.session_state["review.status"])})


def _confidence() -> None:
    least, most = (round(100 * each) for each in st.session_state["review.confidence"])
    go(**_OPEN | {"least": least, "most": most})


def _turn(key: str) -> None:
    go(page=st.session_state[key])


def _shuffle() -> None:
    go(**_OPEN | {"seed": random.randrange(1, 10_000)})


def _clear() -> None:
    go(**Place().model_dump())


def _open(record: str, records: list[str]) -> None:
    line_up(records)
    go(record=record, on="")


def _row(opens: tuple[QueueItem, list[str]] | None, described: str) -> None:
    name, rest = st.columns([2, 9], vertical_alignment="center", gap="small")
    with name:
        if opens is None:
            st.html('<div class="record-view queue-head" aria-hidden="true">Record</div>')
        else:
            item, records = opens
            st.button(
                plain(item.record_id),
                key=f"review.open.{item.sha256}",
                type="tertiary",
                on_click=_open,
                args=(item.sha256, records),
            )
    rest.html(described)


def _described(item: QueueItem) -> str:
    numbers = numbered()
    titles = {criterion.id: f"{numbers[criterion.id]} {criterion.title}" for criterion in discover()}
    markup: str = macros("reviewing/pieces.html.j2").queue_row(item, numbers, titles, sureness, _mine)
    return markup


def _mine(item: QueueItem) -> str:
    if not item.reviewed_by_me:
        return "none"
    return "all" if item.reviewed_by_me >= item.findings else f"{item.reviewed_by_me} of {item.findings}"


def _nothing(desk: Desk) -> None:
    if not desk.visit.store.batches():
        st.info("The store is empty. Scan some records first.", icon=":material/inbox:")
        return
    if desk.place.reviewed is Reviewed.NOT_BY_ME and not desk.place.narrowed:
        st.success("You have reviewed every record. Choose other reviews above to see them again.")
        return
    st.info("No record fits these filters.", icon=":material/filter_alt:")
    st.button("Clear all filters", key="review.clear_none", on_click=_clear)


def _batch_words(batch: Batch) -> str:
    day = f"{batch.created_at.day} {batch.created_at:%b %Y}"
    return f"{batch.name} ({day}, {count_of(batch.records, 'record')})"


def _month_words(month: str) -> str:
    return f"{dt.date.fromisoformat(f'{month}-01'):%B %Y}" if month else ""


def _span_words(place: Place) -> str:
    first, last = _month_words(place.since), _month_words(place.until)
    if first == last:
        return first
    return " ".join(part for part in (first and f"from {first}", last and f"to {last}") if part)
