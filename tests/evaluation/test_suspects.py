"""Labels that may be wrong: planted ones come up, and what a person needs to judge them comes with them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from analyser.domain.finding import Status
from analyser.domain.share import Share
from analyser.evaluation.labels import GoldFinding, Label, read_labels
from analyser.evaluation.said import Said, SaidFinding, Stretch, scan_labels
from analyser.evaluation.suspects import SURE, find_suspects
from analyser.pipeline import Pipeline

MINUTES = Path(__file__).parents[2] / "data" / "synthetic" / "minutes"
PLANTED = 12
TEXT = "S47: no. If the medical shows NAI, s47 will be considered."


def label(name: str, *, status: Status = Status.NOT_MET, criterion: str = "s47_decision") -> Label:
    return Label(
        id=name,
        author="clinic",
        text=TEXT,
        criteria={criterion: GoldFinding(status=status)},  # type: ignore[arg-type]  # any that a test gives
        near_miss={criterion: ("s47 will be considered",)},
    )


def says(status: Status, confidence: float | None, criterion: str = "s47_decision") -> dict[str, SaidFinding]:
    finding = SaidFinding(status=status, confidence=confidence, reason="Because.", evidence=(Stretch(start=0, end=7),))
    return {criterion: finding}


def said(**findings: dict[str, SaidFinding]) -> dict[str, Said]:
    return {name: Said(record_id=name, findings=each) for name, each in findings.items()}


@pytest.mark.parametrize(
    ("status", "confidence", "suspected"),
    [
        pytest.param(Status.MET, 0.95, True, id="differs-and-is-sure"),
        pytest.param(Status.PARTLY_MET, 0.95, True, id="differs-in-degree"),
        pytest.param(Status.MET, SURE, True, id="just-sure-enough"),
        pytest.param(Status.MET, SURE - 0.01, False, id="differs-but-is-not-sure"),
        pytest.param(Status.NOT_MET, 1.0, False, id="agrees"),
        pytest.param(Status.NOT_ASSESSED, 1.0, False, id="not-assessed"),
        pytest.param(Status.MET, None, False, id="no-confidence"),
    ],
)
def test_who_is_suspected(status: Status, confidence: float | None, suspected: bool) -> None:
    assert bool(find_suspects([label("a")], said(a=says(status, confidence)))) == suspected


def test_a_record_of_which_nothing_was_said_is_passed_over() -> None:
    assert find_suspects([label("a")], {}) == ()


def test_labels_may_name_different_criteria() -> None:
    found = find_suspects(
        [label("a"), label("b", criterion="risk_statement")],
        said(a=says(Status.MET, 0.9), b=says(Status.MET, 0.8, "risk_statement")),
    )
    assert [each.criterion for each in found] == ["s47_decision", "risk_statement"]


def test_the_surest_come_first_and_of_equals_those_whose_like_are_right() -> None:
    proven = [label(f"right-{number}", status=Status.MET) for number in range(5)]
    doubted = [label(name, criterion="risk_statement") for name in ("a", "b")]
    sure = label("sure", criterion="timing_rationale")
    findings = {each.id: says(Status.MET, 0.9) for each in [*proven, label("c")]}
    findings |= {each.id: says(Status.MET, 0.9, "risk_statement") for each in doubted}
    findings |= {"sure": says(Status.MET, 0.99, "timing_rationale")}
    found = find_suspects([*doubted, label("c"), sure, *proven], said(**findings))
    assert [each.record_id for each in found] == ["sure", "c", "a", "b"]
    assert [each.others for each in found] == [Share(0, 0), Share(5, 5), Share(0, 1), Share(0, 1)]


def test_a_suspect_brings_the_words_of_both_sides() -> None:
    (suspect,) = find_suspects([label("a")], said(a=says(Status.MET, 0.9)))
    assert (suspect.rests_on, suspect.labelled, suspect.ruled_out) == (("S47: no",), (), ("s47 will be considered",))
    assert suspect.why == "The engine says met with confidence 0.90, and no other is like it."
    assert suspect.to_json()["reason"] == "Because."


def plant(labels: Sequence[Label], findings: dict[str, Said], seed: int) -> tuple[list[Label], set[tuple[str, str]]]:
    """Turn some labels round, of those with which the engine agrees and is sure: others it could not doubt."""
    sure = [
        (each.id, name)
        for each in labels
        for name, gold in each.criteria.items()
        if findings[each.id].findings[name].status is gold.status
        and (findings[each.id].findings[name].confidence or 0.0) >= SURE
    ]
    planted = set(Random(seed).sample(sure, PLANTED))
    turned = []
    for each in labels:
        criteria = dict(each.criteria)
        for name in (name for name in criteria if (each.id, name) in planted):
            wrong = Status.NOT_MET if criteria[name].status is Status.MET else Status.MET
            criteria[name] = GoldFinding(status=wrong)  # type: ignore[arg-type]  # one of the two
        turned.append(replace(each, criteria=criteria))
    return turned, planted


def test_planted_labels_come_up_and_mostly_before_the_mistakes_of_the_engine(rules: Pipeline) -> None:
    labels = read_labels([MINUTES / author for author in ("authority", "clinic", "partners", "pairs")])
    findings = {each.record_id: each for each in scan_labels(labels, rules.assess)}
    mistakes = {(each.record_id, each.criterion) for each in find_suspects(labels, findings)}
    before = after = 0
    for seed in range(10):
        turned, planted = plant(labels, findings, seed)
        found = [(each.record_id, each.criterion) for each in find_suspects(turned, findings)]
        assert set(found) == mistakes | planted
        for place, each in enumerate(found):
            if each in planted:
                after += len(mistakes.intersection(found[:place]))
                before += len(mistakes.intersection(found[place:]))
    assert before > 2 * after
