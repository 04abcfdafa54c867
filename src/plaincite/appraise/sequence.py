"""Sequence: what is asked of after an operation is not what people chose in its place.

"Does physiotherapy help after surgery?" is not answered by a trial of surgery against
physiotherapy, though it names both.
"""

import re

from plaincite.model.evidence import Finding
from plaincite.model.question import ConceptRole, Question
from plaincite.model.record import Record

__all__ = ["is_of_a_choice"]

_SURGERY = r"(?:surg\w+|operations?|repairs?|replacements?|\w+(?:ectomy|plasty|otomy))"
_ASKS_AFTER = re.compile(rf"\bafter (?:[\w-]+ ){{0,3}}?{_SURGERY}\b", re.IGNORECASE)
# Where no procedure is named, nothing else holds a study to it.
_ANY_OPERATION = re.compile(r"\bafter (?:an? |the |my )?(?:surgery|operation)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    rf"\b(?:after|following|since|under(?:going|went|gone)|ha(?:d|ving)|treated by)"
    rf" (?:[\w-]+ ){{0,4}}?{_SURGERY}\b"
    rf"|\b{_SURGERY} (?:[\w-]+ ){{0,2}}?(?:with|plus|followed by|patients|survivors)\b"
    r"|\bpost-?(?:op|surg)|\brehabilit",
    re.IGNORECASE,
)
_AGAINST = r"(?:than|versus|vs\.?|or|compared (?:with|to))"


def is_of_a_choice(finding: Finding, record: Record, question: Question) -> bool:
    """Tell whether the study does not follow the operation after which a treatment is asked of."""
    asked = _ASKS_AFTER.search(question.text)
    if asked is None:
        return False
    people = record.digest.population if record.digest is not None else None
    texts = [*(sentence.span.text for sentence in finding.sentences), record.title or ""]
    follows = any(_FOLLOWS.search(text) for text in (*texts, people or ""))
    if _ANY_OPERATION.search(question.text) and not follows:
        return True
    before = question.text[: asked.start()].lower()
    treatments = (each for each in question.concepts if each.role is ConceptRole.INTERVENTION)
    names = [name for each in treatments if each.text.lower() in before for name in each.names]
    return any(_is_set_against(text, name) for text in texts for name in names)


def _is_set_against(text: str, name: str) -> bool:
    """Tell whether *text* sets an operation against the treatment *name*, either first."""
    word = r"(?!with)[\w()-]+ "  # "surgery with or without it" is no contest
    one, other = rf"(?:{word})?{_SURGERY}", rf"(?:{word})?{re.escape(name)}"
    contests = (
        rf"\b{first} (?:{word}){{0,6}}?{_AGAINST} {then}\b"
        rf"|\bbetween {first} and {then}\b|\b{first} and {then} did not differ"
        for first, then in ((one, other), (other, one))
    )
    return any(re.search(contest, text, re.IGNORECASE) for contest in contests)
