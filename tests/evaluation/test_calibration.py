"""Confidence beside truth."""

import pytest

from analyser.domain.finding import Status
from analyser.evaluation.calibration import calibration_of
from analyser.evaluation.outcomes import ActionCounts, Outcome, RecordOutcome


def outcomes_of(*pairs: tuple[float | None, bool]) -> list[RecordOutcome]:
    said = {True: Status.MET, False: Status.NOT_MET}
    return [
        RecordOutcome(
            record_id=f"r{number}",
            author="somebody",
            outcomes={"risk_statement": Outcome(gold=Status.MET, said=said[right], confidence=confidence)},
            actions=ActionCounts(),
        )
        for number, (confidence, right) in enumerate(pairs)
    ]


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        pytest.param([(1.0, True)] * 3, 0.0, id="sure-and-right"),
        pytest.param([(1.0, False)] * 3, 1.0, id="sure-and-wrong"),
        pytest.param([(0.75, True)] * 3 + [(0.75, False)], 0.0, id="as-often-as-said"),
        pytest.param([(0.95, True), (0.95, False), (0.55, True), (0.55, True)], 0.45, id="two-bins"),
        pytest.param([(None, True), (1.0, True)], 0.0, id="no-confidence-counts-nowhere"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_error(pairs: list[tuple[float | None, bool]], error: float | None) -> None:
    assert calibration_of(outcomes_of(*pairs)).error == pytest.approx(error)


def test_bins() -> None:
    bins = calibration_of(outcomes_of((0.0, False), (0.75, False), (0.75, True), (1.0, True))).bins
    assert [(each.low, each.high, each.count, each.confidence, each.right) for each in bins] == [
        (0.0, 0.1, 1, 0.0, 0.0),
        (0.7, 0.8, 2, 0.75, 0.5),
        (0.9, 1.0, 1, 1.0, 1.0),
    ]


def test_each_bin_says_how_far_the_truth_may_lie() -> None:
    few, many = (calibration_of(outcomes_of(*[(0.75, True), (0.75, False)] * times)).bins[0] for times in (1, 50))
    assert few.right_low < many.right_low < 0.5 < many.right_high < few.right_high
