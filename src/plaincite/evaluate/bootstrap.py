"""Paired bootstrap: how sure a difference between two systems on the same queries is."""

import random
from collections.abc import Sequence

__all__ = ["paired_interval"]


def paired_interval(
    before: Sequence[float],
    after: Sequence[float],
    *,
    level: float = 0.95,
    n_samples: int = 2_000,
    seed: int = 1,
) -> tuple[float, float]:
    """Return the percentile interval of the mean gain from *before* to *after*.

    An interval that holds 0 leaves the difference undecided. Same numbers in, same interval out.

    Args:
        before: A figure of each query, by the first system.
        after: The same figure of the same queries in the same order, by the second.
        level: The share of resamples inside the interval.
        n_samples: How many resamples are drawn.
        seed: Where the drawing begins.

    Raises:
        ValueError: There are no queries, or not as many in *after* as in *before*.

    Source: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.

    >>> paired_interval([0.2, 0.4, 0.1], [0.3, 0.5, 0.2])
    (0.1, 0.1)
    """
    if not before or len(before) != len(after):
        raise ValueError(f"{len(before)} figures cannot be paired with {len(after)}")
    gains = [new - old for old, new in zip(before, after, strict=True)]
    draw = random.Random(seed)  # noqa: S311  (statistics, not secrets)
    means = sorted(sum(draw.choices(gains, k=len(gains))) / len(gains) for _ in range(n_samples))
    outside = int(n_samples * (1 - level) / 2)
    return round(means[outside], 6), round(means[n_samples - 1 - outside], 6)
