"""Directions: whether a sentence says that an outcome rose, fell or did not differ.

The clause that names the outcome speaks; a word of change near the outcome gives the direction,
turned round where the sentence tells it from the comparator's side.
"""

import re
from typing import Literal

from plaincite.appraise.signals import Signal, clauses, signals
from plaincite.appraise.terms import stems

__all__ = ["Direction", "direction", "takes_back"]

Direction = Literal["increased", "decreased", "none"]

_UP = re.compile(
    r"\b(?:increas\w*|higher|greater|more|rais\w+|elevat\w*|longer|prolong\w*|enhanc\w*|rose|rise"
    r"|larger|gain\w*|excess|improv\w*|better|superior\w*|promot\w*|faster|stronger|doubled|highest"
    r"|best|augment\w*|effective\w*|benefi\w+|efficac\w+)\b"
)
_DOWN = re.compile(
    r"\b(?:reduc\w*|decreas\w*|lower\w*|less|fewer|declin\w*|fell|fall|diminish\w*|shorter"
    r"|shorten\w*|smaller|drop\w*|prevent\w*|protect\w*|attenuat\w*|delay\w*|suppress\w*|inhibit\w*"
    r"|alleviat\w*|reliev\w*|worse\w*|inferior|poorer|slower|impair\w*|lowest|minimi[sz]\w*"
    r"|limit\w*|lost|loss|ameliorat\w*|lesser|decrement|milder|blunt\w*)\b"
)
_CHANGES: dict[Direction, re.Pattern[str]] = {"increased": _UP, "decreased": _DOWN}
# "Improved" and "better" mean less of these.
_BAD = re.compile(
    r"\b(?:pain|symptom|severity|depress|anxiety|fatigue|mortalit|death|infection|bleed|nausea"
    r"|vomit|complication|adverse|blood pressure|glucose|hba1c|a1c|stress|disabilit|time to"
    r"|cholesterol|ldl|triglycer|weight|bmi|relapse|recurren|exacerbat|score|insulin|crp|incidence"
    r"|cough|itch|prurit|insomnia|headache|scar|wound size|edema|oedema|hot flash|stiffness)"
)
_QUALITY = re.compile(
    r"\b(?:improv\w*|better|superior\w*|effective\w*|benefi\w+|efficac\w+|best)\b"
)
_WORSE = re.compile(r"\b(?:worse\w*|inferior|poorer|impair\w*)\b")
# "... fell by 6%, but this was not significant": the verdict stands in a clause of its own.
_NOT_REACHED = re.compile(
    r"\b(?:but|although|though|however),? (?:\S+ ){0,6}?(?:not|n't) (?:\S+ ){0,3}?significan"
    r"|\bnot? (?:statistically )?significant(?:ly)?\b(?! only)|\bnon-?significant"
)
# A clause that says no more than that what stood before it may be chance.
_TAKES_BACK = re.compile(
    r"^(?:(?:this|these|it|that|which"
    r"|(?:the|this|these|that) (?:\w+ ){0,2}?(?:differences?|changes?|reductions?|increases?"
    r"|decreases?|improvements?|effects?|trends?|benefits?|results?|findings?|gains?)) )?"
    r"(?:(?:was|were|is|are|did|does|has|had) )?not (?:\w+ ){0,2}?"
    r"(?:significant(?=$|,| \(| at\b| after\b)"
    r"|significantly(?: different| so)?(?=$|[ ,(]+(?:from|between|p\b|\())"
    r"|(?:reach|attain|achieve)\w* (?:\w+ )?significance)",
    re.IGNORECASE,
)
# "Greater" says how much, not which way, in "a greater reduction".
_DEGREE = re.compile(
    r"\b(?:greater|more|larger|higher)\s+(?:\w+\s+){0,2}?"
    r"(?=improve|reduc|decreas|declin|loss|drop|fall|relief)"
)
_CHANGE_ITSELF = re.compile(
    r"^(?:\w+ ){0,3}?(?:reduction|decrease|decline|improvement|relief|loss)s?\b"
)
# "... raised survival and reduced costs": the second verb has an object of its own.
_AND_DOES = re.compile(
    r"\band (?:(?:may|can|could|also|did|to|\w+ly) ){0,2}"
    r"(?=(?:reduc|increas|improv|decreas|lower|rais|prevent|prolong)\w* "
    r"(?!in\b|by\b|with\b|significantly\b|from\b))"
)
_RATIO = re.compile(
    r"\b(?:or|rr|hr|irr|odds ratio|risk ratio|relative risk|hazard ratio|rate ratio)\b"
)
_INTERVAL = re.compile(
    r"\bc\.?i\.?[^\d−-]{0,12}([−-]?\d+(?:\.\d+)?)\s?(?:-|–|to|,|;|and)\s?([−+-]?\d+(?:\.\d+)?)"
    r"|\bconfidence interval[^\d−-]{0,12}([−-]?\d+(?:\.\d+)?)\s?(?:-|–|to|,|;|and)\s?"
    r"([−+-]?\d+(?:\.\d+)?)"
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\d)")
_SIGNIFICANT = re.compile(r"\bp(?:-?value)? ?(?:<|=|≤) ?0?\.0[0-4]\d*|\bsignifican")
_SAME = frozenset({Signal.NULL, Signal.EQUAL})


