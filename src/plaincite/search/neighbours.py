"""Neighbours: a record among good ones is worth more than its own score says. Pure.

Records that bear on one question are alike (the cluster hypothesis), so each hit is lent a part of
what the hits most like it score. The first hit is lent nothing and the others less the nearer they
come to it, so that a record found by its own merit is not passed by its company.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["lent"]

# With the fourth power near copies lend much and mere relations little.
_POWER = 4


def lent(
    scores: NDArray[np.float64], likeness: NDArray[np.float64], *, n_nearest: int
) -> NDArray[np.float64]:
    """Return what its neighbours lend to each hit: from nothing to the gap between it and the best.

    Args:
        scores: Of each hit, 0 or more.
        likeness: Cosines of all pairs of hits; shape (hits, hits).
        n_nearest: How many neighbours lend; all ties of the last do.

    Source: after Diaz, Regularizing ad hoc retrieval scores, CIKM 2005.

    >>> alike = np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.2], [0.1, 0.2, 1.0]])
    >>> lent(np.array([1.0, 0.5, 0.5]), alike, n_nearest=1).tolist()
    [0.0, 0.5, 0.25]
    """
    best, n_nearest = float(scores.max(initial=0.0)), min(n_nearest, len(scores) - 1)
    if best <= 0 or n_nearest < 1:
        return np.zeros_like(scores)
    others = np.maximum(likeness, 0.0)
    np.fill_diagonal(others, 0.0)
    least = np.partition(others, -n_nearest, axis=1)[:, -n_nearest]
    weights = np.where(others >= least[:, None], others, 0.0) ** _POWER
    totals = weights.sum(axis=1)
    means = (weights * scores).sum(axis=1) / np.where(totals > 0, totals, 1.0)
    gaps: NDArray[np.float64] = means * (1 - scores / best)
    return gaps
