"""Whether hidden figures can be worked out from those that are shown, and what would prevent it.

A figure is a sum over single counts (one team's records of one agency in one month). Who has all the figures that are
shown can add and subtract them, and so work out a hidden figure if, and only if, it is a linear combination of them.
Counts that are zero are taken as known, for that a team has no records in a month is seldom a secret: with them left
out, every count is above zero, and any that is not worked out by adding and subtracting is not given away either by
knowing that counts are never negative (it could still be a little more or a little less).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Figures = csr_array[np.float64]
"""One row a figure, one column a single count that is above zero; 1 where the figure counts it."""

Matrix = NDArray[np.float64]

_TOLERANCE = 1e-6


class Leaks(NamedTuple):
    """The hidden figures that can be worked out, and how.

    Beside the figures that are shown there is a last one that counts nothing: joining a figure with it hides it.

    Attributes:
        sums: One row for each of them: how often each shown figure is added (or subtracted, if negative) to get it.
        ties: One row for each shown figure: its part in the ways of getting nothing by adding and subtracting.
    """

    sums: Matrix
    ties: Matrix

    def helped_by(self, pairs: NDArray[np.int_]) -> NDArray[np.bool_]:
        """Which leaks (rows) take the two figures of a pair (columns) unequally often, one way of many."""
        difference: Matrix = np.abs(self.sums[:, pairs[:, 0]] - self.sums[:, pairs[:, 1]])
        return difference > _TOLERANCE

    def closed_by(self, pairs: NDArray[np.int_]) -> NDArray[np.bool_]:
        """Which leaks (rows) are closed when the two figures of a pair (columns) are shown as their sum only.

        Those that take the two unequally often in every way of working the hidden figure out.
        """
        apart: Matrix = np.abs(self.ties[pairs[:, 0]] - self.ties[pairs[:, 1]]).max(axis=1, initial=0)
        return self.helped_by(pairs) & (apart <= _TOLERANCE)

    def closed_by_hiding(self, leak: int, figures: list[int]) -> bool:
        """Whether a leak is closed when some figures are hidden: no way of working it out does without them."""
        ties, sums = self.ties[figures], self.sums[leak, figures]
        others = np.linalg.lstsq(ties, sums, rcond=None)[0] if ties.size else np.zeros(ties.shape[1])
        return bool(np.abs(ties @ others - sums).max() > _TOLERANCE)


def find_leaks(shown: Figures, hidden: Figures) -> Leaks | None:
    """The hidden figures that can be worked out from those that are shown; None if none can.

    A figure is worked out if nothing of it is left when its part within what the shown figures span is taken away.

    Args:
        shown: The figures that are shown; at least one.
        hidden: The figures that must not be known; at least one.
    """
    squares, ways = _principal_axes(shown @ shown.T)
    is_span = squares > _TOLERANCE
    within = ways[:, is_span].T @ (shown @ hidden.T).toarray()
    lengths: Matrix = hidden.sum(axis=1)  # of ones, so their squares as well
    leaking = lengths - (within**2 / squares[is_span, None]).sum(axis=0) < _TOLERANCE
    if not leaking.any():
        return None
    sums = (ways[:, is_span] @ (within[:, leaking] / squares[is_span, None])).T
    return Leaks(sums=np.pad(sums, ((0, 0), (0, 1))), ties=np.pad(ways[:, ~is_span], ((0, 1), (0, 0))))


def _principal_axes(products: Figures) -> tuple[Matrix, Matrix]:
    """Eigenvalues and eigenvectors; figures that have no counts in common, directly or by others, apart and so fast."""
    squares, ways = np.zeros(products.shape[0]), np.zeros(products.shape)
    count, parts = connected_components(products, directed=False)
    for part in range(count):
        rows = np.flatnonzero(parts == part)
        squares[rows], ways[np.ix_(rows, rows)] = eigh(products[rows][:, rows].toarray())
    return squares, ways
