"""Small invented records, and a corpus that is a plain list of changes."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from plaincite.model.ranking import Change
from plaincite.model.record import Record, Section


class ListSource:
    """A RecordSource that keeps every change it was told of, as a careless corpus might."""

    def __init__(self, *records: Record) -> None:
        self.log: list[Change] = []
        for record in records:
            self.put(record)

    def put(self, record: Record) -> None:
        self.log.append(Change(len(self.log) + 1, record.record_id, record))

    def delete(self, record_id: str) -> None:
        self.log.append(Change(len(self.log) + 1, record_id, None))

    @property
    def snapshot_id(self) -> str:
        live = {change.record_id: change.record for change in self.log}
        return repr(sorted(pair for pair in live.items() if pair[1] is not None))

    def get(self, record_id: str) -> Record | None:
        return {change.record_id: change.record for change in self.log}.get(record_id)

    def changes(self, *, after: int) -> Iterator[Change]:
        return (change for change in list(self.log) if change.sequence > after)


MakeRecord = Callable[..., Record]


@pytest.fixture(scope="session")
def make_record() -> MakeRecord:
    """A record of which only the words matter: number, title, abstract."""

    def make(number: int, title: str = "", text: str = "", **more: object) -> Record:
        sections = (Section(text),) if text else ()
        return Record(f"pmid:{number}", title or None, sections, pmid=str(number), **more)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def make_source() -> type[ListSource]:
    return ListSource


class WordEncoder:
    """An encoder that needs no model: each word has a direction of its own, by its hash."""

    width = 32

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        numpy = pytest.importorskip("numpy")
        vectors = numpy.zeros((len(texts), self.width), numpy.float32)
        for at, text in enumerate(texts):
            self.encoded.append(text)
            for word in text.lower().split():
                digest = hashlib.blake2b(word.encode(errors="replace"), digest_size=32).digest()
                vectors[at] += numpy.frombuffer(digest, numpy.int8).astype(numpy.float32)
            length = float(numpy.linalg.norm(vectors[at]))
            vectors[at] /= length or 1.0
        return vectors


@pytest.fixture(scope="session")
def make_encoder() -> type[WordEncoder]:
    pytest.importorskip("numpy", reason="needs the extra 'dense'")
    return WordEncoder
