"""Following a corpus while it changes: never ahead of it, and able to catch up."""

from contextlib import suppress
from pathlib import Path

import pytest

from plaincite.model.ranking import Change, Query
from plaincite.model.record import Record
from plaincite.search import LexicalIndex, body_text


class Source:
    """A corpus of three records."""

    snapshot_id = "three"
    records = tuple(Record(f"pmid:{n}", f"statin {n}") for n in (1, 2, 3))

    def get(self, record_id: str) -> Record | None:
        return next((record for record in self.records if record.record_id == record_id), None)

    def changes(self, *, after: int) -> list[Change]:
        found = [Change(n, record.record_id, record) for n, record in enumerate(self.records, 1)]
        return [change for change in found if change.sequence > after]


def follow(index: LexicalIndex, *, settle: int) -> None:
    """Take over the changes; settle after so many; be cut short at the end."""
    with suppress(KeyboardInterrupt), index.following() as following:
        for change in Source().changes(after=0):
            assert change.record is not None
            following.put(change.sequence, change.record_id, body_text(change.record))
            if change.sequence == settle:
                following.settled(is_last=True)
        raise KeyboardInterrupt


@pytest.mark.parametrize("settle", [0, 2, 3])
def test_only_what_was_settled_is_kept(tmp_path: Path, settle: int) -> None:
    index = LexicalIndex.open(tmp_path)
    follow(index, settle=settle)

    again = LexicalIndex.open(tmp_path)

    assert (len(again), again.sequence) == (settle, settle)
    assert again.synchronize(Source()) == 3 - settle
    assert len(again.search(Query("statin"), limit=10)) == 3


def test_what_was_followed_is_what_is_read_back(tmp_path: Path) -> None:
    followed, read = LexicalIndex.open(tmp_path / "a"), LexicalIndex.open(tmp_path / "b")
    follow(followed, settle=3)
    read.synchronize(Source())

    hits = [index.search(Query("statin 2"), limit=10) for index in (followed, read)]

    assert hits[0] == hits[1]


def test_settled_changes_wait_until_a_commit_is_due(tmp_path: Path) -> None:
    index = LexicalIndex.open(tmp_path)
    with index.following() as following:
        following.put(1, "pmid:1", "statin")
        following.settled()

    assert LexicalIndex.open(tmp_path).sequence == 0


def test_problems_name_each_disagreement(tmp_path: Path) -> None:
    index = LexicalIndex.open(tmp_path)
    index.synchronize(Source())

    assert index.problems(sequence=3, n_records=3, snapshot="three") == ()
    assert index.problems(sequence=4, n_records=5, snapshot="three") == (
        "the search index holds 3 of 5 records",
        "the search index stands at change 3 of 4",
    )
    assert index.problems(sequence=3, n_records=3, snapshot="other") == (
        "the search index was made from other records",
    )


def test_a_discarded_index_begins_anew(tmp_path: Path) -> None:
    LexicalIndex.open(tmp_path).synchronize(Source())
    LexicalIndex.discard(tmp_path)

    index = LexicalIndex.open(tmp_path)

    assert (len(index), index.sequence) == (0, 0)
    assert index.synchronize(Source()) == 3
