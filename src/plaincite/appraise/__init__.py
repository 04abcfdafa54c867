"""Appraise: what a record tells about its study, and which of its sentences bear on a question."""

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.standing import standing

__all__ = ["appraise", "standing"]
