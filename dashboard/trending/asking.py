"""What the page Trends is asked for: whose records, which months, where new baselines begin."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analyser.criteria import discover
from analyser.domain.counting import HeldCount
from analyser.reporting.trends import EVERYTHING, Grouping, Period, Rebase, SmallNumbers, Trends, Unit, trends_of
from analyser.storing.store import Store
from analyser.storing.views import Batch
from dashboard.trending.baselines import ask_baselines
from dashboard.visit import Visit

_KEPT = 3600  # seconds for which figures that nobody asks for are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked at.

    Attributes:
        unit: Whose records.
        period: Which months.
        baselines: Where new phases of the p-charts begin.
    """

    unit: Unit
    period: Period
    baselines: tuple[Rebase, ...]


def has_records(visit: Visit) -> bool:
    """Whether the store holds any."""
    return any(batch.records for batch in visit.store.batches())


def ask(visit: Visit) -> Asked:
    """Draw what can be chosen, and say what is chosen."""
    batches = tuple(visit.store.batches())
    months = _months(visit.store, visit.store.place, batches)
    whose, since, until, more = st.columns([4, 3, 3, 3], vertical_alignment="bottom")
    units = _units(visit.store, visit.store.place, batches)
    unit = whose.selectbox("Whose records", units, format_func=_unit_words, key="trends.unit", persist_state="session")
    with since:
        first = _ask_month("From", "Earliest", months, key="trends.since")
    with until:
        last = _ask_month("To", "Latest", months[::-1], key="trends.until")
    if first and last and first > last:
        st.warning(f"The first month comes after the last one. All months up to {last:%B %Y} are shown.")
        first = None
    with more, st.popover("Baselines", width="stretch"):
        baselines = ask_baselines(visit, months)
    return Asked(unit=unit, period=Period(since=first, until=last), baselines=baselines)


def ask_question() -> str:
    """Draw the choice of one criterion, the same on every part of the page, and give its id."""
    titles = {criterion.id: criterion.title for criterion in discover()}
    return st.selectbox(
        "Question", list(titles), format_func=titles.__getitem__, key="trends.question", persist_state="session"
    )


def figures(visit: Visit, asked: Asked, criterion: str | None = None) -> Trends:
    """All that may be shown of one criterion, or of all."""
    # What counts as small is a setting of whoever runs the dashboard, and no choice of who looks at it.
    rule = SmallNumbers(records=visit.settings.small_records, counts=visit.settings.small_counts)
    store = visit.store
    held = tuple(each for each in store.reviewed_counts() if criterion in {None, each.criterion})
    return _figures(store, store.place, tuple(store.batches()), held, asked, rule, criterion)


# What is kept is found again by the place of the store, its batches and its reviews: whatever changes makes it anew.


@st.cache_resource(ttl=_KEPT, max_entries=60, show_spinner="Counting …")
def _figures(
    _store: Store,
    place: str,  # noqa: ARG001 - for the key
    batches: tuple[Batch, ...],  # noqa: ARG001 - for the key
    held: tuple[HeldCount, ...],
    asked: Asked,
    rule: SmallNumbers,
    criterion: str | None,
) -> Trends:
    """Made once for everybody who asks for the same; one criterion takes a tenth of the time of all."""
    return trends_of(
        _store.counts_by_stratum(criterion=criterion),
        [each for each in discover() if criterion in {None, each.id}],
        asked.period,
        rule,
        asked.baselines,
        unit=asked.unit,
        held=held,
    )


@st.cache_data(ttl=_KEPT, max_entries=5, show_spinner=False)
def _months(_store: Store, place: str, batches: tuple[Batch, ...]) -> list[dt.date]:  # noqa: ARG001 - for the key
    found = _store.counts_by_stratum(criterion=discover()[0].id)
    return sorted({each.month for each in found if each.month is not None})


@st.cache_data(ttl=_KEPT, max_entries=5, show_spinner=False)
def _units(_store: Store, place: str, batches: tuple[Batch, ...]) -> list[Unit]:  # noqa: ARG001 - for the key
    teams = [Unit(Grouping.TEAM, name) for name in _store.teams()]
    return [EVERYTHING, *teams, *(Unit(Grouping.AGENCY, name) for name in _store.agencies())]


def _ask_month(label: str, end: str, months: Sequence[dt.date], *, key: str) -> dt.date | None:
    """Where the months begin or end; None for no end, so that newer months are seen by whoever keeps the page open."""
    words: dict[str | dt.date, str] = {"": end} | {month: f"{month:%B %Y}" for month in months}
    chosen = st.selectbox(label, list(words), format_func=words.__getitem__, key=key, persist_state="session")
    return chosen if isinstance(chosen, dt.date) else None


def _unit_words(unit: Unit) -> str:
    return unit.words if unit.grouping is Grouping.ALL else f"{unit.words} ({unit.grouping})"