def direction(
    text: str, outcome: str, *, intervention: str = "", comparator: str = ""
) -> Direction | None:
    """Return what *text* says became of *outcome* under *intervention*, or None.

    >>> direction("Pain was lower with yoga than with advice.", "pain")
    'decreased'
    """
    found = max(
        enumerate(clauses(text)),
        key=lambda each: (_shared(each[1], outcome), _says(each[1]), -each[0]),
        default=None,
    )
    if found is None:
        return None
    clause = found[1]
    lower = _DEGREE.sub("", clause.lower())
    if _SAME & set(signals(clause)) or _NOT_REACHED.search(text.lower()) or _spans_no_effect(lower):
        return "none"
    way = _nearest(lower, outcome)
    if way is None:
        return _by_figures(text.lower(), intervention, comparator)
    is_turned = _from_the_other_side(lower, intervention, comparator)
    return _OPPOSITE[way] if is_turned else way


def takes_back(clause: str) -> bool:
    """Tell whether *clause* says that what the clause before it found may be chance.

    >>> takes_back("the difference was not significant"), takes_back("sleep did not differ")
    (True, False)
    """
    return _TAKES_BACK.search(clause) is not None


_IN_ARM = re.compile(
    r"\b(?:higher|lower|greater|less|more|fewer|increased?|decreased?|reduced|better|worse) "
    r"(?:\S+ ){0,4}?(?:in|for|with|among) (?:the )?((?:\S+ ){0,3}?(?:group|arm|patients"
    r"|controls?)\b)"
)
_ARM_FILLER = frozenset("group groups with treatment daily week weeks days dose".split())
_OPPOSITE: dict[Direction, Direction] = {
    "increased": "decreased",
    "decreased": "increased",
    "none": "none",
}


def _says(clause: str) -> bool:
    lower = clause.lower()
    return bool(_UP.search(lower) or _DOWN.search(lower) or _SAME & set(signals(clause)))


def _shared(clause: str, outcome: str) -> float:
    """Share of the outcome's words that the clause has."""
    wanted = set(stems(outcome))
    return len(wanted & set(stems(clause))) / len(wanted) if wanted else 0.0


def _nearest(clause: str, outcome: str) -> Direction | None:
    """The word of change nearest to the outcome; the first where the outcome is not named."""
    first = {word[:5] for word in re.findall(r"[a-z0-9]{3,}", outcome.lower())}
    places = [
        word.start() for word in re.finditer(r"[a-z0-9]{3,}", clause) if word.group()[:5] in first
    ]
    last = max(places, default=len(clause))
    others = {joint.end() for joint in _AND_DOES.finditer(clause) if joint.end() > last}
    ways: list[tuple[int, int, Direction]] = []
    for way, pattern in _CHANGES.items():
        for word in pattern.finditer(clause):
            if word.start() in others:
                continue
            gap = min((abs(word.start() - place) for place in places), default=word.start())
            ways.append((gap, word.start(), _meant(word.group(), way, outcome)))
    return min(ways)[2] if ways else None


def _meant(word: str, way: Direction, outcome: str) -> Direction:
    if _CHANGE_ITSELF.search(outcome.lower()):
        return "increased" if way == "decreased" or _QUALITY.match(word) else way
    is_bad = _BAD.search(outcome.lower()) is not None
    if is_bad and (_QUALITY.match(word) or _WORSE.match(word)):
        return _OPPOSITE[way]
    return way


def _spans_no_effect(clause: str) -> bool:
    """An interval that holds 1 for a ratio, or 0 for a difference; only where one is given."""
    found = _INTERVAL.findall(clause)
    if len(found) != 1:
        return False
    low, high = (_number(each) for each in (found[0][0] or found[0][2], found[0][1] or found[0][3]))
    middle = 1.0 if _RATIO.search(clause) else 0.0
    return low < middle < high


def _number(text: str) -> float:
    return float(text.replace("−", "-").replace("+", ""))


def _by_figures(text: str, intervention: str, comparator: str) -> Direction | None:
    """Compare the two figures of a sentence that only gives them ("18% versus 10%; p = 0.01")."""
    if _SIGNIFICANT.search(text) is None:
        return None
    figures = [float(each) for each in _NUMBER.findall(_BRACKETS.sub(" ", text)[:600])]
    if len(figures) < 2 or figures[-2] == figures[-1]:
        return None
    one, two = figures[-2:]
    if _place_of(text, comparator) < _place_of(text, intervention):
        one, two = two, one
    return "increased" if one > two else "decreased"


def _place_of(text: str, arm: str) -> int:
    """Where the arm is first named; 'control' and 'placebo' are the comparator's usual names."""
    words = [word for word in re.findall(r"[a-z]{4,}", arm.lower()) if word not in _ARM_FILLER]
    places = [at for word in words if (at := text.find(word[:6])) >= 0]
    return min(places, default=len(text))


def _from_the_other_side(clause: str, intervention: str, comparator: str) -> bool:
    """Tell whether what stands before "than" is the comparator ("higher in controls than")."""
    if not intervention or not comparator:
        return False
    before, than, after = clause.partition(" than ")
    if not than:
        before, than, after = clause.partition(" compared ")
    if than:
        is_swapped = _shared(after, intervention) > _shared(after, comparator)
        return is_swapped and _shared(before, comparator) >= _shared(before, intervention)
    named = _IN_ARM.search(clause)
    if named is None:
        return False
    return _shared(named.group(1), comparator) > _shared(named.group(1), intervention)
