"""The web server: Streamlit's, behind a gate that knows what may come in and tells the browser what it may fetch.

``analyser dashboard`` runs this file. ``streamlit run dashboard/app.py`` shows the same pages without the gate.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Timer

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.starlette import App

from analyser.errors import SettingsError
from analyser.settings import Settings
from dashboard.access import must_be_safe
from dashboard.app import PLACES
from dashboard.faults import log_without_words, tell
from dashboard.gate import Gate

_LATER = 3  # seconds: whoever opens a browser at once has their first page by then
_NEEDED_FIRST = ("pandas", "pyarrow", "analyser.reading.preview", "dashboard.scans")

log_without_words()
try:
    sign_in = must_be_safe(Settings())
except SettingsError as error:
    print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - the server does not start
    sys.exit(2)
for name in _NEEDED_FIRST:  # by the first page: loaded before somebody waits for it
    import_module(name)


def load_the_rest() -> None:
    """Load what the other pages need, so that nobody waits for it when they first open one."""
    from analyser.pipeline import settle

    for each in ("altair", "analyser.pipeline", *(f"dashboard.views.{place.name}" for place in PLACES)):
        import_module(each)
    settle()


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """What runs beside the server."""
    later = Timer(_LATER, load_the_rest)
    later.daemon = True
    later.start()
    yield
    later.cancel()


app = App(
    Path(__file__).with_name("app.py"),
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts"), www_redirect=False),
        Middleware(Gate, secure=sign_in is not None and sign_in.auth.redirect_uri.startswith("https:")),
    ],
    lifespan=lifespan,
    on_script_error=tell,
)
