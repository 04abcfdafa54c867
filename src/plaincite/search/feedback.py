"""Feedback: words that the first hits share, as a faint addition to a query.

Finds records that speak of the subject in other words than the reader's. Blind: nobody says that
the first hits are good, so the added words weigh little and never replace any. Pure; no index is
touched.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

__all__ = ["FEEDBACK_DEPTH", "shared_terms"]

FEEDBACK_DEPTH = 20  # hits that are read for words
_N_TERMS = 20
# What all added words weigh together, in words of the reader. Up to 0.2 no figure on SciFact train
# falls by more than chance; docs/evaluation.md has the figures.
_WEIGHT_PER_WORD = 0.1


def shared_terms(
    found: Iterable[tuple[Sequence[str], float]],
    *,
    n_words: int,
    is_telling: Callable[[str], bool],
) -> list[tuple[str, float]]:
    """Return the terms that are most likely in the records found, with their weights, best first.

    Args:
        found: The terms of each record and its score.
        n_words: How many words the query has; longer queries bear more addition.
        is_telling: Whether a term tells records apart; others are passed over.

    Source: Lavrenko, Croft, SIGIR 2001 (relevance model 1), added to the query as in Abdul-Jaleel
    et al., TREC 2004 (RM3).

    >>> shared_terms([(["a", "b"], 3.0), (["b"], 1.0)], n_words=10, is_telling=lambda term: True)
    [('b', 0.625), ('a', 0.375)]
    """
    likely: dict[str, float] = {}
    for terms, score in found:
        for term, count in Counter(terms).items():
            likely[term] = likely.get(term, 0.0) + score * count / len(terms)
    best: list[tuple[str, float]] = []
    for term, weight in sorted(likely.items(), key=lambda entry: (-entry[1], entry[0])):
        if len(best) == _N_TERMS:
            break
        if is_telling(term):
            best.append((term, weight))
    total = sum(weight for _, weight in best)
    share = _WEIGHT_PER_WORD * n_words / total if total > 0 else 0.0
    return [(term, weight * share) for term, weight in best]
