"""The linear model: one logistic regression a criterion over the n-grams of passages."""

from typing import NamedTuple

import numpy as np
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
    scale = _rarity(examples.features[rows])
    scaled = _narrowed(examples.features, scale)
    weights = np.zeros((examples.features.shape[1], len(examples.criteria)), dtype=np.float32)
    offsets = np.zeros(len(examples.criteria), dtype=np.float32)
    weighs = examples.weights * np.where(examples.authors == GENERATED, _REPEATED, 1.0)[:, None]
    for column, name in enumerate(examples.criteria):
        chosen = np.flatnonzero(rows & examples.known[:, column])
        counts = examples.counts[chosen, column]
        check_both(counts, f"a passage counts for {name}")
        model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, tol=0.01, max_iter=1000, random_state=0)
        model.fit(scaled[chosen], counts, sample_weight=weighs[chosen, column])
        weights[scale > 0, column] = (model.coef_[0] * scale[scale > 0]).astype(np.float32)
        offsets[column] = model.intercept_[0]
    return LinearModel(weights, offsets)


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
