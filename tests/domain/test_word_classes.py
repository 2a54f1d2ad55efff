"""WordClasses: words to letters, phrases, endings, times of day and marks."""

import pytest

from analyser.domain.word_classes import WordClasses

PLAIN = WordClasses(
    {"D": "discussion strategy_discussion", "S": "put_back put_back_to", "a": "as", "C": "same-day"},
    endings={"n't": "g", "ed": "V"},
    number="9",
    other="x",
)
RICH = WordClasses({"e": "a&e", "C": "same-day"}, endings={}, number="9", other="x", clock="t", start="<", joins="-&")


@pytest.mark.parametrize(
    ("passage", "letters"),
    [
        pytest.param("discussion put back as moved", "DSaV", id="words-and-a-phrase"),
        pytest.param("strategy discussion put back to noon", "DSx", id="the-longest-phrase-counts"),
        pytest.param("strategy put", "xx", id="half-a-phrase-is-no-phrase"),
        pytest.param("didn't; 12/6 - why?", "g:9-x.", id="endings-numbers-and-marks"),
        pytest.param("held 9.15, same-day", "x9,C", id="a-time-is-one-word-and-a-hyphen-a-mark"),
        pytest.param("", "", id="empty"),
    ],
)
def test_read(passage, letters):
    assert PLAIN.read(passage) == letters


@pytest.mark.parametrize(
    ("passage", "letters"),
    [
        pytest.param("a&e at 3pm", "<ext", id="joined-mark-and-clock"),
        pytest.param("same-day follow-up", "<Cx", id="hyphenated-words"),
        pytest.param("11th at 1400hrs - here", "<9xt-x", id="an-ordinal-is-no-clock"),
        pytest.param("", "<", id="empty"),
    ],
)
def test_read_with_start_clock_and_joins(passage, letters):
    assert RICH.read(passage) == letters


def test_a_megabyte_is_read_in_seconds(seconds):
    assert seconds(lambda: PLAIN.read("strategy put back to " * 50_000), times=1) < 10
