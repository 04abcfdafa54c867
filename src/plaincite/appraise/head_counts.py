"""Numbers that count people: each with its noun phrase, its place and how much it sounds like the
whole study's number rather than a group's, a subset's or the world's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaincite.appraise.layout import Part, PartKind
from plaincite.appraise.numerals import Numeral, numerals
from plaincite.model.claim import Span
from plaincite.text import split_sentences

__all__ = ["HeadCount", "head_counts"]

_PEOPLE = (
    "patients|participants|subjects|adults|women|men|children|people|persons|individuals|volunteers"
    "|infants|neonates|newborns|babies|toddlers|adolescents|teenagers|youths?|boys|girls|students|pupils|schoolchildren|residents|veterans"
    "|smokers|nonsmokers|non-smokers|nurses|mothers|fathers|parents|outpatients|inpatients|survivors|users|respondents|recipients|athletes"
    "|workers|employees|physicians|doctors|caregivers|carers|males|females|twins|seniors|beneficiaries|enrollees|donors"
    "|players|preschoolers|asthmatics|diabetics|hypertensives|hypertensive|clinicians|practitioners|members|attendees|couples|soldiers"
    "|recruits|drivers|runners|cyclists|offspring|relatives|singletons|multiparas|primiparas|nulliparas|elders|elderly|cases|patient|man|woman|person|participant|subject|probands"
    "|registrants|customers|clients|addicts|drinkers|inmates|prisoners|immigrants|refugees|teachers|surgeons|pharmacists|dentists|trainees|interns|undergraduates|freshmen|octogenarians|nonagenarians|centenarians|widows"
)
_NOUN = re.compile(rf"(?:{_PEOPLE})$", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:{_PEOPLE})\b", re.IGNORECASE)
# Between a number and its noun stand only adjectives; any of these words shows another construct.
_BREAKS = frozenset(
    "of in for at on by from per to than with without were was are is be been had have has received who "
    "whom that which or years year months month weeks week days day hours hour minutes min mg kg g "
    "ml l mm cm kcal iu u mmhg points point sites centres centers hospitals clinics practices "
    "countries trials trial studies study articles reports papers groups group arms arm eyes eye "
    "teeth tooth knees hips samples sample mice rats times fold sessions visits episodes events "
    "deaths percent decades items scales tests doses tablets units schools villages clusters families "
    "households states cities regions reviews rcts cohorts databases questions person-years woman-years "
    "patient-years wards homes departments institutions genes snps cells sd se ci vs versus "
    "randomized randomised during after before when among between as this our we their these those "
    "its his her did not but while if randomly assigned million billion percent each every "
    "records charts specimens admissions biopsies lesions procedures operations cm2 categories types".split()
)
_KIND_WORDS = frozenset("type types stage stages grade grades class phase".split())
_GLUE = re.compile(r"[ \u00a0\u2009-]*(\([^()]{1,70}\))?,?[ \u00a0\u2009]*")
_TOKEN = re.compile(r"[^\W_][\w'’+/.-]*(?<![.])")

_LATE = r"(?:analy[sz]ed|completed)"
_TAKEN = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrolled|recruited|included|participated|entered|studied|analy[sz]ed"
    r"|assigned|allocated|evaluated|examined|investigated|took part|inclu(?:ding|ded)|compris\w+|involv\w+"
    r"|consist\w+|sample|assessed|reviewed|identified|treated|followed|underwent|completed|surveyed|interviewed|performed (?:in|on)|cohort of|invited to participate)\b",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total of|totall?ing|in total,?|in all,?|overall,?|altogether,?|(?:total )?sample(?: size)?(?: \w+)? of|sample(?: size)? (?:was|included|consisted of|comprised)"
    r"|study population (?:\w+ )?of|cohort of|series of|population of|data (?:from|on|for|of)|records of|trial (?:of|in|with|among|involving)|study (?:of|in|with|among|involving))(?: the)?(?: all)?\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"^[\s,]*(?:in total|altogether|overall|\((?:total|in total)\))", re.IGNORECASE
)
_SUBSET_BEFORE = re.compile(
    r"(?:\b(?:of whom|of these|of those|of them|among (?:them|whom|these|those)|in these|additional|another|other|remaining|further|only|except|excluding|excluded|first|last|subset of|subgroup of|subsample of|and \w+ of|groups? of|matched|control group of|every|each|than|per|one in|out of every)|%\)?,?|\bper|\bwith|\beither|\bin the \w+ group)\s*$",
    re.IGNORECASE,
)
_SUBSET_AFTER = re.compile(
    r"^\s*(?:\(?\s*\d+(?:[.·]\d+)?\s?%|\((?:[^()]{0,40})\d+(?:[.·]\d+)?\s?%|(?:[\w-]+ ){0,4}(?:in|to|from|on|of) (?:the |an? )?(?:[\w/+-]+ ){0,4}(?:group|arm)s?\b"
    r"|in each|per group|in either|each\b|respectively|(?:\w+ )?(?:died|withdrew|dropped|relapsed|discontinued|responded|experienced|developed|failed|reported|refused|declined|improved|showed|achieved)\b"
    r"|who (?:died|withdrew|dropped|discontinued|developed|experienced)|\(?(?:group|arm)\b|(?:on|taking) placebo)",
    re.IGNORECASE,
)
_ARM_AFTER = re.compile(
    r"^[^.;]{0,60}\b(?:group|arm|placebo|controls?)\b[^.;]{0,60}\band\b", re.IGNORECASE
)
_SCREENED = re.compile(
    r"^\s*(?:\w+ )?(?:(?:was|were) )?(?:screened|eligible|approached|invited|contacted|assessed for eligibility|referred|excluded|lost|mailed|refused|not)\b"
    r"|\b(?:screened|eligible|potentially eligible|approached|contacted|invitations|excluded|exclusion of)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:at least|more than|over|about|approximately|nearly|almost|around|up to|some|estimated|every|per|fewer than|less than|number needed to \w+|one (?:in|of)|out of)\s*$",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?:\bper|/|\bevery|\bin)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HeadCount:
    """A number of people as one sentence has it."""

    value: int
    score: int  # 3 and more: sounds like the whole study
    span: Span  # the number with its noun phrase
    is_rough: bool = False  # "more than 500"


def head_counts(text: str, layout: tuple[Part, ...] = ()) -> tuple[HeadCount, ...]:
    """Return every count of people in *text*, in reading order."""
    return tuple(
        count for sentence in split_sentences(text) for count in _in_sentence(sentence, layout)
    )


def _in_sentence(sentence: Span, layout: tuple[Part, ...]) -> Iterator[HeadCount]:
    numbers = numerals(sentence.text)
    kind = _kind_at(sentence.start, layout)
    for numeral in numbers:
        end = _noun_end(sentence.text, numeral) or _bare_end(sentence.text, numeral)
        if end is None:
            continue
        before, after = sentence.text[: numeral.start], sentence.text[end:]
        span = Span(
            sentence.start + numeral.start,
            sentence.start + end,
            sentence.text[numeral.start : end],
        )
        yield HeadCount(
            numeral.value, _score(before, span.text, after, kind), span, bool(_ROUGH.search(before))
        )


def _kind_at(place: int, layout: tuple[Part, ...]) -> PartKind | None:
    # A heading printed inline belongs to the sentence it opens.
    return next((part.kind for part in layout if place <= part.end and part.end > place), None)


def _noun_end(text: str, numeral: Numeral) -> int | None:
    """Return where the people's noun after *numeral* ends: "361 (52% female) adult patients"."""
    at, last = numeral.end, ""
    for _ in range(9):
        glue = _GLUE.match(text, at)
        token = _TOKEN.match(text, glue.end() if glue else at)
        if token is None or (glue is not None and glue.end() == at):
            return None
        word = token.group().lower()
        if _NOUN.search(word) and (_NOUN.fullmatch(word) or "-" in word):
            return token.end()
        if word in _BREAKS or (word[0].isdigit() and not _is_code(word, last)):
            return None
        at, last = token.end(), word
    return None


