"""The dashboard's entry: who is here, which pages they may see, and the page that was asked for.

Run it with ``analyser dashboard``, or ``streamlit run dashboard/app.py``.
"""

import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from analyser.settings import Settings
from dashboard.access import Person, Role, person_here
from dashboard.faults import guarded, log_without_words
from dashboard.visit import Visit, store_of
from dashboard.words import plain

_HERE = Path(__file__).parent
_EVERYBODY = frozenset(Role)


class Place(NamedTuple):
    """One page.

    Attributes:
        name: Its part of the URL, and its module among the views.
        title: What the navigation calls it.
        icon: What stands before the title.
        allowed: Who may see it.
    """

    name: str
    title: str
    icon: str
    allowed: frozenset[Role]


PLACES = (
    Place("scan", "Scan", ":material/document_scanner:", frozenset({Role.REVIEWER})),
    Place("review", "Review", ":material/rate_review:", frozenset({Role.REVIEWER})),
    Place("trends", "Trends", ":material/monitoring:", frozenset({Role.MANAGER, Role.REVIEWER, Role.ANALYST})),
    Place("draft", "Check a draft", ":material/edit_note:", _EVERYBODY),
    Place("models", "Models", ":material/model_training:", frozenset({Role.ANALYST})),
    Place("guide", "Guide", ":material/menu_book:", _EVERYBODY),
)
"""Every page, in the order of the navigation; nobody sees a page that does not name one of their roles."""


def run() -> None:
    """Draw the page that was asked for, if this person may see it."""
    log_without_words()
    st.set_page_config(
        page_title="analyser", page_icon=str(_HERE / "mark.svg"), layout="wide", initial_sidebar_state=224
    )
    st.html(_HERE / "style.css")
    settings = Settings()
    person = person_here(settings)
    if person is None:
        _instead(_ask_to_sign_in)
        return
    places = [place for place in PLACES if person.may(place.allowed)]
    if not places:
        _instead(partial(_turn_away, person))
        return
    st.logo(str(_HERE / "logo.svg"), icon_image=str(_HERE / "mark.svg"), size="large")
    visit = Visit(person=person, store=store_of(settings), settings=settings)
    pages = [
        st.Page(partial(guarded, partial(_show, place, visit)), title=place.title, icon=place.icon, url_path=place.name)
        for place in places
    ]
    page = st.navigation([_door(pages[0]), *pages])
    _who(person)
    if person.seconds_left is not None:
        st.fragment(_leave, run_every=person.seconds_left + 1)(time.monotonic() + person.seconds_left)
    page.run()


def _show(place: Place, visit: Visit) -> None:
    """Draw one page; its module is loaded when it is first asked for, so that the first page comes quickly."""
    import_module(f"dashboard.views.{place.name}").show(visit)


def _door(first: st.Page) -> st.Page:
    """What stands at the app's address without a page; Streamlit would put a page there that then had no own one."""
    return st.Page(lambda: st.switch_page(first), title="analyser", default=True, visibility="hidden")


def _leave(when: float) -> None:
    """Draw the app anew when the sign-in is over, so that nothing stays on a screen that nobody watches."""
    if time.monotonic() >= when:
        st.rerun()


def _instead(show: Callable[[], None]) -> None:
    """Show this at every address, and take away the navigation that may stand there from before."""
    door = st.Page(show, title="analyser", url_path="door", default=True)
    others = [st.Page(show, title="analyser", url_path=place.name) for place in PLACES]
    st.navigation([door, *others], position="hidden").run()


def _ask_to_sign_in() -> None:
    st.title("analyser")
    st.write("Shows, with evidence, what the record of a strategy discussion fails to state.")
    st.button("Sign in", type="primary", icon=":material/login:", on_click=st.login)


def _turn_away(person: Person) -> None:
    st.title("analyser")
    who = plain(person.name) or "You"
    st.warning(
        f"{who} signed in, but holds no role here. Ask whoever looks after analyser to give you one.",
        icon=":material/lock:",
    )
    st.button("Sign out", on_click=st.logout)


def _who(person: Person) -> None:
    with st.sidebar:
        roles = f" ({', '.join(sorted(person.roles))})" if person.signed_in else ""
        st.html(Markup('<p class="who">{}{}</p>').format(person.name, roles))
        if person.signed_in:
            st.button("Sign out", icon=":material/logout:", on_click=st.logout, type="tertiary")


if __name__ == "__main__":
    guarded(run)
