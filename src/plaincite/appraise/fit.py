"""Fit: whether the people a study looked at are the people the reader asked about.

It orders, and never leaves out: a trial in adults may be the best there is for an older person, and
the page says who was studied.
"""

import re

from plaincite.appraise.terms import contains, stems
from plaincite.model.evidence import Appraisal, Population, Stated
from plaincite.model.question import Constraints, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["is_of_people_asked", "population_fit"]

# What each constraint finds in a record's title, abstract or MeSH, and what speaks against it.
_GROUPS = {
    "child": r"\b(?:child(?:ren|hood)?|infants?|paediatric|pediatric|adolescen\w+|newborns?"
    r"|toddlers?|boys|girls|teenage\w*|neonat\w+|school-?age\w*)\b",
    "older": r"\b(?:older|elderly|aged (?:80|75|70|65|60|over|[6-9]\d)|geriatric|octogenarian\w*"
    r"|(?:6[05]|7[05]|8[05]) years|later life|aged, 80 and over|very old|nursing home)\b",
    "pregnancy": r"\b(?:pregnan\w+|prenatal\w*|antenatal\w*|in utero|maternal|gestation\w*|fetal"
    r"|foetal|obstetric\w*|perinatal)\b",
    "female": r"\b(?:wom[ae]n|females?|girls?|mothers?|maternal)\b",
    "male": r"\b(?:m[ae]n|males?|boys?)\b",
}
_PATTERNS = {group: re.compile(pattern, re.IGNORECASE) for group, pattern in _GROUPS.items()}
# What a reader asks of pregnancy without the word.
_OF_BIRTH = re.compile(
    r"\b(?:pregnan|prenatal|antenatal|birth|bab(?:y|ies)|newborn|fet(?:us|al)|foet(?:us|al)|womb"
    r"|mothers?|maternal|gestation|conceiv|fertil|miscarr|labou?r\b|trimester|pre-?eclampsia)",
    re.IGNORECASE,
)
_FOR_ONESELF = frozenset(
    {QuestionKind.COMPARISON, QuestionKind.EFFECT, QuestionKind.NEED, QuestionKind.OPTIONS}
)
_LACKING = re.compile(
    r"\b(?:without|(?:do|does) not have|don['’]t have|who have no) (?:an? |the )?"
    r"(?P<it>[\w'’ -]{4,40})",
    re.IGNORECASE,
)
_NOT_HAVING = re.compile(r"\b(?:non[- ]?|without )\w+", re.IGNORECASE)
_MUCH_OF_PREGNANCY = 3  # words; a review of many groups names it once
_GROWN = re.compile(r"\b(?:adults?|elderly|older|geriatric|postmenopausal)\b", re.IGNORECASE)
_IN_CHILDREN = re.compile(
    r"\b(?:in|of|for|among) (?:\w+ ){0,2}?(?:children|adolescents|p(?:a)?ediatric)\b", re.IGNORECASE
)
_OPPOSITE = {"child": "older", "older": "child"}
_CHILD_EDGE, _OLD_EDGE = 18, 60  # years

_FITS, _NOT_SAID, _OTHERS = 1.0, 0.85, 0.6


def population_fit(record: Record, appraisal: Appraisal, question: Question) -> float:
    """Return 1 where the record speaks of the people asked about, less where it does not."""
    wanted = _wanted(question.constraints)
    words = [stems(each) for each in question.constraints.population_words]
    if not wanted and not words:
        return _FITS
    text = _text(record, appraisal.population)
    fits = [_group_fit(group, text) for group in wanted]
    fits += _ages_fit(question.constraints, appraisal.population)
    if not wanted:
        tokens = stems(text)
        fits += [_FITS if contains(tokens, name) else _NOT_SAID for name in words if name]
    return min(fits, default=_FITS)


def is_of_people_asked(record: Record, question: Question, said: str) -> bool:
    """Tell whether *record* speaks of the age asked about, and its title of no other.

    Of pregnancy, its title or the words *said* speak themselves.
    """
    title = record.title or ""
    if _is_of_those_who_have_it(title, question):
        return False
    wanted = _wanted(question.constraints)
    people = record.digest.population if record.digest is not None else None
    text = f"{_text(record, Population())} {people or ''}"
    if any(not _PATTERNS[group].search(text) for group in wanted if group in _OPPOSITE):
        return False
    if "pregnancy" in wanted and not _PATTERNS["pregnancy"].search(f"{title} {said}"):
        return False
    if question.kind in _FOR_ONESELF and _is_of_pregnancy_alone(record, said, question):
        return False
    if "child" in wanted:
        return _GROWN.search(title) is None or _PATTERNS["child"].search(title) is not None
    is_of_grown = not {"older", "pregnancy"}.isdisjoint(wanted)
    return not is_of_grown or _IN_CHILDREN.search(title) is None


def _is_of_pregnancy_alone(record: Record, said: str, question: Question) -> bool:
    """Tell whether the study and what it says are of pregnancy, and the question is not."""
    names = (name for concept in question.concepts for name in concept.names)
    asked = " . ".join((question.text, *names))
    is_asked = question.constraints.pregnancy or _OF_BIRTH.search(asked) is not None
    carries = _PATTERNS["pregnancy"]
    if is_asked or carries.search(said) is None:
        return False
    told = f"{record.title or ''} {record.abstract[:6000]}"
    return len(carries.findall(told)) >= _MUCH_OF_PREGNANCY


def _is_of_those_who_have_it(title: str, question: Question) -> bool:
    """Asked of people without an illness, a study of those who have it is of others."""
    lacking = _LACKING.search(question.text)
    if lacking is None:
        return False
    without = lacking.group("it").lower()
    names = (name for each in question.concepts if each.text in without for name in each.names)
    told = _NOT_HAVING.sub(" ", title)
    return any(re.search(rf"\b{re.escape(name)}", told, re.IGNORECASE) for name in names)


def _wanted(constraints: Constraints) -> tuple[str, ...]:
    wanted = []
    if constraints.maximum_age is not None and constraints.maximum_age <= _CHILD_EDGE:
        wanted.append("child")
    if constraints.minimum_age is not None and constraints.minimum_age >= _OLD_EDGE:
        wanted.append("older")
    if constraints.pregnancy:
        wanted.append("pregnancy")
    elif constraints.sex in ("female", "male"):
        wanted.append(constraints.sex)
    return tuple(wanted)


def _group_fit(group: str, text: str) -> float:
    if _PATTERNS[group].search(text):
        return _FITS
    other = _OPPOSITE.get(group)
    return _OTHERS if other and _PATTERNS[other].search(text) else _NOT_SAID


def _ages_fit(constraints: Constraints, population: Population) -> list[float]:
    """A stated age range that cannot hold the people asked about."""
    low, high = _value(population.minimum_age), _value(population.maximum_age)
    is_too_old = constraints.maximum_age is not None and low is not None
    if is_too_old and low is not None and low > (constraints.maximum_age or 0):
        return [_OTHERS]
    if constraints.minimum_age is not None and high is not None and high < constraints.minimum_age:
        return [_OTHERS]
    return []


def _value(stated: Stated[int] | None) -> int | None:
    return None if stated is None else stated.value


def _text(record: Record, population: Population) -> str:
    described = "" if population.description is None else population.description.value
    headings = " ".join(heading.descriptor for heading in record.mesh)
    return " ".join((record.title or "", described, headings, record.abstract[:6000]))
