"""The way in: help, version, lazy commands, and how errors leave."""

import subprocess
import sys
import time
from collections.abc import Callable

import pytest
import typer
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode
from analyser.cli.lazy import COMMANDS, load_command

Invoke = Callable[..., Result]
Run = Callable[..., subprocess.CompletedProcess[str]]


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_help_teaches_by_example(invoke: Invoke) -> None:
    result = invoke("--help")
    assert result.exit_code == 0
    assert "analyser scan records/ --out report.html" in result.stdout
    assert all(f" {name} " in result.stdout for name in COMMANDS)


def test_help_comes_at_once(run: Run) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert run("--help").returncode == 0
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 1.5


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
from analyser.cli import main
sys.argv = ["analyser", "--help"]
try:
    main()
except SystemExit:
    heavy = {"spacy", "pandas", "numpy", "pyarrow", "sqlalchemy", "sklearn", "pydantic", "docx", "jinja2"}
    print("imported:", sorted(heavy & set(sys.modules)))
"""
    assert python(code).stdout.endswith("imported: []\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_line_in_the_help_is_the_commands_own(name: str) -> None:
    own = " ".join(load_command(name).help.split("\n\n")[0].split())
    assert own == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(invoke: Invoke, name: str) -> None:
    result = invoke(name, "--help")
    assert result.exit_code == 0
    assert f"analyser {name}" in result.stdout


def test_version(invoke: Invoke) -> None:
    assert invoke("--version").stdout.startswith("analyser 0.")


def test_wrong_command_is_refused_with_the_near_one(invoke: Invoke) -> None:
    result = invoke("scna")
    assert result.exit_code == ExitCode.USAGE
    assert "Did you mean 'scan'?" in result.stderr


def test_wrong_option_is_refused(invoke: Invoke) -> None:
    result = invoke("scan", "--ouput", "x.html", ".")
    assert result.exit_code == ExitCode.USAGE
    assert "--out" in result.stderr


def test_error_is_one_line_without_a_traceback(run: Run) -> None:
    result = run("scan", "nowhere")
    assert result.returncode == ExitCode.USAGE
    assert result.stdout == ""
    assert result.stderr.startswith("Error: Cannot read 'nowhere': there is no such file or folder.")
    assert result.stderr.count("\n") == 1


def test_wrong_path_is_told_before_the_engine_is_loaded() -> None:
    code = """
import sys
from analyser.cli import main
sys.argv = ["analyser", "scan", "nowhere.docx"]
try:
    main()
except SystemExit:
    print("spacy" in sys.modules)
"""
    assert python(code).stdout == "False\n"


def test_fault_is_told_apart_from_flags_and_usage() -> None:
    code = """
import sys
import analyser.criteria
analyser.criteria.discover = None
from analyser.cli import main
sys.argv = ["analyser", "criteria"]
main()
"""
    result = python(code)
    assert result.returncode == ExitCode.FAULT
    assert "TypeError" in result.stderr
    assert "This is a fault in analyser" in result.stderr


def test_unknown_setting_is_refused_with_the_near_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSER_JBOS", "2")
    result = run("scan", ".")
    assert result.returncode == ExitCode.USAGE
    assert "Did you mean 'jobs'?" in result.stderr


def test_exit_is_what_typer_expects() -> None:
    assert typer.Exit(ExitCode.FLAGGED).exit_code == 1
    assert {each.name: each.value for each in ExitCode} == {
        **{"DONE": 0, "FLAGGED": 1, "USAGE": 2, "UNREADABLE": 3},
        **{"FAULT": 70, "STOPPED": 130, "READER_GONE": 141, "TERMINATED": 143},
    }
