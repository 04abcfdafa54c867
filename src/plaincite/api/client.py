"""Plaincite for programs: one class for threads, one for asyncio, the same work behind both.

The parts that make answers are imported when a corpus is opened, so that importing costs little.
"""

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from pkgutil import resolve_name
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from plaincite.errors import UnknownRecordError
from plaincite.model.answer import Answer, Check
from plaincite.model.claim import ClaimCheck
from plaincite.model.ranking import Found
from plaincite.model.record import Record

if TYPE_CHECKING:
    from plaincite.api.writing import Writer
    from plaincite.pipeline import Pipeline

__all__ = ["AsyncPlaincite", "Plaincite"]

_MOST_FOUND = 1_000


class Plaincite:
    """Answers, search and checks over one corpus. Safe from several threads, which take turns.

    >>> with Plaincite.open() as plaincite:
    ...     answer = plaincite.ask("Do statins cause muscle pain?")
    >>> answer.status.value, len(answer.doctor_questions)
    ('answered', 5)
    """

    def __init__(self, pipeline: "Pipeline") -> None:
        self._pipeline = pipeline
        self._turn = threading.Lock()

    @classmethod
    def open(cls, corpus: str | Path | None = None, *, country: str | None = None) -> Self:
        """Open the corpus in a folder, or the starter library when none is named.

        Args:
            corpus: A folder made by `plaincite corpus create`.
            country: ISO code ("GB") for emergency numbers; None names no number.

        Raises:
            CorpusError: the folder holds no corpus we can read.
        """
        pipeline: Any = resolve_name("plaincite.pipeline:Pipeline")
        return cls(pipeline.open(None if corpus is None else Path(corpus), country=country))

    @property
    def snapshot(self) -> str:
        """The name of exactly this set of records; the same question over it has one answer."""
        return self._pipeline.corpus.snapshot_id

    @property
    def corpus_name(self) -> str:
        """What pages call the corpus."""
        return self._pipeline.corpus.name

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._pipeline.corpus)

    def ask(
        self,
        question: str,
        *,
        specialty: str | None = None,
        writer: "Writer | None" = None,
        on_stage: Callable[[str], object] = lambda _stage: None,
    ) -> Answer:
        """Answer a question in everyday words, each statement with the words it rests on.

        Never fails for any string: a text that is no health question is declined, and where the
        records do not answer, the page says so.

        Args:
            question: What a patient would ask.
            specialty: The medical specialty to file it under; found by itself without one.
            writer: A language model to word the page, from `open_writer`. What it writes is
                checked as our own words are; what fails, or does not come, stays as rules wrote it.
            on_stage: Told what comes next: "understand", "search", "compose", "write".
        """
        with self._turn:
            return self._pipeline.ask(
                question, specialty=specialty, writer=writer, on_stage=on_stage
            )

    def search(self, text: str, *, limit: int = 10) -> tuple[Found, ...]:
        """Return the records that match *text*, at most *limit*, best first, ties by id.

        Raises:
            ValueError: *limit* is not between 1 and 1,000.
        """
        if not 1 <= limit <= _MOST_FOUND:
            raise ValueError(f"limit must be between 1 and {_MOST_FOUND:,}, not {limit}")
        with self._turn:
            found = self._pipeline.search(text, limit=limit)
        return tuple(Found(record, score) for record, score in found)

    def verify(self, claim: str, records: Sequence[str]) -> ClaimCheck:
        """Judge a sentence of anybody's by *records*, named by PMID or record id.

        Raises:
            UnknownRecordError: the corpus has no such record.
        """
        check: Callable[..., ClaimCheck] = resolve_name("plaincite.api.claims:check_claim")
        return check(claim, [self.record(name) for name in dict.fromkeys(records)])

    def record(self, name: str) -> Record:
        """Return the record with that PMID ("36049498") or record id ("doi:10.1234/abc").

        Raises:
            UnknownRecordError: the corpus has no such record.
        """
        record_id = f"pmid:{name}" if name.isascii() and name.isdecimal() else name
        with self._turn:
            record = self._pipeline.corpus.get(record_id)
        if record is None:
            raise UnknownRecordError(record_id, self.corpus_name)
        return record

    def check(self, page: Answer) -> tuple[Check, ...]:
        """Try *page* against the rubric, its quotes against the records of this corpus."""
        rubric: Callable[..., tuple[Check, ...]] = resolve_name("plaincite.pipeline:rubric")
        with self._turn:
            return rubric(page, lookup=self._pipeline.corpus.get)

    def close(self) -> None:
        """Let go of the corpus."""
        close: Callable[[], None] | None = getattr(self._pipeline.corpus, "close", None)
        if close is not None:  # records in memory need no closing
            close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncPlaincite:
    """The same for asyncio: the work is done in a thread, so that the loop goes on meanwhile.

    >>> async def main() -> str:
    ...     async with await AsyncPlaincite.open() as plaincite:
    ...         answer = await plaincite.ask("Do statins cause muscle pain?")
    ...     return answer.status.value
    >>> asyncio.run(main())
    'answered'
    """

    def __init__(self, core: Plaincite) -> None:
        self.core = core

    @classmethod
    async def open(cls, corpus: str | Path | None = None, *, country: str | None = None) -> Self:
        """As `Plaincite.open`."""
        return cls(await asyncio.to_thread(Plaincite.open, corpus, country=country))

    async def ask(
        self,
        question: str,
        *,
        specialty: str | None = None,
        writer: "Writer | None" = None,
        on_stage: Callable[[str], object] = lambda _stage: None,
    ) -> Answer:
        """As `Plaincite.ask`; *on_stage* is called in the thread that works."""
        return await asyncio.to_thread(
            self.core.ask, question, specialty=specialty, writer=writer, on_stage=on_stage
        )

    async def search(self, text: str, *, limit: int = 10) -> tuple[Found, ...]:
        """As `Plaincite.search`."""
        return await asyncio.to_thread(self.core.search, text, limit=limit)

    async def verify(self, claim: str, records: Sequence[str]) -> ClaimCheck:
        """As `Plaincite.verify`."""
        return await asyncio.to_thread(self.core.verify, claim, records)

    async def record(self, name: str) -> Record:
        """As `Plaincite.record`."""
        return await asyncio.to_thread(self.core.record, name)

    async def check(self, page: Answer) -> tuple[Check, ...]:
        """As `Plaincite.check`."""
        return await asyncio.to_thread(self.core.check, page)

    async def close(self) -> None:
        """As `Plaincite.close`."""
        await asyncio.to_thread(self.core.close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
