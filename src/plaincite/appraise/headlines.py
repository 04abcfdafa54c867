"""Headlines: the sentences of a record that answer the question by themselves, in few words.

A finding may need two sentences, figures and all. A short answer has room for one, and it must make
sense to a reader who has read nothing else; one that leans on its neighbour ("They are ...") takes
the neighbour along. A record keeps several, since the page may need a shorter one, or the one that
speaks for the other side.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plaincite.appraise.answering import answers
from plaincite.appraise.general import is_asked
from plaincite.appraise.merits import traits
from plaincite.appraise.names import names_in
from plaincite.appraise.on_asked import is_on_asked, outcomes_in
from plaincite.appraise.opposing import may_oppose
from plaincite.appraise.pairs import is_bare_count, pair_in
from plaincite.appraise.patterns import BRACKETS
from plaincite.appraise.stance import asks_safety, comparators, stance, without_side_effects
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Headline, Sentence, Stance
from plaincite.model.question import OF_HARM, ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["Candidate", "headlines", "is_narrower"]

_MOST = 5
_MOST_WORDS = 44
_EASY_WORDS = 20
_A_WORD = 0.03  # points lost by each word more
_LEAST = 1.0  # points; of sentences below this a record keeps one
_LEAST_SPOKEN = 0.25  # a sentence that names less makes sense only to one who knows its study
_LEAST_IMPLIED = 0.5
_UNNAMED = 0.5  # points against such a sentence
_OF_BEARING = 1.6  # points for a sentence that names all the question asks of
_OTHER_OUTCOME = 1.4  # points against one that names none of the outcomes asked about
_NAMED = 0.5  # of an outcome; "asthma", of asthma attacks, is less
_NEAR = 0.4
_NEAR_OUTCOME = 0.5  # or only what holds the outcome and more
_LEANING = 0.3
_NARROWER = 0.8  # points against one on part of those with the condition asked about

# Figures and names that mean nothing to a reader of one sentence.
_TECHNICAL = re.compile(
    r"\b(?:scores?|scales?|SDs?|composite|end ?points?|mean difference|hazard|odds|ratios?"
    r"|noninferior\w*|subgroup|heterogeneity|sensitivity analys\w+|primary outcome|the outcome"
    r"|per protocol|models?|arms?|domains?|percentage points|[A-Z][a-z]?[A-Z]\w{2,}|[A-Z]{4,}"
    r"|[A-Z]{2,}-[A-Z]{2,})\b"
)
# What a summary says of the study's making is no answer.
_OF_THE_STUDY = re.compile(
    r"^(?:the|this) (?:trial|study|review|evidence) (?:measured|tested|assessed|examined|looked|was"
    r"|cannot|stopped|included|covers?)\b|\bthose (?:two|three|four) ",
    re.IGNORECASE,
)
# That what was said before is no chance, or is not enough: nothing by itself, and little with it.
_BARE_VERDICT = re.compile(
    r"^(?:(?:all|both|the|these|this|those) ){1,2}(?:\w+ )?(?:changes?|differences?|reductions?"
    r"|improvements?|results?) (?:was|were) (?:\w+ ){0,2}?(?:statistically )?significant\W*$"
    r"|^no (?:statistically )?significant differences? (?:between|among) (?:all |both |the )?"
    r"(?:\w+ ){0,2}groups (?:was|were) (?:found|noted|observed|seen)\W*$"
    r"|^other (?:\w+ ){1,8}(?:are|is) (?:needed|required|warranted)\W*$",
    re.IGNORECASE,
)
# "Group R had fewer than group P": who they were, only the methods say.
_NAMELESS = re.compile(
    r"(?<!blood )\b[Gg]roups? (?:[A-Z]|[IVX]{1,4}|\d)\b(?! strep)"
    r"|(?<!vitamin )(?<!hepatitis )\b[A-Z] (?:group|arm)\b|^(?:Both )?[A-Z] and [A-Z] "
)
# Part of the people studied, unless the reader asked about them.
_SOME_PEOPLE = re.compile(
    r"^(?:in|among|for) (?:the )?(?:\S+ ){0,3}?(?:group|subgroup|stratum|tumou?rs"
    r"|(?:patients|people|women|men|those|children) (?:with|who|over|under|aged))\b"
    r"|^(?:in|among) those\b|^in the two\b",
    re.IGNORECASE,
)
# A condition that not all have in this form; the words stand before its name, or after it.
_NARROWED_BEFORE = re.compile(
    r"\b(?:advanced|early|metastatic|progressive|relapsing|recurrent|refractory|acute"
    r"|newly diagnosed|untreated|(?:low|high|intermediate|favou?rable)-risk)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_NARROWED_AFTER = re.compile(
    r"^ with (?:an? |the )?(?:\w+ ){0,2}(?:reduced|preserved|mutations?|deficiency|diarrh\w+"
    r"|constipation|disease)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\bnon-?significantly\b|\btrend(?:ed|s)?\b|\bpointed to\b|\bborderline\b")
_FOR_EXPERTS = re.compile(r"[+]/-|±|\bin the two \w+ groups\b")
_ONE_BY_ONE = re.compile(r"\bat a (?:mean|median)\b|\b(?:after|over) a (?:mean|median)\b")
# What a reader who asks whether a treatment is in use wants to be told, and what comes near it.
_APPROVED = re.compile(
    r"\b(?:not |only )?(?:approv(?:ed|al)|licen[sc]ed|authori[sz]ed)\b(?: only\b)?", re.IGNORECASE
)
_STATUS = re.compile(
    r"\b(?:investigational|experimental|not recommended"
    r"|standard (?:of )?(?:care|treatment|therapy)|routine(?:ly)?|in (?:clinical )?use)\b",
    re.IGNORECASE,
)
_EXPLORED = re.compile(
    r"\b(?:recommended|being (?:tested|studied|explored)|under (?:study|investigation)|introduced"
    r"|explored|emerging|early[- ]phase)\b",
    re.IGNORECASE,
)
# What is won and what is not: the answer to whether something is needed.
_BOTH_WAYS = re.compile(
    r"\bbut (?:did |had |does )?not?\b|\bwithout (?:an? )?(?:\w+ )?\w* ?benefit"
)
# What tells of safety: the rate of something that matters.
_GRAVE = re.compile(
    r"\b(?:deaths?|died|mortality|metasta\w+|serious|malformations?|autism|survival|siblings?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d ?%|\bper \d|\d in \d|\b\d[\d,]* of \d")
_RATIO = re.compile(
    r"\b(?:odds|risk|hazard|rate) ratios?\b|\brelative risks?\b|\bmean diff|\bNNT\b", re.IGNORECASE
)
_PER_PEOPLE = re.compile(r"\d (?:compared with|versus|instead of|and) \d+ (?:per|in|of every) 1,?0")
_NUMBERS = re.compile(r"(?<![\w.-])\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may state a finding, with what is known of it."""

    sentence: Sentence
    points: float  # as a finding
    spoken: float  # 0 to 1: the share of what is asked that its own words name
    implied: float = 0.0  # the same, with what its study is about
    outcome: float = 1.0  # how plainly it names an outcome asked about; 1 where none was
    before: Sentence | None = None  # what it leans on

    @property
    def text(self) -> str:
        """The words as they are read."""
        lead = "" if self.before is None else f"{self.before.span.text} "
        return lead + self.sentence.span.text


