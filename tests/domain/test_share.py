"""Shares and their intervals, against scipy."""

import pytest
from scipy.stats import binomtest

from analyser.domain.share import Share

COUNTS = [(0, 1), (1, 1), (0, 10), (3, 10), (10, 10), (37, 41), (1, 500)]


@pytest.mark.parametrize(("part", "whole"), [pytest.param(*each, id=f"{each[0]}-of-{each[1]}") for each in COUNTS])
def test_the_interval_is_wilsons(part: int, whole: int) -> None:
    expected = binomtest(part, whole).proportion_ci(method="wilson")
    share = Share(part, whole)
    assert share.value == part / whole
    assert (share.low, share.high) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_nothing_has_no_share() -> None:
    assert Share(0, 0).to_json() == {"part": 0, "whole": 0, "share": None, "low": None, "high": None}
