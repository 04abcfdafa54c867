"""Section labels: what the words "RESULTS" or "Patients and methods" say about the sentences below.

A table from label words to roles. A label that joins two roles ("METHODS AND RESULTS") decides
nothing here, so that its sentences are judged by their own words.
"""

import re
from functools import lru_cache

from plaincite.model.evidence import Role

__all__ = ["INLINE_LABEL", "label_role"]

# First match decides within one part of a label. Order matters: "main outcome measures" is
# methods although "main results" is not; "significance" alone opens JAMA's background no more.
_TABLE: tuple[tuple[str, Role], ...] = (
    (r"limitation|caution|weakness", Role.LIMITATION),
    (
        r"regist|fund|financ|sponsor|copyright|supplement|disclosure|competing|conflict|reference"
        r"|citation|clinicaltrials|ethics|disseminat|keyword|level of evidence|identifier"
        r"|classification of evidence|acknowledg",
        Role.OTHER,
    ),
    (r"unlabel|unassigned|^abstract$|^summary$|^text$|key ?points|^other$", Role.OTHER),
    (r"summary answer|what this (study|paper|review) adds|take.?home", Role.CONCLUSION),
    (r"conclu|interpret|^meaning|implication|^discussion|relevance|recommend", Role.CONCLUSION),
    (r"significance|clinical importance|authors?.? (view|comment)", Role.CONCLUSION),
    (r"outcome|end ?point|measure|exposure", Role.METHODS),
    (
        r"result|finding|observation|role of chance|^synthesis|case (report|presentation)",
        Role.RESULT,
    ),
    (r"what is (already )?known|background|introduc|context|importance|rationale", Role.BACKGROUND),
    (r"statement of the problem|^summary of background", Role.BACKGROUND),
    (r"objective|\baims?\b|purpose|question|hypothes|\bgoals?\b", Role.AIM),
    (
        r"method|material|design|setting|patient|participant|subject|population|intervention"
        r"|procedure|statistic|analys|data (source|extract|collect|synth)|search|selection|eligib"
        r"|evidence (review|acqui)|duration|sample|animals|probands|treatment|review|protocol",
        Role.METHODS,
    ),
)
_RULES = tuple((re.compile(pattern), role) for pattern, role in _TABLE)
_JOINT = re.compile(r"\s*(?:/|&|,|;|\band\b|\bor\b)\s*")
_FILLER = re.compile(r"[^a-z ]+")

# What a joined label still decides: neighbours that share a side of the abstract.
_BEFORE = frozenset({Role.BACKGROUND, Role.AIM})

# A label printed inside running text: "... was low. RESULTS: Pain fell." In small letters only the
# usual words count, since a colon also follows other openings.
_USUAL = (
    "background|introduction|context|importance|rationale|objectives?|aims?|purpose|methods?|design"
    "|materials?|patients|participants|results?|findings|observations|conclusions?|interpretation"
    "|discussion|limitations|meaning|evidence"
)
_MORE = r"(?:(?:,? and |, |/| )[a-z]{2,14}){0,3}"
INLINE_LABEL = re.compile(
    r"(?:(?<=[.!?)] )|\A)(?:\[?)([A-Z][A-Z ,/&()'’-]{2,60}|"
    rf"(?i:{_USUAL}){_MORE})(?:\]|:\s)\s*(?=\S)"
)


@lru_cache(maxsize=4096)
def label_role(label: str) -> Role | None:
    """Return the role that *label* gives to its sentences, or None when it does not decide.

    >>> label_role("Patients and Methods")
    <Role.METHODS: 'methods'>
    >>> label_role("METHODS AND RESULTS") is None
    True
    """
    whole = " ".join(_JOINT.sub(" and ", label[:120].lower()).split())
    parts = [_FILLER.sub(" ", part).strip() for part in whole.split(" and ")]
    roles = [role for part in parts if part and (role := _part_role(part)) is not None]
    distinct = set(roles)
    if len(distinct) == 1:
        return roles[0]
    if distinct and distinct <= _BEFORE:
        return None  # "BACKGROUND AND AIMS": each sentence says itself which it is
    if distinct == {Role.CONCLUSION, Role.BACKGROUND}:
        return Role.CONCLUSION
    return None


def _part_role(part: str) -> Role | None:
    for pattern, role in _RULES:
        if pattern.search(part):
            return role
    return None
