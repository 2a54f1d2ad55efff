"""Bootstrap: how far a figure could move if the records had been others of the same kind.

What is drawn again is a group of records, not a record: near-identical records (minimal pairs, siblings, drafts) say
the same thing twice, and resampling them one by one would make intervals too narrow. Drawing the same weights for two
engines gives the paired bootstrap: take the figures of one from those of the other, row by row.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from analyser.evaluation.scores import Array

RESAMPLES = 2000
"""Enough for the ends of a 95 % interval to be steady in the second decimal."""

_WORDS_IN_A_ROW = 5
_SAME_SHARE = 0.1
"""Records that share this much of their five-word runs belong together. Minimal pairs share 0.28 or more; two records
on different families share 0.002 or less (data/synthetic/minutes)."""


class Estimate(NamedTuple):
    """A figure with its percentile interval.

    Attributes:
        value: The figure itself, or None where it is not defined.
        low: Lower end of the 95 % interval, or None.
        high: Upper end, or None.
    """

    value: float | None
    low: float | None
    high: float | None


def group_records(texts: Sequence[str]) -> NDArray[np.intp]:
    """Number the groups of near-identical records.

    Args:
        texts: The records.

    Returns:
        For each record the number of its group, from 0, in the order in which groups first occur.
    """
    numbers = np.arange(len(texts))
    runs = CountVectorizer(
        binary=True, ngram_range=(_WORDS_IN_A_ROW, _WORDS_IN_A_ROW), token_pattern=r"\S+", dtype=np.int32
    )
    try:
        found = runs.fit_transform(texts)
    except ValueError:  # no record has five words, so none is near-identical to another
        return numbers
    sizes = np.asarray(found.sum(axis=1)).ravel()
    shared = (found @ found.T).tocoo()
    either = sizes[shared.row] + sizes[shared.col] - shared.data
    same = (shared.row < shared.col) & (shared.data >= _SAME_SHARE * either)
    for one, other in zip(shared.row[same], shared.col[same], strict=True):
        first, last = sorted((numbers[one], numbers[other]))
        numbers[numbers == last] = first
    return np.unique(numbers, return_inverse=True)[1]


def draw_weights(groups: NDArray[np.intp], *, resamples: int = RESAMPLES, seed: int = 0) -> Array:
    """How often each record counts in each resample.

    Args:
        groups: As :func:`group_records` gives them.
        resamples: How many to draw.
        seed: The same seed draws the same.

    Returns:
        One row a resample and one column a record; before them a row of ones, the records as they are.
    """
    count = int(groups.max()) + 1
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=resamples)
    return np.vstack([np.ones(len(groups)), drawn[:, groups]])


def estimate(values: Array) -> Estimate:
    """The figure and its 95 % interval.

    Args:
        values: The figure for each row of :func:`draw_weights`.
    """
    if np.isnan(values[0]):
        return Estimate(None, None, None)
    drawn = values[1:][~np.isnan(values[1:])]
    if not drawn.size:
        return Estimate(float(values[0]), None, None)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Estimate(float(values[0]), float(low), float(high))
