"""Counts are plain values: equal if they say the same, and never changed."""

import datetime as dt
from dataclasses import FrozenInstanceError, replace

import pytest

from analyser.domain.counting import HeldCount, PairCount, StratumCount
from analyser.domain.finding import Status

STRATUM = StratumCount(
    criterion="s47_decision", month=dt.date(2015, 6, 1), team="East", agency=None, status=Status.MET, records=3
)
PAIR = PairCount(criterion="s47_decision", first=Status.MET, second=Status.NOT_MET, records=2)
HELD = HeldCount(criterion="s47_decision", found=Status.NOT_MET, held=Status.MET, records=1)


@pytest.mark.parametrize(
    "counted", [pytest.param(STRATUM, id="stratum"), pytest.param(PAIR, id="pair"), pytest.param(HELD, id="held")]
)
def test_counts_are_values(counted: StratumCount | PairCount | HeldCount) -> None:
    more = replace(counted, records=9)
    assert replace(more, records=counted.records) == counted
    assert len({counted, more, replace(counted)}) == 2
    with pytest.raises(FrozenInstanceError):
        counted.records = 9  # type: ignore[misc]  # that is the point
    with pytest.raises(TypeError):
        type(counted)("s47_decision")  # type: ignore[call-arg]  # nobody remembers the order
