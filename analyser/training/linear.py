"""The linear model: one logistic regression a criterion over the n-grams of passages."""

from typing import NamedTuple

import numpy as np
from joblib import Parallel, cpu_count, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from sklearn.linear_model import LogisticRegression

from analyser.training.examples import Examples, Flags, check_both
from analyser.training.texts import GENERATED

STRENGTH = 4.0
"""Inverse of the penalty, as scikit-learn's ``C``; see docs/adr/0008-learned-detectors.md."""

_REPEATED = 0.5
"""How much a generated passage, whose words stand in the banks as well, weighs beside any other."""
_SEEN = 2
"""An n-gram that fewer passages have is left out."""
_WORTH_PROCESSES = 3_000_000
"""Values in the matrix from which starting processes saves time."""

Array = NDArray[np.float64]


class LinearModel(NamedTuple):
    """Weights by column of the n-grams and criterion, and an offset a criterion."""

    weights: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def values(self, features: csr_array) -> NDArray[np.float32]:
        """Log-odds of passages by the linear model alone: one row a passage, one column a criterion."""
        values: NDArray[np.float32] = (features @ self.weights + self.offsets).astype(np.float32)
        return values


def fit_linear(examples: Examples, rows: Flags) -> LinearModel:
    """Fit every criterion on some of the passages.

    Args:
        examples: Passages with what is known of them.
        rows: Which of them to learn from.
    """
    features = csr_array(examples.features[rows])
    scale = _rarity(features)
    scaled = _narrowed(features, scale)
    weighs = (examples.weights * np.where(examples.authors == GENERATED, _REPEATED, 1.0)[:, None])[rows]
    known, counts = examples.known[rows], examples.counts[rows]
    for column, name in enumerate(examples.criteria):
        check_both(counts[known[:, column], column], f"a passage counts for {name}")
    # The solver's random numbers are the process's own, so threads would mix them up.
    processes = cpu_count() if features.nnz > _WORTH_PROCESSES else 1
    fitted = Parallel(processes)(
        delayed(_fit)(scaled, counts[:, column], weighs[:, column], np.flatnonzero(known[:, column]))
        for column in range(len(examples.criteria))
    )
    weights = np.zeros((features.shape[1], len(examples.criteria)), dtype=np.float32)
    for column, (coefficients, _) in enumerate(fitted):
        weights[scale > 0, column] = (coefficients * scale[scale > 0]).astype(np.float32)
    return LinearModel(weights, np.array([offset for _, offset in fitted], dtype=np.float32))


def _fit(features: csr_array, counts: Flags, weighs: Array, chosen: NDArray[np.intp]) -> tuple[Array, float]:
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=0.1, max_iter=1000, random_state=0)
    model.fit(features[chosen], counts[chosen], sample_weight=weighs[chosen])
    return model.coef_[0], float(model.intercept_[0])


def _rarity(features: csr_array) -> Array:
    """By column: inverse document frequency over its mean; 0 for what too few passages have."""
    seen = np.bincount(features.indices, minlength=features.shape[1])
    rarity = np.log(features.shape[0] / (1 + seen)) + 1
    scaled: Array = np.where(seen >= _SEEN, np.clip(rarity, 0.1, None) / 5.0, 0.0)
    return scaled


def _narrowed(features: csr_array, scale: Array) -> csr_array:
    kept = np.flatnonzero(scale)
    scaled = (features[:, kept] @ diags_array(scale[kept])).tocsr()
    scaled.indices, scaled.indptr = scaled.indices.astype(np.int32), scaled.indptr.astype(np.int32)
    return scaled
