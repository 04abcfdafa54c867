"""On asked: whether words speak of the very treatment, people and end that a reader asks about.

"Yes", "no" and "the studies disagree" are said of these alone. A study before surgery, of another
illness, or of a treatment given with others may stand among the findings; it settles nothing.
"""

import re
from collections.abc import Sequence

from plaincite.appraise.acting import is_what_acts, is_yardstick
from plaincite.appraise.general import is_asked
from plaincite.appraise.names import Names, named_as, names_in
from plaincite.appraise.senses import in_asked_sense
from plaincite.appraise.terms import stems
from plaincite.model.evidence import AGAINST, Stance
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["is_on_asked", "outcomes_in"]

_OF_GOOD = frozenset(
    {
        QuestionKind.COMPARISON,
        QuestionKind.EFFECT,
        QuestionKind.NEED,
        QuestionKind.OPTIONS,
        QuestionKind.PREVENTION,
        QuestionKind.SCREENING,
    }
)
_CONTESTS = frozenset({QuestionKind.COMPARISON, QuestionKind.NEED})
_ENDS = (ConceptRole.CONDITION, ConceptRole.OUTCOME)
# What speaks of a treatment's success as a whole.
_ON_THE_WHOLE = re.compile(
    r"\b(?:effective\w*|efficac\w+|respon(?:se|ses|ders?|ded)|symptom\w*|benefi\w+|cur(?:e|ed|es)"
    r"|remission|recover\w*|relief|reliev\w+|relaps\w+|recurr\w+)\b",
    re.IGNORECASE,
)
_DID_GOOD = re.compile(
    r"\b(?:effective\w*|efficac\w+|benefi\w+|relief|reliev\w+|improv\w+|control\w*|decreas\w+"
    r"|reduc\w+|lower\w*|superior\w*)\b",
    re.IGNORECASE,
)
# What the treatment was given with; which of the two did it, nobody can tell.
_TOGETHER = re.compile(
    r"\bcombin(?:ed|ing|ation) (?:therap\w+|treatments?|regimens?|of|with"
    r"|use)\b|\b(?:plus|together with|coupled with)\b|\w ?\+ ?\w"
    r"|\band offering\b|\bmulti-?(?:modal|component|disciplinary|faceted|factorial)\b",
    re.IGNORECASE,
)
_GIVEN_TO_ONE = re.compile(
    r"\b(?:than|alone|versus|vs|compared|placebo|without|added|adding|addition)\b", re.IGNORECASE
)
# Where and to whom a treatment is given. A reader who names one of a group means all of it.
_SETTINGS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"(?:pre|post|peri|intra)-?operativ\w+|undergoing [^.;,]{0,40}"
        r"|\w{3,}(?:ectomy|plasty|otomy)"
        r"|(?:after|before|during|following) (?:[\w-]+ ){0,3}?(?:surger\w+|operations?"
        r"|an(?:a)?esthesia|stimulation)|(?:surger\w+|surgical)(?= patients)",
        r"ICU|intensive care|critically ill|mechanical\w* ventilat\w+",
        r"h(?:a)?emodialysis|dialysis|transplant\w*",
        r"pregnan\w+|gestation\w*|prenatal|antenatal|postpartum|labou?r",
        r"preterm|neonat\w+|newborns?|infants?|toddlers?|p(?:a)?ediatric|children|childhood"
        r"|bab(?:y|ies)|kids?|boys|girls|adolescen\w+|teen\w*",
    )
)
_GROWN = re.compile(r"\b(?:adults?|adulthood|all ages|elderly|older)\b", re.IGNORECASE)
_FOR_SURGERY = re.compile(r"\b(?:surger|surgical|operat|\w{3,}ectomy|\w{3,}plasty)", re.IGNORECASE)
# Whom a title says were studied: "in patients with Parkinson's disease".
_PEOPLE_WITH = re.compile(
    r"\b(?:patients|people|adults|women|men|subjects|individuals|persons|participants"
    r"|survivors|outpatients|inpatients) (?:with|who have|suffering from) "
    r"((?:(?!(?:treated|receiving|after|during|who|using|on|at|in|and|by|from|given) )"
    r"[\w'’-]+ ?){1,6})",
    re.IGNORECASE,
)
_LONG = re.compile(r"\blong[- ](?:term|lasting)\b|\bfor good\b|\blasting(?:ly)?\b", re.IGNORECASE)
_SHORT = re.compile(r"\bshort[- ](?:term|lived)\b|\bearly phases?\b", re.IGNORECASE)
# What authors say their result does not cover.
_NOT_COVERED = re.compile(
    r"\b(?:can ?not|could not|should not|may not) be (?:extended|generali[sz]ed"
    r"|extrapolated|applied) to\b|\bprimary (?:outcome|end ?point) (?:was|were) (?:achieved"
    r"|reached|met)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:differ\w*|similar\w*|same|comparable|equal\w*|equivalent|non-?inferior\w*|as \w+ as)\b",
    re.IGNORECASE,
)
_RIVAL = re.compile(
    r"\b(?:between|among|versus|vs|compar\w+|than|from|to|equally|as \w+ as|groups?|arms?"
    r"|both|two)\b|\band (?:\S+ ){0,5}?(?:were|was|did|showed|had)\b",
    re.IGNORECASE,
)
_WITHOUT_IT = re.compile(
    r"\b(?:placebo|controls?|sham|usual|standard care|no (?:treatment|exercise|supplement\w*"
    r"|intervention|product|screening)|none|without|untreated|waiting|wait-?list\w*|never|nothing"
    r"|dummy|attention|unscreened|unvaccinated|non-?users)\b",
    re.IGNORECASE,
)
_TWO_GROUPS = re.compile(r"\b(?:groups?|arms?)\b", re.IGNORECASE)
# That a treatment did no harm does not say that it did no good.
_NO_HARM = re.compile(
    r"\bno (?:\w+ )?(?:excess|increases?|rise) (?:of|in) (?:\S+ ){0,4}?"
    r"(?:mortality|deaths?|cancers?|risks?|events?|infections?|bleed\w*|complications?|harms?)\b",
    re.IGNORECASE,
)
# Outcomes by the words that tell of them; two sentences that share none speak of two matters.
_OUTCOMES = {
    name: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for name, words in {
        "death": r"deaths?\b|died\b|mortality|surviv|fatal",
        "pain": r"pain|analges|headache|ache",
        "movement": r"(?:physical|motor|joint|knee|hip|shoulder) function|function(?:al|ing)?\b"
        r"(?! tests?)(?<!liver function)(?<!lung function)(?<!renal function)(?<!kidney function)"
        r"(?<!cognitive function)(?<!ventricular function)|mobility|walk|strength|motor|gait"
        r"|muscle tone|spasticity|disabilit",
        "mood": r"depress|anxi|mood|stress|distress",
        "thinking": r"cogniti|memory|thinking|delirium|dementia|autis|adhd|attention|language"
        r"|neurodevelop",
        "sleep": r"sleep|insomnia",
        "sugar": r"hba1c|gly[ck]|glucose|blood sugar|insulin|hypoglyc",
        "pressure": r"blood pressure|systolic|diastolic|hypertens",
        "fats": r"cholesterol|ldl|hdl|lipid|triglycer",
        "weight": r"weight|bmi\b|body mass|obes",
        "heart": r"cardiac|cardiovascular|coronary|heart|myocardial|infarction|ejection|vascular",
        "stroke": r"strokes?\b",
        "fractures": r"fractures?|bone (?:mineral|density|loss)",
        "infection": r"infect|virolog|viral|bacteri|sepsis",
        "cancer": r"cancer|tumou?r|carcinoma|metasta|progression-free",
        "breathing": r"asthma|exacerbat|wheez|lung function|dyspn|fev",
        "gut": r"bowel|stool|diarrh|constipat|abdominal|bloat|nausea|vomit|emesis",
        "skin": r"skin|itch|prurit|lesions?|psoriasis|eczema|acne|wound|ulcer",
        "harm": r"adverse|side effects?|safe|tolera|toxic|withdr|bleed",
        "stopping": r"abstinen|cessation|quit|smok",
        "satisfaction": r"satisf|prefer",
        "life": r"quality of life|well-?being",
    }.items()
}


