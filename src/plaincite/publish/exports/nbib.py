"""NBIB, PubMed's own tagged text (MEDLINE). One line a field; a blank line ends a record."""

from collections.abc import Iterable, Iterator

from plaincite.publish.exports.entries import Entry
from plaincite.publish.exports.names import Name

__all__ = ["to_nbib"]


def to_nbib(items: Iterable[Entry]) -> str:
    """Return the entries as NBIB; works that PubMed does not know have no PMID line."""
    return "\n".join("".join(f"{line}\n" for line in _lines(item)) for item in items)


def _lines(entry: Entry) -> Iterator[str]:
    fields = [
        ("PMID", entry.pmid),
        ("TI", entry.title),
        ("VI", entry.volume),
        ("IP", entry.issue),
        ("DP", str(entry.year) if entry.year else None),
        ("PG", entry.pages),
        ("LID", f"{entry.doi} [doi]" if entry.doi else None),
        *(field for name in entry.names for field in _name(name)),
        ("AU", None if entry.names_complete or not entry.names else "et al."),
        ("JT", entry.journal),
        *(("SI", text) for text in entry.registry_ids),
        ("PMC", entry.pmcid),
        ("GN", entry.note),
    ]
    yield from (f"{tag:<4}- {text}" for tag, text in fields if text)


def _name(name: Name) -> Iterator[tuple[str, str]]:
    if name.literal is not None:
        yield "CN", name.literal
        return
    tail = f" {name.suffix}" if name.suffix else ""
    yield "FAU", f"{name.family}, {name.given}{tail}" if name.given else name.family
    yield "AU", " ".join(part for part in (name.family, name.initials) if part) + tail
