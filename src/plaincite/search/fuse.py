"""Fuse: what words found and what meaning found, as one order. Pure; exact; ties by record id."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from plaincite.model.ranking import Hit

__all__ = ["linear", "rank", "reciprocal_rank_fusion", "shares"]

Floats = NDArray[np.float64]

_DECIMALS = 6  # of a fused score, so that the last bits of a division decide nothing


def linear(by_words: Floats, by_meaning: Floats, *, weight: float) -> Floats:
    """Return the fused score of each record: each score as a share of the best of its kind.

    Args:
        by_words: The lexical score of each record, 0 where it has none.
        by_meaning: The likeness of the same records; below 0 gains nothing.
        weight: What meaning counts, from 0 to 1; words count the rest.

    >>> linear(np.array([8.0, 4.0, 0.0]), np.array([0.0, 0.5, 0.25]), weight=0.5).tolist()
    [0.5, 0.75, 0.25]
    """
    fused = (1 - weight) * shares(by_words) + weight * shares(by_meaning)
    rounded: Floats = np.round(fused, _DECIMALS)
    return rounded


def shares(scores: Floats) -> Floats:
    """Return each score as a share of the best; 0 for what is below 0, or when nothing is above."""
    best = float(scores.max(initial=0.0))
    return np.maximum(scores, 0.0) / best if best > 0 else np.zeros_like(scores)


def rank(hits: Iterable[Hit]) -> list[Hit]:
    """Return *hits* best first, their scores rounded; ties by record id."""
    rounded = [Hit(hit.record_id, round(hit.score, _DECIMALS)) for hit in hits]
    return sorted(rounded, key=lambda hit: (-hit.score, hit.record_id))


def reciprocal_rank_fusion(rankings: Iterable[Sequence[Hit]], *, k: int = 60) -> list[Hit]:
    """Return all records of *rankings* by rank alone, best first.

    Scores are ignored, so rankings of any scale may be mixed. On our development data it is worse
    than `linear`; it stands here to be compared with.

    Source: Cormack, Clarke, Büttcher, SIGIR 2009.

    >>> one, two = [Hit("a", 9.0), Hit("b", 1.0)], [Hit("b", 0.5)]
    >>> [hit.record_id for hit in reciprocal_rank_fusion([one, two])]
    ['b', 'a']
    """
    scores: dict[str, float] = {}
    for ranking in rankings:
        for place, hit in enumerate(ranking, start=1):
            scores[hit.record_id] = scores.get(hit.record_id, 0.0) + 1 / (k + place)
    return rank(Hit(record_id, score) for record_id, score in scores.items())
