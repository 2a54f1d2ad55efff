"""What counts as a date or timescale that can be checked."""

import pytest

from analyser.detecting.dates import find_due, is_due


def words_of(text: str) -> str | None:
    due = find_due(text, 0, len(text))
    return text[due.start : due.end] if due else None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        pytest.param("see him by 12/6", "by 12/6", id="slashes"),
        pytest.param("see him on 12.6.15", "on 12.6.15", id="dots"),
        pytest.param("visit 13.9 pm", "13.9 pm", id="dots-and-half-day"),
        pytest.param("by 2025-03-04", "by 2025-03-04", id="iso"),
        pytest.param("ready by 12th june 2019", "by 12th june 2019", id="month-in-words"),
        pytest.param("by sept 4th", "by sept 4th", id="month-first"),
        pytest.param("fri 9th", "fri 9th", id="short-weekday-and-day"),
        pytest.param("no later than 13 october", "no later than 13 october", id="no-later-than"),
        pytest.param("visit w/c 2 feb", "w/c 2 feb", id="week-commencing"),
        pytest.param("by friday", "by friday", id="weekday"),
        pytest.param("thurs 9am", "thurs 9am", id="weekday-and-time"),
        pytest.param("call 22:30", "22:30", id="clock"),
        pytest.param("scan by 0900", "by 0900", id="four-digits"),
        pytest.param("by 1700 hrs today", "by 1700 hrs today", id="hours"),
        pytest.param("see both at 3 today", "at 3 today", id="bare-hour"),
        pytest.param("before six o'clock", "before six o'clock", id="o-clock"),
        pytest.param("by noon sunday", "by noon sunday", id="noon"),
        pytest.param("ring her tonight", "tonight", id="tonight"),
        pytest.param("visit tomorrow a.m.", "tomorrow a.m.", id="tomorrow-morning"),
        pytest.param("first thing tomorrow", "first thing tomorrow", id="first-thing"),
        pytest.param("by end of this week", "by end of this week", id="end-of-week"),
        pytest.param("by close of friday", "by close of friday", id="close-of-day"),
        pytest.param("by half term", "by half term", id="half-term"),
        pytest.param("within 5 working days", "within 5 working days", id="within"),
        pytest.param("within 72 hrs of being found", "within 72 hrs of being found", id="within-of"),
        pytest.param("ring back in 48 hrs", "in 48 hrs", id="in-hours"),
        pytest.param("phone download 7 days", "7 days", id="bare-duration-at-the-end"),
        pytest.param("before discharge on 25 april", "before discharge on 25 april", id="before-an-event"),
        pytest.param("before school tomorrow", "before school tomorrow", id="before-school"),
        pytest.param("before he leaves it tomorrow", "before he leaves it tomorrow", id="before-he-leaves"),
        pytest.param("before booking off", "before booking off", id="before-booking-off"),
        pytest.param("obs until 18:00", "until 18:00", id="until"),
        pytest.param("same day if she is absent", "same day", id="condition-left-out"),
        pytest.param("the same morning", "the same morning", id="same-morning"),
    ],
)
def test_due(text, due):
    assert words_of(text) == due


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=text.replace(" ", "-")[:40])
        for text in (
            "asap",
            "immediately",
            "ongoing",
            "in due course",
            "next available",
            "if possible",
            "shortly",
            "nearer the time",
            "when mum is willing",
            "once the medical is back",
            "at next contact",
            "tbc",
            "after that",
            "in line with procedures",
            "the 2011 and 2013 judgments",
            "on a plan since june",
            "do his 2 yr check",
            "after friday's discussion",
            "send the 2 june minutes",
            "speak to last friday's worker",
            "ask about the fall on 3 may",
            "a 24/7 watch",
            "by phone",
            "by section 20",
            "phone 999",
            "24 hour observations",
            "about the 11 incidents",
            "in writing",
            "before any contact",
            "as soon as they are able",
            "each morning",
            "",
        )
    ],
)
def test_no_due(text):
    assert words_of(text) is None


@pytest.mark.parametrize(
    ("text", "only"),
    [
        pytest.param("by friday", True, id="date"),
        pytest.param("all of the above by friday 9 may.", True, id="for-all"),
        pytest.param("visit by friday", False, id="task-and-date"),
        pytest.param("asap", False, id="vague"),
    ],
)
def test_nothing_but_a_date(text, only):
    assert is_due(text, 0, len(text)) is only


def test_a_megabyte_of_dates_is_read_in_seconds(seconds):
    text = ("before the next 12 in of at by " * 40_000)[:1_000_000]
    assert seconds(lambda: find_due(text, 0, len(text)), times=1) < 15
