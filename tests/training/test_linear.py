"""The linear model: it learns what tells passages apart, only from what it is given, the same each time."""

from dataclasses import replace

import numpy as np
import pytest

from analyser.detecting.ngrams import BITS
from analyser.errors import LabelsError
from analyser.training.examples import Examples
from analyser.training.linear import fit_linear
from analyser.training.texts import BANK, GENERATED


def test_it_tells_apart_what_it_learnt_from(examples: Examples) -> None:
    model = fit_linear(examples, examples.every_row())
    assert model.weights.shape == (1 << BITS, len(examples.criteria))
    assert {model.weights.dtype.name, model.offsets.dtype.name} == {"float32"}
    values = model.values(examples.features)
    right = (values > 0) == examples.counts
    assert right[examples.known].mean() > 0.98


def test_it_is_told_how_far_it_has_come(examples: Examples) -> None:
    told: list[float] = []
    fit_linear(examples, examples.every_row(), told.append)
    count = len(examples.criteria)
    assert told == [(number + 1) / count for number in range(count)]


def test_what_only_one_passage_has_is_left_aside(examples: Examples) -> None:
    weights = fit_linear(examples, examples.every_row()).weights
    seen = np.bincount(examples.features.indices, minlength=1 << BITS)
    assert not weights[seen < 2].any()
    assert weights[seen >= 2].any(axis=1).all()


def test_the_same_examples_give_the_same_bytes(examples: Examples) -> None:
    one, other = (fit_linear(examples, examples.every_row()) for _ in range(2))
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.offsets.tobytes() == other.offsets.tobytes()


def test_it_learns_from_nothing_but_what_it_is_given(examples: Examples) -> None:
    rows = examples.authors == BANK
    misled = replace(examples, counts=np.where(rows[:, None], examples.counts, ~examples.counts))
    one, other = (fit_linear(each, rows) for each in (examples, misled))
    assert np.array_equal(one.weights, other.weights)
    columns = np.unique(examples.features[rows].indices)
    assert set(np.flatnonzero(one.weights.any(axis=1)).tolist()) <= set(columns.tolist())


def test_what_is_not_known_does_not_matter(examples: Examples) -> None:
    misled = replace(examples, counts=np.where(examples.known, examples.counts, ~examples.counts))
    one, other = (fit_linear(each, each.every_row()) for each in (examples, misled))
    assert np.array_equal(one.weights, other.weights)


def test_generated_passages_count_less(examples: Examples) -> None:
    north = examples.authors == "north"
    texts = tuple(replace(each, author=GENERATED) if each.author == "north" else each for each in examples.texts)
    ours, theirs = (
        fit_linear(each, each.every_row()).values(examples.features[north])[examples.counts[north]]
        for each in (examples, replace(examples, texts=texts))
    )
    assert theirs.mean() < ours.mean()


def test_there_must_be_passages_of_both_kinds(examples: Examples) -> None:
    name = examples.criteria[3]
    counts = examples.counts.copy()
    counts[:, 3] = False
    with pytest.raises(LabelsError, match=rf"whether a passage counts for {name}: \d+ examples say the same"):
        fit_linear(replace(examples, counts=counts), examples.every_row())
