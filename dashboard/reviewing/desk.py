"""What a reviewer has before them: the place, the records that come next, and what there is to tell.

The place is kept in the session, for a click that comes while the page is still drawn must not act on another record.
The address follows it, and leads only where somebody changed it.
"""

from dataclasses import dataclass

import streamlit as st

from analyser.storing.views import Batch, Wanted
from dashboard.reviewing.place import Place
from dashboard.visit import Visit

PAGE = 20
"""Records on a page of the queue."""

_PLACE, _WRITTEN, _MOVED, _AHEAD, _SAID = (f"review.{name}" for name in ("place", "written", "moved", "ahead", "said"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the filters offer.

    Attributes:
        batches: Newest first.
        teams: By name.
        agencies: By name.
        months: As 2015-06, newest first.
    """

    batches: tuple[Batch, ...]
    teams: tuple[str, ...]
    agencies: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that is shown once.

    Attributes:
        words: Of our own, or made harmless already.
        failed: Whether something could not be done.
    """

    words: str
    failed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a reviewer works.

    Attributes:
        visit: Who looks, and the store.
        place: Where they are.
        choices: What the filters offer.
        wanted: What the queue is asked for.
    """

    visit: Visit
    place: Place
    choices: Choices
    wanted: Wanted

    @property
    def me(self) -> str:
        """Under which name reviews are kept."""
        return self.visit.person.name


def arrive() -> Place:
    """Where the reviewer is: where their last click led, else where the address leads."""
    address = st.query_params.to_dict()
    kept: Place | None = st.session_state.get(_PLACE)
    moved = st.session_state.pop(_MOVED, False)
    if kept is None or (address and address != st.session_state.get(_WRITTEN) and not moved):
        kept = Place.read(address)
    elif not address and not moved:  # from the navigation: back to the queue, with its filters
        kept = kept.but(tab="queue", record="", on="")
    st.session_state[_PLACE] = kept
    return kept


def write_address(place: Place) -> None:
    """Let the address say where the reviewer is."""
    query = place.query()
    st.session_state[_PLACE], st.session_state[_WRITTEN] = place, query
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def go(**changes: object) -> None:
    """Change the place, from a click; the page is drawn anew after it."""
    place: Place = st.session_state[_PLACE]
    st.session_state[_PLACE] = place.but(**changes)
    st.session_state[_MOVED] = True


def tell(words: str, *, failed: bool = False) -> None:
    """Show this when the page is drawn next."""
    st.session_state[_SAID] = Told(words=words, failed=failed)


def told() -> Told | None:
    """What was to be shown, once."""
    said: Told | None = st.session_state.pop(_SAID, None)
    return said


def line_up(records: list[str]) -> None:
    """Remember which records come one after another."""
    st.session_state[_AHEAD] = records


def lined_up(desk: Desk) -> list[str]:
    """The records in the order in which they come, with the open one among them."""
    ahead: list[str] = st.session_state.get(_AHEAD, [])
    if desk.place.record not in ahead:
        ahead = [desk.place.record, *(each for each in _fetch(desk, PAGE) if each != desk.place.record)]
        line_up(ahead)
    return ahead


def after(desk: Desk) -> str | None:
    """The record that follows the open one; None at the end of the queue.

    What was decided meanwhile may have left the queue, so that more records moved up: those that were not
    lined up yet come next.
    """
    ahead = lined_up(desk)
    index = ahead.index(desk.place.record)
    if index + 1 == len(ahead):
        known = set(ahead)
        ahead = ahead + [each for each in _fetch(desk, len(ahead) + PAGE) if each not in known]
        line_up(ahead)
    return ahead[index + 1] if index + 1 < len(ahead) else None


def before(desk: Desk) -> str | None:
    """The record that came before the open one; None if it was the first."""
    ahead = lined_up(desk)
    index = ahead.index(desk.place.record)
    return ahead[index - 1] if index else None


def _fetch(desk: Desk, limit: int) -> list[str]:
    place = desk.place
    found = desk.visit.store.queue(
        desk.wanted, order=place.order, seed=place.seed, offset=(place.page - 1) * PAGE, limit=limit
    )
    return [item.sha256 for item in found]
