"""``analyser compare``: what is printed, and the code that a program goes by."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.criteria import discover
from analyser.detecting.model_files import Description, Head, write_model
from analyser.detecting.ngrams import BITS
from analyser.domain.finding import Status
from analyser.evaluation.said import Said, SaidFinding
from analyser.training.left_out_findings import write_left_out

Invoke = Callable[..., Result]

RECORDS = 40
GOOD, POOR = "Agreed: joint s47. Record {}.", "School rang. Record {}."
MINUTES = Path("data/synthetic/minutes/north")


def write_minutes() -> None:
    """Labelled records where the project keeps its own; every other one states a decision."""
    (MINUTES / "records").mkdir(parents=True)
    lines = []
    for number in range(RECORDS):
        text = (GOOD if number % 2 else POOR).format(number)
        (MINUTES / "records" / f"r{number}.txt").write_text(text, encoding="utf-8")
        criteria = {each.id: {"status": "met" if number % 2 else "not_met"} for each in discover()}
        lines.append(json.dumps({"id": f"r{number}", "criteria": criteria}) + "\n")
    (MINUTES / "labels.jsonl").write_text("".join(lines), encoding="utf-8")


def write_trial(name: str, wrong: str = "", *, measured: bool = True) -> None:
    """A model that finds nothing and, by what is kept beside it, is wrong on one criterion."""
    folder = Path("models") / name
    folder.mkdir(parents=True)
    if measured:
        said = {}
        for number in range(RECORDS):
            findings = {
                each.id: SaidFinding(status=Status.MET if number % 2 and each.id != wrong else Status.NOT_MET)
                for each in discover()
            }
            said[f"r{number}"] = Said(record_id=f"r{number}", findings=findings)
        write_left_out(folder, said)
    head = Head(offset=-9.0, hit=0.0, context=0.0, miss=0.0, linear=0.0)
    about = Description(
        name=name,
        version=1,
        criteria=("s47_decision",),
        quick={"s47_decision": head},
        full={},
        encoded=(),
        doubt=(0, 0),
        training={},
    )
    write_model(folder, about, np.zeros((1 << BITS, 1), np.float32), "# card\n")


@pytest.fixture
def compare(invoke: Invoke) -> Invoke:
    """Compare models of a folder: one that is right, one that never finds a decision, one nobody measured."""
    write_minutes()
    write_trial("right")
    write_trial("deaf", "s47_decision")
    write_trial("weak", "attendance")
    write_trial("unmeasured", measured=False)
    return lambda *arguments: invoke("compare", *arguments, "--models", "models")


def test_a_model_beside_itself(compare: Invoke) -> None:
    result = compare("right", "right")
    assert result.exit_code == ExitCode.DONE
    assert f"{RECORDS} records" in result.stdout
    assert "0 findings flipped: 0 became right, 0 became wrong." in result.stdout
    assert "The promotion gate lets right pass" in result.stdout


def test_a_loss_on_the_core_is_refused(compare: Invoke) -> None:
    result = compare("right", "deaf")
    assert result.exit_code == ExitCode.FLAGGED
    [row] = [line for line in result.stdout.splitlines() if line.startswith("s47_decision")]
    assert row.split()[:3] == ["s47_decision", "1.000", "0.333"]
    assert row.split()[-1] == "worse"
    assert "20 findings flipped: 0 became right, 20 became wrong." in result.stdout
    assert "- north/r1 s47_decision: met -> not_met" in result.stdout
    assert "The promotion gate refuses deaf: it is worse on s47_decision." in result.stdout


def test_a_gain_passes(compare: Invoke) -> None:
    result = compare("deaf", "right")
    assert result.exit_code == ExitCode.DONE
    assert "+ north/r1 s47_decision: not_met -> met" in result.stdout
    assert "better" in result.stdout


def test_a_loss_on_an_extended_criterion_passes(compare: Invoke) -> None:
    result = compare("right", "weak")
    assert result.exit_code == ExitCode.DONE
    assert "worse" in result.stdout


def test_json(compare: Invoke) -> None:
    result = compare("right", "deaf", "--json")
    assert result.exit_code == ExitCode.FLAGGED
    form = json.loads(result.stdout)
    assert form["records"] == RECORDS
    assert form["refused"] == ["s47_decision"]
    assert form["criteria"]["s47_decision"]["a"] == 1.0
    assert form["criteria"]["s47_decision"]["gain"]["high"] < 0
    assert form["summary"].keys() >= {"core_macro_f1", "core_kappa"}
    assert form["flips"][0] == {
        "author": "north",
        "record_id": "r1",
        "criterion": "s47_decision",
        "gold": "met",
        "before": "met",
        "after": "not_met",
        "gain": False,
        "loss": True,
    }


def test_rules_alone_are_scanned_with(compare: Invoke) -> None:
    form = json.loads(compare("none", "right", "--json").stdout)
    assert form["criteria"]["s47_decision"]["a"] == 1.0  # the decision is plain
    assert form["refused"] == []


def test_named_records_are_scanned_with_both(compare: Invoke) -> None:
    result = compare("none", "unmeasured", MINUTES)
    assert result.exit_code == ExitCode.FLAGGED  # it rejects whatever rules find
    assert "refuses unmeasured: it is worse on s47_decision." in result.stdout
    assert "flipped: 0 became right, 20 became wrong." in result.stdout


def test_a_seed_gives_the_same_intervals(compare: Invoke) -> None:
    one, two = (compare("right", "deaf", "--json", "--seed", 3).stdout for _ in range(2))
    assert one == two


def test_models_may_be_set_once_for_all(compare: Invoke, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_MODELS", "models")
    assert invoke("compare", "right", "right").stdout == compare("right", "right").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("right", "unknown"), "There is no model 'unknown' in models. Choose one of: deaf", id="unknown"),
        pytest.param(("right", "unmeasured"), "was trained with --no-evaluate", id="never-measured"),
        pytest.param(("right", "deaf", "nowhere"), "No labels at nowhere", id="no-labels"),
        pytest.param(("right",), "Missing argument 'B'", id="one"),
    ],
)
def test_what_cannot_be_compared_is_said(compare: Invoke, arguments: tuple[str, ...], message: str) -> None:
    result = compare(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in " ".join(result.stderr.split())
