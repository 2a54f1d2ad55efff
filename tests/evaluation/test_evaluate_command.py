"""``analyser evaluate``: what a person and a program see."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from analyser.cli import app
from analyser.synthetic.kinds import CORE

TEXT = "Agreed: joint s47 [x]. DC Shaw to visit today."


@pytest.fixture
def files(write_records: Callable[..., Path], write_jsonl: Callable[..., Path]) -> tuple[Path, Path]:
    """An author's folder of two records, and findings of which one status is wrong."""
    criteria = {name: {"status": "met", "evidence": []} for name in CORE}
    right = criteria | {"s47_decision": {"status": "met", "evidence": ["joint s47 [x]"]}}
    labels = [{"id": "a", "criteria": right}, {"id": "b", "criteria": criteria}]
    said: dict[str, Any] = {name: {"status": "met", "confidence": 0.9} for name in CORE}
    wrong = said | {"s47_decision": {"status": "not_met", "confidence": 0.9, "reason": "No [bold] outcome."}}
    findings = [{"record_id": "a", "findings": wrong}, {"record_id": "b", "findings": said}]
    return write_records("clinic", labels, TEXT), write_jsonl(findings)


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)], env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_tables(files: tuple[Path, Path]) -> None:
    labels, findings = files
    shown = run(labels, "--findings", findings)
    assert "2 records" in shown
    (row,) = (line for line in shown.splitlines() if "s47_decision" in line)
    assert row.replace("│", "").split() == ["s47_decision", "0.33", "0.00", "1.00", "0.50", "0.00", "-"]
    assert "clinic" not in shown


def test_authors_are_shown_apart_when_asked_for(files: tuple[Path, Path]) -> None:
    labels, findings = files
    assert "clinic" in run(labels, "--findings", findings, "--by-author")


def test_errors_show_what_was_said_and_expected_word_for_word(files: tuple[Path, Path]) -> None:
    labels, findings = files
    shown = run(labels, "--findings", findings, "--errors")
    lines = [line.strip() for line in shown[shown.index("clinic/a") :].splitlines()]
    assert lines == [
        "clinic/a",
        "s47_decision: said not_met, expected met",
        "reason:   No [bold] outcome.",
        "labelled: joint s47 [x]",
    ]


def test_json(files: tuple[Path, Path]) -> None:
    labels, findings = files
    form = json.loads(run(labels, "--findings", findings, "--json", "--errors", "--by-author"))
    assert form["summary"]["records"] == 2
    assert form["criteria"]["s47_decision"]["exact"] == 0.5
    assert form["authors"]["clinic"]["summary"] == form["summary"]
    assert [each["record_id"] for each in form["mistakes"]] == ["a"]
    assert set(json.loads(run(labels, "--findings", findings, "--json"))).isdisjoint({"authors", "mistakes"})


def test_records_are_scanned_when_no_findings_are_given(files: tuple[Path, Path]) -> None:
    labels, _ = files
    form = json.loads(run(labels / "labels.jsonl", "--json", "--errors"))
    assert form["calibration"]["bins"]
    assert [form["criteria"][each]["exact"] for each in ("s47_decision", "risk_statement")] == [1.0, 0.0]
    assert {each["said"] for each in form["mistakes"] if each["about"] == "risk_statement"} == {"not_met"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["nowhere"], "No labels at nowhere", id="no-labels"),
        pytest.param(["{labels}", "--findings", "nowhere"], "Cannot read the findings file nowhere", id="no-findings"),
        pytest.param(["{labels}", "--findings", "{other}"], "about none of the 2 labelled records", id="other-records"),
    ],
)
def test_what_does_not_fit_is_said(
    files: tuple[Path, Path], tmp_path: Path, arguments: list[str], message: str
) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"record_id": "z"}\n', encoding="utf-8")
    places = {"labels": files[0], "other": other}
    result = CliRunner().invoke(app, ["evaluate", *(each.format(**places) for each in arguments)])
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
