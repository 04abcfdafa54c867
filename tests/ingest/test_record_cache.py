"""The cache: whole articles for a while, bounded, and never in the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from plaincite.ingest.record_cache import FILE, RecordCache
from plaincite.model.record import Record, Section


def record(number: int) -> Record:
    return Record(f"pmid:{number}", "Walks", (Section("They slept."),), pmid=str(number))


class Opener:
    """Opens caches in one folder, and closes them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 1_000_000.0
        self.opened: list[RecordCache] = []

    def __call__(self, service: str = "a", *, most: int = 100) -> RecordCache:
        cache = RecordCache(self.folder, service, hours=1, now=lambda: self.now, most_records=most)
        self.opened.append(cache)
        return cache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Opener]:
    opener = Opener(tmp_path / "deep" / "cache")
    yield opener
    for opened in opener.opened:
        opened.close()


def test_what_was_kept_is_there_for_the_next_process(cache: Opener) -> None:
    cache().put_many({"1": record(1), "2": record(2)})

    assert cache().get_many(["2", "1", "3"]) == {"1": record(1), "2": record(2)}


def test_an_article_ages(cache: Opener) -> None:
    cache().put_many({"1": record(1)})
    cache.now += 3599
    assert cache().get_many(["1"])
    cache.now += 1
    assert not cache().get_many(["1"])


def test_an_article_from_the_future_is_not_believed(cache: Opener) -> None:
    """The clock was wrong when it was kept, so its age is not known."""
    cache().put_many({"1": record(1)})
    cache.now -= 10
    assert not cache().get_many(["1"])


def test_services_are_kept_apart(cache: Opener) -> None:
    cache("a").put_many({"1": record(1)})

    assert not cache("b").get_many(["1"])


def test_the_oldest_go_when_there_are_too_many(cache: Opener) -> None:
    for number in range(1, 6):
        cache.now += 1
        cache(most=3).put_many({str(number): record(number)})

    assert list(cache().get_many(list("12345"))) == ["3", "4", "5"]


def test_a_damaged_file_is_thrown_away(cache: Opener) -> None:
    cache().put_many({"1": record(1)})
    cache.opened.pop().close()
    (cache.folder / FILE).write_bytes(b"no database at all, but long enough to look at" * 100)

    again = cache()
    assert again.get_many(["1"]) == {}
    again.put_many({"1": record(1)})
    assert again.get_many(["1"]) == {"1": record(1)}


def test_a_damaged_article_is_as_good_as_none(cache: Opener) -> None:
    cache().put_many({"1": record(1), "2": record(2)})
    with closing(sqlite3.connect(cache.folder / FILE)) as connection:
        connection.execute("UPDATE articles SET content = x'00' WHERE id = '1'")
        connection.commit()

    assert list(cache().get_many(["1", "2"])) == ["2"]


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(RecordCache(tmp_path / "file" / "cache", "a", hours=1)) as cache:
        cache.put_many({"1": record(1)})
        assert cache.get_many(["1"]) == {}


def test_no_word_of_a_search_is_kept(cache: Opener) -> None:
    """Only articles and a hash of the address stand in it."""
    cache("https://example.org/secret").put_many({"1": record(1)})
    cache.opened.pop().close()

    assert b"secret" not in (cache.folder / FILE).read_bytes()
