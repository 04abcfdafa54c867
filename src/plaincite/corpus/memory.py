"""A corpus in memory: for the starter library, for measuring and for tests; it never changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plaincite.corpus.links import with_told
from plaincite.corpus.merging import Outcome, State, merge, to_state
from plaincite.corpus.snapshot import Snapshot
from plaincite.model.links import other_ends
from plaincite.model.ranking import Change
from plaincite.model.record import Notice, Record

__all__ = ["MemoryCorpus"]


class MemoryCorpus:
    """Records read like a `Corpus`, with the same snapshot id for the same records.

    >>> corpus = MemoryCorpus([Record("pmid:7", "Pain")], changed_on="2025-01-31", name="made")
    >>> corpus.get("pmid:7").title, corpus.get("pmid:8"), len(corpus)
    ('Pain', None, 1)
    """

    def __init__(self, records: Iterable[Record], *, changed_on: str, name: str = "memory") -> None:
        self.name = name
        self.last_changed_on = changed_on
        self._records: dict[str, Record] = {}
        states: dict[str, State] = {}
        for record in records:
            wanted = to_state(record, source=name)
            # Only the digest is kept: the record itself stays beside it.
            wanted = State(wanted.record_id, wanted.version, wanted.digest)
            if merge(states, [wanted]) != (Outcome.UNCHANGED,):
                self._records.pop(record.record_id, None)
                self._records[record.record_id] = record
        snapshot = Snapshot()
        for state in states.values():
            snapshot = snapshot if state.digest is None else snapshot.plus(state.digest)
        self._snapshot_id = snapshot.snapshot_id
        self._mark_other_ends()

    @property
    def snapshot_id(self) -> str:
        """Names exactly this set of records, versions, texts and notices."""
        return self._snapshot_id

    def __len__(self) -> int:
        return len(self._records)

    def get(self, record_id: str) -> Record | None:
        """Return the record, or None when there is none of that id."""
        return self._records.get(record_id)

    def get_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return those of the records that are here, in the order of the ids."""
        found = {record_id: self.get(record_id) for record_id in record_ids}
        return {record_id: record for record_id, record in found.items() if record is not None}

    def records(self) -> Iterator[Record]:
        """Yield all records in order of id."""
        for record_id in sorted(self._records):
            yield self._records[record_id]

    def changes(self, *, after: int) -> Iterator[Change]:
        """Yield the records as changes, in the order in which they came."""
        for sequence, (record_id, record) in enumerate(self._records.items(), 1):
            if sequence > after:
                yield Change(sequence, record_id, record)

    def _mark_other_ends(self) -> None:
        """Add to each record what the links of others say of it."""
        told: defaultdict[str, list[Notice]] = defaultdict(list)
        for record in self._records.values():
            for item in other_ends(record) if record.notices else ():
                for key in filter(None, (item.pmid, item.doi)):
                    told[key].append(item.notice)
        for record_id, record in self._records.items() if told else ():
            keys = (record.pmid or "", (record.doi or "").lower())
            notices = dict.fromkeys(notice for key in keys for notice in told.get(key, ()))
            self._records[record_id] = with_told(record, notices)
