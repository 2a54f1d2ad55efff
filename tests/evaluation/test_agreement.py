"""Agreement of reviewers against published figures and scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from analyser.domain.counting import PairCount
from analyser.domain.finding import Status
from analyser.evaluation.agreement import agreement_of, cohens_kappa

MET, PARTLY, NOT = Status.MET, Status.PARTLY_MET, Status.NOT_MET


def pairs(*counts: tuple[Status, Status, int]) -> list[PairCount]:
    return [
        PairCount(criterion="s47_decision", first=first, second=second, records=records)
        for first, second, records in counts
    ]


def test_kappa_and_its_error_are_those_of_sas() -> None:
    """SAS/STAT User's Guide, PROC FREQ, agreement study: two dermatologists, kappa 0.3449, ASE 0.0724."""
    table = np.array([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]], dtype=float)
    kappa, error = cohens_kappa(table)
    assert kappa == pytest.approx(0.3449, abs=5e-5)
    assert error == pytest.approx(0.0724, abs=5e-5)


def test_kappa_is_that_of_scikit_learn() -> None:
    counts = pairs(
        (MET, MET, 40), (MET, NOT, 7), (PARTLY, PARTLY, 9), (PARTLY, MET, 4), (NOT, NOT, 30), (NOT, PARTLY, 3)
    )
    first = [each.first for each in counts for _ in range(each.records)]
    second = [each.second for each in counts for _ in range(each.records)]
    found = agreement_of(counts)
    assert found.kappa == pytest.approx(cohen_kappa_score(first, second))
    assert tuple(found.agreed) == (79, 93)
    assert found.low is not None
    assert found.high is not None
    assert found.low < float(found.kappa or 0) < found.high
    assert found.adjusted == pytest.approx((3 * 79 / 93 - 1) / 2)
    assert not found.is_skewed


def test_where_nearly_all_is_met_kappa_misleads_and_it_is_said() -> None:
    """Feinstein and Cicchetti's paradox: 92 of 100 agree, and kappa is near zero."""
    found = agreement_of(pairs((MET, MET, 92), (MET, NOT, 4), (NOT, MET, 4)))
    assert float(found.kappa or 0) < 0
    assert found.adjusted == pytest.approx(0.84)
    assert found.is_skewed
    assert "which makes kappa low" in found.words
    assert "0.84" in found.words


@pytest.mark.parametrize(
    ("counts", "kappa", "says"),
    [
        pytest.param([], None, "No finding has been judged by two reviewers yet.", id="nothing"),
        pytest.param([(MET, MET, 9)], None, "so there is no kappa", id="one-status"),
        pytest.param([(MET, MET, 9), (NOT, NOT, 5)], 1.0, "they never differ", id="always"),
        pytest.param([(MET, MET, 3), (PARTLY, PARTLY, 1), (NOT, NOT, 2)], 1.0, "they never differ", id="of-three"),
        pytest.param([(MET, NOT, 9), (NOT, MET, 9)], -1.0, "agree on 0 of 18", id="never"),
        pytest.param([(MET, NOT, 1)], 0.0, "vary too little", id="one-record"),
        pytest.param([(MET, MET, 9), (MET, NOT, 1)], 0.0, "vary too little", id="one-who-never-varies"),
        pytest.param([(Status.NOT_ASSESSED, MET, 9)], None, "No finding", id="not-assessed"),
    ],
)
def test_the_ends(counts: list[tuple[Status, Status, int]], kappa: float | None, says: str) -> None:
    found = agreement_of(pairs(*counts))
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))
    assert (found.low, found.high) == (None, None)  # a standard error of zero would make an interval of no width
    assert says in found.words


def test_words_give_both_intervals() -> None:
    words = agreement_of(pairs((MET, MET, 40), (MET, NOT, 8), (NOT, NOT, 45), (NOT, MET, 7))).words
    assert words.startswith("Two reviewers agree on 85 of 100 (85 %; 95 % interval")
    assert "Kappa is 0.70 (95 % interval" in words
