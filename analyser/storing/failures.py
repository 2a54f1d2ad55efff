"""What a database says when it fails → what is wrong, where, and what to do instead."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from analyser.errors import StoreError
from analyser.storing.postgresql import LINE_BROKE, shown, told

_FULL = "The disk is full. Free some space and run it again; what was saved so far is whole."
_DELETED = "The batch, or another that shared its records, was deleted meanwhile. Scan again into a new batch."
_SIGN_IN = "The server refuses this name or password. Correct them, or ask whoever looks after it."
_GOING = "The server is starting or stopping. Try again in a while."
_LATER = "Two programs were in each other's way. Run it again; what was saved so far is whole."
_SQLITE = {
    "SQLITE_CONSTRAINT_FOREIGNKEY": _DELETED,
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": "The disk is full or failing. Check it and run it again; what was saved so far is whole.",
    "SQLITE_BUSY": "Another program is writing to it. Wait until that has finished and try again.",
    "SQLITE_LOCKED": "Another program is writing to it. Wait until that has finished and try again.",
    "SQLITE_READONLY": "You may not write to it. Change its permissions or name another file.",
    "SQLITE_PERM": "You may not write to it. Change its permissions or name another file.",
    "SQLITE_CANTOPEN": "You may not write to it or to its folder. Change the permissions or name another file.",
    "SQLITE_NOTADB": "It is another kind of file. Name a file that analyser made, or a new one.",
    "SQLITE_CORRUPT": "The file is damaged. Restore it from a backup, or name a new file and scan again.",
}
_POSTGRESQL = {
    "08": "The line to the server broke. Check that it is running and try again.",
    "23503": _DELETED,
    "25006": "The server only lets you read. Name the one that is written to.",
    "28": _SIGN_IN,
    "3D000": "There is no such database. Correct its name, or ask whoever looks after the server to create it.",
    "40": _LATER,
    "42501": "You may not do that there. Ask whoever looks after the server to GRANT you CREATE on the database's "
    "schema and all rights on the store's tables.",
    "53100": _FULL,
    "53300": "The server has no connection left. Try again in a while, or ask whoever looks after it for more.",
    "54000": "A name, a source, a team or an agency is longer than the server can look up (2,700 bytes). "
    "Check which columns they are read from.",
    "57P": _GOING,
}
"""By the beginning of the state."""
_QUOTES_VALUES = "22"
"""Beginning of the states whose message may quote a value, and so words of a record."""
_PASSING = ("40P01", "40001", "23503")
"""States after which to begin again helps: two writers were in each other's way, one of whom may have deleted."""
_OTHERWISE = "Check that the database is running, that the address is right and that you may write to it."


@contextmanager
def explained(doing: str, url: URL) -> Iterator[None]:
    """Turn any failure of the database into a StoreError.

    Args:
        doing: What was tried, as in "Cannot <doing> the store".
        url: Where; a password in it is not shown.
    """
    try:
        yield
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        msg = f"Cannot {doing} the store {place(url)}: {_what(cause)}. {_advice(cause)}"
        if told(cause):
            # Whoever prints the cause would print the row that the server complains of.
            raise StoreError(msg) from None
        raise StoreError(msg) from error
    except OSError as error:  # the line broke while rows were fetched
        msg = f"Cannot {doing} the store {place(url)}: {error}. {_POSTGRESQL['08']}"
        raise StoreError(msg) from error


def place(url: URL) -> str:
    """The store's URL as people may see it."""
    return shown(url) if url.get_backend_name() == "postgresql" else url.render_as_string(hide_password=True)


def is_passing(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed if it is begun again."""
    return told(error.orig).get("C") in _PASSING


def _what(cause: BaseException) -> str:
    said = told(cause)
    if said.get("C", "").startswith(_QUOTES_VALUES):
        return f"the server refuses a value (state {said['C']})"
    return said.get("M") or next(iter(str(cause).splitlines()), type(cause).__name__)


def _advice(cause: BaseException) -> str:
    state, name = told(cause).get("C", ""), getattr(cause, "sqlite_errorname", "")
    advice = [text for code, text in _POSTGRESQL.items() if state.startswith(code)]
    advice += [text for code, text in _SQLITE.items() if name.startswith(code)]
    return advice[0] if advice else _advice_on_line(cause)


def _advice_on_line(cause: BaseException) -> str:
    system = cause.__cause__
    if isinstance(system, ssl.SSLError) or "SSL" in str(cause):
        return (
            "The line cannot be encrypted, or the server cannot prove who it is. Name the authority of its certificate "
            "with ?sslrootcert=FILE, or turn encryption off with ?sslmode=disable where nobody else can listen."
        )
    if isinstance(system, socket.gaierror):
        return "There is no computer of that name. Correct the address."
    if str(cause) == LINE_BROKE:
        return _POSTGRESQL["08"]
    if isinstance(system, OSError):
        return "No database answers there. Check the address and the port, and that the server is running."
    return _OTHERWISE