def _is_code(word: str, last: str) -> bool:
    return last in _KIND_WORDS or "-" in word or any(letter.isalpha() for letter in word)


_BARE_VERB = re.compile(
    r"\s+(?:(?:were|was|had been|have been) )?(?:then )?(?:randomi[sz]ed|randomly|enrolled|recruited|included|participated|entered (?:the|in)|completed)\b",
    re.IGNORECASE,
)
_BARE_BEFORE = re.compile(
    r"(?:\ba total of|\btotal sample of|^|\bin (?:total|all),?|\boverall,?) ?$", re.IGNORECASE
)
_EQUALS = re.compile(r"[nN]\s?=\s?$")


def _bare_end(text: str, numeral: Numeral) -> int | None:
    """Return the end of a number that stands for people without a noun: "n = 361", "253 enrolled"."""
    before, after = text[: numeral.start], text[numeral.end :]
    if _EQUALS.search(before) and _COUNTED.search(before[-120:]):
        return numeral.end
    if _BARE_VERB.match(after) and not re.search(r"\b(?:trials?|studies|articles)\W*$", before):
        return numeral.end
    return None


_BY_KIND: dict[PartKind | None, int] = {
    "background": -4,
    "aim": 0,
    "design": 2,
    "methods": 1,
    "participants": 2,
    "results": 1,
    "conclusion": -1,
    "other": -2,
    None: 0,
}


def _score(before: str, phrase: str, after: str, kind: PartKind | None) -> int:
    clause = re.split(r"[;:]", before)[-1]
    rest = re.split(r"[;]", after)[0]
    score = _BY_KIND[kind]
    score += 3 if _TOTAL_BEFORE.search(before) or _TOTAL_AFTER.search(after) else 0
    score += 2 if _TAKEN.search(clause[-90:]) or _TAKEN.search(rest[:90]) else 0
    score += 1 if not before.strip() else 0
    score -= 4 if _SUBSET_BEFORE.search(before[-60:]) else 0
    score -= 4 if _SUBSET_AFTER.search(after[:90]) else 0
    score -= 2 if _SCREENED.search(after[:60]) or _SCREENED.search(before[-60:]) else 0
    score -= 2 if _EQUALS.search(before) and before.count("(") > before.count(")") else 0
    score -= 2 if _ROUGH.search(before) else 0
    score -= 3 if _RATE.search(before[-8:]) and kind is not None and kind == "background" else 0
    return score
