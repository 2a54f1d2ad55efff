"""A fault is told plainly on the screen, and its log has no word of a record."""

import io
import logging
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.faults import log_without_words, where_it_broke

QUOTE = "Ellis was seen alone and said he is afraid"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a handler writes as Streamlit's do, with tracebacks, once the log is without words."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    made_by, told_by = logging.getLogRecordFactory(), threading.excepthook
    logging.getLogger("streamlit.test").addHandler(handler)
    logging.getLogger("analyser.dashboard").addHandler(handler)
    log_without_words()
    yield written
    logging.setLogRecordFactory(made_by)
    threading.excepthook = told_by
    logging.getLogger("streamlit.test").removeHandler(handler)
    logging.getLogger("analyser.dashboard").removeHandler(handler)


def page(kind: str, message: str) -> None:
    from analyser.errors import StoreError
    from dashboard.faults import guarded

    def show() -> None:
        raise {"expected": StoreError, "unexpected": ValueError}[kind](message)

    guarded(show)


def test_what_was_raised_on_purpose_is_said_as_it_is(caplog):
    app = AppTest.from_function(page, kwargs={"kind": "expected", "message": "No *such* [batch](x)."}).run()
    assert app.error[0].value == r"No \*such\* \[batch\]\(x\)\."
    assert "analyser.dashboard" not in caplog.text


def test_a_fault_is_told_with_its_kind_alone(caplog):
    app = AppTest.from_function(page, kwargs={"kind": "unexpected", "message": QUOTE}).run()
    assert "`ValueError`" in app.error[0].value
    assert QUOTE not in app.error[0].value
    assert "ValueError at " in caplog.text
    assert "show" in caplog.text
    assert QUOTE not in caplog.text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF), min_size=1))
def test_where_it_broke_has_nothing_of_the_message(message):
    try:
        raise ValueError(message)
    except ValueError as error:
        assert message not in where_it_broke(error)
        assert "test_faults.py" in where_it_broke(error)


def test_an_error_that_was_never_raised_has_a_kind():
    assert where_it_broke(KeyError(QUOTE)).startswith("KeyError at ")


def test_a_log_of_an_exception_has_its_place_and_not_its_words(log):
    logger = logging.getLogger("streamlit.test")
    try:
        raise ValueError(QUOTE)
    except ValueError as error:
        logger.exception("It broke %s", "here")
        logger.error("It broke: %s", error)
        logger.error("It broke", exc_info=error)
        logger.error(error)
        logger.warning("Nothing broke")
    assert QUOTE not in log.getvalue()
    assert "It broke here: ValueError at test_faults.py:" in log.getvalue()
    assert "It broke: ValueError at test_faults.py:" in log.getvalue()
    assert "\nValueError at test_faults.py:" in log.getvalue()
    assert "Nothing broke" in log.getvalue()
    assert "Traceback" not in log.getvalue()


def test_causes_are_not_told_either(log):
    try:
        try:
            raise ValueError(QUOTE)
        except ValueError as error:
            raise RuntimeError(QUOTE) from error
    except RuntimeError:
        logging.getLogger("streamlit.test").exception("It broke")
    assert "RuntimeError" in log.getvalue()
    assert QUOTE not in log.getvalue()


def test_a_thread_that_dies_is_told_without_words(log, capsys):
    def die() -> None:
        raise ValueError(QUOTE)

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()
    assert "A thread stopped: ValueError at " in log.getvalue()
    assert QUOTE not in log.getvalue() + "".join(capsys.readouterr())


@pytest.mark.usefixtures("log")
def test_it_is_done_once():
    first = logging.getLogRecordFactory()
    log_without_words()
    assert logging.getLogRecordFactory() is first
