"""New baselines of the charts over time: kept in the data folder, one file a store, the same for everybody.

A baseline changes what counts as more than chance. So it is no private view: it stands with its reason, who began it
and when, and whoever looks at the same store through this dashboard sees it.
"""

import datetime as dt
import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from analyser.errors import OutputError, SettingsError
from analyser.reporting.trends import Rebase
from analyser.settings import Settings
from dashboard.access import Role
from dashboard.data_folder import folder_for
from dashboard.visit import Visit
from dashboard.words import plain

_FOLDER = "baselines"
_SHORT = 12
_changing = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """From when on limits are worked out anew.

    Attributes:
        month: First day of the first month.
        reason: What changed.
        by: Who said so.
        at: When, in UTC.
    """

    month: dt.date
    reason: str
    by: str
    at: dt.datetime


_FORM = TypeAdapter(tuple[Baseline, ...])


def kept_baselines(settings: Settings, place: str) -> tuple[Baseline, ...]:
    """The baselines of a store, in the order of their months.

    Args:
        settings: Where the data folder is.
        place: The store's URL, without a password.

    Raises:
        SettingsError: What is kept cannot be read.
    """
    file = _file(settings, place)
    try:
        return _FORM.validate_json(file.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValidationError) as error:
        msg = f"Cannot read the new baselines in {file}. Remove that file, and begin them again."
        raise SettingsError(msg) from error


def begin_baseline(settings: Settings, place: str, baseline: Baseline) -> None:
    """Keep a baseline, in place of another of the same month.

    Raises:
        SettingsError: What is kept cannot be read, or the data folder cannot be made.
        OutputError: It cannot be written.
    """
    with _changing:
        others = [each for each in kept_baselines(settings, place) if each.month != baseline.month]
        _write(settings, place, sorted([*others, baseline], key=lambda each: each.month))


def drop_baseline(settings: Settings, place: str, month: dt.date) -> None:
    """Forget the baseline of a month.

    Raises:
        SettingsError: What is kept cannot be read.
        OutputError: It cannot be written.
    """
    with _changing:
        _write(settings, place, [each for each in kept_baselines(settings, place) if each.month != month])


def ask_baselines(visit: Visit, months: Sequence[dt.date]) -> tuple[Rebase, ...]:
    """Draw the baselines, and for whoever may change them how to; gives where new phases begin.

    Args:
        visit: Who looks, and at which store.
        months: Those that have records, in order.
    """
    place = visit.store.place
    st.caption(
        "After a known change, such as a new form, limits are worked out anew from that month on. Baselines hold for "
        "every question and for everybody who looks at these records here."
    )
    may = visit.person.may({Role.MANAGER, Role.ANALYST})
    if may:
        with st.form("trends.baseline", border=False, clear_on_submit=True):
            month = st.selectbox("From", months[1:], format_func="{:%B %Y}".format)
            reason = st.text_input("What changed", max_chars=60, placeholder="New recording form").strip()
            if st.form_submit_button("Begin a new baseline") and month:
                if reason:
                    said = Baseline(month=month, reason=reason, by=visit.person.name, at=dt.datetime.now(dt.UTC))
                    begin_baseline(visit.settings, place, said)
                else:
                    st.error("Say what changed, so that a reader can judge it.")
    kept = kept_baselines(visit.settings, place)
    for each in kept:
        st.markdown(f"**{each.month:%B %Y}**: {plain(each.reason)}")
        st.caption(f"Begun by {plain(each.by)} on {each.at:%d/%m/%Y}.")
        if may:
            st.button(
                f"Remove {each.month:%B %Y}",
                key=f"trends.drop.{each.month}",
                type="tertiary",
                icon=":material/delete:",
                on_click=drop_baseline,
                args=(visit.settings, place, each.month),
            )
    if not may:
        st.caption("Managers and analysts begin and remove them.")
    return tuple(Rebase(each.month, each.reason) for each in kept)


def _file(settings: Settings, place: str) -> Path:
    sign = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT]
    return settings.data_folder / _FOLDER / f"{sign}.json"


def _write(settings: Settings, place: str, baselines: Sequence[Baseline]) -> None:
    file = _file(settings, place)
    folder_for(settings, _FOLDER)
    unfinished = file.with_suffix(".part")
    try:
        unfinished.write_bytes(_FORM.dump_json(tuple(baselines), indent=1))
        unfinished.replace(file)
    except OSError as error:
        msg = f"Cannot keep the new baseline in {file}: {error.strerror}. Let it be written there, or try again."
        raise OutputError(msg) from error