def is_on_asked(text: str, record: Record, question: Question, *, says: Stance) -> bool:
    """Tell whether *text*, of *record*, may speak for or against what *question* asks.

    The treatment did it by itself, for the end asked about, and title and text name no people or
    setting that the reader does not. That *text* answers at all is held elsewhere (`answering.py`).
    Where it *says* that nothing came of it, it names the treatment, and sets it against doing
    without.
    """
    said = in_asked_sense(text, question.text)
    title = in_asked_sense(record.title or "", question.text)
    concepts = names_in(record, question)
    return (
        _NOT_COVERED.search(said) is None
        and (question.kind not in _OF_GOOD or _tells_of_end(said, concepts))
        and not _is_of_short_time(said, question)
        and (says not in AGAINST or _is_null_of_it(said, record, question))
        and _is_its_own_doing(text, title, record, question)
        and not (question.kind in _OF_GOOD and _is_of_others(said, title, question))
    )


def outcomes_in(text: str) -> frozenset[str]:
    """Return the sorts of outcome that *text* tells of; none where it speaks of the whole.

    >>> sorted(outcomes_in("Pain and sleep were better with the tablet."))
    ['pain', 'sleep']
    """
    return frozenset(name for name, words in _OUTCOMES.items() if words.search(text))


def _tells_of_end(said: str, concepts: Sequence[Names]) -> bool:
    """The words themselves name what the treatment is to be good for, or its success at all."""
    ends = [each for each in concepts if each.role in _ENDS and is_asked(each)]
    tokens = stems(said)
    is_named = any(each.told(tokens) for each in ends)
    is_told = not ends or is_named or _ON_THE_WHOLE.search(said) is not None
    return is_told and _NO_HARM.search(said) is None


