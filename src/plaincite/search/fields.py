"""Fields: what of a record is searched, and how much each part of it counts.

There is one field of words. A title that stands in it several times is BM25F with that weight, and
one field keeps the engine on its fast path. Beside it stands a field of names of common words, made
as long as the words are, so that in it a name scores to the digit what it does as a phrase.
"""

from collections.abc import Iterator
from functools import lru_cache

import tantivy

from plaincite.model.record import Record
from plaincite.search.names import names_in
from plaincite.search.terms import index_text

__all__ = [
    "BODY",
    "EVERY",
    "NAMES",
    "RECORD_ID",
    "body_text",
    "document",
    "schema",
    "split_on_blanks",
    "told_terms",
]

BODY = "body"
NAMES = "names"
RECORD_ID = "id"
EVERY = "every"  # holds its own name in every record, so that all records can be counted

_TITLE_WEIGHT = 3
_LINE = "\n"
# Between two values of a field the engine leaves a gap, so no phrase reaches from one part of a
# record into the next. A break counts as a word; together at the head they take least room.
_BREAK = " |"
_FILLING = " ."  # no name
_TOKENIZER = "blanks"


def schema() -> tantivy.Schema:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(RECORD_ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(EVERY, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(BODY, tokenizer_name=_TOKENIZER, index_option="position")
    builder.add_text_field(NAMES, tokenizer_name=_TOKENIZER, index_option="freq")
    return builder.build()


def split_on_blanks(index: tantivy.Index) -> None:
    """Teach *index* its tokenizer, which an index on disk does not remember."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, analyzer)


def document(record_id: str, body: str) -> tantivy.Document:
    """Return what the index keeps of a record with that `body_text`."""
    told, _, names = body.rpartition(_LINE)
    parts = told.split(_LINE) if told else []
    n_breaks = len(parts) - 1
    n_words = told.count(" ") + len(parts) + n_breaks
    filling = _FILLING * (n_words - len(names.split()))
    fields = {BODY: [_BREAK * n_breaks, *parts], NAMES: names + filling}
    return tantivy.Document(**{RECORD_ID: record_id, EVERY: EVERY, **fields})


def body_text(record: Record) -> str:
    """Return the terms of all that is searched in *record*, a part a line, and last the names.

    It costs more than all that follows.
    """
    title = _part(record.title or record.vernacular_title or "")
    parts = [title] * _TITLE_WEIGHT
    parts.extend(map(_part, _texts(record)))
    parts.extend(map(_name_part, _names(record)))
    told = [terms for terms, _ in parts if terms]
    return _LINE.join((*told, " ".join(names for _, names in parts if names)))


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


def _part(text: str) -> tuple[str, str]:
    """Return the terms of *text*, and the names in them."""
    terms = index_text(text)
    return terms, names_in(terms)


def _name_part(name: str) -> tuple[str, str]:
    """Return `_part`, remembered, since names come again and again; long ones are not."""
    return _remembered(name) if len(name) <= 100 else _part(name)


_remembered = lru_cache(maxsize=50_000)(_part)
