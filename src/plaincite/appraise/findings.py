"""Findings: the one or two sentences in which a record answers the question.

A conclusion that answers, with the result that carries its numbers, is best; then either alone.
Background, methods and calls for more research never stand as a finding. Sentences are taken as
they stand, so one that leans on its neighbour ("These were ...") counts less without it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from plaincite.appraise.answering import answers
from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.effects import effects
from plaincite.appraise.headlines import Candidate, headlines
from plaincite.appraise.merits import is_plain_result, merit, traits
from plaincite.appraise.names import Names, is_among_themselves, is_of_doses, named_as, names_in
from plaincite.appraise.pairs import is_bare_count
from plaincite.appraise.roles import body_sentences, lay_sentences, sentences
from plaincite.appraise.stance import OF_USE, stance
from plaincite.appraise.terms import stems
from plaincite.model.evidence import AGAINST, Appraisal, Design, Finding, Role, Sentence, Stance
from plaincite.model.question import OF_HARM, ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["find_finding", "is_of_treatment", "may_state"]

# A page quotes at most two sentences and 60 words of one source.
_MOST_WORDS = 60
_BARE_COUNT = 0.6  # "97 and 833", with no word of how many people
_HALF = 0.5
_BARE_CALL = re.compile(r"^[^;,]{0,100} (?:needed|required|warranted|necessary)\.?$")
_BY_USE = 0.3  # "children exposed before birth" names the medicine asked about in its way
_FIRST = 0.35  # authors give the main result first
_TOPIC_ONLY = 0.5  # "asthma", of asthma attacks, is less
_LEAST_BEARING = 0.2  # one concept of three, and that one only implied by the title
_MOST_CANDIDATES = 24
_UNSETTLED = re.compile(
    r"\bno (?:determinate|firm|clear|definite) conclusions?\b|\btoo few data\b|\binconclusive\b",
    re.IGNORECASE,
)
_AS_GOOD = 1.2  # points by which a sentence on the other side may fall behind
_AMONG_THEMSELVES = 0.7  # points against a comparison that stays inside the class asked about

# A narrative review or a guideline without sections reports throughout; what reads as background
# there is what the review says. In any other study such a sentence is somebody else's claim.
_TELLS_THROUGHOUT = frozenset({Design.NARRATIVE_REVIEW, Design.GUIDELINE})

_SAFETY = re.compile(r"\b(?:safe|safety|safely|harm\w*|risks?|side effects?)\b", re.IGNORECASE)

_QUALITY = re.compile(
    r"^\S+(?: \([^()]{0,30}\))? (?:\w+ ){0,3}?(?:were|was) (?:\w+ ){0,4}?"
    r"(?:risk of bias|(?:low|poor|weak) (?:methodological )?quality)",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"^(?:(?:these|those|this|it|its|they|their|such|both|neither|either|the (?:former|latter|other"
    r"|opposite|two|same|difference|effect|benefit|reduction|increase|rest)|others?|however"
    r"|in contrast|conversely|similarly|likewise|moreover|furthermore|in addition"
    r"|additionally|also|but|and|of these|among these|among them|for (?:both|these)"
    r"|thus|therefore|hence|again)\b)"
    r"(?! (?:study|trial|review|meta-analysis|analysis|systematic|findings|results|data|paper))"
    r"|^[^.;]{0,60}\b(?:was|were|is|are|did|had) also\b|\bby contrast\b"
    r"|^[^.;]{0,60}\b(?:all|any|half|majority|many|most|none|some) of (?:these|those) (?!who|with)"
    r"|^(?:\S+ ){1,6}?(?:it|they|them) (?:was|were|is|are|had|did|may|can)\b"
    r"|^there (?:was|were) no (?:\w+ ){0,3}?differences? between"
    r" (?:(?! (?:in|for|on|at) )[^.;,(]){0,80}(?:[.;,]| \()"
    r"|^(?:fewer|more|less)\b(?![^.;]{0,80}\b(?:than|with|in|on)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may state the finding, and what speaks for it."""

    at: int  # place among the record's sentences
    sentence: Sentence
    bearing: float
    spoken: float  # bearing of its own words alone
    score: float
    n_words: int
    leans: bool
    has_figures: bool


