"""The short answer: what the evidence allows us to say, then its strongest words.

A frame says what the studies together allow (`answer_plans.py`); the strongest short finding gives
the content. The two must agree: a frame that no sentence bears out gives way to the neutral one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from plaincite.compose.answer_plans import UNFRAMED, Plan, plans
from plaincite.compose.classes import is_of_same_part, speaks_of_part
from plaincite.compose.findings import Draft, Judge, first_supported, sentence_draft
from plaincite.compose.lead import people_studied, study_name
from plaincite.compose.state import State, tell_of_same
from plaincite.compose.wording import asks_safety, indefinite
from plaincite.model.answer import CHANCE_NOTE, Statement, StatementKind
from plaincite.model.evidence import AGAINST, Design, Evidence, Headline, Stance
from plaincite.model.question import ConceptRole, Constraints, Question, QuestionKind
from plaincite.text import words

__all__ = ["SHORT_ANSWER_WORDS", "short_answer"]

SHORT_ANSWER_WORDS = 60

# Evidence that may not carry the short answer alone.
_NEVER_ALONE = frozenset(
    {Design.ANIMAL_OR_LABORATORY, Design.PROTOCOL, Design.LETTER, Design.PREPRINT}
)
_NOT_FROM_ONE = frozenset(
    {
        QuestionKind.COMPARISON,
        QuestionKind.EFFECT,
        QuestionKind.NEED,
        QuestionKind.PREVENTION,
        QuestionKind.PROGNOSIS,
        QuestionKind.SCREENING,
    }
)
_STUDIES_TRIED = 8
_A_RANK = 0.35  # merit that a study must gain to pass the one above it
_OF_PART_ONLY = 0.8  # merit lost by a sentence on one drug of the class asked about
_POORER = 1.6  # merit by which a study's sentence may fall behind its best one
_SHOWN = 0.3  # merit of a sentence that the findings show
_TRIED = 5  # sentences for one place where two must fit together
_SHARES = re.compile(r"\d ?%.{1,80}\d ?%")
# Abbreviations are spelled out later; this many words more, each.
_A_NAME_IN_FULL = 2
_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z]\w*")
_STRONG_SHARE = 0.62  # of the strongest study's score; below it a study bears out no frame
_LONGEST_PEOPLE = 8  # words
_CUT_OFF = re.compile(
    r"(?:\b(?:aged|living|of|or|and|at|in)|,|\d)$"
)  # what followed "with" is missed


@dataclass(frozen=True, slots=True)
class _Choice:
    """A sentence that may carry the answer, of the study it comes from."""

    evidence: Evidence
    headline: Headline
    rank: int  # of the study
    worth: float  # of the sentence, less what its study's rank takes away


def short_answer(
    question: Question, evidence: Sequence[Evidence], state: State, judge: Judge
) -> tuple[Statement, ...]:
    """Return the frame and the sentences that carry it, in at most `SHORT_ANSWER_WORDS` words.

    Where studies disagree each side has its sentence, or one sentence says both. Whatever cannot
    be borne out so is not said: the neutral frame stands with the best sentence that answers.
    Where none does there is no short answer: what only bears on the question is for the findings.
    """
    able = [item for item in evidence if _may_carry(item, question)][:_STUDIES_TRIED]
    choices = _ranked(able, question)
    for plan in plans(question, state):
        frame = Statement(plan.frame, StatementKind.FRAME)
        room = SHORT_ANSWER_WORDS - _n_words(frame)
        content = _filled(plan, choices, question, judge, room)
        if content is not None:
            left = room - sum(_n_words(each) for each in content)
            return (frame, *content, *_on_other_end(content, choices, question, judge, left))
    return ()


def _filled(
    plan: Plan, choices: Sequence[_Choice], question: Question, judge: Judge, room: int
) -> tuple[Statement, ...] | None:
    """Return one supported sentence for each place of *plan*, from different studies."""
    is_framed = plan.frame not in UNFRAMED
    best = max((each.evidence.score for each in choices), default=0.0)
    least = _STRONG_SHARE * best if is_framed else 0.0
    able = [
        each
        for each in choices
        if (plan.studies is None or each.rank < plan.studies)
        and each.evidence.score >= least
        and ((each.headline.is_direct and each.headline.is_on_asked) or not is_framed)
        and (len(plan.places) == 1 or _points(each.headline))
        and (not plan.of_shares or _SHARES.search(each.headline.sentence.span.text))
        and not (plan.of_whole and speaks_of_part(each.headline.text, question))
    ]
    fitting = [[each for each in able if each.headline.stance in place] for place in plan.places]
    if plan.of_one_study:
        helped, not_helped = (
            [each for each in place if not (plan.of_whole and each.evidence.is_on_one_form)]
            for place in fitting
        )
        return _of_one_study(helped, not_helped, judge, room)
    if len(plan.places) == 1:
        drafts = (_supported(each, _openings(each, question), judge, room) for each in fitting[0])
        found = next((statement for statement in drafts if statement is not None), None)
        return None if found is None else (found,)
    sides = [_statements(filter(_speaks_for_its_study, place), judge, room) for place in fitting]
    for chosen in sorted(product(*sides), key=lambda pair: -sum(each.worth for each, _ in pair)):
        is_apart = len({each.evidence.trial_id for each, _ in chosen}) == len(chosen)
        if plan.of_same and not _are_on_same([each.headline for each, _ in chosen], question):
            continue
        if is_apart and sum(_n_words(statement) for _, statement in chosen) <= room:
            statements = tuple(statement for _, statement in chosen)
            return _asked_first(statements, question) if asks_safety(question) else statements
    return None


def _points(headline: Headline) -> bool:
    """Of two sentences each points some way, or tells of harm: else it adds nothing."""
    return headline.stance is not Stance.UNSTATED or "harm" in headline.outcomes


def _on_other_end(
    content: Sequence[Statement],
    choices: Sequence[_Choice],
    question: Question,
    judge: Judge,
    room: int,
) -> tuple[Statement, ...]:
    """Asked of two things at once ("diabetes and the heart"), return a sentence on the other one.

    There is none where the answer tells of both already, or where the words left do not suffice.
    """
    if not _is_of_two(question):
        return ()
    told = {citation.quote for each in content for citation in each.citations}
    measured = {
        at for each in choices if each.headline.text in told for at in each.headline.measured
    }
    others = [each for each in choices if each.headline.measured - measured]
    drafts = (_supported(each, (_opening(each.evidence),), judge, room) for each in others)
    found = next((statement for statement in drafts if statement is not None), None)
    return () if found is None or not measured else (found,)


def _is_of_two(question: Question) -> bool:
    return question.names_treatment and any(
        each.is_alternative and each.role is ConceptRole.CONDITION for each in question.concepts
    )


def _asked_first(statements: tuple[Statement, ...], question: Question) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda each: not _is_of_asked(each, question)))


def _is_of_asked(statement: Statement, question: Question) -> bool:
    """Tell whether *statement* names the very condition asked about."""
    conditions = [each for each in question.concepts if each.role is ConceptRole.CONDITION]
    text = statement.text.casefold()
    return any(name in text for each in conditions for name in each.names)


def _speaks_for_its_study(choice: _Choice) -> bool:
    """A "yes" of a study that says no on the whole is no voice for yes."""
    is_yes = choice.headline.stance is Stance.YES
    return not (is_yes and choice.evidence.finding.stance in AGAINST)


def _of_one_study(
    helped: Sequence[_Choice], not_helped: Sequence[_Choice], judge: Judge, room: int
) -> tuple[Statement, ...] | None:
    """Return one statement of a sentence for and one against, both from one study."""
    for one, other in product(helped, not_helped):
        if one.evidence is not other.evidence or one.headline.before or other.headline.before:
            continue
        pair = (one.headline.sentence, other.headline.sentence)
        both = tuple(sorted(pair, key=lambda sentence: sentence.span.start))
        draft = sentence_draft(one.evidence, both, opening=_opening(one.evidence))
        found = first_supported(_short(draft, room), judge)
        if found is not None and CHANCE_NOTE not in (found.note or ""):
            return (found,)
    return None


def _statements(
    choices: Iterable[_Choice], judge: Judge, room: int
) -> list[tuple[_Choice, Statement]]:
    """Return the first *choices* that are supported, each with its statement."""
    drafts = ((each, _supported(each, (_opening(each.evidence),), judge, room)) for each in choices)
    found = ((each, statement) for each, statement in drafts if statement is not None)
    return list(islice(found, _TRIED))


def _are_on_same(headlines: Sequence[Headline], question: Question) -> bool:
    """Tell whether all tell of one outcome, and of the whole class asked about or one part."""
    return all(
        tell_of_same(one, other) and is_of_same_part(one.text, other.text, question)
        for one, other in combinations(headlines, 2)
    )


def _supported(
    choice: _Choice, openings: Iterable[str], judge: Judge, room: int
) -> Statement | None:
    item, sentences = choice.evidence, choice.headline.sentences
    for opening in openings:
        draft = sentence_draft(item, sentences, opening=opening)
        found = first_supported(_short(draft, room), judge)
        # A difference that may be chance is no headline; the findings tell it, note and all.
        if found is not None and CHANCE_NOTE not in (found.note or ""):
            return found
    return None


def _short(draft: Draft, room: int) -> Draft:
    return tuple(statement for statement in draft if _n_words(statement) <= room)


def _openings(choice: _Choice, question: Question) -> Iterator[str]:
    """Yield how the study is named, with its people where a reader of one sentence needs them."""
    evidence = choice.evidence
    people = _people_told(choice, question)
    is_whole = people is not None and _CUT_OFF.search(people) is None
    is_new = people is not None and people not in choice.headline.text
    if people is not None and is_whole and is_new and len(words(people)) <= _LONGEST_PEOPLE:
        yield f"{_opening(evidence).removesuffix(' says:')} of {people} says:"
    yield _opening(evidence)


def _opening(evidence: Evidence) -> str:
    name = indefinite(study_name(evidence))
    return f"{name[0].upper()}{name[1:]} says:"


def _people_told(choice: _Choice, question: Question) -> str | None:
    """Who was studied, if certain people are asked about, or if only that tells of the illness."""
    people = people_studied(choice.evidence)
    if people is None:
        return None
    told = choice.headline.text
    if _names_condition(people, question) and not _names_condition(told, question):
        return people
    return people.partition(" with ")[0] if _asks_of_some(question.constraints) else None


def _names_condition(text: str, question: Question) -> bool:
    return any(
        name in text.casefold()
        for each in question.concepts
        if each.role is ConceptRole.CONDITION
        for name in each.names
    )


def _asks_of_some(constraints: Constraints) -> bool:
    ages = (constraints.minimum_age, constraints.maximum_age)
    return constraints.pregnancy or any(age is not None for age in ages)


def _ranked(evidence: Sequence[Evidence], question: Question) -> list[_Choice]:
    """Order headlines: the strongest study first, unless a later one says it much better."""
    a_rank = 0.0 if question.kind is QuestionKind.USE else _A_RANK
    found = [
        _Choice(item, headline, rank, _worth(item, headline, question) - a_rank * rank)
        for rank, item in enumerate(evidence)
        for headline in item.finding.headlines
        if headline.merit >= item.finding.headlines[0].merit - _POORER
    ]
    return sorted(found, key=lambda each: (-each.worth, each.rank))


def _worth(item: Evidence, headline: Headline, question: Question) -> float:
    """Return merit, more where the findings show the sentence too, less on part of a class."""
    shown = headline.sentence.span in {each.span for each in item.finding.sentences}
    is_of_part = speaks_of_part(headline.text, question)
    return headline.merit + (_SHOWN if shown else 0.0) - (_OF_PART_ONLY if is_of_part else 0.0)


def _n_words(statement: Statement) -> int:
    """Words of *statement* as it will be printed."""
    short = set(_ABBREVIATION.findall(statement.text))
    return len(words(statement.text)) + _A_NAME_IN_FULL * len(short)


def _may_carry(evidence: Evidence, question: Question) -> bool:
    """What befell one patient may warn of a harm; it shows no effect, and no outlook."""
    design = evidence.appraisal.design.value
    is_of_one = design is Design.CASE_REPORT and question.kind in _NOT_FROM_ONE
    return not (is_of_one or design in _NEVER_ALONE or evidence.record.is_preprint)
