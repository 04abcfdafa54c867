"""Search: a Query in, Hits out."""

from plaincite.search.expand import to_query
from plaincite.search.fields import body_text
from plaincite.search.following import Following
from plaincite.search.index import LexicalIndex
from plaincite.search.opening import (
    ByWords,
    Hybrid,
    Searcher,
    has_vectors,
    open_hybrid,
    open_near_texts,
    open_pertinence,
)

__all__ = [
    "ByWords",
    "Following",
    "Hybrid",
    "LexicalIndex",
    "Searcher",
    "body_text",
    "has_vectors",
    "open_hybrid",
    "open_near_texts",
    "open_pertinence",
    "to_query",
]
