"""What the tests of this room share: files to read, PubMed XML around a few elements, a clock."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plaincite.errors import RecordError
from plaincite.ingest import read_records
from plaincite.model.record import Author, Deletion, Record

Item = Record | Deletion | RecordError


class FakeClock:
    """Time that passes only in sleep; remembers the sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.sleeps: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the whole run, so that property tests may use it."""
    return tmp_path_factory.mktemp("sources")


@pytest.fixture(scope="session")
def read(folder: Path) -> Callable[[str | bytes], list[Item]]:
    """Read a file with the given content."""

    def items(content: str | bytes) -> list[Item]:
        path = folder / "source"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_records(path))

    return items


@pytest.fixture(scope="session")
def read_one(read: Callable[[str | bytes], list[Item]]) -> Callable[[str | bytes], Record]:
    """Read a file that holds one good record."""

    def record(content: str | bytes) -> Record:
        (found,) = read(content)
        assert isinstance(found, Record)
        return found

    return record


@pytest.fixture(scope="session")
def article() -> Callable[..., str]:
    """PubMed XML of one article; the arguments are what stands in its parts."""

    def xml(
        inside: str = "<ArticleTitle>Walking and sleep.</ArticleTitle>",
        *,
        pmid: str = '<PMID Version="1">101</PMID>',
        issue: str = "<PubDate><Year>2021</Year></PubDate>",
        citation: str = "",
        pubmed: str = "",
    ) -> str:
        return (
            f"<PubmedArticle><MedlineCitation>{pmid}<Article><Journal><JournalIssue>{issue}"
            f"</JournalIssue><Title>Journal of Walks</Title></Journal>{inside}</Article>{citation}"
            f"</MedlineCitation><PubmedData>{pubmed}</PubmedData></PubmedArticle>"
        )

    return xml


@pytest.fixture(scope="session")
def read_article(
    article: Callable[..., str], read_one: Callable[[str | bytes], Record]
) -> Callable[..., Record]:
    """Read PubMed XML of one article, given as for `article`."""
    return lambda *args, **kwargs: read_one(article(*args, **kwargs))


@pytest.fixture(scope="session")
def empty_values() -> Callable[[Any], list[str]]:
    """List where in a record a value is "" or blank, has blanks around it, or names nobody."""

    def found(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, str):
            if not value or value != value.strip():
                yield where
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                yield from found(item, f"{where}[{number}]")
        elif dataclasses.is_dataclass(value):
            if isinstance(value, Author) and not value.display:
                yield f"{where}.display"
            for field in dataclasses.fields(value):
                yield from found(getattr(value, field.name), f"{where}.{field.name}")

    return lambda record: list(found(record, type(record).__name__))
