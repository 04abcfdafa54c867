"""Shares put as numbers of people: per 100, or per 1,000 or 10,000 when they are rare."""

__all__ = ["instead_of"]

_MOST_CHANGE = 1.1  # of the ratio of the two, by rounding


def instead_of(first: float, second: float) -> str:
    """Return two shares (in percent) as people out of the same number of people.

    The smallest of 100, 1,000 and 10,000 at which the two stay apart and above none, and rounding
    makes their ratio no other. Rounding is said with "about".

    >>> instead_of(12, 20)
    '12 in 100 instead of 20 in 100'
    >>> instead_of(3.3, 5.5)
    '33 in 1,000 instead of 55 in 1,000'
    >>> instead_of(0.69, 0.78)
    'about 7 in 1,000 instead of about 8 in 1,000'
    """
    base = next((base for base in (100, 1000) if _is_told_apart(first, second, base)), 10_000)
    return f"{_people(first, base)} instead of {_people(second, base)}"


def _is_told_apart(first: float, second: float, base: int) -> bool:
    counts = _count(first, base), _count(second, base)
    is_visible = all(
        count >= 1 or share == 0 for count, share in zip(counts, (first, second), strict=True)
    )
    differ = counts[0] != counts[1] or first == second
    is_true = _keeps_ratio(counts, (first, second))
    return (
        is_visible
        and differ
        and is_true
        and (base > 100 or min(first, second) >= 1 or 0 in (first, second))
    )


def _keeps_ratio(counts: tuple[int, int], shares: tuple[float, float]) -> bool:
    """3 instead of 6 would make a fall of two fifths one of a half."""
    if 0 in counts or 0 in shares:
        return True
    change = (counts[0] / counts[1]) / (shares[0] / shares[1])
    return 1 / _MOST_CHANGE <= change <= _MOST_CHANGE


def _count(share: float, base: int) -> int:
    return int(share * base / 100 + 0.5)


def _people(share: float, base: int) -> str:
    count = _count(share, base)
    is_exact = abs(count - share * base / 100) < 1e-9
    return f"{'' if is_exact else 'about '}{count:,} in {base:,}"
