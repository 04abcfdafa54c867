"""Evidence: what one study reports, with what its record tells about the study."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

from plaincite.model.claim import Span, TextSource
from plaincite.model.record import Notice, Record

__all__ = [
    "AGAINST",
    "REVIEWS",
    "Appraisal",
    "Basis",
    "Design",
    "Effect",
    "EffectDirection",
    "Evidence",
    "Finding",
    "Headline",
    "Population",
    "Role",
    "Sentence",
    "Stance",
    "Standing",
    "Stated",
]


class Design(StrEnum):
    """The kind of study. `UNCLEAR` is an answer: recent records often do not say."""

    SYSTEMATIC_REVIEW = "systematic review"
    META_ANALYSIS = "meta-analysis"
    RANDOMIZED = "randomized controlled trial"
    NON_RANDOMIZED = "non-randomized trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CROSS_SECTIONAL = "cross-sectional"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    NARRATIVE_REVIEW = "narrative review"
    GUIDELINE = "guideline"
    ANIMAL_OR_LABORATORY = "animal or laboratory"
    PROTOCOL = "protocol"
    LETTER = "letter or comment"
    PREPRINT = "preprint"
    UNCLEAR = "unclear"


REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS})

Basis = Literal["indexed", "stated", "inferred"]


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stated(Generic[Value]):
    """A value read from a record: how we know it, and the words it was read from."""

    value: Value
    basis: Basis  # indexed by PubMed or an editor, stated in the text, or inferred from it
    span: Span | None = None  # in `Record.abstract`; None when it was read from a field


@dataclass(frozen=True, slots=True)
class Population:
    """Who was studied. Each part is None when the record does not say."""

    description: Stated[str] | None = None  # "adults with progressive multiple sclerosis"
    minimum_age: Stated[int] | None = None  # years
    maximum_age: Stated[int] | None = None  # years
    mean_age: Stated[float] | None = None  # years; median counts too
    female_percent: Stated[float] | None = None
    setting: Stated[str] | None = None
    country: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a record tells about how its study was done."""

    design: Stated[Design]
    phase: Stated[str] | None = None  # "1", "1/2", "3"
    participants: Stated[int] | None = None  # people analysed or randomised, pooled for reviews
    studies: Stated[int] | None = None  # in a review
    population: Population = Population()
    follow_up: Stated[str] | None = None
    is_animal_or_laboratory: bool = False
    lacks_results: bool = False  # a protocol, or a record without a finding


EffectDirection = Literal["lower", "higher", "unclear"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure of a comparison, as a text prints it.

    `value` is the measure itself, or for a pair ("percentages", "events", "per thousand") the
    first share in percent, with the second in `compared`.
    """

    measure: str  # "RR", "OR", "HR", "MD", "SMD", "percentages", "events", "per thousand"
    value: float
    span: Span  # in the text that was read
    low: float | None = None  # of the interval
    high: float | None = None
    compared: float | None = None
    direction: EffectDirection | None = None  # "unclear" when the interval holds no difference
    in_words: str | None = None  # "12 in 100 instead of 20 in 100"
    arithmetic: str | None = None  # "12 of 100 = 12%; 20 of 100 = 20%"


class Role(StrEnum):
    """What a sentence of an abstract does there."""

    BACKGROUND = "background"
    AIM = "aim"
    METHODS = "methods"
    RESULT = "result"
    CONCLUSION = "conclusion"
    LIMITATION = "limitation"
    OTHER = "other"  # funding, registration, notes


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a record's text, with its place and its job."""

    span: Span
    role: Role
    section: str | None = None
    source: TextSource = "abstract"


class Stance(StrEnum):
    """What a finding says to a question that has a direction."""

    YES = "yes"
    NO = "no"
    NO_CLEAR_DIFFERENCE = "no clear difference"
    MIXED = "mixed"
    UNSTATED = "unstated"


AGAINST = frozenset({Stance.NO, Stance.NO_CLEAR_DIFFERENCE})


def _joined(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(sentence.span.text for sentence in sentences)


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence of a record that answers by itself, for a reader of nothing else."""

    sentence: Sentence
    stance: Stance
    merit: float  # higher is better
    is_direct: bool = True  # False when it names no outcome that the question asks for
    before: Sentence | None = None  # the neighbour it leans on ("They are ..."), read first
    measured: frozenset[int] = frozenset()  # which of the question's concepts it gives results on
    is_on_asked: bool = True  # the very treatment, people and end asked about: may say yes or no
    outcomes: frozenset[str] = frozenset()  # sorts of outcome it tells of; none: of the whole
    may_oppose: bool = True  # what it says it says outright: it may set its study apart

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is quoted, in reading order."""
        return (self.sentence,) if self.before is None else (self.before, self.sentence)

    @property
    def text(self) -> str:
        """Its sentences, as they are read."""
        return _joined(self.sentences)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one study reports that bears on the question: at most two sentences of its record."""

    sentences: tuple[Sentence, ...]
    bearing: float  # 0 to 1: how much of the question the sentences speak of
    stance: Stance = Stance.UNSTATED
    headlines: tuple[Headline, ...] = ()  # best first; empty when no sentence stands alone
    is_direct: bool = True  # False when it names no outcome that the question asks for
    effects: tuple[Effect, ...] = ()  # figures of the sentences; spans count in their joined text
    answering: frozenset[Span] = frozenset()  # of the sentences, those that answer what was asked

    @property
    def text(self) -> str:
        """Its sentences, as they are read."""
        return _joined(self.sentences)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a record may be used as evidence, and the notices a reader must see."""

    usable: bool
    reason: str | None = None  # why it was left out; None when usable
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A study that bears on the question."""

    record: Record
    appraisal: Appraisal
    standing: Standing
    finding: Finding
    limitations: tuple[Sentence, ...] = ()
    harms: tuple[Sentence, ...] = ()
    score: float = 0.0  # evidence-aware order: higher comes first
    same_trial_as: str | None = None  # the record that speaks for the trial, if this is another
    is_on_harm_only: bool = False  # right treatment and illness, other outcome: it tells of harms
    is_on_one_form: bool = False  # of an illness that was asked about as a whole

    @property
    def trial_id(self) -> str:
        """Names the group of people studied; reports of one trial share it."""
        return self.same_trial_as or self.record.record_id
