"""The form that a question asks for, a share, a time, a cause; and sentences that find nothing.

"How common is latex allergy?" asks for a number; a sentence without one is no answer, however
much it speaks of latex. Only the short answer is held to this.
"""

import re

__all__ = ["answers_in_form"]

_CAUSES = (
    r"\bcaus\w+|\bdue to\b|\brisks?\b|\bassociat\w+|\blink\w*|\bleads?\b|\bled to\b|\btrigger\w*"
    r"|\binduc\w+|\bresult\w* (?:from|in)\b|\bbecause\b|\bresponsible\b|\bcontribut\w+"
    r"|\brelat(?:ed|ion\w*)\b|\bpredict\w*|\bdepend\w*|\bfactors?\b|\baffect\w*|\binfluenc\w+"
)
_TIME = r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)\b"
# How a question begins, and what its answer must hold.
_FORMS = tuple(
    (re.compile(asks, re.IGNORECASE), re.compile(holds, re.IGNORECASE))
    for asks, holds in (
        (r"^how (?:common|many|often|likely)\b|\bprevalen", r"\d"),
        (r"^how long\b", rf"\d.{{0,40}}{_TIME}|{_TIME}.{{0,40}}\d|\bhalf-li(?:fe|ves)\b"),
        (
            r"^(?:what causes|why|what (?:is|are) the causes?|how (?:can|does) .{1,60} cause)\b",
            _CAUSES,
        ),
        (
            r"^(?:what are|what is) the (?:first |early |main )?(?:symptoms?|signs?)\b",
            r"\bsymptom|\bsigns?\b|\bpresent(?:ed|ing|ation)|\bcomplain|\bmanifest|\bfatigue|\bpain",
        ),
        (
            r"\binherited\b|\bhereditary\b",
            r"\binherit|\bgene|\bmutation|\brecessive|\bdominant|\bfamil",
        ),
        (r"^can .{1,60} be cured\b", r"\bcur(?:e|ed|able|es)\b|\bremission|\brecover|\beradicat"),
    )
)  # fmt: skip
_NO_FINDING = re.compile(
    r"^\W*key ?words?\b|\bif successful\b|\bcould prove\b|\bto (?:the best of )?our knowledge\b"
    r"|\bwill be (?:taken|considered|regarded)\b|\bend ?points? will be\b"
    r"|\b(?:is|are) being (?:investigated|studied)\b"
    r"|\b(?:more|further|additional) (?:[\w-]+ ){0,14}?(?:is|are) (?:required|needed|warranted)\b"
    r"|\bmay help to elucidate\b|\bis essential for (?:reducing|understanding)\b",
    re.IGNORECASE,
)


def answers_in_form(asked: str, said: str) -> bool:
    """Return False where *said* cannot answer *asked*: it finds nothing, or not what is asked for.

    >>> answers_in_form("How common is latex allergy?", "Latex allergy was severe.")
    False
    >>> answers_in_form("How common is latex allergy?", "Of the nurses 12% had latex allergy.")
    True
    """
    if _NO_FINDING.search(said):
        return False
    return all(holds.search(said) for asks, holds in _FORMS if asks.search(asked))