def headlines(
    candidates: Sequence[Candidate], question: Question, record: Record
) -> tuple[Headline, ...]:
    """Return those of *candidates* that answer by themselves, best first; ties in text order."""
    found = [
        _headline(each, question, record)
        for each in candidates
        if _makes_sense(each)
        and _may_stand_alone(each, question, record)
        and _is_of_treatment(each, question, record)
        and answers(each.text, record, question)
    ]
    found = sorted(found, key=lambda each: (-each.merit, each.sentence.span.start))
    able = [each for each in found if each.merit >= _LEAST] or found[:1]
    return tuple(able[:_MOST])


def _is_of_treatment(candidate: Candidate, question: Question, record: Record) -> bool:
    """The treatment asked about, if one was, stands in the sentence, or in the study's title."""
    tokens = stems(f"{record.title or ''} . {candidate.text}")
    treatments = [
        each
        for each in names_in(record, question)
        if each.role is ConceptRole.INTERVENTION and is_asked(each)
    ]
    return not treatments or any(each.told(tokens) for each in treatments)


def _headline(candidate: Candidate, question: Question, record: Record) -> Headline:
    says = stance(candidate.text, question, record)
    merit = candidate.points + _OF_BEARING * candidate.spoken
    merit += 0.4 if says is not Stance.UNSTATED else 0.0
    merit -= _UNNAMED if candidate.spoken < _LEAST_SPOKEN else 0.0
    merit -= _beside_outcome(candidate.outcome)
    merit -= _LEANING if candidate.before is not None else 0.0
    merit += _plainness(candidate.text) + _answers(candidate.text, question)
    merit -= 0.6 if _is_of_some(candidate.text, question) else 0.0
    merit -= _NARROWER if is_narrower(candidate.text, question) else 0.0
    is_direct = candidate.outcome > _NAMED
    return Headline(
        candidate.sentence,
        says,
        round(merit, 4),
        is_direct,
        candidate.before,
        _measured(candidate.text, question, record),
        is_on_asked(candidate.text, record, question, says=says),
        outcomes_in(candidate.text),
        may_oppose(candidate.text, record, question, says=says),
    )


