"""The judge: whether a statement stands in the sentences it cites, and a page in the rubric."""

from plaincite.verify.entailment import Reader, entailment
from plaincite.verify.policy import verify_claim, verify_statement
from plaincite.verify.readability import grades
from plaincite.verify.rubric import own_words, rubric
from plaincite.verify.standing import standing_reason

__all__ = [
    "Reader",
    "entailment",
    "grades",
    "own_words",
    "rubric",
    "standing_reason",
    "verify_claim",
    "verify_statement",
]
