"""``analyser train``: from labelled records, phrases and reviews to a model in use, through the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from analyser.cli import app
from analyser.cli.exit_codes import ExitCode
from analyser.detecting.model_files import CARD, read_model
from analyser.training.left_out_findings import LEFT_OUT

Invoke = Callable[..., Result]
Said = Callable[[Result], str]


@pytest.fixture(scope="module")
def corpus(write_few_phrases: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first phrases of each shipped bank, and records made of them by two authors."""
    folder = tmp_path_factory.mktemp("corpus")
    for name, actions in (("phrases", 6), ("more", 60)):  # no model learns actions, but every record has some
        (folder / name).mkdir()
        write_few_phrases(folder / name, 6, actions)
    for seed, author in enumerate(("noisy", "dev")):
        out, phrases = folder / "minutes" / author, folder / "more"
        words = ["generate", "--n", "5", "--seed", str(seed), "--out", str(out), "--phrases", str(phrases)]
        CliRunner().invoke(app, words, catch_exceptions=False)
    return folder


@pytest.fixture
def train(invoke: Invoke, corpus: Path) -> Invoke:
    """Train on that corpus, into a folder ``models``."""
    return lambda *arguments: invoke("train", *arguments, "--phrases", corpus / "phrases", "--models", "models")


def test_a_model_is_trained_measured_shown_and_used(
    train: Invoke, invoke: Invoke, corpus: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = train(corpus / "minutes", "--name", "trial")
    assert result.exit_code == ExitCode.DONE
    assert result.stdout == "Written: models/trial (trial@1). Read its card.md before you use it.\n"
    card = Path("models/trial", CARD).read_text(encoding="utf-8")
    assert "Each author's records (10 in all) were read by a model made without that author" in card
    assert "trial, version 1" in invoke("models", "card", "trial", "--models", "models").stdout
    assert "trial" in invoke("models", "list", "--models", "models").stdout
    assert invoke("models", "promote", "trial", "--force", "--models", "models").exit_code == ExitCode.DONE
    monkeypatch.setenv("ANALYSER_MODELS", "models")
    lines = invoke("scan", records, "--format", "jsonl", "--quiet").stdout.splitlines()
    assert {json.loads(line)["engine"]["model"] for line in lines} == {"trial@1"}
    compared = invoke("compare", "trial", "trial", corpus / "minutes")
    assert compared.exit_code == ExitCode.DONE
    assert "0 findings flipped" in compared.stdout


def test_reviews_are_learnt_from(
    train: Invoke,
    invoke: Invoke,
    corpus: Path,
    records: Path,
    review: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ANALYSER_MODEL", "none")
    invoke("scan", records, "--store", "findings.sqlite", "--quiet")
    for name in ("good", "poor"):
        review("findings.sqlite", name, "s47_decision")
    assert invoke("store", "export-labels", "findings.sqlite", "--out", "reviews").exit_code == ExitCode.DONE
    result = train(corpus / "minutes", "reviews", "--name", "with-reviews", "--no-evaluate")
    assert result.exit_code == ExitCode.DONE
    about = read_model(Path("models/with-reviews")).description.training
    assert about["passages"]["reviews"] > 0
    assert "reviews/labels.jsonl" in about["data"]
    assert not Path("models/with-reviews", LEFT_OUT).exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("--name", "A b"), "A model cannot be called 'A b'. Use small letters", id="name"),
        pytest.param(("--name", "none"), "and not 'none'", id="name-of-rules"),
        pytest.param((), "Missing option '--name'", id="no-name"),
        pytest.param(("nowhere", "--name", "x"), "No labels at nowhere", id="labels"),
        pytest.param(("{minutes}", "--name", "x", "--encoder", "y"), "y has no encoder.onnx", id="encoder"),
        pytest.param(("{minutes}", "--name", "x", "--seed", "-1"), "Invalid value for '--seed'", id="seed"),
    ],
)
def test_what_cannot_be_done_is_said(
    train: Invoke, corpus: Path, said: Said, arguments: tuple[str, ...], message: str
) -> None:
    result = train(*(each.format(minutes=corpus / "minutes") for each in arguments))
    assert result.exit_code == ExitCode.USAGE
    assert message in said(result)
    assert not Path("models").exists()


def test_help_teaches(invoke: Invoke, said: Said) -> None:
    shown = said(invoke("train", "--help"))
    for words in ("analyser train --name trial", "analyser compare fast trial", "analyser models promote trial"):
        assert words in shown
