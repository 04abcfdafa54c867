"""The page: its parts in order, from the evidence alone.

Every statement that speaks of the world is shown to the judge first; what the judge does not
support is left off the page, and its study is tried in the author's own words instead.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from plaincite.compose.bare_forms import without_bare_forms
from plaincite.compose.doctor_questions import doctor_questions
from plaincite.compose.findings import Draft, Judge, finding_draft, first_supported
from plaincite.compose.footer import footer_text
from plaincite.compose.glossary import explain
from plaincite.compose.harms import harm_drafts, kept_beside
from plaincite.compose.left_out import with_far, with_use
from plaincite.compose.orders import without_orders
from plaincite.compose.other_side import Sides, Terms, looked_frame, split_sides
from plaincite.compose.quotation import within_quotation
from plaincite.compose.references import reference_list
from plaincite.compose.replies import insufficient, interrupted
from plaincite.compose.same_trials import with_trial_notes
from plaincite.compose.short_answer import SHORT_ANSWER_WORDS, short_answer
from plaincite.compose.spelling_out import spelled_out
from plaincite.compose.standards import Standards, near_only, pertinent_only
from plaincite.compose.state import State, state_of
from plaincite.compose.unknowns import gap_frames, limit_drafts
from plaincite.model.answer import Answer, Provenance, Statement, Status
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Design, Evidence, Headline, Stance
from plaincite.model.question import OF_HARM, Question, Safety
from plaincite.text import split_sentences, words

__all__ = ["compose", "read_first"]

_MOST_FINDINGS = 7
_FEWEST_FINDINGS = 3
_MOST_WORDS = 850  # of a page, without its references
# Words of findings, other side and limits; the next is tried where the page gets too long.
_ROOMS = (560, 520, 480, 440, 400)
_MOST_HARMS = 2
_MOST_HARMS_OF_OTHERS = 1  # studies that tell of harms alone
_SHORT_ANSWER_SENTENCES = 3
_SHORT_ANSWERS_TRIED = 6
_ABOUT_AS_STRONG = 0.9  # of a study's score
_UNFIT = Verdict(Label.NOT_ENOUGH_INFO, ("Too long, or a bare ratio.",))
# A ratio without its groups tells a reader nothing; the findings have room for a line on it.
_RATIO = re.compile(r"\b(?:(?i:relative risk|(?:odds|hazard|risk|rate) ratio)|[aA]?(?:RR|OR|HR)\b)")
_MOST_LIMITS = 4
_MOST_UNKNOWNS = 7


@dataclass(frozen=True, slots=True)
class _Parts:
    """The statements of a page, section by section, in the order in which they are read."""

    short_answer: tuple[Statement, ...]
    findings: tuple[Statement, ...]
    other_side: tuple[Statement, ...]
    unknowns: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*self.short_answer, *self.findings, *self.other_side, *self.unknowns)


@dataclass(frozen=True, slots=True)
class _Material:
    """What a page is made from."""

    question: Question
    found: Sequence[Evidence]  # all that may be quoted
    near: Mapping[str, Evidence]  # those that answer, by record, as they are told
    judge: Judge
    for_answer: Judge  # stricter: what it supports may open the page
    spelled: Judge  # and holds no short form that stays bare, even in a quotation
    may_oppose: Callable[[Evidence, Headline], bool]


def compose(
    question: Question,
    safety: Safety,
    evidence: Sequence[Evidence],
    *,
    provenance: Provenance,
    standards: Standards,
) -> Answer:
    """Write the page that answers *question* from *evidence*, which comes strongest first.

    Args:
        question: As understood.
        safety: What the safety rules said; a message that replaces the answer is all that shows.
        evidence: The studies that bear on the question.
        provenance: What is known of the search; the counts of use are filled in here.
        standards: What its judge does not support is not printed; what is not pertinent to
            *question* does not open the page.

    Returns:
        A page whose every claim is supported. With no supported finding, a page that says so.
    """
    if safety.replaces_answer:
        return interrupted(question, safety, provenance=provenance)
    judge = standards.judge
    quotable = [item for item in map(within_quotation, evidence) if item is not None]
    near = near_only(quotable, standards.relevance, question)
    studies = {item.record.record_id: item for item in evidence}
    # One statement is tried in several places and at several lengths.
    plainly = cache(without_bare_forms(without_orders(judge), studies, asked=question.text))
    for_answer = pertinent_only(plainly, standards.relevance.is_pertinent, question, studies)
    spelled = without_bare_forms(for_answer, studies, asked=question.text, even_quoted=True)
    material = _Material(
        question, quotable, near, plainly, for_answer, spelled, _may_oppose(question, standards)
    )
    for room in _ROOMS:
        parts = _parts(material, room)
        if not parts.findings or not any(item.citations for item in parts.short_answer):
            return insufficient(question, safety, provenance=provenance)
        parts = _with_spelled_out(parts, studies, judge)
        page = _page(question, safety, parts, studies, with_far(provenance, quotable, near))
        if sum(len(words(text)) for text in page.texts()) <= _MOST_WORDS:
            break
    return page


def _may_oppose(question: Question, standards: Standards) -> Callable[[Evidence, Headline], bool]:
    """What sets a study apart lies as near to the question as what opens a page."""
    is_pertinent = standards.relevance.is_pertinent
    return lambda item, headline: is_pertinent(question, item.record, headline.text)


def _page(
    question: Question,
    safety: Safety,
    parts: _Parts,
    studies: Mapping[str, Evidence],
    provenance: Provenance,
) -> Answer:
    references = reference_list(parts.statements, studies)
    cited = tuple(studies[reference.record_id] for reference in references)
    return Answer(
        question=question,
        status=Status.ANSWERED,
        safety=safety,
        short_answer=parts.short_answer,
        findings=parts.findings,
        other_side=parts.other_side,
        unknowns=parts.unknowns,
        doctor_questions=doctor_questions(question, cited, parts.statements),
        references=references,
        glossary=explain(read_first(parts.statements)),
        provenance=with_use(provenance, tuple(studies.values()), cited),
        footer=footer_text(question.specialty),
    )


def _parts(material: _Material, room: int) -> _Parts:
    question, judge = material.question, material.judge
    of_harm = question.kind in OF_HARM
    able = [item for item in material.found if not item.is_on_harm_only]
    answer = _opening(material, able, state_of(able, of_harm=of_harm))
    studies = [
        material.near.get(item.record.record_id, item)
        for item in material.found
        if item.record.record_id in material.near or _is_cited(item, answer)
    ]
    evidence = [item for item in studies if not item.is_on_harm_only]
    others = [item for item in studies if item.is_on_harm_only]
    speaking = {item.trial_id for item in evidence if _is_cited(item, answer)}
    sides = split_sides(
        evidence,
        state_of(evidence, of_harm=of_harm),
        speaking,
        Terms(
            is_open=not question.names_treatment,
            of_any_harm=of_harm and not question.names_outcome,
            is_pertinent=material.may_oppose,
        ),
    )
    against = _told_against(sides, judge)
    more_harms = _supported(harm_drafts(others), judge, _MOST_HARMS_OF_OTHERS)
    main = _main_findings(sides.main, (*against, *more_harms), judge, room)
    told = [
        item for item in (*sides.main, *sides.other) if _is_cited(item, (*main, *against))
    ]  # a harm or a limit of a study that the page does not tell of would hang in the air
    harms = _harms(told, main, judge)
    harms += more_harms[: max(0, _MOST_FINDINGS - len(main) - len(harms))]
    limits = _supported(limit_drafts(told), judge, _MOST_LIMITS)
    kept = main[: _MOST_FINDINGS - len(harms)]
    findings = (*kept, *harms)
    cited = [item for item in studies if _is_cited(item, (*answer, *findings, *against))]
    shown = [item for item in cited if not item.is_on_harm_only]
    looked = looked_frame(
        len(evidence),
        len(shown),
        len(against),
        sides=sides,
        tells_of_harms=len(shown) < len(cited),
    )
    told_of = (*findings, *against, *limits)
    gaps = gap_frames(question, cited, told_of, room=_MOST_UNKNOWNS - len(limits))
    return _Parts(
        short_answer=answer,
        findings=(*with_trial_notes(kept, cited), *harms),
        other_side=(looked, *with_trial_notes(against, cited)),
        unknowns=(*limits, *gaps),
    )


def _opening(material: _Material, able: Sequence[Evidence], state: State) -> tuple[Statement, ...]:
    """Return a short answer without bare short forms, if a study about as strong gives one."""
    spelled = _short_enough(material.question, able, state, material.spelled)
    strength = _strength(spelled, able)
    # None can be stronger than the strongest study, so another answer need not be looked for.
    if spelled and strength >= _ABOUT_AS_STRONG * max(item.score for item in able):
        return spelled
    quoted = _short_enough(material.question, able, state, material.for_answer)
    return spelled if strength >= _ABOUT_AS_STRONG * _strength(quoted, able) else quoted


def _strength(answer: Sequence[Statement], evidence: Iterable[Evidence]) -> float:
    """Return the score of the strongest study cited, 0 where none is."""
    return max((item.score for item in evidence if _is_cited(item, answer)), default=0.0)


def _short_enough(
    question: Question, evidence: Sequence[Evidence], state: State, judge: Judge
) -> tuple[Statement, ...]:
    """Return a short answer that is short once its abbreviations are spelled out, if there is one.

    Its longest sentence is refused until the rest fits.
    """
    records = {item.record.record_id: item.record for item in evidence}
    refused: set[str] = set()

    def judged(statement: Statement) -> Verdict:
        is_out = statement.text in refused or _RATIO.search(statement.text) is not None
        return _UNFIT if is_out else judge(statement)

    for _ in range(_SHORT_ANSWERS_TRIED):
        answer = short_answer(question, evidence, state, judged)
        shown = spelled_out(answer, records=records, judge=judge)
        claims = [item for item in shown if item.citations]
        if not claims or _fits(shown):
            return answer
        # The first is the best there is; of two, the other goes.
        spare = claims[1:] if len(claims) > 1 and _fits((*shown[:1], claims[0])) else claims
        longest = max(spare, key=lambda item: (_n_sentences(item), len(words(item.text))))
        refused.add(answer[shown.index(longest)].text)
    return ()


def _fits(shown: Sequence[Statement]) -> bool:
    n_words = sum(len(words(item.text)) for item in shown)
    n_sentences = sum(map(_n_sentences, shown))
    return n_words <= SHORT_ANSWER_WORDS and n_sentences <= _SHORT_ANSWER_SENTENCES


def _n_sentences(statement: Statement) -> int:
    return len(split_sentences(statement.text))


def _main_findings(
    main: Sequence[Evidence], beside: Sequence[Statement], judge: Judge, room: int
) -> tuple[Statement, ...]:
    """Return the findings of *main* that a page has room for beside the rest."""
    found = _supported((finding_draft(item) for item in main), judge, _MOST_FINDINGS)
    shown = [item for item in main if _is_cited(item, found)]
    harms = _harms(shown, found, judge)
    limits = _supported(limit_drafts(shown), judge, _MOST_LIMITS)
    telling = [item for item in shown if _takes_a_side(item)]
    spare = [each for each in found if not any(_is_cited(item, (each,)) for item in telling)]
    left = room - _n_words((*harms, *beside, *limits))
    return _within(found[: _MOST_FINDINGS - len(harms)], left, spare=spare)


def _told_against(sides: Sides, judge: Judge) -> tuple[Statement, ...]:
    """Return the other side's findings, each with the sentence that sets its study apart."""
    told: list[Statement] = []
    for item in sides.other:
        needed = [each.span.text for each in sides.said.get(item.record.record_id, ())]
        drafts = (item, _only_said(item, sides))
        tried = (first_supported(finding_draft(each), judge) for each in drafts)
        found = next((each for each in tried if each is not None and _quotes(each, needed)), None)
        told += [found] if found is not None else []
    return tuple(told)


