"""``analyser train --progress-to`` and ``--reviews``: what a program that watches is told, and nothing of a record."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.cli.state_file import StateFile, is_alive, read_state
from analyser.cli.train_progress import ProgressTold, TrainState, read_train_progress
from analyser.errors import LabelsError, OutputError

Invoke = Callable[..., Result]
FILE = Path("progress.json")


def test_how_far_it_has_come_is_written_and_read_back() -> None:
    with ProgressTold(FILE) as told:
        assert is_alive(FILE)
        told.tick("Reading records", 0.25)
        now = read_train_progress(FILE)
        assert now is not None
        assert (now.state, now.stage, now.share, now.process) == (
            TrainState.RUNNING,
            "Reading records",
            0.25,
            os.getpid(),
        )
        told.made("trial@1")
    ended = read_train_progress(FILE)
    assert ended is not None
    assert (ended.state, ended.share, ended.model, ended.error) == (TrainState.DONE, 1.0, "trial@1", None)
    assert not is_alive(FILE)


def said_in(file: Path) -> dict[str, Any]:
    state = read_state(file)
    assert state is not None
    return state


def test_it_is_written_at_most_twice_a_second_but_for_a_new_stage() -> None:
    with ProgressTold(FILE) as told:
        told.tick("Reading", 0.1)
        told.tick("Reading", 0.2)
        assert said_in(FILE)["share"] == 0.1
        told.tick("Fitting", 0.0)
        assert said_in(FILE)["stage"] == "Fitting"


@pytest.mark.parametrize(
    ("error", "state", "said"),
    [
        pytest.param(LabelsError("No labels at x."), "failed", "No labels at x.", id="told"),
        pytest.param(
            KeyError("Ann, 4, said"), "failed", "There is a fault in analyser (KeyError); please report it.", id="fault"
        ),
        pytest.param(KeyboardInterrupt(), "stopped", None, id="ctrl-c"),
        pytest.param(SystemExit(143), "stopped", None, id="ended"),
    ],
)
def test_how_it_ended(error: BaseException, state: str, said: str | None) -> None:
    with pytest.raises(type(error)), ProgressTold(FILE):
        raise error
    assert (said_in(FILE)["state"], said_in(FILE)["error"]) == (state, said)
    assert "Ann" not in FILE.read_text(encoding="utf-8")


def test_without_a_file_nothing_is_written() -> None:
    with ProgressTold(None) as told:
        told.tick("Reading", 0.5)
    assert list(Path().iterdir()) == []


def test_two_at_once_are_refused() -> None:
    with ProgressTold(FILE), pytest.raises(OutputError, match="another process writes its progress to it"):
        StateFile(FILE).take()
    with ProgressTold(FILE):
        pass


@pytest.mark.parametrize("content", ["", "{", "[]", '{"state": "asleep", "process": 1}', '{"state": "done"}'])
def test_what_is_no_progress_is_none(content: str) -> None:
    FILE.write_text(content, encoding="utf-8")
    assert read_train_progress(FILE) is None


def test_a_folder_that_is_not_there_is_told(invoke: Invoke, said: Callable[[Result], str]) -> None:
    result = invoke("train", "--name", "trial", "--progress-to", "nowhere/progress.json")
    assert result.exit_code == ExitCode.USAGE
    assert "Cannot write nowhere/progress.json" in said(result)


def test_the_command_tells_why_it_failed(invoke: Invoke) -> None:
    result = invoke("train", "nowhere", "--name", "trial", "--progress-to", FILE, "--models", "models")
    assert result.exit_code == ExitCode.USAGE
    form = json.loads(FILE.read_text(encoding="utf-8"))
    assert form["state"] == "failed"
    assert form["error"].startswith("No labels at nowhere")


def test_reviews_need_a_store(invoke: Invoke, said: Callable[[Result], str]) -> None:
    result = invoke("train", "--name", "trial", "--reviews", "--store", "none.sqlite", "--models", "models")
    assert result.exit_code == ExitCode.USAGE
    assert "none.sqlite" in said(result)
    assert not Path("models").exists()
