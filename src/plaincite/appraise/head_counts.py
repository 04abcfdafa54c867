"""Numbers that count people, each with its noun phrase, its place and its score.

A number counts people when their noun follows it ("361 adult patients"), when it follows "n =", or
when a verb says that they were enrolled. What the score means is `head_count_score`'s.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaincite.appraise.head_count_score import (
    EQUALS,
    PEOPLE,
    WHOLE,
    follows_studies,
    head_count_score,
    is_headed,
)
from plaincite.appraise.layout import Part
from plaincite.appraise.numerals import Numeral, numerals
from plaincite.model.claim import Span

__all__ = ["ENOUGH", "YEARS", "HeadCount", "head_counts"]

ENOUGH = 2  # the least score of a number that sounds like the whole study's

_NOUN = re.compile(rf"(?:[\w-]{{0,40}}-)?(?:{PEOPLE})(?:/(?:{PEOPLE}))?", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?:{PEOPLE}|{WHOLE}|response rate|(?:control|experimental|intervention) group"
    r"|placebo)\b|^\W*[nN]\s?=\s?$",
    re.IGNORECASE,
)
# Between a number and its noun stand only adjectives; any of these words shows another construct.
_BREAKS = frozenset(
    "of in for at on by from per to than with without were was are is be been had have has "
    "received who whom that which or years year months month weeks week days day hours hour "
    "minutes min mg kg g ml l mm cm kcal iu u mmhg points point sites centres centers hospitals "
    "clinics practices countries trials trial studies study articles reports papers groups group "
    "arms arm eyes eye teeth tooth knees hips samples sample mice rats times fold sessions visits "
    "visit episodes events deaths percent decades items scales tests doses tablets units schools "
    "villages clusters families households states cities regions reviews rcts cohorts databases "
    "questions person-years woman-years patient-years wards homes departments institutions genes "
    "snps cells sd se ci vs versus during after before when among between as "
    "this our we their these those its his her did not but while if randomly assigned million "
    "billion each every records charts specimens admissions biopsies lesions procedures operations "
    "cm2 categories types".split()
)
_BREAKS |= frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety".split()
)  # "In 1998 thirty patients"
_KIND_WORDS = frozenset("type types stage stages grade grades class phase status year".split())
_YEAR_OF_STUDY = re.compile(r" [1-6] (?=[a-z])")  # "Forty Year 3 medical students"
_AGE = re.compile(
    r"(?:year|yr|month|mo|week|wk|day|hour|hr|min)s?(?:-|$)|interview|observed"
)  # "64-year-old"
_RANKS = frozenset("i ii iii iv v 1 2 3 4".split())  # "ASA status I or II patients"
_ORDINALS = frozenset(
    "first second third fourth fifth sixth final".split()
)  # "first year students"
_GLUE = re.compile(
    r"(?:(?<=\b[A-Z])\.)?[ \u00a0\u2009-]*(\([^()]{1,70}\)|\[[^\[\]]{1,70}\])?,?[ \u00a0\u2009]*"
)
_TOKEN = re.compile(r"[^\W_][\w'’+/.\u2010-\u2013-]*(?<![.])")
# "type 2 diabetic patients", "phase 3 trial", "group 1 patients": a name, not a count.
_NAME_BEFORE = re.compile(
    r"(?:\b(?:types?|stages?|grades?|class|phase|groups?|levels?|weeks?|days?|months?|years?"
    r"|visits?|tables?|scores?|steps?|cycles?|courses?|versions?|aged?|ages|tiers?|arms?|cohorts?"
    r"|parts?|scales?|hiv|covid|sars|interleukin|il|omega|vitamin|b|dsm|icd|asa|nyha)"
    r"|\b(?:status|class|types?|stages?|grades?) [\dIViv]{1,3} (?:or|and|to)|-)[\s-]*$",
    re.IGNORECASE,
)

_EQUALED = re.compile(r"\b[nN]\.?\s?=\s?(\d[\d,]*)")
_OPEN = re.compile(r"[(\[][^()\[\]]{0,40}$")
_LONGEST = 2500  # characters; what is longer is a table or worse, and no sentence
_ANIMAL_NEXT = re.compile(
    r" (?:[\w\u2010-]+ ){0,2}(?:rats?|mice|mouse|rabbits?|dogs?|pigs?|animals?|cats|cows|calves"
    r"|steers|heifers|horses|mares|goats|sheep|ewes|lambs|monkeys|macaques|cadavers?)\b",
    re.IGNORECASE,
)
_IN_GROUPS = re.compile(
    r" (?:trios|pairs|dyads|families|households|visits|encounters|records|characteristics"
    r"|variables|parameters|factors|outcomes|complaints|interviews"
    r"|of (?:[\w-]+ )?(?:changes?|errors?))\b"
)
# "The total number of subjects was 24,349".
_NUMBER_OF = re.compile(
    rf"\b(?:number of (?:\w+ ){{0,2}}(?:{PEOPLE})(?: [a-z]+){{0,5}}|sample size) (?:was|were|is"
    rf"|of) $",
    re.IGNORECASE,
)
# People by a name that is in no list ("fifty parturients"), told by its ending and by the verb.
_NAMED = re.compile(
    r" (?:[\w-]+ ){0,2}?(?!(?:cent(?:er|re)|paper|ulcer|cancer|tumor|implant|plant|organ|fiber"
    r"|number|member|order|sensor|finger|tooth|event|patent|fragment|segment|quadrant|component"
    r"|document)s)(?:[A-Za-z]+(?:ents|ants|ans|ers|ors|ists|ees|eurs|idas|paras|paes)"
    r"|(?:candid|gradu)ates)(?= (?:\([^()]{1,60}\) )?"
    r"(?:aged\b|undergoing\b|(?:(?:was|were) )?(?:then |prospectively )?"
    r"(?:randomly|randomi[sz]ed|recruited|enrol+ed|interviewed)\b))",
)
_OWN = re.compile(
    r"\b[Tt]his (?:[\w-]+ ){0,4}(?:study|trial) (?:was|included|enrol|evaluat|examin|compar)"
    r"|\b[Ww]e (?:examined|evaluated|studied|compared|investigated|enrol|randomi|recruited)"
)
YEARS = range(1900, 2051)
_BARE_VERB = re.compile(
    r"\s+(?:\([^()]{1,20}\) )?(?:(?:were|was|had been|have been|agreed) )?(?:then |to )?"
    r"(?:randomi[sz]ed|randomly|enrol+ed|recruited|included|participated|participate|agreed"
    r"|consented|entered (?:the|in)|completed)\b"
    r"(?!,?(?: [\w-]+,?){0,3} (?:trials|studies|articles)\b)"
    r"(?! (?:villages|practices|clinics|schools|hospitals|centres|centers|clusters|sites|eyes"
    r"|samples))",
    re.IGNORECASE,
)
_NOT_PEOPLE_BEFORE = re.compile(
    r"\b(?:trials?|studies|articles|reviews|centres|centers)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A number of people as one sentence has it."""

    value: int
    score: int  # ENOUGH and more: sounds like the whole study
    span: Span  # the number with its noun phrase
    is_arm: bool = False  # one of several "(n = 30)" in a sentence
    is_pooled: bool = False  # follows a number of studies: "24 trials with 5,686 patients"
    is_bare: bool = False  # "253 were enrolled": no noun says that they are people


