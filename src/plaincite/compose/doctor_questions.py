"""Five questions to take to a doctor, first person, fitted to this evidence.

They adapt three questions tested in trials (my options; benefits and harms; how likely for me)
and add two: does this research fit me, and when do we look again. Source: Shepherd et al., Patient
Education and Counseling 2011 (the three questions).
"""

import re
from collections.abc import Sequence

from plaincite.compose.harms import is_warning
from plaincite.compose.lead import people_studied
from plaincite.compose.spoken import is_exposure, is_food, spoken_condition, spoken_treatment
from plaincite.compose.wording import asks_safety, concept_name, topic, topic_concept
from plaincite.model.answer import DoctorQuestion, Statement
from plaincite.model.claim import Span
from plaincite.model.evidence import Evidence
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.text import words

__all__ = ["doctor_questions"]

_MOST_WORDS = 20

# {treatment} and {condition} are the reader's own words. The second text of each pair is taken
# when a word is missing or the first grows too long.
_OPTIONS = {
    QuestionKind.SCREENING: (
        "What are my choices about {treatment}, including not being tested?",
        "What are my choices about this test, including not having it?",
    ),
    QuestionKind.PREVENTION: (
        "What can I do to prevent {prevented}, and what if I do nothing?",
        "What can I do to prevent this, and what if I do nothing?",
    ),
    QuestionKind.CAUSE: (
        "What can I do to prevent {outcome}, and what if I do nothing?",
        "What are my choices for {condition}, including no treatment for now?",
        "What are my choices, including no treatment for now?",
    ),
    QuestionKind.HARM: (
        "What could I eat instead of {food}, and what if I change nothing?",
        "What could I use instead of {treatment}, and what if I use nothing?",
        "What else could I do, and what if I do nothing?",
    ),
    QuestionKind.DIAGNOSIS: (
        "Which tests could I have for {condition}, and what if I have none?",
        "Which tests could I have, and what if I have none?",
    ),
}
_ANY_OPTIONS = (
    "What are my choices for {condition}, including no treatment for now?",
    "What are my choices, including no treatment for now?",
)
_BENEFITS_HARMS = (
    "What good could {treatment} do {me}, and how likely is {harm}?",
    "What good could {treatment} do {me}, and what harm?",
    "What good could each choice do {me}, and what harm?",
)
_LIKELIHOOD = {
    QuestionKind.HARM: (
        "How likely {feared} for {me}, given {my} health and other medicines?",
        "How likely is this for {me}?",
    ),
    QuestionKind.CAUSE: ("How high is {my} own risk, and can we lower it?",),
    QuestionKind.PROGNOSIS: ("What is most likely to happen in {my} case?",),
    QuestionKind.SCREENING: (
        "How likely is it that {treatment} would help {me}, or lead to care I do not need?",
        "How likely is it that this test would help {me}?",
    ),
}
_ANY_LIKELIHOOD = (
    "How likely is it that {treatment} would help {me}?",
    "How likely is it that each choice would help {me}?",
)
_FIT = (
    "One study here was in {people}. Do its results fit {me}?",
    "Do the people in these studies differ from {me} in ways that matter?",
)
_FOLLOW_UP = (
    "When do we look at this again, and what means I must call you sooner?",
    "When do we look at this again?",
)
_EARLY = (
    "The largest study {largest} people. Is there a trial I could join?",
    "Is there a trial I could join?",
)
# A verb as the reader wrote it.
_ACT = re.compile(r"^(?:gain|get|give up|keep|lose|put on|quit|stop)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?:heart|kidney|liver|lung|brain|bone|eye|skin|stomach|gut|bowel|bladder|joint|muscle|tooth"
    r"|gum|nerve|bloods?|prostate|thyroid|pancreas|knee|hip|ear|throat|nose|mouth)s?",
    re.IGNORECASE,
)
_ASKS_PREVENTION = re.compile(r"\bprevent", re.IGNORECASE)
# Where they lived, at the end; and short forms, which only the record explains.
_PLACE = re.compile(r", (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)*$")
_SHORT_FORM = re.compile(r"^(?!COVID|HIV|AIDS|US$|UK$)[A-Z][A-Za-z]?[A-Z]")
# How they were picked.
_PICKED = re.compile(
    r"^(?:consecutive|consenting|eligible|enrolled|evaluable|included|random(?:i[sz]ed|ly selected)"
    r"|recruited) ",
    re.IGNORECASE,
)
# How a study was put together is no trait of the people in it.
_OF_THE_STUDY = re.compile(r"\b(?:trials?|studies|cohorts?|controls|meta-analys\w+)\b|:")
_ANYBODY = frozenset(
    "a about adult and at at-risk disease for in man men of on or participant patient people person"
    " randomised randomized risk study the trial trials who with woman women".split()
)
_SMALL = 200
_MOST_OF_PEOPLE, _LONGEST_WORD = 8, 13  # words, letters
_LONG_WORD, _MOST_LONG_WORDS = 10, 2  # letters, words
_SAYS_TEST = re.compile(r"\b(?:screen|test|scan|check|mammogra|smear|colonoscop)", re.IGNORECASE)
# Harms by the name a study gives them, and what a patient would call them.
_HARMS = {
    "cytokine release": "cytokine release syndrome",
    "bleeding": "bleeding",
    "haemorrhage": "bleeding",
    "blood clot": "a blood clot",
    "seizure": "a seizure",
    "liver": "a liver problem",
    "kidney": "a kidney problem",
    "overdiagnos": "treatment I do not need",
    "false positive": "a false alarm",
    "incontinence": "leaking urine",
    "erectile": "erection problems",
    "impotence": "erection problems",
    "infection": "an infection",
    "fracture": "a broken bone",
    "hypoglyc": "low blood sugar",
    "anaemia": "too few red blood cells",
    "rash": "a rash",
    "vomiting": "vomiting",
    "nausea": "feeling sick",
    "diarrhoea": "diarrhoea",
    "diarrhea": "diarrhoea",
    "irritation": "irritation",
    "dizziness": "dizziness",
    "drowsiness": "sleepiness",
    "sedation": "sleepiness",
    "headache": "a headache",
    "fatigue": "tiredness",
}


