r"""BibTeX, for LaTeX, pandoc and Zotero. UTF-8, as biber, pandoc and every current program read.

BibTeX counts braces whether a backslash stands before them or not: those of a text are written
with one where they come in pairs, and by name where they do not.
"""

from collections.abc import Iterable, Iterator

from plaincite.publish.exports.entries import Entry, Kind
from plaincite.publish.exports.names import Name

__all__ = ["to_bibtex"]

_TYPES = {Kind.ARTICLE: "article", Kind.PREPRINT: "misc", Kind.OTHER: "misc"}
_NAMED = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "`": r"{\textasciigrave}",
    **{char: f"\\{char}" for char in "%&#_$"},
}
_PAIRED = {"{": r"\{", "}": r"\}"}
_ALONE = {"{": r"{\lbrace}", "}": r"{\rbrace}"}


def to_bibtex(items: Iterable[Entry]) -> str:
    """Return the entries as BibTeX."""
    return "\n".join(_entry(item) for item in items)


def _entry(entry: Entry) -> str:
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in _fields(entry) if text)
    return f"@{_TYPES[entry.kind]}{{{entry.key},\n{lines}}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str | None]]:
    # The inner braces keep the title as it is; styles and pandoc change capitals otherwise.
    yield "title", f"{{{_escaped(entry.title)}}}"
    yield "author", _authors(entry)
    yield "year", str(entry.year) if entry.year else None
    yield "journal" if entry.kind is Kind.ARTICLE else "howpublished", _escaped(entry.journal)
    yield "volume", _escaped(entry.volume)
    yield "number", _escaped(entry.issue)
    yield "pages", _escaped((entry.pages or "").replace("-", "--"))
    yield "doi", _verbatim(entry.doi)
    yield "pmid", _verbatim(entry.pmid)
    yield "pmcid", _verbatim(entry.pmcid)
    yield "url", _verbatim(entry.url)
    yield "keywords", ", ".join(_escaped(text) for text in entry.registry_ids)
    yield "note", _escaped(entry.note)


def _authors(entry: Entry) -> str:
    names = [_name(name) for name in entry.names]
    return " and ".join([*names, "others"] if names and not entry.names_complete else names)


def _name(name: Name) -> str:
    if name.literal is not None:
        return f"{{{_escaped(name.literal)}}}"
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(_escaped(part) for part in parts if part)


def _escaped(text: str | None) -> str:
    named = _NAMED | (_PAIRED if _is_balanced(text or "") else _ALONE)
    return "".join(named.get(char, char) for char in text or "")


def _is_balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _verbatim(text: str | None) -> str | None:
    """Addresses and ids are read as they stand; a brace in one would end the field early."""
    return text and text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
