"""The page as the rubric reads it: statements with their places, and whose words they are.

Own voice is everything but the source's words: text in quotation marks “...”, and a body made of
its quote's words in their order, with cuts and spelled-out abbreviations. A digest's sentence is
shown as quoted material too, but an editor wrote it, so the items on numbers and statistics hold
for it (`editorial`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plaincite.model.answer import Answer, Reference, Severity, Statement, StatementKind, Status
from plaincite.text import split_sentences, words
from plaincite.verify.policy import Lookup
from plaincite.verify.trimming import body_of, is_verbatim, without_quote_marks

__all__ = [
    "Item",
    "Lookup",
    "Outcome",
    "Page",
    "failed",
    "own_voice",
    "own_words",
    "passed",
    "skipped",
]

# A body of which this share stands in the quote, in order, is the source speaking.
_SOURCE_SHARE = 0.8
_MOST_WORDS = 500
_QUOTED = re.compile("\u201c[^\u201d]{0,5000}\u201d")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an item found: whether it holds, and the sentence at fault or what was counted."""

    holds: bool
    detail: str


@dataclass(frozen=True)
class Page:
    """An answer, with the lookup of its records where there is one."""

    answer: Answer
    lookup: Lookup | None = None

    @property
    def is_answered(self) -> bool:
        """Whether the page reports findings; items about findings hold only then."""
        return self.answer.status is Status.ANSWERED

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in reading order."""
        return self.answer.statements

    @cached_property
    def claims(self) -> tuple[Statement, ...]:
        """The statements that speak of the world."""
        return tuple(item for item in self.statements if item.kind is StatementKind.CLAIM)

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The references by record id."""
        return {reference.record_id: reference for reference in self.answer.references}

    @cached_property
    def own_sentences(self) -> tuple[str, ...]:
        """The sentences in our own voice: statements and doctor questions."""
        texts = [own_voice(statement) for statement in self.statements]
        texts += [question.text for question in self.answer.doctor_questions]
        return tuple(span.text for text in texts for span in split_sentences(text))

    @cached_property
    def editorial(self) -> tuple[str, ...]:
        """The statements' words that authors did not write: own voice and digests."""
        return tuple(text for item in self.statements if (text := _editorial(item)).strip())

    def texts(self) -> Iterator[str]:
        """Yield every text that a reader reads before the references, in reading order."""
        yield from self.answer.texts()


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the rubric. `find` gives the outcome; `answered_only` items skip other pages."""

    item_id: str
    severity: Severity
    find: Callable[[Page], Outcome]
    answered_only: bool = False


def passed(detail: str) -> Outcome:
    """Return an outcome that holds, with what was counted."""
    return Outcome(holds=True, detail=detail)


def failed(detail: str) -> Outcome:
    """Return an outcome that does not hold, with the sentence at fault."""
    return Outcome(holds=False, detail=detail)


def skipped(why: str) -> Outcome:
    """Return the outcome of an item that this page gives no occasion for."""
    return Outcome(holds=True, detail=f"not applicable: {why}")


def own_words(answer: Answer) -> tuple[str, ...]:
    """Return the sentences of the page that are ours: statements and doctor questions."""
    return Page(answer).own_sentences


def own_voice(statement: Statement) -> str:
    """Return the words of *statement* that are ours."""
    if _is_source_text(statement):
        return statement.lead or ""
    return _QUOTED.sub(" ", statement.text)


def _editorial(statement: Statement) -> str:
    sources = {citation.source for citation in statement.citations}
    if sources == {"digest"}:
        return statement.text
    return own_voice(statement)


def _is_source_text(statement: Statement) -> bool:
    quotes = " ".join(citation.quote for citation in statement.citations)
    body = without_quote_marks(body_of(statement))
    if not quotes or not body:
        return False
    return is_verbatim(body, quotes) or _shared_in_order(body, quotes) >= _SOURCE_SHARE


def _shared_in_order(body: str, quotes: str) -> float:
    """The share of the words of *body* that follow each other in *quotes* too."""
    left = [word.lower() for word in words(quotes)[:_MOST_WORDS]]
    ours = [word.lower() for word in words(body)[:_MOST_WORDS]]
    matched = at = 0
    for word in ours:
        if word in left[at:]:
            at = left.index(word, at) + 1
            matched += 1
    return matched / len(ours) if ours else 0.0
