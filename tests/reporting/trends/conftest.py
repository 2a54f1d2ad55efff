"""Counts of a made-up council: a few teams of three agencies, over three years of account."""

import datetime as dt
import random
from collections.abc import Callable, Sequence

import pytest

from analyser.criteria import discover
from analyser.domain.counting import StratumCount
from analyser.domain.criterion import Criterion
from analyser.domain.finding import Status
from analyser.reporting.trends.spans import Span, months_after
from analyser.reporting.trends.spc import Observation

TEAMS = (
    ("North", "Social care", 14, 0.0),
    ("South", "Social care", 11, 0.02),
    ("Nights", "Social care", 5, -0.3),
    ("CAIU", "Police", 7, 0.05),
    ("Health visiting", "Health", 2, 0.0),
    (None, "Health", 0.6, 0.0),
)
"""Name, agency, records a month, and how much more often than all they meet a criterion."""

START = dt.date(2023, 4, 1)

Count = Callable[..., list[StratumCount]]


def count(
    month: dt.date,
    *,
    met: int,
    not_met: int = 0,
    team: str | None = "North",
    agency: str | None = "Social care",
    criterion: str = "s47_decision",
) -> list[StratumCount]:
    pairs = ((Status.MET, met), (Status.NOT_MET, not_met))
    return [
        StratumCount(criterion=criterion, month=month, team=team, agency=agency, status=status, records=records)
        for status, records in pairs
        if records
    ]


def council(criteria: Sequence[str] = ("s47_decision",), months: int = 30, seed: int = 1) -> list[StratumCount]:
    drawn = random.Random(seed)
    counts = []
    for number in range(months):
        for team, agency, often, better in TEAMS:
            records = sum(drawn.random() < often / 50 for _ in range(50))
            for criterion in criteria:
                met = sum(drawn.random() < 0.6 + better for _ in range(records))
                month = months_after(START, number)
                counts += count(month, met=met, not_met=records - met, team=team, agency=agency, criterion=criterion)
    return counts


def observe(met: Sequence[int], records: Sequence[int], start: dt.date = START) -> list[Observation]:
    pairs = zip(met, records, strict=True)
    months = (months_after(start, number) for number in range(len(met)))
    return [Observation(Span(month, month), *pair) for month, pair in zip(months, pairs, strict=True) if pair[1]]


@pytest.fixture(scope="session")
def some_criteria() -> tuple[Criterion, ...]:
    """Two of the real catalogue."""
    return tuple(each for each in discover() if each.id in {"s47_decision", "risk_statement"})


@pytest.fixture(scope="session")
def council_counts() -> list[StratumCount]:
    return council(("s47_decision", "risk_statement"))
