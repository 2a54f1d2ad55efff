from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.criteria import discover

Invoke = Callable[..., Result]
S47 = next(each for each in discover() if each.id == "s47_decision")


def test_poor_draft_is_told_what_is_missing_and_what_to_do(invoke: Invoke) -> None:
    result = invoke("check", S47.not_met_example)
    assert result.exit_code == ExitCode.DONE
    missing, _, _ = result.stdout.partition("What is there")
    shown = " ".join(missing.split())
    assert shown.startswith("What is still missing")
    for words in (S47.title, S47.question, S47.pointer):
        assert words in shown


def test_good_draft_is_shown_its_evidence(invoke: Invoke) -> None:
    result = invoke("check", S47.met_example)
    _, _, there = result.stdout.partition("What is there")
    assert f"● Met  {S47.title}" in there
    assert "“" in there


def test_actions_are_shown_with_what_they_lack(invoke: Invoke) -> None:
    result = invoke(
        "check", "Strategy discussion. Actions:\n1. SW Jo Ash to visit by 8 June.\n2. Home visit to be completed.\n"
    )
    _, _, actions = result.stdout.partition("Actions\n")
    lines = [" ".join(line.split()) for line in actions.splitlines()]
    assert any("Jo Ash" in line and line.endswith("nothing") for line in lines)
    assert any("an owner" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "flag", "code"),
    [
        pytest.param(S47.met_example, "s47_decision", ExitCode.DONE, id="met"),
        pytest.param(S47.not_met_example, "s47_decision", ExitCode.FLAGGED, id="not-met"),
        pytest.param("Spoke with the school.", "any", ExitCode.FLAGGED, id="any"),
        pytest.param("   \n", "any", ExitCode.UNREADABLE, id="nothing-to-assess"),
    ],
)
def test_exit_code(invoke: Invoke, text: str, flag: str, code: ExitCode) -> None:
    assert invoke("check", "-", "--fail-on", flag, stdin=text).exit_code == code


def test_text_file_and_standard_input_say_the_same(invoke: Invoke) -> None:
    Path("draft.txt").write_text(S47.met_example, encoding="utf-8")
    shown = invoke("check", S47.met_example).stdout
    assert invoke("check", "draft.txt").stdout == shown
    assert invoke("check", "-", stdin=S47.met_example).stdout == shown
    assert invoke("check", stdin=S47.met_example).stdout == shown


@pytest.mark.parametrize("name", ["draft.docx", "folder/draft", "nowhere.txt"])
def test_file_that_is_not_there_is_not_taken_for_a_text(invoke: Invoke, name: str) -> None:
    result = invoke("check", name)
    assert result.exit_code == ExitCode.USAGE
    assert f"there is no file '{name}'" in " ".join(result.stderr.split())


def test_batch_is_sent_to_scan(invoke: Invoke, records: Path) -> None:
    result = invoke("check", records)
    assert result.exit_code == ExitCode.USAGE
    assert "analyser scan" in result.stderr


@pytest.mark.parametrize("draft", ["", " ", "\n\t\n"], ids=["nothing", "blank", "lines"])
def test_empty_draft_is_called_one(invoke: Invoke, records: Path, draft: str) -> None:
    assert records.exists()  # so that the current folder holds something
    result = invoke("check", draft, "--fail-on", "any")
    assert result.exit_code == ExitCode.UNREADABLE
    assert result.stdout == "Not assessed: The draft is empty. Give its text, its file, or - to paste it.\n"


def test_nothing_on_standard_input_is_told_as_that(invoke: Invoke) -> None:
    result = invoke("check", stdin="")
    assert result.exit_code == ExitCode.UNREADABLE
    assert "standard input: it is empty (0 bytes). Send it the text of a record." in result.stdout


def test_very_long_text_is_no_path(invoke: Invoke) -> None:
    assert invoke("check", "word " * 5_000).exit_code == ExitCode.DONE


def test_text_cannot_command_the_terminal(invoke: Invoke) -> None:
    result = invoke("check", "s47 \x1b[2J[bold]agreed[/bold] [/nonsense] \u202edecided")
    assert result.exit_code == ExitCode.DONE
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


def test_wrong_flag_is_refused(invoke: Invoke) -> None:
    result = invoke("check", "text", "--fail-on", "s47")
    assert result.exit_code == ExitCode.USAGE
    assert "there is no criterion 's47'" in result.stderr
