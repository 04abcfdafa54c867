"""Bearing: how much of what the question is about a sentence, or a whole record, speaks of.

Words are matched by stem, with the synonyms that the question brought along and the abbreviations
that the record itself defines ("irritable bowel syndrome (IBS)"). A record bears on a question
only when it meets each main concept; that is what lets a page say "we found nothing on this".
"""

from collections.abc import Sequence

from plaincite.appraise.families import family_of
from plaincite.appraise.general import is_asked
from plaincite.appraise.names import Names, longer_names, names_in, names_of, without_names
from plaincite.appraise.roles import sentences
from plaincite.appraise.senses import in_asked_sense
from plaincite.appraise.terms import contains, stems
from plaincite.appraise.topics import is_of_topic
from plaincite.model.evidence import Role
from plaincite.model.question import OF_HARM, ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["BEARS_FROM", "ON_TOPIC", "record_bearing", "sentence_bearing"]

# What each part of the question counts for a sentence. An outcome is what the reader asks about;
# a sentence rarely repeats the population, and nobody is misled when it does not.
_WEIGHT = {
    ConceptRole.OUTCOME: 1.0,
    ConceptRole.INTERVENTION: 1.0,
    ConceptRole.CONDITION: 0.8,
    ConceptRole.COMPARATOR: 0.5,
    ConceptRole.UNKNOWN: 0.5,
    ConceptRole.POPULATION: 0.3,
}
_MAIN = (ConceptRole.INTERVENTION, ConceptRole.CONDITION, ConceptRole.OUTCOME)

# A concept that the sentence leaves out but the title names ("the treatment", "symptom scores").
_FROM_TITLE = 0.6

_MOST_LOOSE = 0.6  # of the words that belong to no part
_ANSWERING = (Role.AIM, Role.RESULT, Role.CONCLUSION)

# Where in a record a name stands decides how much the record is about it.
_IN_TITLE = 1.0
_PLACE = {
    Role.AIM: 0.9,
    Role.RESULT: 0.85,
    Role.CONCLUSION: 0.9,
    Role.METHODS: 0.8,
    Role.BACKGROUND: 0.4,
    Role.LIMITATION: 0.3,
    Role.OTHER: 0.3,
}
_TOLD = 0.6  # background of a review without sections, where it is what the review says
BEARS_FROM = 0.5  # a concept met less than this is not what the record is about
ON_TOPIC = 0.3  # right treatment and condition, other outcome
_MAIN_TOPIC = 0.75
_NEAR = 0.3
# Asked whether a treatment works, a condition that stands only among the results was measured
# there and not treated. Asked whether it can be prevented or caused, that is enough.
_ONLY_MEASURED = 0.45
_TREATED = frozenset(
    {
        QuestionKind.COMPARISON,
        QuestionKind.DEFINITION,
        QuestionKind.DIAGNOSIS,
        QuestionKind.EFFECT,
        QuestionKind.NEED,
        QuestionKind.OPTIONS,
        QuestionKind.PROGNOSIS,
        QuestionKind.USE,
    }
)


def sentence_bearing(
    tokens: tuple[str, ...], concepts: Sequence[Names], title: tuple[str, ...]
) -> float:
    """Return how much of what is asked a sentence, cut into stems, speaks of, 0 to 1.

    What the sentence leaves implicit and *title* names counts for less than what it says.
    """
    total = sum(_WEIGHT[concept.role] for concept in concepts)
    if not total:
        return 0.0
    met = sum(
        _WEIGHT[concept.role] * (concept.told(tokens) or _FROM_TITLE * concept.strength(title))
        for concept in concepts
    )
    return round(met / total, 4)


