"""Months: how they are counted and written."""

import datetime as dt

import pytest

from analyser.reporting.trends.spans import Period, Span, months_after, year_of_account

MAY, JULY, DECEMBER, JANUARY = (dt.date(2025, month, 1) for month in (5, 7, 12, 1))
NEXT_JANUARY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("span", "words", "short"),
    [
        pytest.param(Span(MAY, MAY), "May 2025", "May 2025", id="one-month"),
        pytest.param(Span(MAY, JULY), "May to July 2025", "May–Jul 2025", id="one-year"),
        pytest.param(
            Span(DECEMBER, NEXT_JANUARY), "December 2025 to January 2026", "Dec 2025–Jan 2026", id="two-years"
        ),
    ],
)
def test_written_as_people_do(span: Span, words: str, short: str) -> None:
    assert (span.words, span.short) == (words, short)


def test_after_and_middle() -> None:
    assert Span(DECEMBER, DECEMBER).after == NEXT_JANUARY
    assert Span(MAY, MAY).middle == dt.date(2025, 5, 16)


@pytest.mark.parametrize(
    ("first", "last"), [pytest.param(JULY, MAY, id="backwards"), pytest.param(MAY, dt.date(2025, 7, 31), id="a-day")]
)
def test_nonsense_is_refused(first: dt.date, last: dt.date) -> None:
    with pytest.raises(ValueError, match="is no span of months"):
        Span(first, last)
    with pytest.raises(ValueError, match="is no span of months"):
        Period(since=first, until=last)


@pytest.mark.parametrize(
    ("month", "by", "expected"),
    [
        pytest.param(JANUARY, -1, dt.date(2024, 12, 1), id="into-last-year"),
        pytest.param(DECEMBER, 1, NEXT_JANUARY, id="into-next-year"),
        pytest.param(MAY, 26, dt.date(2027, 7, 1), id="years"),
    ],
)
def test_months_after(month: dt.date, by: int, expected: dt.date) -> None:
    assert months_after(month, by) == expected


def test_years_of_account_begin_in_april() -> None:
    assert [year_of_account(dt.date(2025, month, 1)) for month in (3, 4)] == [2024, 2025]


@pytest.mark.parametrize(
    ("period", "holds", "touches", "words"),
    [
        pytest.param(Period(), True, True, "all months", id="open"),
        pytest.param(Period(since=MAY, until=JULY), True, True, "May to July 2025", id="exact"),
        pytest.param(Period(since=JULY), False, True, "since July 2025", id="cut"),
        pytest.param(Period(until=JANUARY), False, False, "until January 2025", id="before"),
    ],
)
def test_period(period: Period, holds: bool, touches: bool, words: str) -> None:
    span = Span(MAY, JULY)
    assert (period.holds(span), period.touches(span), period.words) == (holds, touches, words)
