"""Search: a Query in, Hits out."""

from plaincite.search.expand import to_query
from plaincite.search.index import LexicalIndex

__all__ = ["LexicalIndex", "to_query"]
