import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analyser.cli import app
from analyser.cli.exit_codes import ExitCode


@pytest.fixture
def invoke(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["generate", *map(str, arguments)])


def test_records_are_written(invoke, few_phrases):
    result = invoke("--n", 5, "--seed", 3, "--out", "made", "--noise", "typos,wraps", "--phrases", few_phrases)
    assert result.exit_code == ExitCode.DONE
    assert result.stdout == "Wrote 5 records with labels to made.\n"
    assert len(list(Path("made/records").iterdir())) == 5
    assert json.loads(Path("made/manifest.json").read_text(encoding="utf-8"))["noise"] == ["typos", "wraps"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("--noise", "typo"), "Unknown noise 'typo'", id="noise"),
        pytest.param(("--phrases", "."), "No phrase bank", id="banks"),
        pytest.param(("--n", 0), "--n", id="number"),
    ],
)
def test_what_cannot_be_done_is_said(invoke, arguments, message):
    result = invoke("--out", "made", *arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in result.stderr
    assert not Path("made").exists()


def test_a_full_folder_is_refused_before_any_work(invoke):
    Path("made").mkdir()
    Path("made/other.txt").write_text("", encoding="utf-8")
    result = invoke("--out", "made")
    assert result.exit_code == ExitCode.USAGE
    assert "not empty" in result.stderr