def _is_null_of_it(said: str, record: Record, question: Question) -> bool:
    """Tell whether the treatment asked about is named, and compared with doing without it.

    No difference from another treatment leaves open whether either works.
    """
    treatments = named_as(record, question, ConceptRole.INTERVENTION)
    if treatments and not any(each.told(stems(said)) for each in treatments):
        return False
    is_contest = question.kind not in _OF_GOOD or question.kind in _CONTESTS
    is_of_two = _ALIKE.search(said) is not None and _RIVAL.search(said) is not None
    if is_contest or not is_of_two or _WITHOUT_IT.search(said) is not None:
        return True
    return _TWO_GROUPS.search(said) is not None and _WITHOUT_IT.search(record.abstract) is not None


def _is_of_short_time(said: str, question: Question) -> bool:
    asks_long = _LONG.search(question.text) is not None
    return asks_long and _SHORT.search(said) is not None and _LONG.search(said) is None


def _is_its_own_doing(text: str, title: str, record: Record, question: Question) -> bool:
    """Tell whether the treatment did it by itself, and not with another that all there had."""
    if not named_as(record, question, ConceptRole.INTERVENTION):
        return True
    if question.kind not in _OF_GOOD:
        return not is_yardstick(text, record, question) and _is_on_harm(text, question)
    asks_both = _TOGETHER.search(question.text) is not None
    is_joint = _TOGETHER.search(text) is not None or (
        _TOGETHER.search(title) is not None and _GIVEN_TO_ONE.search(text) is None
    )
    return (asks_both or not is_joint) and is_what_acts(text, record, question)


def _is_on_harm(text: str, question: Question) -> bool:
    """Asked whether a thing is safe, what it did for good is no side of the matter."""
    names_one = any(concept.role is ConceptRole.OUTCOME for concept in question.concepts)
    return names_one or _DID_GOOD.search(text) is None or "harm" in outcomes_in(text)


def _is_of_others(said: str, title: str, question: Question) -> bool:
    """Tell whether the words name a setting, or *title* an illness, that the question does not."""
    names = [name for concept in question.concepts for name in concept.names]
    asked = " . ".join((question.text, *names, *question.constraints.population_words))
    if any(_is_elsewhere(group, said, title, asked) for group in _SETTINGS):
        return True
    ends = any(concept.role in _ENDS for concept in question.concepts)
    known = set(stems(asked))
    people = [stems(found.group(1)) for found in _PEOPLE_WITH.finditer(title)]
    return ends and any(known.isdisjoint(words) for words in people)


def _is_elsewhere(group: re.Pattern[str], said: str, title: str, asked: str) -> bool:
    """A title speaks for its study; a sentence does where it tells of an operation."""
    of_surgery = group is _SETTINGS[0]
    where = f"{title} . {said}" if of_surgery else title
    if group.search(where) is None or group.search(asked) is not None:
        return False
    if of_surgery:
        return _FOR_SURGERY.search(asked) is None
    return group is not _SETTINGS[-1] or _GROWN.search(title) is None
