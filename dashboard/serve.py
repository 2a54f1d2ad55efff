"""The web server: Streamlit's, behind a gate that knows what may come in and tells the browser what it may fetch.

``analyser dashboard`` runs this file. ``streamlit run dashboard/app.py`` shows the same pages without the gate.
"""

import sys
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.starlette import App

from analyser.errors import SettingsError
from analyser.settings import Settings
from dashboard.access import must_be_safe
from dashboard.faults import log_without_words, tell
from dashboard.gate import Gate

_NEEDED_FIRST = ("pandas", "pyarrow", "analyser.reading.preview", "dashboard.app", "dashboard.scans")

log_without_words()
try:
    sign_in = must_be_safe(Settings())
except SettingsError as error:
    print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - the server does not start
    sys.exit(2)
for name in _NEEDED_FIRST:  # by the first page: loaded before somebody waits for it
    import_module(name)

app = App(
    Path(__file__).with_name("app.py"),
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts"), www_redirect=False),
        Middleware(Gate, secure=sign_in is not None and sign_in.auth.redirect_uri.startswith("https:")),
    ],
    on_script_error=tell,
)
