"""Search: a Query in, Hits out."""

from plaincite.search.expand import to_query
from plaincite.search.fields import body_text
from plaincite.search.following import Following
from plaincite.search.index import LexicalIndex

__all__ = ["Following", "LexicalIndex", "body_text", "to_query"]
