"""What the page Trends is asked for: whose records, which months, where new baselines begin."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analyser.criteria import discover
from analyser.domain.criterion import Criterion
from analyser.reporting.trends import EVERYTHING, Grouping, Period, Rebase, SmallNumbers, Trends, Unit, trends_of
from analyser.storing.store import Store
from dashboard.visit import Visit
from dashboard.words import plain

_KEPT = 60  # seconds for which figures are kept: a scan that is saved meanwhile is seen after it
_BASELINES = "trends.baselines"


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


def ask(visit: Visit) -> Asked:
    """Draw what can be chosen, and say what is chosen."""
    months = _months(visit.store, visit.store.place)
    whose, since, until, more = st.columns([4, 3, 3, 2], vertical_alignment="bottom")
    units = _units(visit.store, visit.store.place)
    unit = whose.selectbox("Whose records", units, format_func=_unit_words, key="trends.unit")
    first = since.selectbox("From", months, format_func=_month_words, key="trends.since") if months else None
    last = until.selectbox("To", months[::-1], format_func=_month_words, key="trends.until") if months else None
    if first and last and first > last:
        st.warning("The first month comes after the last one. All months up to the later one are shown.")
        first = None
    with more, st.popover("Baselines", width="stretch"):
        baselines = _baselines(months)
    whole = first == months[0] if months else True
    newest = last == months[-1] if months else True
    return Asked(
        unit=unit,
        period=Period(since=None if whole else first, until=None if newest else last),
        baselines=baselines,
    )


@st.cache_resource(ttl=_KEPT, max_entries=20, show_spinner="Counting …")
def figures(_store: Store, place: str, asked: Asked, rule: SmallNumbers) -> Trends:  # noqa: ARG001 - the place is in the cache's key
    """All that may be shown; made once for everybody who asks for the same."""
    return trends_of(
        _store.counts_by_stratum(),
        _criteria(),
        asked.period,
        rule,
        asked.baselines,
        unit=asked.unit,
        held=_store.reviewed_counts(),
    )


def rule_of(visit: Visit) -> SmallNumbers:
    """What counts as small: a setting of whoever runs the dashboard, and no choice of who looks at it."""
    return SmallNumbers(records=visit.settings.small_records, counts=visit.settings.small_counts)


def _criteria() -> Sequence[Criterion]:
    return list(discover())


@st.cache_data(ttl=_KEPT, show_spinner=False)
def _months(_store: Store, place: str) -> list[dt.date]:  # noqa: ARG001 - the cache's key
    found = _store.counts_by_stratum(criterion=_criteria()[0].id)
    return sorted({each.month for each in found if each.month is not None})


@st.cache_data(ttl=_KEPT, show_spinner=False)
def _units(_store: Store, place: str) -> list[Unit]:  # noqa: ARG001 - the cache's key
    teams = [Unit(Grouping.TEAM, name) for name in _store.teams()]
    return [EVERYTHING, *teams, *(Unit(Grouping.AGENCY, name) for name in _store.agencies())]


def _unit_words(unit: Unit) -> str:
    return unit.words if unit.grouping is Grouping.ALL else f"{unit.words} ({unit.grouping})"


def _month_words(month: dt.date) -> str:
    return f"{month:%B %Y}"


def _baselines(months: Sequence[dt.date]) -> tuple[Rebase, ...]:
    """New baselines, kept while the browser's window is open."""
    kept: list[Rebase] = st.session_state.setdefault(_BASELINES, [])
    st.caption("After a known change, such as a new form, limits are worked out anew from that month on.")
    with st.form("trends.baseline", border=False, clear_on_submit=True):
        month = st.selectbox("From", months[1:], format_func=_month_words)
        reason = st.text_input("What changed", max_chars=60, placeholder="New recording form")
        if st.form_submit_button("Begin a new baseline") and month:
            if not reason.strip():
                st.error("Say what changed, so that a reader can judge it.")
            else:
                kept[:] = sorted([*(each for each in kept if each.month != month), Rebase(month, reason.strip())])
    for each in list(kept):
        label = f"Remove {each.month:%B %Y}: {plain(each.reason)}"
        st.button(label, key=f"trends.drop.{each.month}", type="tertiary", on_click=kept.remove, args=(each,))
    return tuple(kept)