def record_bearing(record: Record, question: Question) -> float:
    """Return how much the study as a whole bears on *question*, 0 to 1; 0 when it does not.

    The weakest of the main parts decides: of interventions, of conditions and of outcomes at
    least one each must be what the record is about. General outcomes ("deaths") are not asked for,
    and a population is judged when evidence is weighed. A record on the very treatment and
    condition that lacks the outcome asked about gets `ON_TOPIC`, and so does one on a treatment in
    the condition's family when the question is whether it is used: it may stand beside others that
    bear on the question (often it tells of harms), never alone.
    """
    concepts = names_of(question)
    if _lacks_a_part(record, question):
        return 0.0
    met = _met(record, question)
    parts = _parts_met(concepts, met)
    share = _share(parts, question) if parts else _met_most(concepts, met)
    if not share and question.kind is QuestionKind.USE and _is_on_family(record, concepts, parts):
        share = ON_TOPIC
    is_apt = is_of_topic(record, question) and _has_rival(record, concepts, question)
    if not share or not is_apt or not _has_loose_words(record, concepts):
        return 0.0
    return share if _is_anchored(record, question, parts) else 0.0


def _lacks_a_part(record: Record, question: Question) -> bool:
    """Tell, at little cost, whether no word for a treatment or illness asked about is in *record*.

    Most hits of a large corpus go here, before their sentences are read.
    """
    needed = {ConceptRole.INTERVENTION, ConceptRole.CONDITION}
    if question.kind is QuestionKind.USE:
        needed = {ConceptRole.INTERVENTION}  # a review of kindred illnesses will do
    headings = " . ".join(heading.descriptor for heading in record.mesh if heading.is_major)
    present = set(stems(f"{record.title or ''} . {record.abstract} . {headings}"))
    asked = [each for each in names_in(record, question) if each.role in needed and is_asked(each)]
    is_there = [
        any(present.issuperset(name) for name in (*each.names, *each.cores, *each.topics))
        for each in asked
    ]
    return not all(
        there or each.is_alternative or (at + 1 < len(asked) and asked[at + 1].is_alternative)
        for at, (each, there) in enumerate(zip(asked, is_there, strict=True))
    )


def _met_most(concepts: Sequence[Names], met: Sequence[float]) -> float:
    """Where no part is asked for, a thing that no table knows will do, but no people alone."""
    told = [
        score
        for each, score in zip(concepts, met, strict=True)
        if each.role is ConceptRole.UNKNOWN and is_asked(each)
    ]
    return max(told, default=0.0)


def _has_rival(record: Record, concepts: Sequence[Names], question: Question) -> bool:
    """Tell whether a record for a comparison names the other thing, too."""
    if question.kind is not QuestionKind.COMPARISON:
        return True
    rivals = [each for each in concepts if each.role is ConceptRole.COMPARATOR and is_asked(each)]
    if not rivals:  # "Is it better to take it at night?": of the two, none is known
        return len([each for each in concepts if each.role in _MAIN and is_asked(each)]) > 1
    tokens = stems(f"{record.title or ''} . {record.abstract}")
    return any(each.told(tokens) for each in rivals)


def _has_loose_words(record: Record, concepts: Sequence[Names]) -> bool:
    """Tell whether the record has most words of the question that no part was found for.

    "Radiographic progression" may be anything, but a record that speaks of neither is on another
    matter, however much it says of the disease.
    """
    loose = [
        concept for concept in concepts if concept.role is ConceptRole.UNKNOWN and is_asked(concept)
    ]
    if not loose:
        return True
    tokens = set(stems(f"{record.title or ''} . {record.abstract}"))
    found = sum(
        max(len(tokens.intersection(name)) / len(name) for name in concept.names)
        for concept in loose
    )
    return found >= _MOST_LOOSE * len(loose)


def _share(parts: dict[ConceptRole, float], question: Question) -> float:
    if min(parts.values()) >= BEARS_FROM:
        return round(min(parts.values()) * 0.7 + sum(parts.values()) / len(parts) * 0.3, 4)
    rest = [score for role, score in parts.items() if role != ConceptRole.OUTCOME]
    is_near = parts.get(ConceptRole.OUTCOME, 0.0) >= _NEAR  # the asthma of "asthma attacks"
    is_on_topic = (len(rest) > 1 or is_near) and min(rest, default=0.0) >= _MAIN_TOPIC
    # "Does X cause Y": a study of X that does not speak of Y is no evidence at all.
    return ON_TOPIC if is_on_topic and question.kind not in OF_HARM else 0.0