def head_counts(sentences: tuple[Span, ...], layout: tuple[Part, ...]) -> tuple[HeadCount, ...]:
    """Return every count of people in *sentences*, in reading order."""
    return tuple(
        count
        for sentence in sentences
        if len(sentence.text) <= _LONGEST
        for count in _in_sentence(sentence, layout)
    )


def _in_sentence(sentence: Span, layout: tuple[Part, ...]) -> Iterator[HeadCount]:
    text = sentence.text
    kind = next((part.kind for part in layout if sentence.start < part.end), None)
    kind = "aim" if kind == "background" and _OWN.search(text) else kind
    n_equals = len(re.findall(r"\b[nN]\.?\s?=", text))
    for numeral in numerals(text):
        before = text[: numeral.start]
        is_equals = bool(EQUALS.search(before))
        end = _end(text, numeral, is_equals=is_equals)
        if end is None or numeral.value == 0:
            continue
        is_pooled = follows_studies(before)
        is_arm = not is_pooled and (
            (is_equals and n_equals > 1 and not _is_whole_of_arms(before, text, numeral.value))
            or (not is_equals and _stands_in_bracket(before, text[end:]))
        )
        span = Span(sentence.start + numeral.start, sentence.start + end, text[numeral.start : end])
        score = head_count_score(before, span.text, text[end:], kind)
        score += (4 if is_pooled else 0) - (5 if is_arm else 0)
        score = min(score, ENOUGH - 1) if is_arm else score
        is_bare = end == numeral.end and not is_equals
        yield HeadCount(numeral.value, score, span, is_arm, is_pooled, is_bare)


