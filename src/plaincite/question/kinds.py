"""Kinds: what a reader wants to know, told by the wording. The first rule that matches decides.

Only one thing is not in the wording: "does X cause Y" asks for harms when X is a treatment and
for causes when it is not, so the caller says where treatments are named.
"""

import re
from dataclasses import dataclass

from plaincite.model.claim import Span
from plaincite.model.question import QuestionKind
from plaincite.question.kind_rules import RULES
from plaincite.question.spelling import lower_in_place

__all__ = ["Reading", "find_kind"]

_COMPILED = tuple((kind, re.compile("|".join(wordings))) for kind, wordings in RULES)
_LONGEST_READ = 600  # characters; a question says what it wants early, the rest is history

# Endings of generic drug names (stems of the International Nonproprietary Names).
_DRUG_NAME = re.compile(
    r"\b[a-z]{2,20}(?:mab|tinib|ciclib|parib|statin|dipine|sartan|prazole|gliptin|gliflozin"
    r"|glutide|cillin|mycin|oxacin|azole|oxetine|triptan|setron|xaban|grel|coxib|gepant|olol|pril"
    r"|profen|caine|barbital|azepam|zolam|vudine|navir|tegravir|buvir|cycline|solone|limus|lukast"
    r"|terol|tropium|dronate|fibrate|thiazide|platin|rubicin|taxel)\b"
)
_TREATMENT_WORD = re.compile(
    r"\b(?:drugs?|medicines?|medications?|pills?|tablets?|injections?|surgery|operations?|therapy"
    r"|treatments?|vaccin\w{1,9}|jabs?|shots?|supplements?|vitamins?|implants?|inhalers?|creams?)\b"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question asks for, and where its verb stands."""

    kind: QuestionKind
    pivot: int  # in characters: what comes before acts, what follows is acted on
    is_guessed: bool = False  # no rule matched: the words are bare, or their order is unknown


def find_kind(text: str, treatments: tuple[Span, ...] = ()) -> Reading:
    """Return what *text* asks for.

    Where no rule matches, bare words are read as "does it help" when a treatment is among them
    and as "what is it" when none is.

    Args:
        text: A question, tidied.
        treatments: Where the vocabulary finds treatments in it.
    """
    lower = lower_in_place(text[:_LONGEST_READ]).rstrip(" ?")
    for kind, pattern in _COMPILED:
        found = pattern.search(lower)
        if found is not None:
            pivot = found.start("pivot") if "pivot" in pattern.groupindex else -1
            pivot = found.start() if pivot < 0 else pivot
            return Reading(kind or _harm_or_cause(lower[:pivot], pivot, treatments), pivot)
    guess = QuestionKind.EFFECT if treatments else QuestionKind.DEFINITION
    return Reading(guess, 0, is_guessed=True)


def _harm_or_cause(agent: str, pivot: int, treatments: tuple[Span, ...]) -> QuestionKind:
    is_treatment = (
        any(span.start < pivot for span in treatments)
        or _DRUG_NAME.search(agent) is not None
        or _TREATMENT_WORD.search(agent) is not None
    )
    return QuestionKind.HARM if is_treatment else QuestionKind.CAUSE
