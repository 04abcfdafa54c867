"""The records a stand-in holds, and the searches over them."""

from collections.abc import Iterable
from datetime import date

from plaincite.model.record import Record
from plaincite.testing.terms import Matches, evaluate, normal

__all__ = ["Shelf"]

_NO_DATE = date(1900, 1, 1)


class Shelf:
    """Records by PMID, newest first, each once: the highest version stands."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records: dict[str, Record] = {}
        for record in records:
            held = self.records.get(record.pmid or "")
            if record.pmid and (held is None or record.version >= held.version):
                self.records[record.pmid] = record
        self._order = sorted(self.records, key=int, reverse=True)
        self._texts = [_texts(self.records[pmid]) for pmid in self._order]
        self._days = [_day(self.records[pmid]) for pmid in self._order]
        self._known: dict[tuple[str, str], frozenset[int]] = {}

    def search(self, term: str, *, by_relevance: bool = False) -> tuple[tuple[str, ...], Matches]:
        """Return the PMIDs that *term* finds, newest or best first, and how they were found.

        Raises:
            ValueError: the term cannot be read.
        """
        matches = evaluate(term, self._look_up, self._between)
        places = sorted(matches.found)
        if by_relevance:
            places.sort(key=lambda place: -matches.scores.get(place, 0))
        return tuple(self._order[place] for place in places), matches

    def between(self, first: date, last: date) -> frozenset[str]:
        """Return the PMIDs of records dated from *first* to *last*."""
        return frozenset(self._order[place] for place in self._between("edat", first, last))

    def _look_up(self, field: str, words: str) -> frozenset[int]:
        key = (field, words)
        if key not in self._known:
            wanted = normal(words)
            if words.endswith("*"):
                wanted = wanted.rstrip()
            self._known[key] = frozenset(
                place for place, texts in enumerate(self._texts) if wanted in texts[field]
            )
        return self._known[key]

    def _between(self, _: str, first: date, last: date) -> frozenset[int]:
        return frozenset(place for place, day in enumerate(self._days) if first <= day <= last)


def _texts(record: Record) -> dict[str, str]:
    title, abstract = normal(record.title or ""), normal(record.abstract)
    # A heading is found whole: "pain" does not find "Back Pain" there.
    headings = "".join(f"|{normal(heading.descriptor)}" for heading in record.mesh)
    major = (
        heading.descriptor
        for heading in record.mesh
        if heading.is_major or any(qualifier.is_major for qualifier in heading.qualifiers)
    )
    texts = {
        "ti": title,
        "ab": abstract,
        "tiab": f"{title}|{abstract}",
        "mh": headings,
        "majr": "".join(f"|{normal(name)}" for name in major),
        "pt": "".join(normal(kind) for kind in record.publication_types),
        "la": "".join(normal(language) for language in record.languages),
        "au": "".join(f"|{normal(author.display)}" for author in record.authors),
        "ta": normal(record.journal_abbreviation or "") + normal(record.journal or ""),
        "uid": normal(record.pmid or ""),
    }
    texts["all"] = "|".join([*texts.values(), *(normal(word) for word in record.keywords)])
    return texts


def _day(record: Record) -> date:
    when = record.date
    return _NO_DATE if when is None else date(when.year, when.month or 1, when.day or 1)