def _only_said(item: Evidence, sides: Sides) -> Evidence:
    said = sides.said.get(item.record.record_id)
    if said is None:
        return item
    return replace(item, finding=replace(item.finding, sentences=tuple(said), effects=()))


def _quotes(statement: Statement, texts: Iterable[str]) -> bool:
    quoted = " ".join(citation.quote for citation in statement.citations)
    return all(text in quoted for text in texts)


def _harms(
    evidence: Sequence[Evidence], findings: Sequence[Statement], judge: Judge
) -> tuple[Statement, ...]:
    harms = _supported(harm_drafts(evidence), judge, _MOST_HARMS)
    return kept_beside(findings, harms, _MOST_FINDINGS)


def _takes_a_side(item: Evidence) -> bool:
    """What a guideline advises is worth its place whichever way it points."""
    is_guideline = item.appraisal.design.value is Design.GUIDELINE
    return is_guideline or item.finding.stance is not Stance.UNSTATED


def read_first(statements: Sequence[Statement]) -> Iterator[str]:
    """Yield what to explain, the statements before their leads, and no journal's name."""
    yield from (item.text.removeprefix(item.lead or "") for item in statements)
    yield from ((item.lead or "").partition(" (")[0] for item in statements)


def _within(
    findings: tuple[Statement, ...], most_words: int, *, spare: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Return *findings* without the last ones, when they are too long to be read together.

    Those of *spare*, which take no side, go first.
    """
    while len(findings) > _FEWEST_FINDINGS and _n_words(findings) > most_words:
        last = next((each for each in reversed(findings) if each in spare), findings[-1])
        findings = tuple(each for each in findings if each is not last)
    return findings


def _n_words(statements: Iterable[Statement]) -> int:
    return sum(len(words(f"{item.text} {item.note or ''}")) for item in statements)


def _supported(drafts: Iterable[Draft], judge: Judge, most: int) -> tuple[Statement, ...]:
    tried = (first_supported(draft, judge) for draft in drafts)
    return tuple(islice((statement for statement in tried if statement is not None), most))


def _is_cited(evidence: Evidence, statements: Iterable[Statement]) -> bool:
    return any(
        citation.record_id == evidence.record.record_id
        for statement in statements
        for citation in statement.citations
    )


def _with_spelled_out(parts: _Parts, studies: Mapping[str, Evidence], judge: Judge) -> _Parts:
    records = {record_id: item.record for record_id, item in studies.items()}
    rest = iter(spelled_out(parts.statements, records=records, judge=judge))
    return _Parts(
        short_answer=tuple(islice(rest, len(parts.short_answer))),
        findings=tuple(islice(rest, len(parts.findings))),
        other_side=tuple(islice(rest, len(parts.other_side))),
        unknowns=tuple(rest),
    )
