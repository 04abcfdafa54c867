"""Titles as PubMed writes them, without the marks that are not part of them."""

import re

__all__ = ["plain_title"]

_NO_TITLE = re.compile(
    r"\[?(?:(?:no )?title (?:not )?available|not available|in process citation)\]?\.?",
    re.IGNORECASE,
)


def plain_title(title: str | None, *, is_translated: bool) -> str | None:
    """Return *title* without the brackets of a translation; None for a stand-in.

    PubMed sets the English of a foreign title in brackets. English titles may begin with one of
    their own ("[18F]FDG ..."), so brackets go only when they hold the whole title.

    >>> plain_title("[Pain in old age].", is_translated=True)
    'Pain in old age.'
    >>> plain_title("[Not Available].", is_translated=True) is None
    True
    """
    if title is None or _NO_TITLE.fullmatch(title):
        return None
    if not is_translated or not title.startswith("["):
        return title
    inside, bracket, mark = title[1:].rpartition("]")
    if not bracket or mark not in {"", "."} or not _is_balanced(inside):
        return title
    inside = inside.strip()
    has_mark = inside.endswith((".", "?", "!"))
    return (inside if has_mark else inside + mark) or None


def _is_balanced(text: str) -> bool:
    """Whether no bracket closes before it opens: "a] and [b" is two pairs, not one."""
    depth = 0
    for char in text:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return True
