"""The command line as a user calls it: in this process where that is enough, else in one of its own."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from analyser.cli import app
from analyser.criteria import discover
from analyser.domain.finding import Engine, Status
from analyser.domain.review import ReasonCode, Review, ReviewAction
from analyser.evaluation.labels import read_labels
from analyser.evaluation.said import Said, SaidFinding
from analyser.storing import open_store

GOOD = """\
Strategy discussion, Friday 5 June 2015. Held today because the bruising needed a medical before bedtime.
Agreed: joint section 47 enquiries. Ellis is at continuing risk of significant harm.
1. SW Jo Ash to visit by 8 June.
2. DC Mark Shaw to interview father by 9 June.
"""
POOR = "Spoke with the school. Things were discussed. Home visit to be completed in due course.\n"


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell lets what it runs in the background ignore Ctrl-C, and so would every program that a test starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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


@pytest.fixture
def said() -> Callable[[Result], str]:
    """All that a command said, with its lines joined."""
    return lambda result: " ".join((result.stdout + result.stderr).split())


@pytest.fixture
def minutes() -> Path:
    """Forty labelled records where the project keeps its own; every other one states a decision and meets all."""
    folder = Path("data/synthetic/minutes/north")
    (folder / "records").mkdir(parents=True)
    lines = []
    for number in range(40):
        text = ("Agreed: joint s47. Record {}." if number % 2 else "School rang. Record {}.").format(number)
        (folder / "records" / f"r{number}.txt").write_text(text, encoding="utf-8")
        criteria = {each.id: {"status": "met" if number % 2 else "not_met"} for each in discover()}
        lines.append(json.dumps({"id": f"r{number}", "criteria": criteria}) + "\n")
    (folder / "labels.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def write_measured(minutes: Path, write_trial: Callable[..., Path]) -> Callable[..., Path]:
    """Writes a model that finds nothing, with readings of the labelled records that are right but for one criterion."""
    labels = read_labels([minutes])

    def write(name: str, wrong: str = "", **more: Any) -> Path:
        readings = {
            label.id: Said(
                record_id=label.id,
                findings={
                    criterion: SaidFinding(status=Status.NOT_MET if criterion == wrong else gold.status)
                    for criterion, gold in label.criteria.items()
                },
            )
            for label in labels
        }
        return write_trial(Path("models"), name, said=readings, **more)

    return write


@pytest.fixture
def review() -> Callable[..., None]:
    """What a reviewer does on a page: confirm a finding, or override it."""

    def give(
        store_url: str, record_id: str, criterion: str, status: Status | None = None, reviewer: str = "ann"
    ) -> None:
        with open_store(store_url) as store:
            [record] = [each for each in store.records() if each.record_id == record_id]
            shown = store.assessment(record.sha256)
            found = Status(shown["findings"][criterion]["status"])
            confirms = status in {None, found}
            store.add_review(
                Review(
                    sha256=record.sha256,
                    criterion=criterion,
                    reviewer=reviewer,
                    action=ReviewAction.CONFIRM if confirms else ReviewAction.OVERRIDE,
                    reviewed_status=found,
                    engine=Engine(**shown["engine"]),
                    status=status or found,
                    reason_code=None if confirms else ReasonCode.WORDING_UNCLEAR,
                )
            )

    return give


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other side has closed its terminal
        return b""
