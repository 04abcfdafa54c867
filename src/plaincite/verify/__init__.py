"""The judge: whether a statement stands in the sentences it cites, and a page in the rubric."""

from plaincite.verify.policy import verify_claim, verify_statement
from plaincite.verify.readability import grades
from plaincite.verify.rubric import own_words, rubric

__all__ = ["grades", "own_words", "rubric", "verify_claim", "verify_statement"]
