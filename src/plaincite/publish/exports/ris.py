"""RIS, which every reference manager reads. One line a field: a line break would end it."""

from collections.abc import Iterable, Iterator

from plaincite.publish.exports.entries import Entry, Kind
from plaincite.publish.exports.names import Name

__all__ = ["to_ris"]

_TYPES = {Kind.ARTICLE: "JOUR", Kind.PREPRINT: "UNPB", Kind.OTHER: "GEN"}


def to_ris(items: Iterable[Entry]) -> str:
    """Return the entries as RIS; the PMID stands in AN, which DB says is PubMed's."""
    return "\n".join("".join(f"{line}\n" for line in _lines(item)) for item in items)


def _lines(entry: Entry) -> Iterator[str]:
    first, _, last = (entry.pages or "").partition("-")
    fields = [
        ("TY", _TYPES[entry.kind]),
        ("ID", entry.key),
        ("TI", entry.title),
        *(("AU", _name(name)) for name in entry.names),
        ("PY", str(entry.year) if entry.year else None),
        ("T2", entry.journal),
        ("VL", entry.volume),
        ("IS", entry.issue),
        ("SP", first),
        ("EP", last),
        ("DO", entry.doi),
        ("AN", entry.pmid),
        ("DB", "PubMed" if entry.pmid else None),
        ("C2", entry.pmcid),
        ("UR", entry.url),
        *(("KW", text) for text in entry.registry_ids),
        ("N1", entry.note),
    ]
    yield from (f"{tag}  - {text}" for tag, text in fields if text)
    yield "ER  - "


def _name(name: Name) -> str:
    if name.literal is not None:
        return name.literal.replace(",", "")  # a comma would cut a group's name in two
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)
