"""The linear model: one logistic regression a criterion over the n-grams of passages."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from joblib import Parallel, cpu_count, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from analyser.training.examples import Examples, Flags, check_both
from analyser.training.texts import GENERATED

STRENGTH = 4.0
"""Inverse of the penalty, as scikit-learn's ``C``; see docs/adr/0008-learned-detectors.md."""

_REPEATED = 0.5
"""How much a generated passage, whose words stand in the banks as well, weighs beside any other."""
_SEEN = 2
"""An n-gram that fewer passages have is left out."""
_LARGE = 3_000_000
"""Values in the matrix from which starting processes saves time, and so does stopping earlier."""
_CLOSE, _CLOSE_ENOUGH = 0.1, 1.0
"""How much the log-odds of any passage may still move when the solver stops; the second for a large matrix, where it
waits for the last few passages of many, three times as long and for the same findings (docs/figures.md)."""

Array = NDArray[np.float64]


class LinearModel(NamedTuple):
    """Weights by column of the n-grams and criterion, and an offset a criterion."""

    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def values(self, features: csr_array) -> NDArray[np.float32]:
        """Log-odds of passages by the linear model alone: one row a passage, one column a criterion."""
        values: NDArray[np.float32] = (features @ self.weights + self.offsets).astype(np.float32)
        return values


def fit_linear(examples: Examples, rows: Flags, tick: Callable[[float], None] = lambda _: None) -> LinearModel:
    """Fit every criterion on some of the passages.

    Args:
        examples: Passages with what is known of them.
        rows: Which of them to learn from.
        tick: Told after each criterion which share of them is done.
    """
    features = csr_array(examples.features[rows])
    scale = _rarity(features)
    scaled = _narrowed(features, scale)
    weighs = (examples.weights * np.where(examples.authors == GENERATED, _REPEATED, 1.0)[:, None])[rows]
    known, counts = examples.known[rows], examples.counts[rows]
    for column, name in enumerate(examples.criteria):
        check_both(counts[known[:, column], column], f"a passage counts for {name}")
    # The solver's random numbers are the process's own, so threads would mix them up.
    processes, close = (cpu_count(), _CLOSE_ENOUGH) if features.nnz > _LARGE else (1, _CLOSE)
    fitted = Parallel(processes, return_as="generator")(
        delayed(_fit)(scaled, counts[:, column], weighs[:, column], np.flatnonzero(known[:, column]), close)
        for column in range(len(examples.criteria))
    )
    weights = np.zeros((features.shape[1], len(examples.criteria)), dtype=np.float32)
    offsets = np.zeros(len(examples.criteria), dtype=np.float32)
    for column, (coefficients, offset) in enumerate(fitted):
        weights[scale > 0, column] = (coefficients * scale[scale > 0]).astype(np.float32)
        offsets[column] = offset
        tick((column + 1) / len(examples.criteria))
    return LinearModel(weights, offsets)


def _fit(
    features: csr_array, counts: Flags, weighs: Array, chosen: NDArray[np.intp], close: float
) -> tuple[Array, float]:
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=close, max_iter=1000, random_state=0)
    model.fit(features[chosen], counts[chosen], sample_weight=weighs[chosen])
    return model.coef_[0], float(model.intercept_[0])


def _rarity(features: csr_array) -> Array:
    """By column: inverse document frequency over its mean; 0 for what too few passages have."""
    seen = np.bincount(features.indices, minlength=features.shape[1])
    rarity = np.log(features.shape[0] / (1 + seen)) + 1
    scaled: Array = np.where(seen >= _SEEN, np.clip(rarity, 0.1, None) / 5.0, 0.0)
    return scaled


def _narrowed(features: csr_array, scale: Array) -> csr_array:
    """The features times the scale of their columns, without the columns whose scale is 0."""
    kept = scale > 0
    stays = kept[features.indices]
    ends = np.concatenate(([0], np.cumsum(stays)))[features.indptr].astype(np.int32)
    columns = features.indices[stays]
    renamed = (np.cumsum(kept) - 1).astype(np.int32)[columns]
    shape = (features.shape[0], int(kept.sum()))
    return csr_array((features.data[stays] * scale[columns], renamed, ends), shape=shape)
