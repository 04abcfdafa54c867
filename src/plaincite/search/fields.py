"""Fields: what of a record is searched, and how much each part of it counts.

There is one searched field. A title that stands in it several times is BM25F with that weight, and
one field keeps the engine on its fast path.
"""

from collections.abc import Iterator
from functools import lru_cache

import tantivy

from plaincite.model.record import Record
from plaincite.search.terms import index_text

__all__ = [
    "BODY",
    "EVERY",
    "RECORD_ID",
    "body_text",
    "document",
    "schema",
    "split_on_blanks",
    "told_terms",
]

BODY = "body"
RECORD_ID = "id"
EVERY = "every"  # holds its own name in every record, so that all records can be counted

_TITLE_WEIGHT = 3
_BREAK = " | "  # no term, so that no phrase reaches from one part of a record into the next
_TOKENIZER = "blanks"


def schema() -> tantivy.Schema:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(RECORD_ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(EVERY, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(BODY, tokenizer_name=_TOKENIZER, index_option="position")
    return builder.build()


def split_on_blanks(index: tantivy.Index) -> None:
    """Teach *index* its tokenizer, which an index on disk does not remember."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)


def document(record_id: str, body: str) -> tantivy.Document:
    """Return what the index keeps of a record with that `body_text`."""
    return tantivy.Document(**{RECORD_ID: record_id, EVERY: EVERY, BODY: body})


def body_text(record: Record) -> str:
    """Return the terms of all that is searched in *record*; costs more than all that follows."""
    title = index_text(record.title or record.vernacular_title or "")
    parts = [title] * _TITLE_WEIGHT if title else []
    parts.extend(map(index_text, _texts(record)))
    parts.extend(map(_name_text, _names(record)))
    return _BREAK.join(filter(None, parts))


def told_terms(record: Record) -> list[str]:
    """Return the terms of what *record* tells: its title and its abstract, each once."""
    texts = (record.title or "", *(section.text for section in record.sections))
    return [term for text in texts for term in index_text(text).split()]


def _texts(record: Record) -> Iterator[str]:
    # Labels are left out: "RESULTS" stands in every structured abstract.
    yield from (section.text for section in record.sections)
    for summary in record.lay_summaries:
        yield from (section.text for section in summary.sections)


def _names(record: Record) -> Iterator[str]:
    for heading in record.mesh:
        yield heading.descriptor
        yield from (qualifier.name for qualifier in heading.qualifiers)
    yield from record.keywords
    yield from record.chemicals
    yield from record.registry_ids


def _name_text(name: str) -> str:
    """Return `index_text`, remembered, since names come again and again; long ones are not."""
    return _remembered(name) if len(name) <= 100 else index_text(name)


_remembered = lru_cache(maxsize=50_000)(index_text)
