"""Correction: exact where everything is known, right on average where little is, and refused where it cannot be."""

import random

import pytest

from analyser.domain.counting import HeldCount, StratumCount
from analyser.domain.finding import Status
from analyser.domain.share import Share
from analyser.reporting.trends.correction import Detector, NoCorrection, Rate, corrected, detector_of

NAME = "s47_decision"
MET, NOT, PARTLY = Status.MET, Status.NOT_MET, Status.PARTLY_MET


def held(counts: dict[tuple[Status, Status], int]) -> list[HeldCount]:
    return [
        HeldCount(criterion=NAME, found=found, held=right, records=records)
        for (found, right), records in counts.items()
    ]


def found(met: int, not_met: int, partly: int = 0) -> list[StratumCount]:
    pairs = ((MET, met), (NOT, not_met), (PARTLY, partly), (Status.NOT_ASSESSED, 99))
    return [
        StratumCount(criterion=NAME, month=None, team=None, agency=None, status=status, records=records)
        for status, records in pairs
    ]


def test_sensitivity_and_specificity_are_those_of_the_reviews() -> None:
    reviews = held({(MET, MET): 45, (NOT, MET): 5, (NOT, NOT): 30, (PARTLY, NOT): 10, (MET, NOT): 10})
    detector = detector_of(reviews, found(550, 350, 100), NAME)
    assert isinstance(detector, Detector)
    assert detector.sensitivity.value == pytest.approx(45 / 50)
    assert detector.specificity.value == pytest.approx(40 / 50)


def test_partly_met_counts_as_not_met_on_both_sides() -> None:
    reviews = held({(MET, MET): 20, (PARTLY, NOT): 10, (NOT, PARTLY): 10})
    detector = detector_of(reviews, found(20, 10, 10), NAME)
    assert isinstance(detector, Detector)
    assert (detector.sensitivity.value, detector.specificity.value) == (1, 1)


def test_looking_at_flags_more_often_does_not_make_the_detector_look_worse() -> None:
    """All 300 flags were reviewed, and 70 of 700 found met; with even reviews, nothing would be different."""
    even = detector_of(held({(MET, MET): 63, (MET, NOT): 7, (NOT, MET): 3, (NOT, NOT): 27}), found(700, 300), NAME)
    skewed = detector_of(held({(MET, MET): 63, (MET, NOT): 7, (NOT, MET): 30, (NOT, NOT): 270}), found(700, 300), NAME)
    assert isinstance(even, Detector)
    assert isinstance(skewed, Detector)
    for one, other in zip(even, skewed, strict=True):
        assert one.value == pytest.approx(other.value)
        assert one.whole == pytest.approx(other.whole)


@pytest.mark.parametrize(
    ("reviews", "reason"),
    [
        pytest.param({}, "Nothing has been reviewed", id="none"),
        pytest.param({(NOT, NOT): 50, (NOT, MET): 9}, "looked only at flags", id="only-flags"),
        pytest.param({(MET, MET): 50, (NOT, NOT): 9}, "Too few reviews", id="few"),
        pytest.param(
            {(MET, MET): 10, (MET, NOT): 30, (NOT, MET): 30, (NOT, NOT): 10}, "no more than chance", id="no-use"
        ),
    ],
)
def test_refused_with_a_reason(reviews: dict[tuple[Status, Status], int], reason: str) -> None:
    answer = detector_of(held(reviews), found(500, 500), NAME)
    assert isinstance(answer, NoCorrection)
    assert reason in answer.reason


def test_other_criteria_and_what_was_not_assessed_are_passed_over() -> None:
    reviews = held({(MET, MET): 20, (NOT, NOT): 20, (Status.NOT_ASSESSED, MET): 99})
    other = HeldCount(criterion="other", found=MET, held=NOT, records=999)
    assert detector_of([*reviews, other], found(100, 100), NAME) == detector_of(reviews, found(100, 100), NAME)


def test_rogan_and_gladen() -> None:
    """0.9 found of what is there and 0.1 of what is not: 0.42 found is 0.4 there."""
    right = corrected(Share(420, 1000), Detector(Rate(900, 1000), Rate(900, 1000)))
    assert right.value == pytest.approx(0.4)
    assert right.low < 0.4 < right.high


def test_a_perfect_detector_known_for_sure_changes_nothing() -> None:
    share = Share(30, 100)
    right = corrected(share, Detector(Rate(10**9, 10**9), Rate(10**9, 10**9)))
    assert right.value == pytest.approx(share.value)
    assert (right.low, right.high) == pytest.approx((share.low, share.high), abs=1e-3)


def test_never_outside_of_0_and_1() -> None:
    right = corrected(Share(0, 20), Detector(Rate(18, 20), Rate(15, 20)))
    assert right.value == right.low == 0
    assert 0 < right.high <= 1


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    drawn = random.Random(4)

    def draw(share: float, of: int) -> int:
        return sum(drawn.random() < share for _ in range(of))

    hits, tries = 0, 1000
    for _ in range(tries):
        detector = Detector(Rate(draw(0.9, 60), 60), Rate(draw(0.8, 60), 60))
        right = corrected(Share(draw(0.7 * 0.9 + 0.3 * 0.2, 150), 150), detector)
        hits += right.low <= 0.7 <= right.high
    assert 0.93 <= hits / tries <= 0.99
