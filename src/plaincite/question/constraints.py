"""Constraints: the limits a reader puts into a question, and the people it is about.

No clock is read: "in the last five years" asks for recent research first and names no year.
"""

import re

from plaincite.model.claim import Span
from plaincite.model.question import Constraints
from plaincite.question.spelling import lower_in_place

__all__ = ["find_constraints", "find_population_spans", "is_about_children"]

_REVIEWS = re.compile(
    r"\b(?:according to|based on|in|from|do|what|per)\s+(?:the\s+)?(?:\w+\s+){0,2}reviews?\b"
    r"|\breviews?\s+(?:say|show|suggest|find|found|articles?|papers?|conclude)\b"
    r"|\b(?:systematic|umbrella|cochrane|literature|recent|latest|scientific|evidence)\s+reviews?\b"
    r"|\bmeta-?\s?analys[ei]s\b|\bcochrane\b"
)
_RECENT = re.compile(
    r"\b(?:recent|latest|newest|up[- ]to[- ]date|state of the art)\b"
    r"|\b(?:nowadays|these days|at present|at the moment|presently)\b"
    r"|\b(?<!i'm )(?<!i am )currently\b(?!\s+(?:taking|on|using|pregnant))"
    r"|\b(?:current|new|modern|emerging|today's)\s+(?:\w+\s+){0,2}?(?:treatments?|therap(?:y|ies)"
    r"|drugs?|medicines?|medications?|research|evidence|stud(?:y|ies)|reviews?|trials?|advances?"
    r"|findings|guidelines?|guidance|recommendations?|knowledge|options|vaccines?)\b"
    r"|\b(?:in|over|within|during|for) the (?:last|past) (?:few |couple of |\w+ |\d+ )?"
    r"(?:years?|decades?|months?)\b"
    r"|\bthis year\b|\b(?:is|are|any)thing new\b|\bnews (?:on|about)\b"
    r"|\b(?:is|are) (?:there )?(?:\w+ ){0,4}now (?:used|available|approved)\b"
)
_SINCE = re.compile(
    r"\b(since|after|from|in|between)\s+(?:the year\s+)?((?:19|20)\d\d)\b(?!\s*(?:mg|g|ml|iu|kcal))"
)
# "I have had headaches since 2019" tells a history, not which research is wanted.
_FIRST_PERSON = re.compile(r"\b(?:i|i've|i'm|my|we|our|he|she|his|her)\b")

_UNIT = r"(?!\s*(?:mg|mcg|g|kg|lbs?|ml|iu|%|percent|days?|weeks?|months?|hours?|minutes?|times))"
_YEARS = r"(?:[\s-]*(?:years?|yrs?)(?:[\s-]+(?:of age|olds?|and (?:over|older|above)))?)?"
_PEOPLE = (
    r"(?:people|adults?|patients?|persons?|women|men|woman|man|ladies|individuals|those|anyone"
    r"|someone|children|kids|girls|boys|females?|males?)"
)
_OVER = r"(?:over|above|older than|past|beyond|(?:aged |age )?(?:at least|more than|from))"
_UNDER = r"(?:under|below|younger than|less than)"
_AGED = r"(?:(?:the )?ages? (?:of )?|aged )?"

