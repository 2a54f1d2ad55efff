"""A fine-tuned encoder as heads are fitted on it: from values kept beside it, without running it."""

import json
from pathlib import Path

import numpy as np
import pytest

from analyser.detecting.model_files import ENCODER, TOKENIZER, read_model
from analyser.detecting.readings import Reading
from analyser.errors import ModelError
from analyser.training.crossed_encoder import CROSSED, FOLDS, CrossedEncoder, key_of, write_crossed
from analyser.training.examples import Examples
from analyser.training.trainer import Recipe, make_model, write_into


@pytest.fixture
def folder(examples: Examples, tmp_path: Path) -> Path:
    """A fine-tuning whose values are right throughout."""
    folder = tmp_path / "tuned"
    folder.mkdir()
    for name in (ENCODER, TOKENIZER, "fold-0.onnx"):
        (folder / name).write_text(name, encoding="utf-8")
    (folder / FOLDS).write_text(json.dumps({"fold-0.onnx": ["noisy"]}), encoding="utf-8")
    values = np.where(examples.counts, 4.0, -4.0).astype(np.float32)
    write_crossed(folder, examples.readings, values, examples.criteria)
    return folder


def test_values_are_those_that_were_kept(folder: Path, examples: Examples) -> None:
    rows = examples.authors == "dev"
    values = CrossedEncoder(folder).values(examples, rows)
    assert values.shape == examples.counts.shape
    assert ((values > 0) == examples.counts)[rows].mean() > 0.99  # a passage may stand in two records
    assert not values[~rows].any()


def test_an_encoder_that_tells_is_trusted_and_kept(folder: Path, examples: Examples, tmp_path: Path) -> None:
    recipe = Recipe(name="trial", encoder=CrossedEncoder(folder))
    made = make_model(examples, examples.every_row(), recipe)
    assert all(made.full[name].encoder > 0.3 for name in examples.criteria)
    assert all(head.encoder == 0.0 for head in made.quick.values())
    files = write_into(tmp_path / "trial", made, recipe)
    assert files.description.full.keys() == files.description.quick.keys() == set(examples.criteria)
    trial = files.folder
    assert files.description.encoded == tuple(range(len(examples.criteria)))
    assert (trial / ENCODER).read_text(encoding="utf-8") == ENCODER
    for encoder in (folder, trial, trial):  # the last two times its own
        recipe = Recipe(name="trial", encoder=CrossedEncoder(encoder))
        write_into(trial, made, recipe)
        kept = CrossedEncoder(trial).values(examples, examples.every_row())
        assert np.array_equal(kept, CrossedEncoder(folder).values(examples, examples.every_row()))
        assert read_model(trial).description.full == files.description.full
    write_into(trial, made._replace(full={}), Recipe(name="trial"))
    assert {ENCODER, TOKENIZER, CROSSED}.isdisjoint(each.name for each in trial.iterdir())
    assert read_model(trial).description.full == {}


def test_the_fold_that_left_an_author_out_reads_them(folder: Path) -> None:
    encoder = CrossedEncoder(folder)
    assert encoder.model() == folder / ENCODER
    assert encoder.model("noisy") == folder / "fold-0.onnx"
    with pytest.raises(ModelError, match=r"No fold in .* left 'dev' out\. Fine-tune again, or train with --no-eval"):
        encoder.model("dev")
    (folder / FOLDS).unlink()
    with pytest.raises(ModelError, match="left 'noisy' out"):
        encoder.model("noisy")


@pytest.mark.parametrize("name", [ENCODER, TOKENIZER, CROSSED])
def test_a_missing_file_is_said(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"has no {name}\. Name the folder of a model with an encoder"):
        CrossedEncoder(folder)


def test_an_encoder_may_know_more_and_in_another_order(folder: Path, examples: Examples) -> None:
    right = CrossedEncoder(folder).values(examples, examples.every_row())
    names = ["weather", *reversed(examples.criteria)]
    values = np.column_stack([np.full(len(right), 9.0), right[:, ::-1]]).astype(np.float32)
    write_crossed(folder, examples.readings, values, names)
    encoder = CrossedEncoder(folder)
    assert encoder.columns(examples.criteria[:2]) == (len(names) - 1, len(names) - 2)
    assert np.array_equal(encoder.values(examples, examples.every_row()), right)


def test_values_of_other_criteria_are_refused(folder: Path, examples: Examples) -> None:
    write_crossed(folder, examples.readings[:1], np.zeros((1, 1), np.float32), ["weather"])
    with pytest.raises(ModelError, match=r"knows nothing of timing_rationale, .*\. Fine-tune it again"):
        CrossedEncoder(folder).values(examples, examples.every_row())


def test_a_key_tells_passages_and_contexts_apart() -> None:
    readings = [Reading("a", "b"), Reading("a b", ""), Reading("", "a b"), Reading("\ud800", "b")]
    assert len({key_of(each) for each in readings}) == len(readings)
    assert {len(key_of(each)) for each in readings} == {16}
