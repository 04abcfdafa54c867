"""A corpus as a library knows it: what the library holds for retracted is retracted there too.

A list of retractions may be dropped into a library whose corpus has not heard of them. Answers made
for that library must not rest on what it says, so they are made from this corpus.
"""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from plaincite.model.ranking import Change
from plaincite.model.record import Notice, NoticeKind, Record

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["Retracting", "names_of", "retracted_in"]

_SECONDS = 1.0  # for which what was read holds: an answer asks for hundreds of records
_NOTICE = Notice(NoticeKind.RETRACTION, "in", source="the library's list of retractions")


class _Corpus(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def last_changed_on(self) -> str: ...
    @property
    def snapshot_id(self) -> str: ...
    def __len__(self) -> int: ...
    def get(self, record_id: str) -> Record | None: ...
    def changes(self, *, after: int) -> Iterable[Change]: ...


class Retracting:
    """A corpus in which some more records are retracted.

    Args:
        corpus: The corpus.
        retracted: Gives the ids that count as retracted now: "pmid:7", "doi:10.1/x".
    """

    def __init__(self, corpus: _Corpus, retracted: Callable[[], frozenset[str]]) -> None:
        self._corpus = corpus
        self._retracted = retracted

    @property
    def name(self) -> str:
        """The name of the corpus."""
        return self._corpus.name

    @property
    def last_changed_on(self) -> str:
        """ISO date of the corpus' last change."""
        return self._corpus.last_changed_on

    @property
    def snapshot_id(self) -> str:
        """Names the corpus and what is retracted beside it; the corpus' own where nothing is."""
        retracted = self._retracted()
        own = self._corpus.snapshot_id
        return f"{own}-{_sum(retracted)}" if retracted else own

    def __len__(self) -> int:
        return len(self._corpus)

    def get(self, record_id: str) -> Record | None:
        """Return the record, with a notice where it is retracted; None when there is none."""
        record = self._corpus.get(record_id)
        if record is None or not names_of(record) & self._retracted():
            return record
        return replace(record, notices=(*record.notices, _NOTICE))

    def changes(self, *, after: int) -> Iterable[Change]:
        """Yield the changes of the corpus."""
        return self._corpus.changes(after=after)


def names_of(record: Record) -> frozenset[str]:
    """Return every id that a list may name *record* by.

    >>> sorted(names_of(Record("pmid:7", "Pain", pmid="7", doi="10.1/X")))
    ['doi:10.1/x', 'pmid:7']
    """
    others = (f"pmid:{record.pmid}" if record.pmid else "", f"doi:{(record.doi or '').lower()}")
    return frozenset({record.record_id, *others} - {"", "doi:"})


def retracted_in(library: "Library") -> Callable[[], frozenset[str]]:
    """Return what gives the ids retracted in *library*, at most a second old."""
    mark, ids, until = "", frozenset[str](), 0.0

    def retracted() -> frozenset[str]:
        nonlocal mark, ids, until
        if time.monotonic() >= until:
            now = library.mark()
            if now != mark:
                mark, ids = now, frozenset(library.retracted_records())
            until = time.monotonic() + _SECONDS
        return ids

    return retracted


@lru_cache(maxsize=4)
def _sum(ids: frozenset[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:8]
