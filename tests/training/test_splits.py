"""Splits: authors and thirds of the banks are kept apart, and nothing is learnt from what is left out."""

from dataclasses import replace

import numpy as np
import pytest

from analyser.training.examples import Examples, Flags
from analyser.training.splits import THIRDS, UNREAD_AUTHORS, crossed, each_group, groups_of, unread
from analyser.training.texts import BANK
from analyser.training.trainer import Made, Recipe, make_model


def corrupted(examples: Examples, rows: Flags) -> Examples:
    """The same with the contrary said of some passages, and of their texts as wholes."""
    homes = set(examples.home[rows].tolist())
    texts = tuple(
        replace(text, known=text.known._replace(states={name: not so for name, so in text.known.states.items()}))
        if number in homes
        else text
        for number, text in enumerate(examples.texts)
    )
    return replace(
        examples,
        texts=texts,
        counts=np.where(rows[:, None], ~examples.counts, examples.counts),
        near=np.where(rows[:, None], ~examples.near, examples.near),
    )


def test_every_passage_belongs_to_one_group(examples: Examples) -> None:
    flags = list(each_group(examples, examples.every_row()))
    assert np.array_equal(np.sum(flags, axis=0), np.ones(len(examples.home)))
    assert len(flags) == 3 + THIRDS
    assert set(groups_of(examples).tolist()) == {"dev", "noisy", "north", *(f"{BANK}/{n}" for n in range(THIRDS))}


def test_a_text_is_never_divided(examples: Examples) -> None:
    groups = groups_of(examples)
    for home in range(len(examples.texts)):
        assert len(set(groups[examples.home == home].tolist())) == 1


def test_each_third_of_the_banks_has_both_kinds_and_both_halves(examples: Examples) -> None:
    groups, honest = groups_of(examples), unread(examples)
    for third in range(THIRDS):
        inside = groups == f"{BANK}/{third}"
        assert 0 < honest[inside].sum() < inside.sum()
        assert (examples.counts[inside].any(axis=0) & ~examples.counts[inside].all(axis=0)).all()


def test_groups_are_those_that_occur(examples: Examples) -> None:
    [only] = each_group(examples, examples.authors == "north")
    assert np.array_equal(only, examples.authors == "north")


def test_what_nobody_read(examples: Examples) -> None:
    found = unread(examples)
    assert set(UNREAD_AUTHORS) == {"noisy", "dev"}
    assert set(examples.authors[found].tolist()) == {"noisy", "dev", BANK}
    assert found[np.isin(examples.authors, UNREAD_AUTHORS)].all()
    assert set((examples.parts[found & (examples.authors == BANK)] % 2).tolist()) == {1}
    assert not unread(examples, ())[examples.authors != BANK].any()


@pytest.mark.parametrize("group", ["north", "noisy", f"{BANK}/1"])
def test_values_of_a_group_rest_on_nothing_that_is_known_of_it(examples: Examples, group: str) -> None:
    inside = groups_of(examples) == group
    everything = examples.every_row()
    honest, misled = (crossed(each, everything, inside) for each in (examples, corrupted(examples, inside)))
    assert honest[inside].any()
    assert np.array_equal(honest, misled)
    assert not honest[~inside].any()


def test_values_rest_on_what_is_known_of_the_others(examples: Examples) -> None:
    inside = examples.authors == "north"
    before, after = (crossed(each, each.every_row(), inside) for each in (examples, corrupted(examples, ~inside)))
    assert not np.allclose(before[inside], after[inside])


def test_each_model_is_told_of(examples: Examples) -> None:
    ticks: list[float] = []
    crossed(examples, examples.every_row(), examples.authors == "dev", ticks.append)
    assert ticks == [1.0]


@pytest.mark.parametrize("author", ["north", "dev"])
def test_a_model_made_without_an_author_rests_on_nothing_of_theirs(examples: Examples, author: str) -> None:
    theirs = examples.authors == author

    def make(some: Examples) -> Made:
        return make_model(some, ~theirs, Recipe(name="left-out"))

    honest, misled = make(examples), make(corrupted(examples, theirs))
    assert np.array_equal(honest.linear.weights, misled.linear.weights)
    assert np.array_equal(honest.linear.offsets, misled.linear.offsets)
    assert honest.quick == misled.quick
