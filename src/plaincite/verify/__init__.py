"""The judge: whether a statement stands in the sentences it cites, and a page in the rubric."""

from plaincite.verify.policy import verify_claim, verify_statement
from plaincite.verify.rubric import rubric

__all__ = ["rubric", "verify_claim", "verify_statement"]
