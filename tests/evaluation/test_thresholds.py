"""How sure a flag must be to be shown first."""

from random import Random

import pytest

from analyser.domain.finding import Status
from analyser.domain.share import Share
from analyser.errors import LabelsError
from analyser.evaluation.outcomes import ActionCounts, Outcome, RecordOutcome
from analyser.evaluation.thresholds import Limit, choose_thresholds, every_threshold

Row = tuple[str, float | None, bool]


def outcomes_of(*rows: Row, criterion: str = "risk_statement") -> list[RecordOutcome]:
    """One record a row: its author, the confidence of its flag (None for no flag), and whether it should be flagged."""
    return [
        RecordOutcome(
            record_id=f"r{number}",
            author=author,
            outcomes={
                criterion: Outcome(
                    gold=Status.NOT_MET if true else Status.MET,
                    said=Status.MET if confidence is None else Status.NOT_MET,
                    confidence=0.9 if confidence is None else confidence,
                )
            },
            actions=ActionCounts(),
        )
        for number, (author, confidence, true) in enumerate(rows)
    ]


def flags(*pairs: tuple[float | None, bool]) -> list[RecordOutcome]:
    return outcomes_of(*(("a", *pair) for pair in pairs))


SOME = [(0.9, True), (0.9, True), (0.8, False), (0.7, True), (0.6, True), (0.5, False), (None, True), (None, False)]


@pytest.mark.parametrize(
    ("limit", "confidence", "false", "kept"),
    [
        pytest.param(Limit(false_flags=0.0), 0.9, Share(0, 2), Share(2, 4), id="none-false"),
        pytest.param(Limit(false_flags=0.2), 0.6, Share(1, 5), Share(4, 4), id="one-in-five"),
        pytest.param(Limit(false_flags=0.19), 0.9, Share(0, 2), Share(2, 4), id="just-under"),
        pytest.param(Limit(false_flags=1.0), 0.5, Share(2, 6), Share(4, 4), id="any"),
        pytest.param(Limit(most_flags=50), 0.7, Share(1, 4), Share(3, 4), id="half-as-many-as-records"),
        pytest.param(Limit(most_flags=20), None, Share(0, 0), Share(0, 4), id="equals-are-shown-together-or-not"),
        pytest.param(Limit(false_flags=0.2, most_flags=30), 0.9, Share(0, 2), Share(2, 4), id="both"),
    ],
)
def test_the_lowest_confidence_within_the_limit(
    limit: Limit, confidence: float | None, false: Share, kept: Share
) -> None:
    chosen = choose_thresholds(flags(*SOME), limit)
    overall = chosen.overall
    assert (overall.confidence, overall.raised, overall.shown.false, overall.shown.kept) == (confidence, 6, false, kept)
    assert overall.shown.in_hundred == 100 * overall.shown.flags / 8
    assert chosen.criteria == {"risk_statement": overall}


def test_partly_met_counts_as_a_flag_on_both_sides() -> None:
    row = Outcome(gold=Status.PARTLY_MET, said=Status.NOT_MET, confidence=0.9)
    record = RecordOutcome(record_id="r", author="a", outcomes={"action_owners": row}, actions=ActionCounts())
    assert choose_thresholds([record], Limit(false_flags=0.0)).overall.shown.false == Share(0, 1)


def test_each_criterion_has_its_own_and_one_without_flags_has_none() -> None:
    rows = [
        *outcomes_of(("a", 0.9, True), ("a", 0.8, False)),
        *outcomes_of(("a", 0.6, True), ("a", None, False), criterion="s47_decision"),
        *outcomes_of(("a", None, False), criterion="attendance"),
    ]
    chosen = choose_thresholds(rows, Limit(false_flags=0.0))
    assert {name: each.confidence for name, each in chosen.criteria.items()} == {
        "risk_statement": 0.9,
        "s47_decision": 0.6,
    }


def test_an_author_has_no_part_in_the_threshold_it_is_tried_with() -> None:
    rows = outcomes_of(("a", 0.9, True), ("a", 0.7, True), ("b", 0.9, True), ("b", 0.7, False), ("b", 0.6, True))
    overall = choose_thresholds(rows, Limit(false_flags=0.0)).overall
    assert overall.confidence == 0.9
    assert overall.unseen is not None
    # of a by 0.9, chosen on b: one true; of b by 0.7, chosen on a: one true and one false
    assert (overall.unseen.false, overall.unseen.kept) == (Share(1, 3), Share(2, 4))


def test_one_author_cannot_be_tried_apart() -> None:
    assert choose_thresholds(flags(*SOME), Limit(false_flags=0.1)).overall.unseen is None


@pytest.mark.parametrize("seed", range(5))
def test_a_stricter_limit_never_shows_more(seed: int) -> None:
    rng = Random(seed)
    rows = outcomes_of(
        *((rng.choice("abc"), c := round(rng.random(), 2), rng.random() < 0.5 + c / 2) for _ in range(200))
    )
    chosen = [choose_thresholds(rows, Limit(false_flags=each / 20)).overall for each in range(21)]
    shown = [each.shown.flags for each in chosen]
    assert shown == sorted(shown)
    assert shown[-1] == 200
    assert all((each.shown.false.value or 0.0) <= limit / 20 for limit, each in enumerate(chosen))


def test_without_flags_there_is_nothing_to_choose() -> None:
    with pytest.raises(LabelsError, match="no flag with a confidence in 1 records"):
        choose_thresholds(flags((None, True)), Limit(false_flags=0.1))


def test_every_threshold_is_what_choosing_it_would_show() -> None:
    rng = Random(3)
    pairs = [(rng.choice([None, 0.5, 0.6, 0.7, 0.8, 0.9]), rng.random() < 0.7) for _ in range(200)]
    outcomes = flags(*pairs)
    steps = every_threshold(outcomes)
    assert [step.confidence for step in steps] == [0.9, 0.8, 0.7, 0.6, 0.5]
    for step in steps:
        chosen = choose_thresholds(outcomes, Limit(most_flags=step.shown.in_hundred)).overall
        assert (chosen.confidence, chosen.shown) == step


def test_every_threshold_of_one_criterion() -> None:
    other = outcomes_of(("a", 0.95, False), criterion="attendance")
    steps = every_threshold([*flags((0.9, True), (0.7, False)), *other], "risk_statement")
    assert [(step.confidence, step.shown.flags, step.shown.false) for step in steps] == [
        (0.9, 1, Share(0, 1)),
        (0.7, 2, Share(1, 2)),
    ]


def test_no_flag_gives_no_threshold() -> None:
    with pytest.raises(LabelsError, match="no flag with a confidence in 1 records"):
        every_threshold(flags((None, True)))