def find_finding(record: Record, question: Question, appraisal: Appraisal) -> Finding | None:
    """Return the record's answer to *question*, at most two sentences, or None when it has none.

    The abstract speaks first, being what the authors weighed most; then the lay summary. The full
    text is asked where these name no outcome asked about or do not say which way it went.
    """
    found = _finding_in(sentences(record), record, question, appraisal) or _finding_in(
        lay_sentences(record), record, question, appraisal
    )
    if found is not None and all(_told(found)):
        return found
    deeper = _finding_in(body_sentences(record), record, question, appraisal)
    if found is None or deeper is None:
        return found or deeper
    return deeper if _told(deeper) > _told(found) else found


def _told(finding: Finding) -> tuple[bool, bool]:
    """Whether a finding names an outcome asked about, and whether it says which way it went."""
    return finding.is_direct, finding.stance is not Stance.UNSTATED


def _finding_in(
    told: Sequence[Sentence], record: Record, question: Question, appraisal: Appraisal
) -> Finding | None:
    """Return the answer in *told*, the sentences of one text of the record."""
    candidates = _candidates(told, record, question, appraisal)
    if not candidates:
        return None
    concepts = names_in(record, question)
    chosen = _balanced(_best(candidates), candidates, question, record)
    quoted = _readable(chosen, told)
    text = " ".join(each.span.text for each in quoted)
    return Finding(
        sentences=tuple(_as_stated(each) for each in quoted),
        bearing=max(each.bearing for each in chosen),
        stance=_unless_open(_stance(chosen, question, record), text),
        headlines=headlines(
            [
                _alone_or_led(each, told, concepts, is_of_harm=question.kind in OF_HARM)
                for each in candidates
            ],
            question,
            record,
        ),
        is_direct=_outcome_named(text, concepts) > _TOPIC_ONLY,
        effects=effects(text),
        answering=frozenset(
            each.span for each in quoted if answers(each.span.text, record, question)
        ),
    )


def _balanced(
    chosen: tuple[_Candidate, ...],
    candidates: Sequence[_Candidate],
    question: Question,
    record: Record,
) -> tuple[_Candidate, ...]:
    """Return *chosen* with a sentence that saw no difference, where its study has one as good.

    Two sentences for a treatment, where the record has one for and one against, would show half
    of what was found. Asked of harm, the harm that was seen keeps its place;
    of a comparison, the conclusion does.
    """
    is_of_good = question.kind not in OF_HARM | {QuestionKind.COMPARISON}
    if not is_of_good or _stance(chosen, question, record) is not Stance.YES:
        return chosen
    best = max(chosen, key=lambda each: each.score)
    concepts = names_in(record, question)
    against = (
        each
        for each in candidates
        if each.score >= best.score - _AS_GOOD
        and not each.leans
        and _outcome_named(each.sentence.span.text, concepts) > _TOPIC_ONLY
        and _is_against(each.sentence.span.text, question, record)
        and best.n_words + each.n_words <= _MOST_WORDS
    )
    other = next(against, None)
    # The other may be the best one itself; then it speaks for its study alone.
    return chosen if other is None else tuple(sorted({best, other}, key=lambda each: each.at))


def _unless_open(says: Stance, text: str) -> Stance:
    """A gain beside "no determinate conclusion was possible" is no plain yes."""
    return Stance.MIXED if says is Stance.YES and _UNSETTLED.search(text) else says


def _is_against(text: str, question: Question, record: Record) -> bool:
    is_open = _UNSETTLED.search(text) is not None
    return is_open or stance(text, question, record) in AGAINST


def is_of_treatment(record: Record, finding: Finding, question: Question) -> bool:
    """Tell whether the treatment asked about, if one was, stands in title or finding.

    One that is only measured or mentioned on the way is not what was found out about.
    """
    treatments = named_as(record, question, ConceptRole.INTERVENTION)
    found = [each.span.text for each in finding.sentences]
    tokens = stems(" . ".join((record.title or "", *found)))
    return not treatments or any(each.told(tokens) for each in treatments)


