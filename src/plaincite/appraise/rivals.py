"""Rivals: what a treatment is measured against, where that is another treatment.

Against something else that works one does not learn whether the treatment helps.
"""

import re

__all__ = ["is_against_a_remedy", "without_active"]

# With something else that works, a treatment is measured; against it, one does not learn whether
# the treatment helps.
_ACTIVE = re.compile(
    r",? ?(?:\b(?:is|was|were|are) )?\b(?:non-?inferior(?:ity)? (?:to|with|for)|inferior to"
    r"|(?:similar|equal|equivalent|comparable) (?:to|with) (?:that (?:of|with) )?)"
    r"(?!placebo|control|sham|no\b|usual|nothing)[^,;.]{0,80}",
    re.IGNORECASE,
)
# No difference from something else that works does not say that neither does.
_NO_DIFFERENCE_FROM = re.compile(
    r"\b(?:did not|no) (?:\w+ ){0,3}?differ\w*[^,;.]{0,60}?"
    r" (?:between (?:\S+ ){1,6}?and|from|with) "
    r"(?:the |an? )?(?!placebo|control|sham|no\b|not\b|usual|standard|nothing|none|those|people"
    r"|patients|participants|children|women|men|groups?|without|un\w+ed\b|low\b|waiting|health)"
    r"(?P<other>[^,;.(]{3,60})",
    re.IGNORECASE,
)
# "No more effective than codeine" leaves open whether codeine is.
_NO_MORE_THAN = re.compile(
    r"\b(?:no|not|n't) (?:any )?(?:\w+ly )?(?:(?:more|less) \w+|better|superior) (?:\S+ ){0,4}?"
    r"(?:than|to) (?:the |an? |that of )?"
    r"(?!placebo|control|sham|no\b|usual|standard|nothing|none|those|people|patients|dummy"
    r"|participants|children|women|men|groups?|without|un\w+ed\b|low\b|waiting|wait|health|in\b"
    r"|would|expected|before|at\b|with)[a-z]{3}",
    re.IGNORECASE,
)
# What got better in both groups tells nothing of what sets them apart.
_IN_BOTH = re.compile(
    r"^(?!.*\b(?:similar\w*|differ\w*|equal\w*|same|compar\w*|more|greater|than|no|not)\b).*"
    r"\b(?:improv|reliev|decreas|reduc|increas|declin|fell|rose|eased|dropped)\w*\b[^,;.]{0,40}"
    r"\bin (?:both|all|the two|the three) (?:of the )?(?:\w+ )?(?:groups|arms)\b",
    re.IGNORECASE | re.DOTALL,
)
# What became of those who did without, told alone.
_OF_CONTROLS = re.compile(
    r"^(?:in|among) (?:the )?(?:controls?|(?:control|placebo|sham|comparison) (?:group|arm))\b,? "
    r"(?!.*\b(?:than|compared|whereas|while|but)\b)",
    re.IGNORECASE | re.DOTALL,
)
_REMEDY = re.compile(
    r"\b(?:antibiotics?|drugs?|medicines?|treatments?|therap\w+|surgery|tablets?|injections?|vaccine"
    r"|antidepressants?|\w{2,20}(?:mab|pril|sartan|statin|olol|prim|cillin|mycin|azole|gliptin"
    r"|glutide|amate|triptan|oxetine|caine|profen))\b",
    re.IGNORECASE,
)


def without_active(clause: str) -> str:
    """Return *clause* without the part that likens the treatment to another that works.

    >>> without_active("Yoga eased pain and was noninferior to exercise.")
    'Yoga eased pain and.'
    """
    return _ACTIVE.sub("", clause)


def is_against_a_remedy(clause: str) -> bool:
    """Tell whether *clause* sees no difference from another treatment, by what that is called.

    >>> is_against_a_remedy("Yoga was no more effective than codeine")
    True
    """
    if any(told.search(clause) for told in (_NO_MORE_THAN, _IN_BOTH, _OF_CONTROLS)):
        return True
    found = _NO_DIFFERENCE_FROM.search(clause)
    return found is not None and _REMEDY.search(found.group("other")) is not None
