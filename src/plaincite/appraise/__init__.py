"""Appraise: what a record tells about its study, and which of its sentences bear on a question."""

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.findings import find_finding
from plaincite.appraise.sentence_kinds import sentence_kinds
from plaincite.appraise.stance import stance
from plaincite.appraise.weigh import weigh

__all__ = ["appraise", "find_finding", "sentence_kinds", "stance", "weigh"]
