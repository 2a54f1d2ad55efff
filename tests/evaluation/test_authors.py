"""The whole evaluation: over all and author by author, with intervals, and what went wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyser.domain.criterion import Criterion
from analyser.evaluation.authors import Evaluation, evaluate
from analyser.evaluation.labels import Label, read_labels
from analyser.evaluation.mistakes import mistakes
from analyser.evaluation.said import Said, read_findings
from analyser.synthetic.kinds import CORE

TEXT = "Agreed: joint s47. DC Shaw to visit today. Police to check. All to reflect on the whole of it."


def label(name: str, s47: str) -> dict[str, Any]:
    criteria: dict[str, Any] = {criterion: {"status": "met"} for criterion in (*CORE, "attendance", "telepathy")}
    criteria["s47_decision"] = {"status": s47, "evidence": ["joint s47"] if s47 == "met" else []}
    actions = [
        {"text": "DC Shaw to visit today", "owner": "DC Shaw", "owner_kind": "person", "due": "today"},
        {"text": "Police to check", "owner": "Police", "owner_kind": "agency", "due": None},
    ]
    return {"id": name, "criteria": criteria, "actions": actions}


def finding(name: str, s47: str, at: int = 8) -> dict[str, Any]:
    findings: dict[str, Any] = {criterion: {"status": "met"} for criterion in CORE}
    evidence = [{"start": at, "end": at + 9}]
    findings["s47_decision"] = {"status": s47, "reason": "Because.", "confidence": 0.9, "evidence": evidence}
    return {"record_id": name, "findings": findings}


def span_of(words: str, **rest: Any) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)} | rest


@pytest.fixture
def made(
    write_records: Callable[..., Path], write_jsonl: Callable[..., Path], tmp_path: Path
) -> tuple[tuple[Label, ...], dict[str, Said]]:
    write_records("one", [label("a", "met"), label("b", "not_met")], TEXT)
    write_records("two", [label("c", "met"), label("d", "not_met")], TEXT)
    (tmp_path / "one" / "records" / "b.txt").write_text(TEXT + " ".join(map(str, range(200))), encoding="utf-8")
    findings = [finding("a", "met"), finding("b", "not_met"), finding("c", "met", at=50), finding("d", "met")]
    findings[0]["actions"] = [span_of("Shaw to visit", owner="Shaw", owner_kind="group"), span_of("All to reflect")]
    return read_labels([tmp_path]), read_findings(write_jsonl(findings))


@pytest.fixture
def evaluation(made: tuple[tuple[Label, ...], dict[str, Said]], catalogue: tuple[Criterion, ...]) -> Evaluation:
    return evaluate(*made, catalogue, resamples=200)


def test_each_author_is_scored_apart(evaluation: Evaluation) -> None:
    exact = {author: scores.criteria["s47_decision"]["exact"].value for author, scores in evaluation.by_author.items()}
    assert exact == {"one": 1.0, "two": 0.5}
    assert evaluation.overall.criteria["s47_decision"]["exact"].value == 0.75
    assert evaluation.overall.criteria["s47_decision"]["evidence"].value == 0.5


def test_records_with_one_text_are_resampled_together(evaluation: Evaluation) -> None:
    assert (evaluation.overall.records, evaluation.overall.groups) == (4, 2)
    assert {author: scores.groups for author, scores in evaluation.by_author.items()} == {"one": 2, "two": 1}


def test_every_interval_holds_its_figure(evaluation: Evaluation) -> None:
    figures = [each for row in evaluation.overall.criteria.values() for each in row.values()]
    found = [
        (low, value, high)
        for value, low, high in (*figures, *evaluation.overall.summary.values())
        if value is not None and low is not None and high is not None
    ]
    assert len(found) >= 5 * len(CORE)
    assert [each for each in found if each != tuple(sorted(each))] == []
    assert any(low < high for low, _, high in found)


def test_one_seed_gives_one_result(
    made: tuple[tuple[Label, ...], dict[str, Said]], catalogue: tuple[Criterion, ...], evaluation: Evaluation
) -> None:
    assert evaluate(*made, catalogue, resamples=200) == evaluation


def test_criteria_that_nobody_judged_are_absent(evaluation: Evaluation) -> None:
    assert evaluation.overall.absent == ("attendance", "telepathy")


def test_json_form(evaluation: Evaluation) -> None:
    form = evaluation.to_json()
    assert form["summary"]["records"] == 4
    assert form["criteria"]["s47_decision"]["exact"] == 0.75
    low, high = form["intervals"]["criteria"]["s47_decision"]["exact"]
    assert low <= 0.75 <= high
    assert form["actions"] == {"gold": 8, "found": 1, "spurious": 1, "kind": 0, "owner": 1, "due": 0}
    assert form["authors"]["two"]["summary"]["records"] == 2
    assert "authors" not in form["authors"]["two"]


def test_mistakes_say_what_was_said_and_why(
    made: tuple[tuple[Label, ...], dict[str, Said]], evaluation: Evaluation
) -> None:
    found = mistakes(*made, evaluation)

    assert [tuple(each) for each in found if each.record_id == "d" and each.about == "s47_decision"] == [
        ("two", "d", "s47_decision", "met", "not_met", "Because.", ())
    ]
    assert {(each.said, each.expected, *each.words) for each in found if each.record_id == "a"} == {
        ("no action", "an action", "Police to check"),
        ("an action", "no action", "All to reflect"),
        ("owner: Shaw (group)", "owner: DC Shaw (person)", "DC Shaw to visit today"),
        ("due: none", "due: today", "DC Shaw to visit today"),
    }