def _met(record: Record, question: Question) -> list[float]:
    """How much the record is about each concept, by where its names stand."""
    asked = question.text
    title = stems(in_asked_sense(record.title or "", asked))
    found = sentences(record)
    told = all(sentence.section is None for sentence in found) and _is_review(record)
    texts = [
        (sentence.role, stems(in_asked_sense(sentence.span.text, asked))) for sentence in found
    ]
    headings = stems(" . ".join(heading.descriptor for heading in record.mesh if heading.is_major))
    scores = []
    concepts = names_in(record, question)
    for concept in concepts:
        longer = longer_names(concept, concepts)
        in_text = max(
            (
                _place(role, concept, question, told=told)
                * concept.strength(without_names(tokens, longer))
                for role, tokens in texts
            ),
            default=0.0,
        )
        in_title = _IN_TITLE * concept.strength(without_names(title, longer))
        in_headings = 0.9 * concept.strength(without_names(headings, longer))
        scores.append(max(in_title, in_text, in_headings))
    return scores


def _parts_met(concepts: Sequence[Names], met: Sequence[float]) -> dict[ConceptRole, float]:
    """How much the record is about each part that is asked of it.

    One of several things listed is enough ("statins or fibrates for ..."); of things asked
    about together ("fasting ... chemotherapy") the one that is met least decides.
    """
    found: dict[ConceptRole, list[float]] = {}
    for concept, score in zip(concepts, met, strict=True):
        if concept.role not in _MAIN or not is_asked(concept):
            continue
        scores = found.setdefault(concept.role, [])
        if concept.is_alternative and scores:
            scores[-1] = max(scores[-1], score)
        else:
            scores.append(score)
    return {role: min(found[role]) for role in _MAIN if role in found}


def _is_anchored(record: Record, question: Question, parts: dict[ConceptRole, float]) -> bool:
    """Where several parts are asked, one must be in title or headings, or two in one sentence.

    Else each is only mentioned: a long review that names a drug here and a disease there. Two
    things of one sort ("psoriasis and hepatitis C") must stand together somewhere.
    """
    asked = [each for each in names_in(record, question) if each.role in parts and is_asked(each)]
    if len(asked) < 2:
        return True
    heading = " . ".join((record.title or "", *(each.descriptor for each in record.mesh)))
    is_of_one_sort = len(parts) < 2 and not any(each.is_alternative for each in asked)
    if not is_of_one_sort and any(each.strength(stems(heading)) for each in asked):
        return True
    answering = [stems(each.span.text) for each in sentences(record) if each.role in _ANSWERING]
    if is_of_one_sort:
        texts = (stems(heading), *answering)
        return any(all(each.strength(text) for each in asked[:2]) for text in texts)
    return any(len({each.role for each in asked if each.strength(text)}) > 1 for text in answering)


def _is_on_family(
    record: Record, concepts: Sequence[Names], parts: dict[ConceptRole, float]
) -> bool:
    """The treatment is what the record is about, in the family of diseases of the condition."""
    title = stems(record.title or "")
    conditions = [each for each in concepts if each.role == ConceptRole.CONDITION]
    kin = [name for each in conditions for name in family_of(each.names)]
    is_treatment = parts.get(ConceptRole.INTERVENTION, 0.0) >= _MAIN_TOPIC
    return is_treatment and any(contains(title, name) for name in kin)


def _place(role: Role, concept: Names, question: Question, *, told: bool) -> float:
    if role is Role.BACKGROUND and told:
        return _TOLD
    is_condition = concept.role == ConceptRole.CONDITION
    is_measuring = role is Role.RESULT or (role is Role.CONCLUSION and not question.names_treatment)
    if is_measuring and is_condition and question.kind in _TREATED:
        return _ONLY_MEASURED
    return _PLACE[role]


def _is_review(record: Record) -> bool:
    """A review's text without sections has no background apart from what it reviews."""
    types = {name.lower() for name in record.publication_types}
    named = "review" in stems(record.title or "")
    return bool(types & {"review", "practice guideline", "guideline"}) or named
