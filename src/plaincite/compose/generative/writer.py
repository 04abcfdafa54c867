"""The writer: what is asked of a language model, and what it may say.

A page is first written by rules. A writer is then offered each statement that reports research, and
may say it in plainer words. Rules decide what stands on a page and where; a writer only words it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from plaincite.model.answer import PageSection, Statement
from plaincite.model.claim import Citation

__all__ = ["Objection", "Order", "Place", "Writer", "Written"]


@dataclass(frozen=True, slots=True)
class Place:
    """A statement that a writer is offered, with the sentences it rests on."""

    place_id: str  # "p1"
    section: PageSection
    number: int  # within its section, from 1
    statement: Statement  # as the rules wrote it
    sentences: tuple[Citation, ...]  # each whole sentence that the statement cites
    short_forms: Mapping[str, str]  # "MS": "multiple sclerosis", as the record defines them


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence of a writer's, as it came: nothing about it was checked."""

    place_id: str
    text: str
    quotes: tuple[str, ...]  # said to stand in the place's sentences, letter for letter


@dataclass(frozen=True, slots=True)
class Objection:
    """Why what a writer said of a place was not taken, in words for the writer."""

    place_id: str
    said: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What a writer is asked for. One without objections begins a page."""

    question: str
    places: tuple[Place, ...]
    objections: tuple[Objection, ...] = ()  # one a place, when it is asked again


class Writer(Protocol):
    """Says what sentences say in plain words; all it says is checked before it is used."""

    @property
    def name(self) -> str:
        """The model, as a page names it."""
        ...

    @property
    def prompt(self) -> str:
        """The version of what it is told to do."""
        ...

    def write(self, order: Order) -> tuple[Written, ...]:
        """Return sentences for the places of *order*, in any number and order.

        Raises:
            UnreadableReplyError: It said something, but not in the form that was asked for.
            WriterError: It said nothing that can be used, and asking again is no use.
        """
        ...
