"""What goes wrong on a page: told plainly on the screen, and logged without a word of any record.

The message of an exception may quote a record: a database says which values it could not write, a parser which text it
could not read. So no log has messages of exceptions, only their kind and where they arose.
"""

import logging
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from analyser.errors import AnalyserError
from dashboard.words import plain

_LOG = logging.getLogger("analyser.dashboard")


def guarded(show: Callable[[], None]) -> None:
    """Show a page; tell what goes wrong in its place.

    What Streamlit raises to stop or rerun a page is no ``Exception`` and passes.
    """
    try:
        show()
    except Exception as error:  # at the edge of the program: the page is lost, the app is not
        if not isinstance(error, AnalyserError):
            _LOG.error("A page broke: %s", where_it_broke(error))
        tell(error)


def tell(error: Exception) -> bool:
    """Say on the screen what went wrong; True, as Streamlit asks of whoever has said it in its stead."""
    if isinstance(error, AnalyserError):
        st.error(plain(str(error)), icon=":material/error:")
    else:
        st.error(
            "This is a fault in analyser, not in what you did. Nothing that was saved is lost. "
            f"Reload the page; if it comes again, report `{type(error).__name__}` with the time and what you did.",
            icon=":material/error:",
        )
    return True


def where_it_broke(error: BaseException) -> str:
    """Kind and place of a fault, without its message, which may quote a record."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {places or 'an unknown place'}"


def log_without_words() -> None:
    """From now on every log of this process tells of an exception where it arose, and not what it says.

    Also those of Streamlit, which logs what a button's callback or a fragment raises, and of threads that die.
    """
    made_by = logging.getLogRecordFactory()
    if not isinstance(made_by, _WithoutWords):
        logging.setLogRecordFactory(_WithoutWords(made_by))
        threading.excepthook = _log_end


class _WithoutWords:
    """Makes records of the log as another factory does, with places of exceptions instead of their messages."""

    def __init__(self, made_by: Callable[..., logging.LogRecord]) -> None:
        self._made_by = made_by

    def __call__(self, *arguments: object, **named: object) -> logging.LogRecord:
        record = self._made_by(*arguments, **named)
        if isinstance(record.msg, BaseException):
            record.msg, record.args = where_it_broke(record.msg), ()
        if isinstance(record.args, tuple):
            record.args = tuple(
                where_it_broke(each) if isinstance(each, BaseException) else each for each in record.args
            )
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()}: {where_it_broke(record.exc_info[1])}"
            record.args = ()
        record.exc_info = None
        return record


def _log_end(end: threading.ExceptHookArgs) -> None:
    if end.exc_value is not None:
        _LOG.error("A thread stopped: %s", where_it_broke(end.exc_value))
