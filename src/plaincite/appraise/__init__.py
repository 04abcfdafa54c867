"""Appraise: what a record tells about its study, and which of its sentences bear on a question."""

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.bearing import bearing, record_bearing
from plaincite.appraise.cautions import harms, limitations
from plaincite.appraise.effects import effects, has_absolute_pair, has_relative_effect
from plaincite.appraise.findings import find_finding
from plaincite.appraise.roles import lay_sentences, sentences
from plaincite.appraise.sentence_kinds import sentence_kinds
from plaincite.appraise.stance import stance
from plaincite.appraise.standing import standing
from plaincite.appraise.weigh import weigh

__all__ = [
    "appraise",
    "bearing",
    "effects",
    "find_finding",
    "harms",
    "has_absolute_pair",
    "has_relative_effect",
    "lay_sentences",
    "limitations",
    "record_bearing",
    "sentence_kinds",
    "sentences",
    "stance",
    "standing",
    "weigh",
]
