import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyser.reporting.safe_text import one_line, printable, without_formula

ANY_TEXT = st.text(st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Zoë’s plan\n\t– £5", "Zoë’s plan\n\t– £5", id="ordinary"),
        pytest.param("\x1b[31mred\x1b]0;title\x07", "\ufffd[31mred\ufffd]0;title\ufffd", id="escape-sequences"),
        pytest.param("a\r\nb", "a \nb", id="crlf"),
        pytest.param("kept\rhidden", "kept\nhidden", id="carriage-return"),
        pytest.param("page 1\x0cpage 2", "page 1\npage 2", id="form-feed"),
        pytest.param("a\x00b", "a\ufffdb", id="nul"),
        pytest.param("safe\u202eefasnu", "safe\ufffdefasnu", id="right-to-left-override"),
        pytest.param("x\ud800y", "x\ufffdy", id="lone-surrogate"),
        pytest.param("\x9b31m", "\ufffd31m", id="c1-control"),
        pytest.param("", "", id="empty"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(ANY_TEXT)
def test_printable_keeps_offsets_and_can_be_written(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert printable(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        pytest.param("a\n  b\tc ", None, "a b c", id="white-space"),
        pytest.param("one two three", 13, "one two three", id="fits"),
        pytest.param("one two three", 10, "one two…", id="cut-at-a-word"),
        pytest.param("abcdefghij", 5, "abcd…", id="one-long-word"),
    ],
)
def test_one_line(text: str, limit: int | None, shown: str) -> None:
    assert one_line(text, limit) == shown


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formula_is_defused(start: str) -> None:
    assert without_formula(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "plain", "1 = 1", "12/6", "'quoted'"])
def test_other_cells_stay(text: str) -> None:
    assert without_formula(text) == text
