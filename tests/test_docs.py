"""The documents tell the truth: commands exist, links lead somewhere, examples run."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from analyser.cli import app
from analyser.detecting.shelf import Shelf

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # a group, typed as a command


@pytest.mark.parametrize("page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in PAGES])
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_documents(command):
    text = README + (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    assert re.search(rf"\banalyser {command}\b|`{command}`", text)


def test_every_make_target_in_the_readme_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"^make ([a-z]+)", README, re.M)) <= targets


def test_the_python_example_runs(capsys):
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    exec(compile(example, "README.md", "exec"), {})
    assert "timing_rationale" in capsys.readouterr().out


SHOWN = [
    line
    for line in re.findall(r"^\.venv/bin/analyser (.+?)\s*(?:#.*)?$", README, re.M)
    if not line.startswith(("train ", "dashboard "))  # one takes minutes, one never ends; tests/cli has them
]


@pytest.mark.parametrize("line", SHOWN)
def test_shown_commands_run(line, tmp_path, monkeypatch):
    demo = ROOT / "data" / "synthetic" / "demo"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    if line.startswith(("models ", "compare ")):
        monkeypatch.setenv("ANALYSER_MODELS", str(shelf_with_trial(tmp_path)))
    (tmp_path / "export.csv").write_text("Ref,Notes\nA1,S47 agreed jointly with police.\n", encoding="utf-8")
    (tmp_path / "draft.docx").write_bytes((demo / "ticked-form.docx").read_bytes())
    arguments = [str(demo) if word == "path/to/folder" else word for word in shlex.split(line)]
    if arguments[0] in {"store", "trends", "report"}:  # they look into what an earlier line of the page wrote
        CliRunner().invoke(app, ["scan", str(tmp_path / "export.csv"), "--store", "findings.sqlite"])
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code in {0, 3}, result.output
    assert result.output.strip()


def shelf_with_trial(folder):
    """The project's models with a copy of one as ``trial``, which an earlier line of the page trained."""
    models = folder / "models"
    shutil.copytree(ROOT / "models", models)
    shutil.copytree(models / "fast", models / "trial")
    Shelf(models).promote("accurate")
    Shelf(models).promote("fast")
    return models


def test_decisions_are_listed():
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in sorted(folder.glob("0*.md")) if page.name not in index] == []