def doctor_questions(
    question: Question, evidence: Sequence[Evidence], shown: Sequence[Statement] = ()
) -> tuple[DoctorQuestion, ...]:
    """Return exactly five questions, each of its own kind.

    Args:
        question: As understood.
        evidence: The studies that the page cites.
        shown: The page's statements; only a harm told there is asked about.
    """
    facts = _facts(question, evidence, shown)
    likelihood = _LIKELIHOOD.get(question.kind, _ANY_LIKELIHOOD)
    if "largest" in facts and question.kind in {QuestionKind.EFFECT, QuestionKind.USE}:
        likelihood = _EARLY
    return (
        DoctorQuestion(_fill(_options(question), facts), "options"),
        DoctorQuestion(_fill(_BENEFITS_HARMS, facts), "benefits_harms"),
        DoctorQuestion(_fill(likelihood, facts), "likelihood"),
        DoctorQuestion(_fill(_FIT, facts), "fit"),
        DoctorQuestion(_fill(_FOLLOW_UP, facts), "follow_up"),
    )


def _options(question: Question) -> tuple[str, ...]:
    """What is asked to be safe may be the doing nothing itself."""
    if asks_safety(question):
        return _ANY_OPTIONS
    if _ASKS_PREVENTION.search(question.text):
        return _OPTIONS[QuestionKind.PREVENTION]
    return _OPTIONS.get(question.kind, _ANY_OPTIONS)


def _facts(
    question: Question, evidence: Sequence[Evidence], shown: Sequence[Statement]
) -> dict[str, str]:
    sizes = [item.appraisal.participants.value for item in evidence if item.appraisal.participants]
    those = "here" if len(sizes) == len(evidence) else "of known size"
    is_child = question.constraints.maximum_age is not None and not question.constraints.pregnancy
    feared = _thing(question, ConceptRole.OUTCOME) or "harm"
    verb = "are" if feared.endswith("s") and not feared.endswith(("ss", "is", "us")) else "is"
    treatment = _treatment(question)
    facts = {
        "me": _who(question, is_child=is_child),
        "my": "my child's" if is_child else "my",
        "feared": f"{verb} {feared}",
        "treatment": treatment,
        "food": treatment if treatment is not None and is_food(treatment) else None,
        "condition": _thing(question, ConceptRole.CONDITION, ConceptRole.OUTCOME),
        "outcome": _thing(question, ConceptRole.OUTCOME),
        "prevented": _prevented(question),
        "people": next(filter(None, (_narrower(item, question) for item in evidence)), None),
        "harm": next(filter(None, (_harm(item, question, shown) for item in evidence)), None),
        "largest": f"{those} had {max(sizes)}" if sizes and max(sizes) < _SMALL else None,
    }
    return {name: text for name, text in facts.items() if text}


