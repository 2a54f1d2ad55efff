"""``analyser scan`` in a process of its own: terminals, signals, pipes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analyser.cli.exit_codes import ExitCode

Run = Callable[..., subprocess.CompletedProcess[str]]
RunOnTerminal = Callable[..., tuple[int, str]]


def without_colours(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)


@pytest.fixture
def many(records: Path) -> Path:
    """Enough records for the bar to move."""
    text = (records / "good.txt").read_text(encoding="utf-8")
    for number in range(150):
        (records / f"r{number}.txt").write_text(f"{text}\n{text * 3}{number}", encoding="utf-8")
    return records


def test_terminal_shows_a_bar_with_rate_and_time_left(run_on_terminal: RunOnTerminal, many: Path) -> None:
    code, shown = run_on_terminal("scan", many, "--out", "r.jsonl")
    assert code == ExitCode.DONE
    plain = without_colours(shown)
    assert "Getting ready" in plain
    assert re.search(r"Scanning ━[━╸╺]* +[\d,]+ records [\d,]+ a second \d+:\d\d left", plain)
    assert "152 records in" in plain
    assert "\x1b[2K" in shown  # the bar is wiped at the end


def test_terminal_gets_a_readable_summary_rather_than_json(run_on_terminal: RunOnTerminal, records: Path) -> None:
    code, shown = run_on_terminal("scan", records)
    plain = without_colours(shown)
    assert code == ExitCode.DONE
    assert re.search(r"^poor +.*Section 47 decision", plain, flags=re.MULTILINE)
    assert "2 records in" in plain
    assert '{"record_id"' not in plain


def test_terminal_shows_json_lines_when_asked(run_on_terminal: RunOnTerminal, records: Path) -> None:
    _, shown = run_on_terminal("scan", records, "--format", "jsonl", "--quiet")
    assert [json.loads(line)["record_id"] for line in shown.splitlines()] == ["good", "poor"]


def test_terminal_is_spared_binary_noise(run_on_terminal: RunOnTerminal, records: Path) -> None:
    code, shown = run_on_terminal("scan", records, "--format", "xlsx")
    assert code == ExitCode.USAGE
    assert "Add --out report.xlsx" in without_colours(shown)


def test_names_of_files_cannot_command_the_terminal(run_on_terminal: RunOnTerminal, records: Path) -> None:
    (records / "\x1b]0;owned\x07\x1b[2J[red].docx").write_bytes(b"nothing")
    code, shown = run_on_terminal("scan", records)
    assert code == ExitCode.UNREADABLE
    assert "\x1b]0;" not in shown
    assert "\x1b[2J" not in shown
    assert "[red].docx" in shown


def test_log_gets_plain_lines(run: Run, many: Path) -> None:
    result = run("scan", many, "--out", "r.csv")
    assert result.returncode == ExitCode.DONE
    assert "\x1b" not in result.stderr
    assert "━" not in result.stderr


@pytest.mark.parametrize(
    ("number", "code"),
    [
        pytest.param(signal.SIGINT, ExitCode.STOPPED, id="ctrl-c"),
        pytest.param(signal.SIGTERM, ExitCode.TERMINATED, id="terminated"),
    ],
)
@pytest.mark.parametrize("form", ["jsonl", "xlsx", "html"])
def test_stopped_scan_leaves_no_file(number: signal.Signals, code: ExitCode, form: str, tmp_path: Path) -> None:
    (tmp_path / f"r.{form}").write_bytes(b"old")
    command = [sys.executable, "-m", "analyser", "scan", "-", "--out", f"r.{form}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not list(tmp_path.glob(".r.*.part")):
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(0.3)  # now it waits for standard input
        process.send_signal(number)
        assert process.wait(20) == code
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    if number == signal.SIGINT:
        assert f"Stopped; r.{form} was not written." in said
    assert [each.name for each in tmp_path.iterdir()] == [f"r.{form}"]
    assert (tmp_path / f"r.{form}").read_bytes() == b"old"


@pytest.mark.parametrize("arguments", [("scan", "records"), ("criteria", "--markdown"), ("criteria",)], ids=" ".join)
def test_reader_that_goes_away_is_no_fault(arguments: tuple[str, ...], many: Path) -> None:
    assert many.name == "records"
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "analyser", *arguments]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert result.returncode == ExitCode.READER_GONE
    assert b"Traceback" not in result.stderr
    assert b"BrokenPipe" not in result.stderr


def test_full_disk_is_one_sentence(run: Run, records: Path) -> None:
    result = run("scan", records, "--out", "/dev/full", "--format", "jsonl", "--quiet")
    assert result.returncode == ExitCode.USAGE
    assert result.stderr == (
        "Error: Cannot write /dev/full: the disk is full. Free some space, or name a file on another disk.\n"
    )
