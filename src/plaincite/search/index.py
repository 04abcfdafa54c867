"""LexicalIndex: records found by their words, best first.

Derived from a corpus and never the truth: an index that is broken, or was made by an older
version, is thrown away and made anew.

What holds for the order of hits:

- The same index gives the same hits, in this process or another. Scores are compared after rounding
  (the engine adds up in single precision, in an order that depends on how the index is stored), and
  ties go by record id.
- Two indexes of the same records give the same hits however they came about, as long as no record
  was replaced in them or deleted: such records stay in the engine's word statistics, and merging
  them away leaves it with lengths that are estimates. With up to `REBUILD_LIMIT` records
  `synchronize` therefore makes a patched index anew, which takes a few seconds; beyond, scores may
  differ a little from those of a fresh index until `rebuild` is called.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from math import log1p
from pathlib import Path

import tantivy

from plaincite.model.ranking import Change, Hit, Query, RecordSource
from plaincite.search.clauses import query_clause, with_terms
from plaincite.search.feedback import FEEDBACK_DEPTH, shared_terms
from plaincite.search.fields import (
    BODY,
    EVERY,
    RECORD_ID,
    body_text,
    schema,
    split_on_blanks,
    told_terms,
)
from plaincite.search.following import Following
from plaincite.search.state import IndexState, read_state, write_state
from plaincite.search.terms import units
from plaincite.search.writing import Writing, engine_errors, writing

__all__ = ["REBUILD_LIMIT", "LexicalIndex"]

# Raise with every change to `fields`, `terms`, `spelling` or `names.txt`: it makes older indexes be
# made anew.
_SCHEMA = 2
REBUILD_LIMIT = 20_000  # records

_SEGMENTS = "segments"
_STATE = "state.json"
_ASIDE = "discarded-"
_COMMIT_EVERY = 50_000  # records; what a killed process has to do again, at most
_DECIMALS = 3  # of a score; the engine's own noise is far below
_MARGIN = 16  # hits beyond the limit, to see whether the last place is tied


class LexicalIndex:
    """An index of a corpus. One process may write at a time, any number may read.

    >>> LexicalIndex.in_memory().search(Query("statins"), limit=10)
    []
    """

    def __init__(self, index: tantivy.Index, state: IndexState, path: Path | None) -> None:
        split_on_blanks(index)
        self._index = index
        self._state = state
        self._path = path
        self._searcher = index.searcher()

    @classmethod
    def open(cls, path: Path) -> "LexicalIndex":
        """Open the index in the folder *path*, or begin an empty one where there is none in use.

        Where nothing may be written, as on a read-only disk, the index begins in memory: the engine
        cannot open a folder that it cannot lock. `synchronize` then fills it each time anew.

        Raises:
            CorpusError: The folder cannot be read or made.
        """
        with engine_errors(path):
            if not _is_writable(path / _SEGMENTS):
                return cls.in_memory()
            state = read_state(path / _STATE)
            found = cls._existing(path, state) if state and state.schema == _SCHEMA else None
            return found or cls._begin(path)

    @classmethod
    def discard(cls, path: Path) -> None:
        """Throw away the index in the folder *path*; the next `open` begins an empty one.

        Raises:
            CorpusBusyError: Another process is writing to this index.
            CorpusError: It cannot be removed.
        """
        with engine_errors(path):
            with writing(cls.open(path)._index, path):
                (path / _STATE).unlink(missing_ok=True)  # first, so that a rest is never taken up
            cls._begin(path)

    @classmethod
    def in_memory(cls) -> "LexicalIndex":
        """Begin an empty index that lives as long as this object."""
        return cls(tantivy.Index(schema()), IndexState(_SCHEMA), None)

    @classmethod
    def _existing(cls, path: Path, state: IndexState) -> "LexicalIndex | None":
        try:
            index = tantivy.Index.open(str(path / _SEGMENTS))
            found = cls(index, state, path)
            found._searcher.doc_freq(
                EVERY, EVERY
            )  # looks into every segment, to notice a broken one
        except (OSError, RuntimeError, ValueError):
            return None
        return found

    @classmethod
    def _begin(cls, path: Path) -> "LexicalIndex":
        segments = path / _SEGMENTS
        if segments.exists():
            _set_aside(segments)
        segments.mkdir(parents=True)
        index = tantivy.Index(schema(), path=str(segments))
        state = IndexState(_SCHEMA)
        write_state(path / _STATE, state)
        return cls(index, state, path)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    @property
    def sequence(self) -> int:
        """The last change of the corpus that this index holds; 0 before the first."""
        return self._state.sequence

    @property
    def snapshot(self) -> str | None:
        """The corpus snapshot this index equals, where it is known to equal one."""
        return self._state.snapshot

    def problems(self, *, sequence: int, n_records: int, snapshot: str) -> tuple[str, ...]:
        """Return where this index disagrees with a corpus that stands so, in words; mostly none."""
        found = []
        if len(self) != n_records:
            found.append(f"the search index holds {len(self):,} of {n_records:,} records")
        if self.sequence != sequence:
            found.append(f"the search index stands at change {self.sequence:,} of {sequence:,}")
        elif self.snapshot not in (None, snapshot):
            found.append("the search index was made from other records")
        return tuple(found)

    def synchronize(self, source: RecordSource) -> int:
        """Take over what changed in *source* since the last time; return how many changes.

        May be killed at any moment: the next call goes on from the last commit.

        Raises:
            CorpusBusyError: Another process is writing to this index.
            CorpusError: The index cannot be written.
        """
        self._refresh()
        before = source.snapshot_id
        changes = iter(source.changes(after=self.sequence))
        first = next(changes, None)
        n_changes = 0 if first is None else self._apply(chain([first], changes))
        # No change, yet other records than were indexed: this is not the corpus that it was.
        is_foreign = not n_changes and self.snapshot not in (None, before)
        if is_foreign or (self._state.is_patched and len(self) <= REBUILD_LIMIT):
            self.rebuild(source)
        elif self.snapshot != before == source.snapshot_id:
            self._keep(replace(self._state, snapshot=before))
        return n_changes

    @contextmanager
    def following(self) -> Iterator[Following]:
        """Take over changes as they are made, without reading them back from the corpus.

        The index must be in step with the corpus when this begins; `synchronize` does that, and
        does afterwards what was left undone when this was cut short.

        Raises:
            CorpusBusyError: Another process is writing to this index.
            CorpusError: The index cannot be written.
        """
        self._refresh()
        with writing(self._index, self._path) as writer:
            yield Following(writer, partial(self._commit, writer), self.sequence, _COMMIT_EVERY)

    def rebuild(self, source: RecordSource) -> int:
        """Make the index anew from all of *source*; return how many records it holds.

        Searches see the old index until the new one is complete.

        Raises:
            CorpusBusyError: Another process is writing to this index.
            CorpusError: The index cannot be written.
        """
        before = source.snapshot_id
        latest = {change.record_id: change.sequence for change in source.changes(after=0)}
        with writing(self._index, self._path) as writer:
            writer.clear()
            for change in source.changes(after=0):
                if latest.get(change.record_id) == change.sequence and change.record is not None:
                    writer.put(change.record_id, _body(change))
            writer.commit()
        snapshot = before if before == source.snapshot_id else None
        self._keep(IndexState(_SCHEMA, max(latest.values(), default=0), snapshot))
        return len(self)

    def search(
        self, query: Query, *, limit: int, feedback: RecordSource | None = None
    ) -> list[Hit]:
        """Return at most *limit* hits, best first, ties by record id; none for an empty query.

        Args:
            query: What to look for.
            limit: The most hits to return.
            feedback: The corpus, to add to the query what its first hits share: finds more, and
                takes a few milliseconds. None searches for the query alone.
        """
        clause = query_clause(query, self._index.schema, rarity=self._rarity)
        if clause is None or limit < 1:
            return []
        if feedback is not None:
            clause = self._with_feedback(query, clause, feedback)
        return self._best(clause, limit)

    def _with_feedback(
        self, query: Query, clause: tantivy.Query, source: RecordSource
    ) -> tantivy.Query:
        hits = self._best(clause, FEEDBACK_DEPTH)
        found = ((source.get(hit.record_id), hit.score) for hit in hits)
        terms = shared_terms(
            ((told_terms(record), score) for record, score in found if record is not None),
            n_words=len(units(query.text)),
            is_telling=self._is_telling,
        )
        return with_terms(clause, terms, self._index.schema)

    def _rarity(self, term: str, field: str = BODY) -> float:
        """Return the weight of *term* in BM25 (inverse document frequency), as the engine does."""
        n_with = self._searcher.doc_freq(field, term)
        return log1p((max(len(self), n_with) - n_with + 0.5) / (n_with + 0.5))

    def _is_telling(self, term: str) -> bool:
        """Whether more than one record has *term*, and not one in five."""
        is_name = len(term) > 2
        return is_name and 1 < self._searcher.doc_freq(BODY, term) < len(self) / 5

    def _best(self, clause: tantivy.Query, limit: int) -> list[Hit]:
        wanted = limit + _MARGIN
        found = self._scored(clause, wanted)
        # All that tie with the last place must be seen before ids can decide who takes it.
        while len(found) == wanted and found[-1][0] == found[limit - 1][0]:
            wanted *= 2
            found = self._scored(clause, wanted)
        last = found[min(limit, len(found)) - 1][0] if found else 0.0
        hits = [
            Hit(str(self._searcher.doc(address).get_first(RECORD_ID)), score)
            for score, address in found
            if score >= last
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.record_id))[:limit]

    def _scored(self, clause: tantivy.Query, limit: int) -> list[tuple[float, tantivy.DocAddress]]:
        # The engine sets aside room for `limit` hits at once, however few there are.
        within = max(1, min(limit, len(self)))
        found = self._searcher.search(clause, within, count=False).hits
        return [(round(score, _DECIMALS), address) for score, address in found]

    def _apply(self, changes: Iterable[Change]) -> int:
        n_changes = 0
        with writing(self._index, self._path) as writer:
            sequence = self.sequence
            for change in changes:
                writer.put(change.record_id, _body(change))
                n_changes, sequence = n_changes + 1, change.sequence
                if writer.n_pending >= _COMMIT_EVERY:
                    self._commit(writer, sequence)
            self._commit(writer, sequence)
        self._see_committed()
        return n_changes

    def _commit(self, writer: Writing, sequence: int) -> None:
        if writer.has_replaced and not self._state.is_patched:
            # Said first: a process that dies after the commit has no later chance to say it.
            self._keep(replace(self._state, is_patched=True))
        writer.commit()
        # Never before the commit it speaks of.
        self._keep(IndexState(_SCHEMA, sequence, is_patched=self._state.is_patched))

    def _keep(self, state: IndexState) -> None:
        """Remember *state*, here and on disk, and see what was committed."""
        if self._path is not None:
            with engine_errors(self._path):
                write_state(self._path / _STATE, state)
        self._state = state
        self._see_committed()

    def _refresh(self) -> None:
        """Take up what another process has committed."""
        if self._path is None:
            return
        state = read_state(self._path / _STATE)
        if state is not None and state.schema == _SCHEMA:
            self._state = state
        with engine_errors(self._path):
            self._see_committed()

    def _see_committed(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()


def _body(change: Change) -> str | None:
    return None if change.record is None else body_text(change.record)


def _set_aside(segments: Path) -> None:
    """Take the folder away in one step; what is in it may still come and go by another's hand."""
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=segments.parent))
    segments.rename(aside / _SEGMENTS)
    for left in segments.parent.glob(f"{_ASIDE}*"):  # also from a process that was killed here
        shutil.rmtree(left, ignore_errors=True)


def _is_writable(path: Path) -> bool:
    """Whether *path*, or the nearest folder above it that exists, may be written to."""
    nearest = next((place for place in (path, *path.parents) if place.exists()), path)
    return os.access(nearest, os.W_OK)
