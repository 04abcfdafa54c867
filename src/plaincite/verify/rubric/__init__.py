"""The rubric a page must pass: one module a group, every item a row of a table."""

from plaincite.verify.rubric.items import rubric
from plaincite.verify.rubric.page import own_words

__all__ = ["own_words", "rubric"]
