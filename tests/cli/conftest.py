"""The command line as a user calls it: in this process where that is enough, else in one of its own."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyser.cli import app

GOOD = """\
Strategy discussion, Friday 5 June 2015. Held today because the bruising needed a medical before bedtime.
Agreed: joint section 47 enquiries. Ellis is at continuing risk of significant harm.
1. SW Jo Ash to visit by 8 June.
2. DC Mark Shaw to interview father by 9 June.
"""
POOR = "Spoke with the school. Things were discussed. Home visit to be completed in due course.\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("ANALYSER_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder with a good and a poor record."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "poor.txt").write_text(POOR, encoding="utf-8")
    return folder


@pytest.fixture
def invoke() -> Callable[..., object]:
    """Call the command line in this process; standard output is no terminal."""

    def call(*arguments: object, stdin: str | bytes | None = None) -> object:
        words = [str(each) for each in arguments]
        return CliRunner(env={"COLUMNS": "120"}).invoke(
            app, words, input=stdin, catch_exceptions=False, prog_name="analyser"
        )

    return call


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Call the command line in a process of its own."""

    def call(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "analyser", *map(str, arguments)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)

    return call


@pytest.fixture
def run_on_terminal() -> Callable[..., tuple[int, str]]:
    """Call the command line on a terminal of 100 columns; gives the exit code and all it showed."""

    def call(*arguments: object) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        environment = os.environ | {"COLUMNS": "100", "LINES": "40", "TERM": "xterm-256color"}
        process = subprocess.Popen(
            [sys.executable, "-m", "analyser", *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
        )
        os.close(theirs)
        shown = b""
        while piece := _read(ours):
            shown += piece
        os.close(ours)
        return process.wait(), shown.decode("utf-8")

    return call


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other side has closed its terminal
        return b""