_MINIMUM = (
    re.compile(rf"\b{_OVER} {_AGED}(\d{{1,3}})(?:'?s)?\b{_UNIT}"),
    re.compile(
        r"\b(?:aged?|ages) (\d{1,3})(?: years?)?(?: \+|\+| and (?:over|older|above|up)| or (?:over"
        r"|older|more))"
    ),
    re.compile(
        r"\b(\d{1,3})(?:\+| years?(?: old)?(?: of age)? (?:and|or) (?:over|older|above)"
        r"| and (?:over|older))"
    ),
    re.compile(r"\bin (?:my|his|her|their|your) (?:early |mid |late )?(\d0)s\b"),
    re.compile(r"\b(?:aged?|ages|between) (\d{1,3}) (?:to|and|-) \d{1,3}\b" + _UNIT),
    re.compile(r"\b(\d{1,3})[ -]years?[ -]olds?\b"),
)
_YOUNGER_THAN = re.compile(rf"\b{_UNDER} {_AGED}(\d{{1,3}})(?:'?s)?\b{_UNIT}")
_MAXIMUM = (
    re.compile(r"\b(?:aged?|ages|between) \d{1,3} (?:to|and|-) (\d{1,3})\b" + _UNIT),
    re.compile(r"\b(\d{1,3})[ -]years?[ -]olds?\b"),
)
# Word -> (from, to) in years. Edges follow the age groups that MeSH indexes by.
_AGE_WORDS: tuple[tuple[re.Pattern[str], int | None, int | None], ...] = (
    (
        re.compile(r"\b(?:newborns?|neonates?|premature babies|preterm (?:babies|infants))\b"),
        None,
        0,
    ),
    (
        re.compile(r"\b(?:bab(?:y|ies)|infants?)\b|\d[ -](?:months?|weeks?|days?)[ -]olds?\b"),
        None,
        1,
    ),
    (re.compile(r"\btoddlers?\b"), 1, 4),
    (re.compile(r"\b(?:pre-?schoolers?|preschool children)\b"), 2, 5),
    (re.compile(r"\b(?:teens?|teenagers?|teenage|adolescents?|adolescence)\b"), 12, 18),
    (
        re.compile(r"\b(?:child(?:ren)?|childhood|kids?|paediatric|pediatric|boys?|girls?)\b"),
        None,
        17,
    ),
    (re.compile(r"\b(?:young (?:adults?|people|women|men))\b"), 18, 39),
    (re.compile(r"\bmiddle[- ]aged?\b"), 40, 64),
    (
        re.compile(
            r"\b(?:older (?:people|adults?|women|men|patients?|persons?|woman|man)|elderly|seniors?"
            r"|old people|senior citizens|pensioners|old age|frail (?:people|adults))\b"
        ),
        65,
        None,
    ),
    (re.compile(r"\b(?:adults?|grown-?ups?)\b"), 18, None),
)
_CHILD_EDGE = 18

_FEMALE = re.compile(
    r"\b(?:women|woman|female|females|girls?|ladies|mothers?|mums?|moms?|wife|daughter|mother"
    r"|sister)\b"
)
_MALE = re.compile(r"\b(?:men|man|male|males|boys?|husband|son|father|brother|guys)\b")
_PREGNANCY = re.compile(
    r"\b(?:pregnan(?:t|cy|cies)|expecting (?:a baby|mothers?)|mothers?-to-be|mums?-to-be"
    r"|moms?-to-be|unborn (?:baby|child)|in the womb|(?:first|second|third|last) trimester)\b"
)

_AGE_TAIL = (
    rf"(?:who are |who is |aged |age )?(?:{_OVER}|{_UNDER}|between) {_AGED}\d{{1,3}}(?:'?s)?"
    rf"{_UNIT}(?: (?:to|and) \d{{1,3}})?{_YEARS}"
    rf"|aged? \d{{1,3}}(?:\+| and (?:over|older|above)| or (?:over|older)| (?:to|and"
    rf"|-) \d{{1,3}})?{_YEARS}"
    r"|in (?:my|his|her|their|your) (?:early |mid |late )?\d0s"
)
_GROUP = (
    r"(?:older|elderly|younger|young|old|pregnant|breastfeeding|middle-aged|premenopausal"
    r"|postmenopausal|post-menopausal|menopausal|healthy|frail|teenage|adolescent|black|asian"
    r"|premature|preterm|newborn|small|little|school-age|nursing|expectant|overweight|obese)"
)
_HEAD = (
    r"(?:people|adults?|women|men|ladies|patients|children|kids|girls|boys|bab(?:y|ies)|infants?"
    r"|toddlers?|teens|teenagers?|adolescents?|newborns?|neonates?|seniors|pensioners"
    r"|the elderly|elderly|females|males|mothers|mums|moms|individuals|persons|smokers|athletes"
    r"|nonsmokers|preschoolers)"
)
_POPULATION = re.compile(
    rf"\b(?:{_GROUP} ){{0,2}}{_HEAD}\b(?: (?:{_AGE_TAIL})\b\+?)?"
    rf"|\b(?:{_OVER}|{_UNDER}) (?:the age of |age )?\d{{1,3}}(?:'?s)?\b{_UNIT}"
    r"|\b\d{1,3}[ -](?:years?|months?|weeks?|days?)[ -]olds?\b|\b(?:my|a|the"
    r"|our) (?:\d{1,2}[ -](?:year|month"
    r"|week)[ -]old )?"
    r"(?:child|son|daughter|baby|toddler|teenager|mother|father|husband|wife|grandmother"
    r"|grandfather)\b"
    r"|\b(?:childhood|old age|pregnancy|breast-?feeding|pregnant|the unborn (?:baby|child)"
    r"|later life)\b"
    r"|\bin (?:my|his|her|their|your) (?:early |mid |late )?\d0s\b|\bthe elderly\b|\b\d\d\+"
)
_BARE_HEADS = frozenset("people adults adult patients individuals persons".split())
_LEAD = re.compile(
    r"\b(in|for|during|while|when|among|with|by|as)(?:\s+(?:i am|i'm|you are|you're|someone is|a"
    r"|an))?\s$"
)


