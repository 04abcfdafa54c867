"""Parsing PubMed's files on a cluster: each file by one process, merged here in their order.

Only the reading is spread out. What the corpus holds is decided where it always is, in one
transaction a file, so that it comes out the same whoever read.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.cluster.crew import at_work, each
from plaincite.cluster.opening import Crew
from plaincite.errors import RecordError, SettingError, SourceError
from plaincite.ingest import readers
from plaincite.sync import Prepared, SyncPlan, prepare

__all__ = ["reading"]


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """What could not be read: a record's error, or why the rest of a file cannot be."""

    facts: tuple[str, str, str] | None = None
    failure: str | None = None


@contextmanager
def reading(plan: SyncPlan, crew: Crew) -> Iterator["_Files"]:
    """Read the files of *plan* ahead, as far as memory allows."""
    if plan.fetch is not None:
        raise SettingError("the address", "fetch the files first; machines read them from a folder")
    paths = [file.path.resolve() for file in plan.files]
    with at_work(crew) as n_workers:
        yield _Files(paths, each(paths, _Parsing, (), n_workers=n_workers))


class _Parsing:
    """The work: a file in, its items out, some hundred at a time."""

    def __call__(self, path: Path) -> Iterator[Any]:
        errors: list[RecordError] = []
        try:
            with readers(prepare, n_processes=0) as pool:
                for part in pool.read(path, on_error=errors.append):
                    yield from (_Unreadable(_facts(error)) for error in errors)
                    errors.clear()
                    yield part
        except SourceError as error:
            yield from (_Unreadable(_facts(error)) for error in errors)
            yield _Unreadable(failure=error.reason)


class _Files:
    """The readers, for `sync`: it asks for the files in the order of the plan."""

    def __init__(self, paths: Sequence[Path], outcomes: Iterator[tuple[int, Any]]) -> None:
        self._paths = iter(enumerate(paths))
        self._outcomes = outcomes
        self._ahead: tuple[int, Any] | None = None

    def read(
        self, path: Path, *, on_error: Callable[[RecordError], object]
    ) -> Iterator[Sequence[Prepared]]:
        """Yield the items of the next file, which must be *path*."""
        number, due = next(self._paths)
        if due != path.resolve():
            raise ValueError(f"{path} was asked for, and {due} comes next")
        while (found := self._take(number)) is not None:
            if not isinstance(found, _Unreadable):
                yield found
            elif found.facts is not None:
                source, record, reason = found.facts
                on_error(RecordError(source=source, record=record, reason=reason))
            else:
                raise SourceError(path, found.failure or "it cannot be read")

    def _take(self, number: int) -> Any:  # noqa: ANN401 - what the work yields
        """Return the next outcome of that file, None after its last."""
        if self._ahead is None:
            self._ahead = next(self._outcomes, None)
        if self._ahead is None or self._ahead[0] != number:
            return None
        found, self._ahead = self._ahead[1], None
        return found


def _facts(error: RecordError) -> tuple[str, str, str]:
    return error.source, error.record, error.reason
