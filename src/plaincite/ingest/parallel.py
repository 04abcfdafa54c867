"""Reading PubMed's files with several processes: blocks out, records back, in the file's order.

This process unpacks and cuts; the others parse and do what the caller wants done with each record,
so that only the outcome travels back. A few blocks are on their way at any time: memory does not
grow with the file. The processes end with this one, however it ends.
"""

import atexit
import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

from plaincite.errors import RecordError, SourceError
from plaincite.ingest.blocks import record_blocks
from plaincite.ingest.pubmed_xml import read_block
from plaincite.ingest.streams import open_source
from plaincite.model.record import Deletion, Record

__all__ = ["ReaderPool", "readers"]

Outcome = TypeVar("Outcome")
_Done = TypeVar("_Done")
_Arguments = ParamSpec("_Arguments")

Prepare = Callable[[Record | Deletion, str], Outcome]  # the string is the file's name

_AHEAD = 3  # blocks a process may be ahead of the caller
_MOST_PROCESSES = 16
_OBJECTS = 200_000  # made between two looks for circles, of which records have none


@dataclass(frozen=True, slots=True)
class _Block(Generic[Outcome]):
    """What became of one block: outcomes of its items, and errors of those that had none."""

    outcomes: list[Outcome]
    errors: list[tuple[str, str, str]]  # an error's facts: its keyword arguments do not travel
    failure: str | None = None  # why the rest of the block could not be read


class ReaderPool(Generic[Outcome]):
    """Processes that read files, one file at a time."""

    def __init__(
        self,
        pool: Executor,
        prepare: Prepare[Outcome],
        n_processes: int,
    ) -> None:
        self._pool = pool
        self._prepare = prepare
        self._most_waiting = max(1, n_processes * _AHEAD)

    def read(
        self, path: Path, *, on_error: Callable[[RecordError], object]
    ) -> Iterator[Sequence[Outcome]]:
        """Yield what `prepare` made of each item of the file, in order, some hundred at a time.

        Args:
            path: A set of PubMed records as NLM writes it, gzipped or not.
            on_error: Told of each record that could not be read or prepared.

        Raises:
            SourceError: The file cannot be read to its end.
        """
        waiting: deque[Future[_Block[Outcome]]] = deque()
        try:
            with open_source(path) as source:
                for block in record_blocks(source):
                    waiting.append(self._pool.submit(_read_block, self._prepare, block, path.name))
                    if len(waiting) >= self._most_waiting:
                        yield _received(waiting.popleft(), path, on_error)
                while waiting:
                    yield _received(waiting.popleft(), path, on_error)
        except BrokenProcessPool as error:
            reason = "a reading process was ended from outside (too little memory?); sync again"
            raise SourceError(path, reason) from error
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def readers(
    prepare: Prepare[Outcome], *, n_processes: int | None = None
) -> Iterator[ReaderPool[Outcome]]:
    """Start processes that read files and do *prepare* with each item.

    Args:
        prepare: A module's own function, since it travels by name. A `RecordError` that it raises
            is an item left out.
        n_processes: How many; by default one a processor. With none, this one reads by itself.
    """
    wanted = min(os.cpu_count() or 1, _MOST_PROCESSES) if n_processes is None else n_processes
    pool: Executor = _Here()
    if wanted:
        # "spawn": a copy of a process with threads (the index has some) can hang.
        pool = ProcessPoolExecutor(wanted, mp_context=get_context("spawn"), initializer=_begin)
        for _ in range(wanted):
            pool.submit(os.getpid)  # so that all start now, while this one has other things to do
    try:
        yield ReaderPool(pool, prepare, wanted)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class _Here(Executor):
    """Does at once, in this process, what it is given."""

    def submit(
        self,
        fn: Callable[_Arguments, _Done],
        /,
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> Future[_Done]:
        future: Future[_Done] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def _begin() -> None:
    """Prepare a reading process: it must not outlive the one that it works for."""
    gc.set_threshold(_OBJECTS, 20, 50)
    # To take apart all the words that it remembers takes a second, and nothing waits to be written.
    atexit.register(os._exit, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _received(
    future: "Future[_Block[Outcome]]", path: Path, on_error: Callable[[RecordError], object]
) -> Sequence[Outcome]:
    block = future.result()
    for file, record, reason in block.errors:
        on_error(RecordError(source=file, record=record, reason=reason))
    if block.failure is not None:
        raise SourceError(path, block.failure)
    return block.outcomes


def _read_block(prepare: Prepare[Outcome], xml: bytes, source: str) -> _Block[Outcome]:
    outcomes: list[Outcome] = []
    errors: list[tuple[str, str, str]] = []
    try:
        for item in read_block(xml, source=source):
            try:
                if isinstance(item, RecordError):
                    raise item
                outcomes.append(prepare(item, source))
            except RecordError as error:
                errors.append((error.source, error.record, error.reason))
    except ValueError as error:
        return _Block(outcomes, errors, failure=str(error))
    return _Block(outcomes, errors)
