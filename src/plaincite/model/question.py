"""A question: the reader's words, and what we understood of them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "OF_HARM",
    "Concept",
    "ConceptRole",
    "Constraints",
    "Question",
    "QuestionKind",
    "Safety",
    "SafetyLevel",
    "Screening",
    "Specialty",
]


class QuestionKind(StrEnum):
    """What the reader wants to know; decides frame, required content and doctor questions."""

    EFFECT = "effect"  # does X help, work, reduce, improve Y
    COMPARISON = "comparison"  # is X better than Y, as well as Y, X or Y
    OPTIONS = "options"  # what helps Y, what treatments are there
    HARM = "harm"  # is X safe, does X cause side effect Y
    USE = "use"  # is X used, approved, available for Y
    SCREENING = "screening"  # does screening for Y with X reduce deaths
    PREVENTION = "prevention"  # can Y be prevented, does X prevent Y
    CAUSE = "cause"  # what causes Y, does X cause Y (exposure, not treatment)
    DIAGNOSIS = "diagnosis"  # how is Y found, how accurate is X
    PROGNOSIS = "prognosis"  # what will happen, how likely, how long
    NEED = "need"  # is X needed, can X be left out
    DEFINITION = "definition"  # what is X


OF_HARM = frozenset({QuestionKind.CAUSE, QuestionKind.HARM})  # "yes" is bad news


class ConceptRole(StrEnum):
    """The part a concept plays in the question (PICO)."""

    POPULATION = "population"
    CONDITION = "condition"
    INTERVENTION = "intervention"
    COMPARATOR = "comparator"
    OUTCOME = "outcome"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing the question is about, in the reader's words, with what else it is called."""

    text: str  # the reader's own words, lower case
    role: ConceptRole = ConceptRole.UNKNOWN
    synonyms: tuple[str, ...] = ()  # lower case; clinical and lay names, never the text itself
    members: tuple[str, ...] = ()  # those of the synonyms that name a part: one drug of a class
    is_alternative: bool = False  # "or", "and" or a comma joins it to the concept before

    @property
    def names(self) -> tuple[str, ...]:
        """The reader's words first, then the synonyms."""
        return (self.text, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Constraints:
    """Limits the reader put into the question. They order and filter; none is required."""

    reviews_first: bool = False  # "according to reviews"
    recent_first: bool = False  # "recent", "latest", "currently"
    since_year: int | None = None  # "since 2020"
    minimum_age: int | None = None  # "over 70"
    maximum_age: int | None = None  # "children"
    sex: str | None = None  # "female", "male"
    pregnancy: bool = False
    population_words: tuple[str, ...] = ()  # as written: "in children", "older women"


@dataclass(frozen=True, slots=True)
class Specialty:
    """A medical specialty from the closed list, with schema.org's MedicalSpecialty member."""

    name: str
    schema_org: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood. `text` is tidied (spaces, final mark), never reworded."""

    text: str
    slug: str
    kind: QuestionKind
    concepts: tuple[Concept, ...]
    constraints: Constraints
    specialty: Specialty
    kind_is_guessed: bool = False  # bare words: nothing says what is asked of them

    @property
    def names_treatment(self) -> bool:
        """Whether a treatment, test or exposure is asked about, and not the illness alone."""
        return any(each.role is ConceptRole.INTERVENTION for each in self.concepts)

    @property
    def names_outcome(self) -> bool:
        """Whether it is asked what becomes of one thing ("falls"), and not of health at large."""
        return any(each.role is ConceptRole.OUTCOME for each in self.concepts)


class SafetyLevel(StrEnum):
    """How urgent the reader's own words sound, least first."""

    NONE = "none"
    ADVICE = "advice"  # asks for a personal decision: dose, diagnosis, own results
    URGENT = "urgent"  # signs of an emergency, or of serious trouble, now
    CRISIS = "crisis"  # self-harm, abuse, overdose


@dataclass(frozen=True, slots=True)
class Safety:
    """What the safety rules say of a question, before any search."""

    level: SafetyLevel
    message: str | None = None  # fixed, reviewed wording; None at NONE
    topic: str | None = None  # the rule's name: "chest pain", "personal dose"
    replaces_answer: bool = False  # true: show the message and no research


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether a text is a health question we can take; `message` is a kind reply when not."""

    accepted: bool
    reason: str | None = None  # "empty", "too long", "not English", "not about health", ...
    message: str | None = None
