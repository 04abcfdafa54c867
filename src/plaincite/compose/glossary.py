"""The glossary: words of the page that many readers do not know, one plain line each.

The table is `glossary.tsv`: term, other forms split by "|", meaning. Forms match whole words,
longest first, without regard to capitals unless the form is an abbreviation.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources

from plaincite.model.answer import GlossaryEntry
from plaincite.text import words

__all__ = ["explain", "glossary_entries"]

_LONGEST_FORM = 6  # words
_MOST_ENTRIES = 12


def explain(texts: Iterable[str]) -> tuple[GlossaryEntry, ...]:
    """Return the entries for terms in *texts*, in order of first use, at most twelve."""
    found: dict[GlossaryEntry, None] = {}
    for text in texts:
        found.update(dict.fromkeys(_terms(words(text))))
    return tuple(found)[:_MOST_ENTRIES]


@cache
def glossary_entries() -> tuple[tuple[GlossaryEntry, tuple[str, ...]], ...]:
    """Return every entry of the table with all its forms, the term first."""
    table = (resources.files("plaincite") / "compose" / "glossary.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(
        (GlossaryEntry(term, meaning), (term, *filter(None, forms.split("|"))))
        for term, forms, meaning in rows
    )


@cache
def _forms() -> dict[tuple[str, ...], GlossaryEntry]:
    return {_key(words(form)): entry for entry, forms in glossary_entries() for form in forms}


def _key(form: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word if word.isupper() else word.lower() for word in form)


def _terms(tokens: tuple[str, ...]) -> Iterable[GlossaryEntry]:
    forms, at = _forms(), 0
    while at < len(tokens):
        for length in range(min(_LONGEST_FORM, len(tokens) - at), 0, -1):
            entry = forms.get(_key(tokens[at : at + length]))
            if entry is not None:
                yield entry
                at += length - 1
                break
        at += 1