def _readable(chosen: Sequence[_Candidate], told: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of *chosen*; the first, where it leans, with the one that it leans on."""
    first = chosen[0]
    before = _neighbour(first, told) if first.leans else None
    if before is None:
        return tuple(each.sentence for each in chosen)
    n_words = len(before.span.text.split()) + first.n_words
    if n_words > _MOST_WORDS:
        return tuple(each.sentence for each in chosen)
    return (before, first.sentence)


def _stance(chosen: Sequence[_Candidate], question: Question, record: Record) -> Stance:
    """What the authors conclude goes before what single results say."""
    most = max(each.spoken for each in chosen)
    closing = [
        each
        for each in chosen
        if each.sentence.role is Role.CONCLUSION and each.spoken >= _HALF * most
    ]
    for part in (closing, chosen):
        says = stance(" ".join(each.sentence.span.text for each in part), question, record)
        if says is not Stance.UNSTATED:
            return says
    return Stance.UNSTATED


def _alone_or_led(
    each: _Candidate, told: Sequence[Sentence], concepts: Sequence[Names], *, is_of_harm: bool
) -> Candidate:
    """The candidate as a headline: with the sentence before it where it leans on that."""
    before = _neighbour(each, told) if each.leans else None
    texts = [sentence.span.text for sentence in (before, each.sentence) if sentence is not None]
    text = " ".join(texts)
    spoken = sentence_bearing(stems(text), concepts, ()) if before is not None else each.spoken
    if each.leans and before is None:
        spoken = 0.0  # makes no sense alone
    elif is_of_harm and OF_USE.search(text) is not None:
        spoken = max(spoken, _BY_USE)
    return Candidate(
        _as_stated(each.sentence),
        each.score,
        spoken,
        implied=0.0 if each.leans and before is None else each.bearing,
        outcome=_outcome_named(text, concepts),
        before=before,
    )


def _neighbour(each: _Candidate, told: Sequence[Sentence]) -> Sentence | None:
    """The sentence just before, where one may quote the two as one."""
    before = told[each.at - 1] if each.at else None
    if before is None or before.section != each.sentence.section or before.role is Role.AIM:
        return None
    shown = traits(before.span.text)
    is_next = each.sentence.span.start - before.span.end <= 1
    is_empty = shown.is_call or shown.is_hollow or _leans(before.span.text)
    return before if is_next and not is_empty else None


def _outcome_named(text: str, concepts: Sequence[Names]) -> float:
    """How plainly *text* names an outcome asked about, 0 to 1; 1 where none was."""
    tokens = stems(text)
    named = [each.told(tokens) for each in concepts if each.role is ConceptRole.OUTCOME]
    return max(named, default=1.0)


def _leans(text: str) -> bool:
    return _LEANS.search(text) is not None


def _as_stated(sentence: Sentence) -> Sentence:
    """What a review without sections reports is its result, whatever it sounds like."""
    if sentence.role in (Role.RESULT, Role.CONCLUSION):
        return sentence
    return replace(sentence, role=Role.RESULT)


def may_state(sentence: Sentence, appraisal: Appraisal) -> bool:
    """Tell whether *sentence* speaks for its own study, not of what was known before."""
    if traits(sentence.span.text).is_about_itself:
        return False
    if sentence.role in (Role.RESULT, Role.CONCLUSION):
        return True
    is_telling = appraisal.design.value in _TELLS_THROUGHOUT and sentence.section is None
    return is_telling and sentence.role in (Role.BACKGROUND, Role.METHODS)


def _candidates(
    found: Sequence[Sentence], record: Record, question: Question, appraisal: Appraisal
) -> list[_Candidate]:
    weigher = _Weigher(
        names_in(record, question),
        _topic(record, found),
        of_harm=_of_harm(question),
        is_guideline=appraisal.design.value is Design.GUIDELINE,
    )
    spoken = [(at, each) for at, each in enumerate(found) if may_state(each, appraisal)]
    first = next(
        (at for at, each in spoken if is_plain_result(each) and not is_bare_count(each.span.text)),
        None,
    )
    weighed = [weigher.weigh(at, each, is_first=at == first) for at, each in spoken]
    bearing = [each for each in weighed if each.bearing >= _LEAST_BEARING]
    bearing = [each for each in bearing if not _says_nothing(each)]
    return sorted(bearing, key=lambda each: (-each.score, each.at))[:_MOST_CANDIDATES]


def _says_nothing(each: _Candidate) -> bool:
    """A call for more research, or a mark for quality: what is left when nothing was found."""
    shown = traits(each.sentence.span.text)
    is_bare = _BARE_CALL.search(each.sentence.span.text) is not None
    is_call = shown.is_call and not shown.has_figures and (is_bare or not shown.is_telling)
    return is_call or shown.is_hollow or _QUALITY.search(each.sentence.span.text) is not None


def _of_harm(question: Question) -> float:
    """Points for sentences on side effects: wanted most where no single harm is named."""
    if question.kind not in OF_HARM and _SAFETY.search(question.text) is None:
        return -0.5
    names_one = any(each.role is ConceptRole.OUTCOME for each in question.concepts)
    return 0.0 if names_one else 0.6


def _topic(record: Record, found: Sequence[Sentence]) -> tuple[str, ...]:
    """What the study says it is about: its title, aim and methods, as stems."""
    told = [each.span.text for each in found if each.role in (Role.AIM, Role.METHODS)]
    return stems(" . ".join((record.title or "", *told)))


@dataclass(frozen=True, slots=True)
class _Weigher:
    """Gives each sentence of one record its points for one question."""

    concepts: Sequence[Names]
    topic: tuple[str, ...]
    of_harm: float
    is_guideline: bool

    def weigh(self, at: int, sentence: Sentence, *, is_first: bool) -> _Candidate:
        """Authors give the main result first; *is_first* marks it."""
        text = sentence.span.text
        tokens = stems(text)
        spoken = sentence_bearing(tokens, self.concepts, ())
        implied = sentence_bearing(tokens, self.concepts, self.topic)
        points = merit(sentence, of_harm=self.of_harm, is_guideline=self.is_guideline)
        if is_among_themselves(text, self.concepts) or is_of_doses(text):
            points -= _AMONG_THEMSELVES
        if is_bare_count(text):
            points -= _BARE_COUNT
        return _Candidate(
            at=at,
            sentence=sentence,
            bearing=implied,
            spoken=spoken,
            score=round(1.2 * spoken + 0.4 * implied + points + (_FIRST if is_first else 0.0), 4),
            n_words=len(text.split()),
            leans=_leans(text),
            has_figures=traits(text).has_figures,
        )


def _best(candidates: Sequence[_Candidate]) -> tuple[_Candidate, ...]:
    """The best sentence, or pair in reading order; the shorter wins a tie."""
    choices: list[tuple[tuple[_Candidate, ...], float]] = [
        ((each,), _alone(each)) for each in candidates
    ]
    by_place = sorted(candidates, key=lambda each: each.at)
    choices += [((one, two), _together(one, two)) for one, two in combinations(by_place, 2)]
    return max(choices, key=lambda choice: (choice[1], -len(choice[0]), -choice[0][0].at))[0]


def _alone(each: _Candidate) -> float:
    return each.score - (0.5 if each.leans else 0.0) - _too_long(each.n_words)


def _together(one: _Candidate, two: _Candidate) -> float:
    """The better one counts in full, the other for what it adds."""
    is_next = two.at == one.at + 1
    leaning = (0.5 if one.leans else 0.0) + (0.5 if two.leans and not is_next else 0.0)
    first, second = sorted((one.score - (0.5 if one.leans else 0.0), two.score), reverse=True)
    value = first + 0.35 * (second - 0.9)
    roles = (one.sentence.role, two.sentence.role)
    if roles == (Role.RESULT, Role.CONCLUSION) and one.has_figures:
        value += 0.4
    if is_next and second > 1.0:
        value += 0.1
    return value - (leaning - (0.5 if one.leans else 0.0)) - _too_long(one.n_words + two.n_words)


def _too_long(n_words: int) -> float:
    return 0.03 * max(0, n_words - _MOST_WORDS)
