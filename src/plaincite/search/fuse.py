"""Fuse: what words found and what meaning found, as one order. Pure; exact; ties by record id."""

from collections.abc import Iterable, Mapping, Sequence

from plaincite.model.ranking import Hit

__all__ = ["linear", "reciprocal_rank_fusion"]

_DECIMALS = 6  # of a fused score, so that the last bits of a division decide nothing


def linear(
    by_words: Mapping[str, float], by_meaning: Mapping[str, float], *, weight: float
) -> list[Hit]:
    """Return all records of both, best first: each score as a share of the best of its kind.

    A record that one of the two does not hold gains nothing from it; nor from a score below 0.

    Args:
        by_words: Record id to lexical score.
        by_meaning: Record id to likeness.
        weight: What meaning counts, from 0 to 1; words count the rest.

    >>> linear({"a": 8.0, "b": 4.0}, {"b": 0.5, "c": 0.25}, weight=0.5)[0]
    Hit(record_id='b', score=0.75)
    """
    words, meaning = _shares(by_words), _shares(by_meaning)
    scores = {
        record_id: (1 - weight) * words.get(record_id, 0.0) + weight * meaning.get(record_id, 0.0)
        for record_id in {**words, **meaning}
    }
    return _ranked(scores)


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
        for rank, hit in enumerate(ranking, start=1):
            scores[hit.record_id] = scores.get(hit.record_id, 0.0) + 1 / (k + rank)
    return _ranked(scores)


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return dict.fromkeys(scores, 0.0)
    return {record_id: max(score, 0.0) / best for record_id, score in scores.items()}


def _ranked(scores: Mapping[str, float]) -> list[Hit]:
    hits = [Hit(record_id, round(score, _DECIMALS)) for record_id, score in scores.items()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.record_id))
