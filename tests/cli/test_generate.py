"""``analyser generate``: what is written, and what is said where it cannot be."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from analyser.cli.exit_codes import ExitCode

Invoke = Callable[..., Result]
Said = Callable[[Result], str]


@pytest.fixture(scope="module")
def few_phrases(write_few_phrases: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of banks which are read in no time, and large enough to make records of."""
    return write_few_phrases(tmp_path_factory.mktemp("phrases"), 6, actions=60)


@pytest.fixture
def generate(invoke: Invoke, few_phrases: Path) -> Invoke:
    """Generate records from those banks; what comes later on the line wins."""
    return lambda *arguments: invoke("generate", "--n", 5, "--out", "made", "--phrases", few_phrases, *arguments)


def test_records_are_written(generate: Invoke) -> None:
    result = generate("--seed", 3, "--noise", "typos,wraps")
    assert result.exit_code == ExitCode.DONE
    assert result.stdout == "Wrote 5 records with labels to made.\n"
    assert len(list(Path("made/records").iterdir())) == 5
    assert json.loads(Path("made/manifest.json").read_text(encoding="utf-8"))["noise"] == ["typos", "wraps"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("--noise", "typo"), "Unknown noise 'typo'", id="noise"),
        pytest.param(("--phrases", "."), "No phrase bank", id="banks"),
        pytest.param(("--n", 0), "Invalid value for '--n'", id="number"),
        pytest.param(("--out", "a" * 300), "Choose a folder that can be written with --out.", id="name-too-long"),
        pytest.param(("--out", "/dev/null/made"), "Choose a folder that can be written with --out.", id="in-a-file"),
    ],
)
def test_what_cannot_be_done_is_said(
    generate: Invoke, said: Said, arguments: tuple[str | int, ...], message: str
) -> None:
    result = generate(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in said(result)
    assert list(Path().iterdir()) == []


def test_too_few_phrases_are_said_before_anything_is_written(
    generate: Invoke, said: Said, write_few_phrases: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "few").mkdir()
    result = generate("--phrases", write_few_phrases(tmp_path / "few", 6))
    assert result.exit_code == ExitCode.USAGE
    assert "The phrase banks action_owners and action_dates have only" in said(result)
    assert not Path("made").exists()


def test_a_full_folder_is_refused_before_any_work(generate: Invoke) -> None:
    Path("made").mkdir()
    Path("made/other.txt").write_text("", encoding="utf-8")
    result = generate("--phrases", "nowhere")
    assert result.exit_code == ExitCode.USAGE
    assert "not empty" in result.stderr


def test_what_an_earlier_run_left_goes_with_force_unless_the_new_one_cannot_be_made(
    generate: Invoke, said: Said, write_few_phrases: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "few").mkdir()
    generate()
    before = sorted(Path("made/records").iterdir())
    assert generate("--force", "--phrases", write_few_phrases(tmp_path / "few", 6)).exit_code == ExitCode.USAGE
    assert sorted(Path("made/records").iterdir()) == before
    assert generate("--force", "--n", 2).exit_code == ExitCode.DONE
    assert sorted(Path("made/records").iterdir()) == before[:2]
    before[0].unlink()
    before[0].mkdir()
    result = generate("--force")
    assert result.exit_code == ExitCode.USAGE
    assert "Cannot write records to made" in said(result)
