"""Splits: authors are kept apart, and so are thirds of the phrase banks."""

from collections.abc import Callable, Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from analyser.training.examples import Examples, Flags
from analyser.training.linear import fit_linear
from analyser.training.texts import BANK

UNREAD_AUTHORS = ("noisy", "dev")
"""The authors of data/synthetic/minutes whose records nobody read while writing rules."""

THIRDS = 3

Values = NDArray[np.float32]


def groups_of(examples: Examples) -> NDArray[np.str_]:
    """The group of each passage: its author, or its third of the banks."""
    thirds = np.char.add(f"{BANK}/", (examples.parts // 2 % THIRDS).astype(str))
    return np.where(examples.authors == BANK, thirds, examples.authors)


def unread(examples: Examples, authors: Collection[str] = UNREAD_AUTHORS) -> Flags:
    """Which passages nobody read while writing rules: those of some authors, and every other one of the banks."""
    of_banks = (examples.authors == BANK) & (examples.parts % 2 == 1)
    found: Flags = of_banks | np.isin(examples.authors, list(authors))
    return found


def crossed(examples: Examples, rows: Flags, wanted: Flags, tick: Callable[[float], None] = lambda _: None) -> Values:
    """Values of linear models, each for passages of a group that it did not learn from.

    Args:
        examples: Passages with what is known of them.
        rows: Those to learn from.
        wanted: Those whose values are wanted.
        tick: Told after each model which share of them is done.

    Returns:
        One row a passage, one column a criterion; 0 where they are not wanted.
    """
    values = np.zeros((len(examples.home), len(examples.criteria)), dtype=np.float32)
    groups = list(each_group(examples, wanted))
    for number, inside in enumerate(groups, start=1):
        model = fit_linear(examples, rows & ~inside)
        chosen = np.flatnonzero(inside & wanted)
        values[chosen] = model.values(examples.features[chosen])
        tick(number / len(groups))
    return values


def each_group(examples: Examples, rows: Flags) -> Iterator[Flags]:
    """The passages of each group that occurs in ``rows``, in the order of their names."""
    groups = groups_of(examples)
    for name in np.unique(groups[rows]):
        yield groups == name