def _thing(question: Question, *roles: ConceptRole) -> str | None:
    """The reader's words; where they are an act ("gain weight"), its name as a thing."""
    named = topic(question, *roles)
    said = None if named is None else spoken_condition(named)
    if said is not None and _PART.fullmatch(said) is not None:
        return f"{said.removesuffix('s')} problems"  # nobody has "heart", or fears it
    if said is None or _ACT.search(said) is None:
        return said
    names = next(each.names for each in question.concepts if each.text.lower() in said.lower())
    return next((name for name in names if not _ACT.search(name)), said)


def _prevented(question: Question) -> str | None:
    """Return what is to be kept off, and not what it may follow: "after deep vein thrombosis"."""
    said = _thing(question, ConceptRole.OUTCOME, ConceptRole.CONDITION)
    is_first = said is not None and f"after {said}" in question.text.lower()
    return None if is_first else said


def _narrower(evidence: Evidence, question: Question) -> str | None:
    """Return who was studied where that says more than the question itself does."""
    people = _PICKED.sub("", _PLACE.sub("", people_studied(evidence) or ""))
    known = {word.lower().rstrip("s") for word in words(question.text)} | _ANYBODY
    tokens = words(people or "")
    is_news = any(word.lower().rstrip("s") not in known for word in tokens)
    n_long = sum(len(token) >= _LONG_WORD for token in tokens)
    is_long = len(tokens) > _MOST_OF_PEOPLE or n_long > _MOST_LONG_WORDS
    if is_long or any(_is_unsaid(token) for token in tokens):
        return None  # nobody says that to a doctor
    return people if is_news and not _OF_THE_STUDY.search(people or "") else None


def _is_unsaid(word: str) -> bool:
    return len(word) > _LONGEST_WORD or "≥" in word or _SHORT_FORM.search(word) is not None


def _who(question: Question, *, is_child: bool) -> str:
    if question.constraints.pregnancy:
        return "me and my baby"
    return "my child" if is_child else "me"


def _treatment(question: Question) -> str | None:
    """The reader's words; a test that screens is named as what it does ("PSA screening")."""
    concept = topic_concept(question, ConceptRole.INTERVENTION)
    if concept is None or is_exposure(concept.text):
        return None
    treatment = spoken_treatment(concept, question)
    is_test = question.kind is QuestionKind.SCREENING
    if is_test and _SAYS_TEST.search(treatment) is None:
        return f"{concept_name(concept, question)} screening"
    return treatment


def _harm(evidence: Evidence, question: Question, shown: Sequence[Statement]) -> str | None:
    """Return the harm that the page tells first and the reader did not name, in everyday words."""
    record_id = evidence.record.record_id
    told = [
        sentence.span.text.lower()
        for sentence in evidence.harms
        if is_warning(sentence.span.text)
        and any(_quotes(statement, record_id, sentence.span) for statement in shown)
    ]
    text = " ".join(told)
    # What the people studied had anyway ("irritable bowel syndrome with diarrhoea") is no harm.
    description = evidence.appraisal.population.description
    had = f"{evidence.record.title or ''} {description.value if description else ''}"
    asked = f"{question.text} {had}".lower()
    named = [name for name in _HARMS if name in text and name not in asked]
    return _HARMS[min(named, key=text.index)] if named else None


def _quotes(statement: Statement, record_id: str, span: Span) -> bool:
    return any(
        citation.record_id == record_id and span.text in citation.quote
        for citation in statement.citations
    )


def _fill(texts: tuple[str, ...], facts: dict[str, str]) -> str:
    """Return the first of *texts* whose gaps can be filled within the limit of words."""
    for text in texts:
        try:
            filled = text.format_map(facts)
        except KeyError:
            continue
        if len(words(filled)) <= _MOST_WORDS:
            return filled
    return texts[-1].format_map(facts)