def find_constraints(text: str) -> Constraints:
    """Return the limits that *text* states.

    >>> find_constraints("Do statins help people over 75, according to recent reviews?")
    Constraints(reviews_first=True, recent_first=True, since_year=None, minimum_age=75, \
maximum_age=None, sex=None, pregnancy=False, population_words=('people over 75',))
    """
    lower = _plain(text)
    minimum, maximum = _ages(lower)
    since = _since_year(lower)
    return Constraints(
        reviews_first=_REVIEWS.search(lower) is not None,
        recent_first=_RECENT.search(lower) is not None or since is not None,
        since_year=since,
        minimum_age=minimum,
        maximum_age=maximum,
        sex=_sex(lower),
        pregnancy=_PREGNANCY.search(lower) is not None,
        population_words=tuple(dict.fromkeys(_population_words(text, lower))),
    )


def find_population_spans(text: str) -> tuple[Span, ...]:
    """Return where *text* names the people it is about, without the preposition before.

    "People" and "adults" alone name nobody in particular and are left out.
    """
    lower = _plain(text)
    return tuple(
        Span(found.start(), found.end(), text[found.start() : found.end()])
        for found in _POPULATION.finditer(lower)
        if found.group().strip() not in _BARE_HEADS
    )


def is_about_children(constraints: Constraints) -> bool:
    """Whether the people asked about are all under 18 years."""
    return constraints.maximum_age is not None and constraints.maximum_age < _CHILD_EDGE


def _plain(text: str) -> str:
    """*text* in lower case, "over-80s" as "over 80s", every character in its place."""
    lower = lower_in_place(text)
    return lower.replace("over-", "over ").replace("under-", "under ")


def _population_words(text: str, lower: str) -> list[str]:
    found = []
    for span in find_population_spans(text):
        lead = _LEAD.search(lower, max(0, span.start - 20), span.start)
        start = lead.start() if lead and lead.group(1) in ("in", "during", "while") else span.start
        found.append(text[start : span.end].lower())
    return found


def _ages(lower: str) -> tuple[int | None, int | None]:
    minimum = _first_age(_MINIMUM, lower)
    maximum = _first_age(_MAXIMUM, lower)
    younger_than = _first_age((_YOUNGER_THAN,), lower)
    if younger_than:
        maximum = younger_than - 1
    if minimum is None and maximum is None:
        for pattern, youngest, oldest in _AGE_WORDS:
            if pattern.search(lower):
                return youngest, oldest
    return minimum, maximum


def _first_age(patterns: tuple[re.Pattern[str], ...], lower: str) -> int | None:
    for pattern in patterns:
        found = pattern.search(lower)
        if found and int(found.group(1)) <= 120:
            return int(found.group(1))
    return None


def _since_year(lower: str) -> int | None:
    found = _SINCE.search(lower)
    if found is None or _FIRST_PERSON.search(lower):
        return None
    year = int(found.group(2))
    return year + 1 if found.group(1) == "after" else year


def _sex(lower: str) -> str | None:
    is_female = _FEMALE.search(lower) is not None or _PREGNANCY.search(lower) is not None
    is_male = _MALE.search(lower) is not None
    if is_female == is_male:
        return None
    return "female" if is_female else "male"
