"""The rubric a page must pass: one module a group, every item a row of a table."""

from plaincite.verify.rubric.items import rubric

__all__ = ["rubric"]
