"""``analyser compare``: what is printed, and the code that a program goes by."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.training.left_out_findings import read_left_out, write_left_out

Invoke = Callable[..., Result]


@pytest.fixture
def compare(invoke: Invoke, write_measured: Callable[..., Path], write_trial: Callable[..., Path]) -> Invoke:
    """Compare models of a folder: one that is right, one that never finds a decision, one nobody measured."""
    write_measured("right")
    write_measured("deaf", "s47_decision")
    write_measured("weak", "attendance")
    write_trial(Path("models"), "unmeasured")
    return lambda *arguments: invoke("compare", *arguments, "--models", "models")


def verdicts(result: Result) -> dict[str, str]:
    """The figures of the table that are called better or worse."""
    rows = [line.split() for line in result.stdout.partition("findings flipped")[0].splitlines()]
    return {row[0]: row[-1] for row in rows if row and row[-1] in {"better", "worse"}}


def test_a_model_beside_itself(compare: Invoke) -> None:
    result = compare("right", "right")
    assert result.exit_code == ExitCode.DONE
    assert "40 records" in result.stdout
    assert "0 findings flipped: 0 became right, 0 became wrong." in result.stdout
    assert "The promotion gate lets right pass" in result.stdout


def test_a_loss_on_the_core_is_refused(compare: Invoke) -> None:
    result = compare("right", "deaf")
    assert result.exit_code == ExitCode.FLAGGED
    [row] = [line for line in result.stdout.splitlines() if line.startswith("s47_decision")]
    assert row.split()[:3] == ["s47_decision", "1.000", "0.333"]
    assert verdicts(result) == {"s47_decision": "worse", "core_macro_f1": "worse", "core_kappa": "worse"}
    assert "20 findings flipped: 0 became right, 20 became wrong." in result.stdout
    assert "- north/r1 s47_decision: met -> not_met" in result.stdout
    assert "The promotion gate refuses deaf: it is worse on s47_decision." in result.stdout


def test_a_gain_passes(compare: Invoke) -> None:
    result = compare("deaf", "right")
    assert result.exit_code == ExitCode.DONE
    assert "+ north/r1 s47_decision: not_met -> met" in result.stdout
    assert verdicts(result) == {"s47_decision": "better", "core_macro_f1": "better", "core_kappa": "better"}


def test_a_loss_on_an_extended_criterion_passes(compare: Invoke) -> None:
    result = compare("right", "weak")
    assert result.exit_code == ExitCode.DONE
    assert verdicts(result) == {"attendance": "worse", "extended_macro_f1": "worse", "extended_kappa": "worse"}
    assert "The promotion gate lets weak pass" in result.stdout


def test_json(compare: Invoke) -> None:
    result = compare("right", "deaf", "--json")
    assert result.exit_code == ExitCode.FLAGGED
    form = json.loads(result.stdout)
    assert form["records"] == 40
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


FLATTERED = "Rules were written by reading the records of some of these authors: these figures flatter rules alone."


@pytest.mark.parametrize(
    ("arguments", "is_said"),
    [
        pytest.param(("none", "right"), True, id="rules-first"),
        pytest.param(("right", "none"), True, id="rules-second"),
        pytest.param(("none", "right", "--json"), True, id="json"),
        pytest.param(("right", "deaf"), False, id="models"),
        pytest.param(("none", "right", "{minutes}"), False, id="named-records"),
    ],
)
def test_figures_that_flatter_rules_are_called_so(
    compare: Invoke, minutes: Path, arguments: tuple[str, ...], is_said: bool
) -> None:
    result = compare(*(each.format(minutes=minutes) for each in arguments))
    assert (FLATTERED in " ".join(result.stderr.split())) is is_said
    assert "flatter" not in result.stdout


def test_only_records_that_nobody_had_read(compare: Invoke, minutes: Path) -> None:
    lines = (minutes / "labels.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    unread = minutes.with_name("dev")
    shutil.copytree(minutes, unread)
    for folder, kept in ((minutes, lines[:30]), (unread, lines[30:])):
        (folder / "labels.jsonl").write_text("".join(kept), encoding="utf-8")
    result = compare("none", "right", "--unread")
    assert result.exit_code == ExitCode.DONE
    assert "10 records" in result.stdout
    assert result.stderr == ""


def test_named_records_are_scanned_with_both(compare: Invoke, minutes: Path) -> None:
    result = compare("none", "unmeasured", minutes)
    assert result.exit_code == ExitCode.FLAGGED  # it rejects whatever rules find
    assert "refuses unmeasured: it is worse on s47_decision." in result.stdout
    assert "flipped: 0 became right, 20 became wrong." in result.stdout


def test_the_seed_decides_the_intervals(compare: Invoke, write_trial: Callable[..., Path]) -> None:
    right, deaf = (read_left_out(Path("models", name)) for name in ("right", "deaf"))
    write_trial(Path("models"), "weary", said={name: deaf[name] if name < "r2" else right[name] for name in right})
    one, two, other = (compare("right", "weary", "--json", "--seed", seed).stdout for seed in (3, 3, 4))
    assert one == two
    assert json.loads(one)["criteria"] != json.loads(other)["criteria"]


def test_models_may_be_set_once_for_all(compare: Invoke, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_MODELS", "models")
    assert invoke("compare", "right", "right").stdout == compare("right", "right").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ("right", "unknown"), "There is no model 'unknown' in models. Choose one of: changed", id="unknown"
        ),
        pytest.param(("right", "unmeasured"), "was trained with --no-evaluate", id="never-measured"),
        pytest.param(("right", "changed"), "changed/left_out.json is not what manifest.json says", id="changed"),
        pytest.param(("right", "deaf", "nowhere"), "No labels at nowhere", id="no-labels"),
        pytest.param(("right",), "Missing argument 'B'", id="one"),
        pytest.param(("right", "deaf", "--unread"), "not measured on the same labelled records", id="none-unread"),
        pytest.param(("right", "deaf", "data", "--unread"), "--unread chooses among the project's", id="both"),
    ],
)
def test_what_cannot_be_compared_is_said(compare: Invoke, arguments: tuple[str, ...], message: str) -> None:
    shutil.copytree("models/deaf", "models/changed")
    write_left_out(Path("models/changed"), read_left_out(Path("models/right")))
    result = compare(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in " ".join(result.stderr.split())
