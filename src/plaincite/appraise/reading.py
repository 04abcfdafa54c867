"""A record opened for appraisal: its text cut up once, so that every question reads the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaincite.appraise.head_counts import HeadCount, head_counts
from plaincite.appraise.layout import Part, PartKind, parts
from plaincite.model.claim import Span
from plaincite.model.record import Record
from plaincite.text import split_sentences

__all__ = ["Reading", "read"]

_LONG = 20_000  # characters read; the longest abstracts have half of that
_MARK = re.compile(r"^\W*(?:retracted(?: article)?|withdrawn|removed)\W+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What appraisal looks at: the title without a retraction mark, the abstract and its parts."""

    record: Record
    title: str
    text: str
    layout: tuple[Part, ...]
    sentences: tuple[Span, ...]
    counts: tuple[HeadCount, ...]

    def kind_at(self, place: int) -> PartKind | None:
        """Return the kind of the part in which the character at *place* stands."""
        return next((part.kind for part in self.layout if place < part.end), None)

    def most_before(self, place: int) -> int:
        """Return the largest likely number of people before the character at *place*; 0 for none.

        A smaller sum after it is of those who were left.
        """
        before = (c.value for c in self.counts if c.span.start < place and c.score >= 0)
        return max(before, default=0)


def _sentences(text: str, layout: tuple[Part, ...]) -> Iterator[Span]:
    """Cut each part by itself, so that no sentence begins with a heading."""
    for part in layout:
        for span in split_sentences(text[part.start : part.end]):
            yield Span(part.start + span.start, part.start + span.end, span.text)


def read(record: Record) -> Reading:
    """Open *record* for appraisal."""
    text = record.abstract[:_LONG]
    layout = parts(record)
    sentences = tuple(_sentences(text, layout))
    title = _MARK.sub("", record.title or "")[:1000]
    return Reading(record, title, text, layout, sentences, head_counts(sentences, layout))
