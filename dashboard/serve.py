"""The web server: Streamlit's, behind a gate that knows what may come in and tells the browser what it may fetch.

``analyser dashboard`` runs this file. ``streamlit run dashboard/app.py`` shows the same pages without the gate.
"""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.starlette import App

import dashboard.app  # noqa: F401 - what the first page needs is loaded before somebody waits for it
from analyser.errors import SettingsError
from analyser.settings import Settings
from dashboard.access import must_be_safe
from dashboard.faults import log_without_words, tell
from dashboard.gate import Gate

log_without_words()
try:
    sign_in = must_be_safe(Settings())
except SettingsError as error:
    print(f"Error: {error}", file=sys.stderr)  # noqa: T201 - the server does not start
    sys.exit(2)

app = App(
    Path(__file__).with_name("app.py"),
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts"), www_redirect=False),
        Middleware(Gate, secure=sign_in is not None and sign_in.auth.redirect_uri.startswith("https:")),
    ],
    on_script_error=tell,
)
