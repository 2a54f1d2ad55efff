"""``analyser models``: list, card, promote behind the gate, roll back; and the settings that choose a model."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.detecting.model_files import LINEAR, MODEL
from analyser.detecting.shelf import Shelf

Invoke = Callable[..., Result]
Said = Callable[[Result], str]

SHELF = Path("models")
FIGURES = {"core_macro_f1": [0.914, 0.8, 1.0], "extended_macro_f1": [0.8, None, None]}


@pytest.fixture
def models(invoke: Invoke, write_measured: Callable[..., Path], write_trial: Callable[..., Path]) -> Invoke:
    """Call the command on a shelf of three models, of which none is in use."""
    for name, wrong in (("right", ""), ("deaf", "s47_decision")):
        card = f"# {name}, version 4\n\nWhat it is *for*.\n"
        write_measured(name, wrong, version=4, training={"left_out": {"summary": FIGURES}}, card=card)
    write_trial(SHELF, "unmeasured", version=4, training={"left_out": None})
    return lambda *arguments: invoke("models", *arguments, "--models", SHELF)


def rows_of(result: Result) -> list[list[str]]:
    return [line.replace("│", " ").split() for line in result.stdout.splitlines()]


def test_list(models: Invoke) -> None:
    Shelf(SHELF).promote("right")
    result = models("list")
    assert result.exit_code == ExitCode.DONE
    rows = rows_of(result)
    assert ["right", "yes", "4", "no", "0.91", "0.80"] in rows
    assert ["unmeasured", "4", "no", "-", "-"] in rows
    assert ["none", "no"] in rows


def test_list_of_nothing(invoke: Invoke) -> None:
    SHELF.mkdir()
    result = invoke("models", "list", "--models", SHELF)
    assert result.exit_code == ExitCode.DONE
    assert [row for row in rows_of(result) if row[-1:] in (["yes"], ["no"])] == [["none", "yes", "no"]]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("models", "list"), id="list"),
        pytest.param(("models", "card", "right"), id="card"),
        pytest.param(("models", "promote", "none"), id="promote"),
        pytest.param(("models", "rollback"), id="rollback"),
        pytest.param(("scan", "{records}", "--quiet"), id="scan"),
        pytest.param(("check", "{records}/good.txt"), id="check"),
        pytest.param(("evaluate", "{minutes}"), id="evaluate"),
        pytest.param(("evaluate", "{minutes}", "--left-out"), id="evaluate-left-out"),
        pytest.param(("compare", "none", "right"), id="compare"),
        pytest.param(("compare", "none", "right", "{minutes}"), id="compare-records"),
    ],
)
@pytest.mark.usefixtures("models")
def test_a_mistyped_folder_of_models_is_no_empty_shelf(
    invoke: Invoke,
    records: Path,
    minutes: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: Said,
    command: tuple[str, ...],
) -> None:
    monkeypatch.setenv("ANALYSER_MODELS", "modles")
    result = invoke(*(word.format(records=records, minutes=minutes) for word in command))
    assert result.exit_code == ExitCode.USAGE
    assert "There is no folder of models modles. Correct --models, ANALYSER_MODELS or analyser.toml" in said(result)
    assert not Path("modles").exists()


def test_a_model_that_cannot_be_used_hides_no_other(models: Invoke, said: Said) -> None:
    (SHELF / "deaf" / MODEL).write_text("{}", encoding="utf-8")
    result = models("list")
    assert result.exit_code == ExitCode.USAGE
    assert ["deaf", "unusable"] in rows_of(result)
    assert ["right", "4", "no", "0.91", "0.80"] in rows_of(result)
    assert "deaf/model.json is not what manifest.json says" in said(result)


def test_card(models: Invoke) -> None:
    result = models("card", "right")
    assert result.exit_code == ExitCode.DONE
    assert "right, version 4" in result.stdout
    assert "What it is for." in result.stdout


def test_promoted_and_rolled_back(models: Invoke) -> None:
    result = models("promote", "right")
    assert result.exit_code == ExitCode.DONE
    assert result.stdout == "right is in use now. `analyser models rollback` goes back to rules alone.\n"
    assert models("promote", "right").stdout == "right is in use already.\n"
    assert Shelf(SHELF).current() == "right"
    result = models("rollback")
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "none is in use again instead of right.\n")
    assert Shelf(SHELF).current() == "none"


def test_the_gate_refuses_and_force_opens_it(models: Invoke, said: Said) -> None:
    Shelf(SHELF).promote("right")
    refused = models("promote", "deaf")
    assert refused.exit_code == ExitCode.USAGE
    assert "deaf is worse than right on s47_decision; see `analyser compare right deaf`" in said(refused)
    assert "Train it on more, or use --force." in said(refused)
    assert Shelf(SHELF).current() == "right"
    assert models("promote", "deaf", "--force").exit_code == ExitCode.DONE
    assert Shelf(SHELF).current() == "deaf"
    assert models("promote", "right").exit_code == ExitCode.DONE  # it is better


def test_rules_alone_pass_the_gate_as_well_or_do_not(models: Invoke, said: Said) -> None:
    Shelf(SHELF).promote("right")
    refused = models("promote", "none")  # rules find nothing in these records
    assert refused.exit_code == ExitCode.USAGE
    assert "none is worse than right on" in said(refused)
    assert models("promote", "none", "--force").exit_code == ExitCode.DONE
    assert Shelf(SHELF).current() == "none"


def test_what_was_never_measured_needs_force(models: Invoke, said: Said) -> None:
    Shelf(SHELF).promote("right")
    assert "trained with --no-evaluate" in said(models("promote", "unmeasured"))
    assert models("promote", "unmeasured", "--force").exit_code == ExitCode.DONE


def test_a_model_in_use_that_is_gone_can_be_replaced(models: Invoke, said: Said) -> None:
    Shelf(SHELF).promote("deaf")
    shutil.rmtree(SHELF / "deaf")
    refused = models("promote", "right")
    assert refused.exit_code == ExitCode.USAGE
    assert "deaf, the model in use, is not in models, so nothing can be compared. Use --force." in said(refused)
    assert models("promote", "right", "--force").stdout == "right is in use now.\n"


@pytest.mark.parametrize("options", [(), ("--force",)], ids=["gate", "force"])
def test_a_changed_model_is_never_promoted(models: Invoke, options: tuple[str, ...], said: Said) -> None:
    (SHELF / "right" / MODEL).write_text("{}", encoding="utf-8")
    result = models("promote", "right", *options)
    assert result.exit_code == ExitCode.USAGE
    assert "was changed or damaged" in said(result)
    assert Shelf(SHELF).current() == "none"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("promote", "unknown"), "There is no model 'unknown' in models", id="promote-unknown"),
        pytest.param(("card", "unknown"), "Choose one of: deaf, right, unmeasured, none", id="card-unknown"),
        pytest.param(("card", "none"), "Rules alone have no card", id="card-of-rules"),
        pytest.param(("rollback",), "No model was in use before 'none'", id="nothing-before"),
    ],
)
def test_what_cannot_be_done_is_said(models: Invoke, arguments: tuple[str, ...], message: str, said: Said) -> None:
    result = models(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in said(result)


def test_a_broken_note_of_what_is_in_use(models: Invoke, said: Said) -> None:
    (SHELF / "current.json").write_text("{", encoding="utf-8")
    for arguments in (("list",), ("promote", "right"), ("rollback",)):
        result = models(*arguments)
        assert result.exit_code == ExitCode.USAGE
        assert "does not say which model is in use. Remove it" in said(result)


def test_help_teaches(invoke: Invoke, said: Said) -> None:
    shown = said(invoke("models", "--help"))
    for word in ("list", "card", "promote", "rollback", "put one into use, or go back to the one before"):
        assert word in shown


@pytest.mark.parametrize(
    ("name", "engine", "status"),
    [
        pytest.param("none", None, "met", id="rules-alone"),
        pytest.param("right", "right@4", "not_met", id="named"),
        pytest.param(None, "right@4", "not_met", id="in-use"),
    ],
)
@pytest.mark.usefixtures("models")
def test_the_setting_chooses_the_model_of_a_scan(
    invoke: Invoke, records: Path, monkeypatch: pytest.MonkeyPatch, name: str | None, engine: str | None, status: str
) -> None:
    Shelf(SHELF).promote("right")
    monkeypatch.setenv("ANALYSER_MODELS", str(SHELF))
    if name is not None:
        monkeypatch.setenv("ANALYSER_MODEL", name)
    result = invoke("scan", records / "good.txt", "--format", "jsonl", "--quiet")
    assert result.exit_code == ExitCode.DONE
    line = json.loads(result.stdout)
    assert line["engine"]["model"] == engine
    assert line["findings"]["s47_decision"]["status"] == status


@pytest.mark.usefixtures("models")
def test_a_scan_with_a_model_that_is_not_there_says_so(
    invoke: Invoke, records: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    monkeypatch.setenv("ANALYSER_MODELS", str(SHELF))
    monkeypatch.setenv("ANALYSER_MODEL", "unknown")
    result = invoke("scan", records, "--out", "r.jsonl")
    assert result.exit_code == ExitCode.USAGE
    assert "There is no model 'unknown' in models. Choose one of: deaf, right, unmeasured, none." in said(result)
    assert not Path("r.jsonl").exists()


@pytest.mark.usefixtures("models")
def test_a_scan_with_a_changed_model_says_so(
    invoke: Invoke, records: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    monkeypatch.setenv("ANALYSER_MODELS", str(SHELF))
    monkeypatch.setenv("ANALYSER_MODEL", "right")
    (SHELF / "right" / LINEAR).write_bytes(b"")
    result = invoke("scan", records, "--out", "r.jsonl")
    assert result.exit_code == ExitCode.USAGE
    assert "is not what manifest.json says" in said(result)


def test_help_of_a_scan_needs_no_model(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_MODEL", "unknown")
    assert invoke("scan", "--help").exit_code == ExitCode.DONE