def _is_whole_of_arms(before: str, text: str, value: int) -> bool:
    """Tell "Adults (N = 60)" from one group of "boys (N = 30) and girls (N = 30)"."""
    others = [int(found.replace(",", "")) for found in _EQUALED.findall(text)]
    return is_headed(before) and others.count(value) < 2 and value == max(others)


def _stands_in_bracket(before: str, after: str) -> bool:
    """Tell "(62 patients)" from a count in running text."""
    return bool(_OPEN.search(before)) and after.startswith(")")


def _end(text: str, numeral: Numeral, *, is_equals: bool) -> int | None:
    before = text[: numeral.start]
    if is_equals:
        is_of_people = _counts_people(text if text.count("=") > 1 else before)
        return _noun_end(text, numeral) or (numeral.end if is_of_people else None)
    if _NAME_BEFORE.search(before) or text.startswith(",", numeral.end):
        return None
    found = _noun_end(text, numeral)
    if found is not None or _NUMBER_OF.search(before[-80:]):
        return found or numeral.end
    named = _NAMED.match(text, numeral.end)
    if named is not None:
        return named.end()
    is_bare = _BARE_VERB.match(text, numeral.end) and not _NOT_PEOPLE_BEFORE.search(before)
    is_year = numeral.value in YEARS
    return numeral.end if is_bare and numeral.value > 9 and not is_year else None


def _counts_people(before: str) -> bool:
    """Return whether "n =" at the end of *before* belongs to people: "Adults (n = 361)"."""
    return bool(_COUNTED.search(before))


def _noun_end(text: str, numeral: Numeral) -> int | None:
    """Return where the people's noun after *numeral* ends: "361 (52% female) adult patients"."""
    at, last = numeral.end, ""
    for _ in range(9):
        glue = _GLUE.match(text, at)
        token = _TOKEN.match(text, glue.end() if glue else at)
        if token is None or (glue is not None and glue.end() == at):
            return None
        word = token.group().lower()
        if _ANIMAL_NEXT.match(text, token.end()) or _IN_GROUPS.match(text, token.end()):
            return None
        if _NOUN.fullmatch(word) and not _is_adjective(text, token.end(), word):
            return token.end()
        is_rank = (
            (word == "to" and (last == "mild" or last.endswith("-") or last in _RANKS))
            or (word in ("or", "and") and last != "")  # "20 overweight or obese adults"
            or (word == "year" and (last in _ORDINALS or _YEAR_OF_STUDY.match(text, token.end())))
        )
        if (
            (_AGE.match(word) and not is_rank)
            or (word.split("/")[0] in _BREAKS and not is_rank)
            or (word[0].isdigit() and not _is_code(word, last))
        ):
            return None
        at, last = token.end(), word
    return None


def _is_adjective(text: str, end: int, word: str) -> bool:
    """Return whether the noun is still to come, as in "20 male volunteers"."""
    following = _TOKEN.match(text, end + 1)
    return word in {
        "male",
        "female",
        "males",
        "females",
        "women",
        "men",
        "elderly",
        "adult",
        "patient",
        "nurse",
    } and bool(following and _NOUN.fullmatch(following.group()))


def _is_code(word: str, last: str) -> bool:
    return (
        last in _KIND_WORDS
        or (last in ("or", "and") and word in _RANKS)
        or "-" in word
        or any(letter.isalpha() for letter in word)
    )
