"""Numbers that count people: each with its noun phrase, its place and how much it sounds like the
whole study's number rather than a group's, a subset's or the world's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaincite.appraise.layout import Part, PartKind
from plaincite.appraise.numerals import Numeral, numerals
from plaincite.model.claim import Span

__all__ = ["ENOUGH", "HeadCount", "head_counts"]

ENOUGH = 2  # the least score of a number that sounds like the whole study's

_PEOPLE = (
    "patients?|participants?|subjects?|adults?|wom[ae]n|m[ae]n|children|people|persons?|individuals"
    "|volunteers|infants|neonates|newborns|babies|toddlers|adolescents|teenagers|youths?|boys|girls"
    "|students|pupils|schoolchildren|residents|veterans|smokers|nonsmokers|nurses|mothers|fathers"
    "|parents|outpatients|inpatients|survivors|users|respondents|recipients|athletes|workers"
    "|employees|physicians|doctors|caregivers|carers|females?|males?|twins|seniors|beneficiaries"
    "|enrollees|donors|players|preschoolers|asthmatics|diabetics|hypertensives|clinicians"
    "|practitioners|professionals|members|attendees|couples|soldiers|recruits|drivers|runners"
    "|cyclists|offspring|relatives|singletons|multiparas|primiparas|nulliparas|elders|elderly"
    "|cases|probands|registrants|customers|clients|addicts|drinkers|inmates|prisoners|immigrants"
    "|refugees|teachers|surgeons|pharmacists|dentists|trainees|interns|undergraduates"
    "|octogenarians|nonagenarians|centenarians|controls|sufferers|swimmers|dancers|rowers|wrestlers|gymnasts|footballers|officers|caretakers|healers"
)
_NOUN = re.compile(rf"(?:[\w-]*-)?(?:{_PEOPLE})", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?:{_PEOPLE})\b", re.IGNORECASE)
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
_KIND_WORDS = frozenset("type types stage stages grade grades class phase status".split())
_AGE = re.compile(r"(?:year|yr|month|week|day|hour|min)s?-|interview|observed")  # "64-year-old"
_RANKS = frozenset("i ii iii iv v 1 2 3 4".split())  # "ASA status I or II patients"
_GLUE = re.compile(r"[ \u00a0\u2009-]*(\([^()]{1,70}\))?,?[ \u00a0\u2009]*")
_TOKEN = re.compile(r"[^\W_][\w'’+/.-]*(?<![.])")
# "type 2 diabetic patients", "phase 3 trial", "group 1 patients": a name, not a count.
_NAME_BEFORE = re.compile(
    r"(?:\b(?:types?|stages?|grades?|class|phase|groups?|levels?|weeks?|days?|months?|years?|visits?"
    r"|tables?|scores?|steps?|cycles?|courses?|versions?|aged?|ages|tiers?|arms?|cohorts?|parts?"
    r"|scales?|hiv|covid|sars|interleukin|il|omega|vitamin|b|dsm|icd|part|asa|nyha|class)"
    r"|\b(?:status|class|types?|stages?|grades?) [\dIViv]{1,3} (?:or|and|to)|-)[\s-]*$",
    re.IGNORECASE,
)

_TAKEN = re.compile(
    r"\b(?:randomi[sz]ed|randomly|enrol+ed|recruited|included|participated|entered|studied"
    r"|analy[sz]ed|assigned|report on|describe|present|allocated|evaluated|examined|investigated|took part|including"
    r"|compris\w+|involv\w+|consist\w+|sample|assessed|reviewed|identified|treated|followed"
    r"|underwent|undergoing|completed|surveyed|interviewed|divided|selected|tested|agreed"
    r"|observed|monitored|admitted|registered|given|administered)\b",
    re.IGNORECASE,
)
_RANDOMIZED = re.compile(r"\brandom(?:i[sz]ed|ly)\b", re.IGNORECASE)
# "24 trials with 5,686 patients", "Sixteen trials (2105 participants)"; not "(8 trials, 90 men)".
_STUDIES_BEFORE = re.compile(
    r"\b(?:studies|trials|rcts|cohorts|articles|comparisons|papers|reports|reviews)\b"
    r"(?:[^.;()]|\([^()]{0,40}\)){0,60}?[(,\s]*(?:[nN]\s?=\s?|total [nN]\s?=\s?)?$",
    re.IGNORECASE,
)
_STUDIES_IN_BRACKET = re.compile(
    r"[(\[][^()\[\]]*\b(?:stud(?:y|ies)|trials?|rcts?|reports?|comparisons?)\b[^()\[\]]*$", re.IGNORECASE
)
_GROUP_PHRASE = re.compile(
    r"controls$|\b(?:un(?:vaccinated|exposed|treated|affected)|control|comparison|reference|new|other"
    r"|additional|matched|remaining)\b",
    re.IGNORECASE,
)
_ANALYSED = re.compile(r"\b(?:included in|available for) (?:\w+ ){0,3}analys[ie]s", re.IGNORECASE)
_HEAD_BEFORE = re.compile(rf"\b(?:{_PEOPLE})\s?[(\[]\s?[nN]\.?\s?=\s?$", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total of|totall?ing|in total,?|in all,?|overall,?|altogether,?"
    r"|(?:total )?sample(?: size)?(?: \w+)? of|sample(?: size)? (?:was|included|consisted of|comprised)"
    r"|study population (?:\w+ )?of|(?:cohort|series|population|panel) of|data (?:from|on|for|of)"
    r"|records of|(?:trial|study|survey|analysis|evaluation) (?:of|in|with|among|involving|included|enrol+ed))"
    r"(?: the)?(?: all)?\s*$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    r"^[\s,]*(?:in total|altogether|overall|\((?:total|in total)\))", re.IGNORECASE
)
_SUBSET_BEFORE = re.compile(
    r"(?:\b(?:of whom|of these|of those|of them|among (?:them|whom|these|those),?|in these"
    r"|\d (?:and|or|to|vs\.?|versus)"
    r"|additional|another|other|remaining|further|only|except|excluding|excluded|first|last"
    r"|sub(?:set|group|sample) of|and \w+ of|groups? of|group\)?:?|arm:?|matched|control group of"
    r"|every|each|than|per|one in|out of every|out of|but|with the|placebo)|%\)?,?|%\) of|;|\bin \d+ of)\s*$",
    re.IGNORECASE,
)
_VERB_OF_SOME = (
    "died|withdrew|dropped|relapsed|discontinued|responded|experienced|developed|failed|reported"
    "|refused|declined|improved|showed|achieved|had|required|needed|suffered|remained|reached"
    "|presented|stopped|survived|tested positive|exhibited|demonstrated|became|recovered|did|could"
)
_SUBSET_AFTER = re.compile(
    r"^\s*(?:\(?\s*\d+(?:[.·]\d+)?\s?%|\((?:[^()]{0,40})\d+(?:[.·]\d+)?\s?%\s*\)"
    r"|(?:[\w-]+ ){0,3}(?:in|from|on) (?:the|an?|each) (?:[\w/+-]+ ){0,4}(?:group|arm)\b"
    r"|(?:were )?(?:assigned|allocated) to (?:the )?[^.;,]{0,40}\b(?:group|arm)?(?:,|;| and \d)"
    r"|in each|per group|in either|each\b|respectively"
    r"|who (?:died|withdrew|dropped|discontinued|developed|experienced)|\(?(?:group|arm)\b"
    r"|(?:on|taking|receiving|received) placebo|(?:was|were) (?:lost|excluded|withdrawn|not|found|positive)"
    r"|to (?:be|demonstrate|detect|benefit|prevent|obtain|one)|(?:would|need|must))",
    re.IGNORECASE,
)
_SUBSET_VERB = re.compile(rf"^\s*(?:(?!who )\w+ )?(?:{_VERB_OF_SOME})\b", re.IGNORECASE)
# "18 patients received the drug and 20 placebo": two groups, side by side.
_SIDE_BY_SIDE = re.compile(r"^[^.;:,]{3,60}\band (?:the other |another )?\d{1,6}\b(?!\.\d| ?%)")
_SCREENED = re.compile(
    r"^\s*(?:\w+ )?(?:(?:was|were) )?(?:screened|eligible|approached|invited|contacted|sent"
    r"|assessed for eligibility|referred|excluded|lost|mailed|refused|not)\b"
    r"|\b(?:screened|eligible|potentially eligible|approached|contacted|invitations|excluded"
    r"|exclusion of|invited|mailed|sent)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
# "Of 594 mothers, 323 agreed": the second number is the study's.
_LESS_AFTER = re.compile(
    r"^[^.;]{0,40},\s*\d[\d,]* (?:\([^()]{0,20}\) )?(?:\w+ )?(?:agreed|enrol+ed|participated|met|consented"
    r"|accepted|(?:was|were) (?:randomi|enrol|recruit|includ|eligible|analy))",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:at least|more than|over|about|approximately|nearly|almost|around|up to|some|estimated"
    r"|every|per|fewer than|less than|number needed to \w+|(?:one|two|\d+) (?:in|of|out of)|out of"
    r"|anticipated sample of|target of|need(?:ed)? (?:to include|for)?|will (?:\w+ )?(?:include|enrol+|recruit))\s*$",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"\b[nN]\.?\s?=\s?$")
_OPEN = re.compile(r"[(\[][^()\[\]]{0,40}$")
_BARE_VERB = re.compile(
    r"\s+(?:(?:were|was|had been|have been|agreed) )?(?:then |to )?(?:randomi[sz]ed|randomly|enrol+ed"
    r"|recruited|included|participated|participate|entered (?:the|in)|completed)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE_BEFORE = re.compile(r"\b(?:trials?|studies|articles|reviews|centres|centers)\W*$", re.IGNORECASE)


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
    return tuple(count for sentence in sentences for count in _in_sentence(sentence, layout))


def _in_sentence(sentence: Span, layout: tuple[Part, ...]) -> Iterator[HeadCount]:
    text = sentence.text
    kind = next((part.kind for part in layout if sentence.start < part.end), None)
    n_equals = len(re.findall(r"\b[nN]\.?\s?=", text))
    for numeral in numerals(text):
        before = text[: numeral.start]
        is_equals = bool(_EQUALS.search(before))
        end = _end(text, numeral, is_equals=is_equals)
        if end is None or numeral.value == 0:
            continue
        is_pooled = _follows_studies(before)
        is_arm = not is_pooled and (
            (is_equals and n_equals > 1 and not _is_headed(before)) or _stands_in_bracket(before, text[end:])
        )
        span = Span(sentence.start + numeral.start, sentence.start + end, text[numeral.start : end])
        score = _score(before, span.text, text[end:], kind)
        score += (4 if is_pooled else 0) - (5 if is_arm else 0)
        is_bare = end == numeral.end and not is_equals
        yield HeadCount(numeral.value, score, span, is_arm, is_pooled, is_bare)


def _is_headed(before: str) -> bool:
    """Return whether "Patients (N =" ends here: the number of them all."""
    return bool(_HEAD_BEFORE.search(before)) and before.rstrip("= ").endswith("N")


def _follows_studies(before: str) -> bool:
    near = before[-120:]
    return bool(_STUDIES_BEFORE.search(near)) and not _STUDIES_IN_BRACKET.search(near)


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
    if found is not None:
        return found
    is_bare = _BARE_VERB.match(text, numeral.end) and not _NOT_PEOPLE_BEFORE.search(before)
    return numeral.end if is_bare and numeral.value > 9 else None


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
        if _NOUN.fullmatch(word) and not _is_adjective(text, token.end(), word):
            return token.end()
        is_rank = word in ("or", "and") and last in _RANKS
        if _AGE.match(word) or (word in _BREAKS and not is_rank) or (word[0].isdigit() and not _is_code(word, last)):
            return None
        at, last = token.end(), word
    return None


def _is_adjective(text: str, end: int, word: str) -> bool:
    """"20 male volunteers": the noun is still to come."""
    following = _TOKEN.match(text, end + 1)
    return word in {"male", "female", "males", "females", "elderly", "adult", "patient", "nurse"} and bool(
        following and _NOUN.fullmatch(following.group())
    )


def _is_code(word: str, last: str) -> bool:
    return last in _KIND_WORDS or (last in ("or", "and") and word in _RANKS) or "-" in word or any(letter.isalpha() for letter in word)


_BY_KIND: dict[PartKind | None, int] = {
    "background": -4,
    "aim": 1,
    "design": 2,
    "methods": 2,
    "participants": 3,
    "results": 0,
    "conclusion": -2,
    "other": -4,
    None: 1,
}


def _score(before: str, phrase: str, after: str, kind: PartKind | None) -> int:
    clause, rest = re.split(r"[;:]", before)[-1], phrase + after.split(";", 1)[0]
    score = _BY_KIND[kind]
    score += 2 if _TOTAL_BEFORE.search(before[-80:]) or _TOTAL_AFTER.search(after) else 0
    score += 1 if _TAKEN.search(clause) or _TAKEN.search(rest) else 0
    score += 1 if _TAKEN.search(clause[-60:]) or _TAKEN.search(rest[:70]) else 0
    score += 4 if _ANALYSED.search(rest) else 0
    score += 2 if _HEAD_BEFORE.search(before) else 0
    score += 1 if _RANDOMIZED.search(clause) or _RANDOMIZED.search(rest) else 0
    score += 1 if not before.strip() or before.strip() in ("A total of", "Of", "The") else 0
    score += 1 if before.strip() == "Of" and kind == "results" else 0
    score -= 5 if _GROUP_PHRASE.search(phrase) else 0
    score -= 5 if _STUDIES_IN_BRACKET.search(before[-120:]) else 0
    score -= 5 if _SUBSET_BEFORE.search(before[-60:]) or _SUBSET_AFTER.search(after[:90]) else 0
    if _SUBSET_VERB.search(after[:60]) and kind in ("results", "conclusion", None):
        score -= 5
    score -= 3 if _SIDE_BY_SIDE.search(after[:90]) and kind in ("results", None) else 0
    score -= 3 if _SCREENED.search(after[:60]) or _SCREENED.search(before[-60:]) else 0
    score -= 3 if _LESS_AFTER.search(after[:120]) else 0
    score -= 3 if "eligible" in phrase else 0
    score -= 5 if _ROUGH.search(before[-60:]) else 0
    return score