def _measured(text: str, question: Question, record: Record) -> frozenset[int]:
    tokens = stems(text)
    concepts = names_in(record, question)
    return frozenset(at for at, each in enumerate(concepts) if each.measured(tokens))


def _makes_sense(candidate: Candidate) -> bool:
    if candidate.spoken >= _LEAST_SPOKEN or candidate.implied >= _LEAST_IMPLIED:
        return True
    names_outcome = candidate.spoken > 0 and candidate.outcome > _NEAR
    return names_outcome and candidate.implied >= _LEAST_SPOKEN


def _beside_outcome(named: float) -> float:
    if named > _NAMED:
        return 0.0
    return _NEAR_OUTCOME if named > _NEAR else _OTHER_OUTCOME


def _is_of_some(text: str, question: Question) -> bool:
    """Part of the people studied speaks for the rest only if the reader asked about them."""
    found = _SOME_PEOPLE.search(text)
    if found is None:
        return False
    asked = {
        word
        for each in question.concepts
        if each.role is ConceptRole.POPULATION
        for name in each.names
        for word in stems(name)
    }
    return not asked & set(stems(found.group()))


def is_narrower(text: str, question: Question) -> bool:
    """Tell whether *text* speaks of one form of a condition that was asked about as a whole.

    A form that is among the names asked for ("acute otitis media", of ear infections) is none.
    """
    names = {
        name
        for each in question.concepts
        if each.role is ConceptRole.CONDITION
        for name in each.names
    }
    found = [
        (match.start(), match.end())
        for name in names
        for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    ]
    whole = [
        (start, end)
        for start, end in found
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in found)
    ]
    return any(
        _NARROWED_BEFORE.search(text[:start]) or _NARROWED_AFTER.search(text[end:])
        for start, end in whole
    )


def _may_stand_alone(candidate: Candidate, question: Question, record: Record) -> bool:
    text = candidate.sentence.span.text
    shown = traits(text)
    is_aside = (
        shown.is_count or shown.is_baseline or shown.is_subgroup or shown.is_hollow
        or shown.is_start or shown.is_about_itself or shown.points_back
        or (shown.is_call and not shown.is_telling) or _is_only_harm(text, question, record)
    )  # fmt: skip
    is_long = _n_words(candidate.text) > _MOST_WORDS
    is_empty = _OF_THE_STUDY.search(text) or _BARE_VERDICT.search(BRACKETS.sub("", text))
    return not (is_aside or is_long or is_empty or _NAMELESS.search(text))


def _is_only_harm(text: str, question: Question, record: Record) -> bool:
    """Side effects do not answer whether a thing helps; beside what it does for good they may."""
    if question.kind in OF_HARM or not traits(text).is_on_harm:
        return False
    rest = without_side_effects(text)
    return rest == text or stance(rest, question, record) is Stance.UNSTATED


def _plainness(text: str) -> float:
    """Points for how much a reader of this text alone makes of it, from about -3 to 1."""
    shown = traits(text)
    points = 0.4 if shown.is_telling else 0.0
    points += 0.4 if pair_in(text) is not None or _PER_PEOPLE.search(text) else 0.0
    points -= _A_WORD * max(0, _n_words(text) - _EASY_WORDS)
    points -= 0.25 * min(3, len(_TECHNICAL.findall(text)))
    points -= 0.25 * min(8, max(0, len(_NUMBERS.findall(BRACKETS.sub("", text))) - 4))
    points -= 1.4 if _RATIO.search(BRACKETS.sub("", text)) else 0.0
    points -= 0.9 if is_bare_count(text) else 0.0
    points -= 0.9 if _UNSURE.search(text.lower()) else 0.0
    points -= 0.7 if _FOR_EXPERTS.search(text.lower()) else 0.0
    points -= 0.2 if _ONE_BY_ONE.search(text.lower()) else 0.0
    points -= 0.3 if shown.is_call else 0.0
    return points


def _answers(text: str, question: Question) -> float:
    """Points for the words that this kind of question waits for."""
    if question.kind is QuestionKind.USE:
        told = ((_APPROVED, 4.0), (_STATUS, 1.8), (_EXPLORED, 0.8))
        return next((points for words, points in told if words.search(text)), 0.0)
    if question.kind is QuestionKind.NEED and _BOTH_WAYS.search(text):
        return 0.6
    points = (
        0.3 if comparators(question) and pair_in(text, comparators=comparators(question)) else 0
    )
    if asks_safety(question) and _GRAVE.search(text):
        points += 0.8 if _SHARE.search(text) else 0.4
    return points


def _n_words(text: str) -> int:
    """Words that a reader will see: figures in brackets are left off the page."""
    return len(BRACKETS.sub("", text).split())
