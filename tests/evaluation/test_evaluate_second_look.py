"""``analyser evaluate --suspects``, ``--false-flags`` and ``--most-flags``, and where it takes its readings from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from analyser.cli import app
from analyser.domain.finding import Status
from analyser.evaluation.said import Said, SaidFinding, Stretch
from analyser.synthetic.kinds import CORE

TEXT = "Agreed: joint s47 [x]. DC Shaw to visit today."


def labels_of(*names: str) -> list[dict[str, Any]]:
    met: dict[str, Any] = {name: {"status": "met", "evidence": []} for name in CORE}
    doubtful = met | {"s47_decision": {"status": "not_met"}}
    return [{"id": name, "criteria": doubtful, "near_miss": {"s47_decision": ["joint s47"]}} for name in names]


def findings_of(name: str, confidence: float = 0.9) -> dict[str, Any]:
    said: dict[str, Any] = {each: {"status": "not_met", "confidence": confidence} for each in CORE}
    said["s47_decision"] = {
        "status": "met",
        "confidence": 0.97,
        "reason": "The record [states] it.",
        "evidence": [{"start": 8, "end": 17}],
    }
    return {"record_id": name, "findings": said}


@pytest.fixture
def files(write_records: Callable[..., Path], write_jsonl: Callable[..., Path]) -> tuple[Path, Path]:
    """An author's folder of two records, and findings that differ from its labels."""
    return write_records("ours", labels_of("a", "b"), TEXT), write_jsonl([findings_of("a"), findings_of("b", 0.6)])


@pytest.fixture
def models(write_trial: Callable[..., Path], tmp_path: Path) -> Path:
    """A folder with a model that has learnt from the author ``ours`` and kept what it says of record a without it."""
    finding = SaidFinding(status=Status.MET, confidence=0.97, evidence=(Stretch(start=8, end=17),))
    readings = {"a": Said(record_id="a", findings={"s47_decision": finding})}
    training = {"data": {"ours/labels.jsonl": ""}}
    return write_trial(tmp_path / "models", criteria=("risk_statement",), said=readings, training=training).parent


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)], env={"COLUMNS": "120"})


def shown(*arguments: object) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return str(result.stdout)


def test_suspects_bring_what_a_person_needs(files: tuple[Path, Path]) -> None:
    labels, findings = files
    lines = shown(labels, "--findings", findings, "--suspects").splitlines()
    assert lines[0].startswith("7 labels of 2 records to look at again")
    assert [line.strip() for line in lines[2:8]] == [
        "ours/a s47_decision",
        "label not_met, engine met",
        "why:       The engine says met with confidence 0.97, and 0 of 1 other such findings agree with their labels.",
        "reason:    The record [states] it.",
        "rests on:  joint s47",
        "ruled out: joint s47",
    ]


def test_suspects_as_json(files: tuple[Path, Path]) -> None:
    labels, findings = files
    form = json.loads(shown(labels, "--findings", findings, "--suspects", "--json"))
    assert form["records"] == 2
    first = form["suspects"][0]
    assert (first["record_id"], first["criterion"], first["rests_on"]) == ("a", "s47_decision", ["joint s47"])
    assert set(form) == {"records", "suspects"}


def test_nobody_suspected_is_said(files: tuple[Path, Path]) -> None:
    labels, findings = files
    findings.write_text('{"record_id": "a", "findings": {}}\n', encoding="utf-8")
    assert "sure of no status that differs" in shown(labels, "--findings", findings, "--suspects")


def test_flags_to_begin_with(files: tuple[Path, Path]) -> None:
    labels, findings = files
    page = shown(labels, "--findings", findings, "--false-flags", 1)
    (row,) = (line for line in page.splitlines() if "all together" in line)
    assert row.split() == ["all", "together", "0.60", "10/10", "1.00", "-", "500", "-", "-"]
    assert "Nothing is hidden" in page


@pytest.mark.parametrize(
    ("arguments", "confidence"),
    [
        pytest.param(["--false-flags", "0.05"], None, id="none-keeps-within-it"),
        pytest.param(["--most-flags", "250"], 0.9, id="so-many-flags"),
        pytest.param(["--false-flags", "1", "--most-flags", "500"], 0.6, id="both"),
    ],
)
def test_flags_as_json(files: tuple[Path, Path], arguments: list[str], confidence: float | None) -> None:
    labels, findings = files
    form = json.loads(shown(labels, "--findings", findings, "--json", *arguments))
    assert form["thresholds"]["overall"]["confidence"] == confidence
    assert set(form) == {"records", "thresholds"}


def test_both_at_once(files: tuple[Path, Path]) -> None:
    labels, findings = files
    form = json.loads(shown(labels, "--findings", findings, "--json", "--suspects", "--most-flags", 500))
    assert set(form) == {"records", "suspects", "thresholds"}


def test_what_a_model_has_learnt_from_is_taken_as_read_without_it(files: tuple[Path, Path], models: Path) -> None:
    result = run(files[0], "--models", models, "--model", "trial", "--suspects", "--json")
    assert [each["record_id"] for each in json.loads(result.stdout)["suspects"]] == ["a"]
    assert "Left aside: 1 records of ours" in " ".join(result.stderr.split())


def test_what_it_has_not_learnt_from_is_scanned(write_records: Callable[..., Path], models: Path) -> None:
    others = write_records("others", labels_of("z"), TEXT)
    form = json.loads(shown(others, "--models", models, "--model", "trial", "--suspects", "--json"))
    assert ("z", "s47_decision") in [(each["record_id"], each["criterion"]) for each in form["suspects"]]


@pytest.mark.parametrize(
    ("arguments", "warned"),
    [pytest.param([], True, id="scanned"), pytest.param(["--left-out"], False, id="left-out")],
)
def test_flattering_figures_are_called_that(
    files: tuple[Path, Path], models: Path, arguments: list[str], warned: bool
) -> None:
    result = run(files[0], "--models", models, "--model", "trial", *arguments)
    assert result.exit_code == 0, result.output
    assert ("figures flatter it" in " ".join(result.stderr.split())) == warned


def test_where_nothing_honest_was_kept_there_is_no_answer(
    files: tuple[Path, Path], write_trial: Callable[..., Path], tmp_path: Path
) -> None:
    models = write_trial(tmp_path, said={}, training={"data": {"ours/labels.jsonl": ""}}).parent
    result = run(files[0], "--models", models, "--model", "trial", "--suspects")
    assert result.exit_code == 2
    assert "nothing is kept that has not" in " ".join(result.stderr.split())
