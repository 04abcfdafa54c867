"""From PubMed's yearly files to a corpus that can be searched: the way in for millions of records.

    list        the files of one year, in number order; what is missing or mixed stops it here
    check       a file against the MD5 that PubMed made
    read        blocks of the file by several processes: records packed, their terms worked out
    add         a file whole or not at all, in one transaction with the note that it was read
    follow      the search index takes over each change meanwhile, and is at no time ahead

So whatever ends it, the next call goes on with the first file that is not remembered, and the
index catches up with what it missed. Same files, same snapshot, however often it was cut short.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from plaincite.corpus import AddReport, Corpus, SeenFiles, State, file_sha256, to_state
from plaincite.errors import CorpusError, RecordError, SourceError, SourceUnreachableError
from plaincite.ingest import (
    BaselineFile,
    RemoteBaseline,
    check_file,
    list_baseline,
    name_of,
    parse_name,
    readers,
)
from plaincite.model.record import Deletion, Record
from plaincite.search import Following, LexicalIndex, body_text

__all__ = [
    "FileReport",
    "Prepared",
    "Reading",
    "SyncPlan",
    "SyncWatcher",
    "plan_remote",
    "plan_sync",
    "prepare",
    "sync",
]


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """What there is to do: files in order, up to the first that is missing."""

    files: tuple[BaselineFile, ...]
    n_taken: int  # files of the folder that the corpus took before
    missing: SourceError | None = None  # why it cannot go on after `files`
    # Brings a file to its place before its turn comes, where it is not there yet.
    fetch: Callable[[BaselineFile], object] | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file did to the corpus."""

    file: BaselineFile
    report: AddReport
    is_proven: bool  # its MD5 was there, and right
    n_unreadable: int
    errors: tuple[RecordError, ...]  # the first ones


class SyncWatcher:
    """Is told how it goes; this one pays no heed."""

    def on_items(self, n_items: int) -> None:
        """Hear that so many items more were read and stored."""

    def on_file(self, report: FileReport) -> None:
        """Hear that a file was taken."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An item as a reading process hands it over: ready to be stored, ready to be indexed."""

    state: State
    body: str | None


class Reading(Protocol):
    """Whoever reads the files: `ingest.ReaderPool` with processes of this machine, or a cluster."""

    def read(
        self, path: Path, *, on_error: Callable[[RecordError], object]
    ) -> Iterator[Sequence[Prepared]]:
        """Yield what `prepare` made of each item of the file, in order; raises `SourceError`."""
        ...


@dataclass(slots=True)
class _Errors:
    n_errors: int = 0
    first: list[RecordError] = field(default_factory=list)

    def note(self, error: RecordError) -> None:
        self.n_errors += 1
        if len(self.first) < 5:
            self.first.append(error)


def plan_sync(corpus: Corpus, folder: Path, *, with_gaps: bool = False) -> SyncPlan:
    """Return what *corpus* has not taken of the files in *folder*.

    Args:
        corpus: What remembers the files it took.
        folder: Where PubMed's files are; see `ingest.list_baseline`.
        with_gaps: Take what is there, although files between are missing. For trials only: what
            the missing files change is then not known here.

    Raises:
        SourceError: The folder holds none of PubMed's files, or those of two years.
        CorpusError: The corpus was made from another year's files, or took later ones already.
    """
    files = list_baseline(folder)
    return _plan(corpus, files, folder, again=_changed(corpus, files), with_gaps=with_gaps)


def plan_remote(corpus: Corpus, remote: RemoteBaseline, *, with_gaps: bool = False) -> SyncPlan:
    """Return what *corpus* has not taken of the files at an address; as for `plan_sync`.

    Raises:
        SourceUnreachableError: The address cannot be asked.
    """
    plan = _plan(corpus, remote.list_files(), remote.url, again=None, with_gaps=with_gaps)
    return replace(plan, fetch=remote.fetch)


def _plan(
    corpus: Corpus,
    files: Sequence[BaselineFile],
    place: Path | str,
    *,
    again: BaselineFile | None,
    with_gaps: bool,
) -> SyncPlan:
    taken = _taken(corpus)
    _check_year(corpus, files[0].year, taken)
    numbers = {number for _, number in taken} - ({again.number} if again else set())
    highest = max(numbers, default=0)
    wanted = tuple(file for file in files if file.number not in numbers)
    n_taken = len(files) - len(wanted)
    if wanted and wanted[0].number < highest:
        reason = (
            f"{wanted[0].name} comes before files that were taken already, so it can no longer be "
            "added in order; make the corpus anew with it"
        )
        raise CorpusError(corpus.path, reason)
    in_row = tuple(file for at, file in enumerate(wanted, highest + 1) if file.number == at)
    if with_gaps or in_row == wanted:
        return SyncPlan(wanted, n_taken)
    absent = name_of(files[0].year, highest + len(in_row) + 1)
    reason = f"{absent} is missing and comes next; fetch it and sync again"
    return SyncPlan(in_row, n_taken, SourceError(place, reason))


def sync(  # noqa: PLR0913 - who reads is said in one of two ways
    corpus: Corpus,
    index: LexicalIndex,
    plan: SyncPlan,
    *,
    watcher: SyncWatcher | None = None,
    n_processes: int | None = None,
    reading: AbstractContextManager[Reading] | None = None,
) -> None:
    """Take the files of *plan* into *corpus* and *index*, each whole or not at all.

    Args:
        corpus: Where they go.
        index: Of that corpus.
        plan: What is to be done.
        watcher: Is told how it goes.
        n_processes: How many read; by default one a processor.
        reading: Who reads instead of such processes; asked for the files of *plan*, in order.

    Raises:
        SourceError: A file is missing or not as PubMed made it; those before it were taken.
        SourceUnreachableError: A file could not be fetched; those before it were taken.
        CorpusError: The corpus or the index cannot be written; all whole files are kept.
    """
    index.synchronize(corpus.bare)
    if plan.files:
        try:
            with (
                reading or readers(prepare, n_processes=n_processes) as pool,
                closing(_at_hand(plan)) as files,
            ):
                _take_all(corpus, index, files, pool, watcher or SyncWatcher())
        except (
            SourceError,
            SourceUnreachableError,
        ):  # what stood before the bad file is to be found all the same
            index.synchronize(corpus.bare)
            raise
        index.synchronize(corpus.bare)
    if plan.missing is not None:
        raise plan.missing


def _take_all(
    corpus: Corpus,
    index: LexicalIndex,
    files: Iterable[BaselineFile],
    pool: Reading,
    watcher: SyncWatcher,
) -> None:
    with index.following() as following:
        for file in files:
            _take(corpus, following, pool, file, watcher)
        following.settled(is_last=True)


def _at_hand(plan: SyncPlan) -> Generator[BaselineFile, None, None]:
    """Yield the files in order; the next one is fetched while one is taken."""
    if plan.fetch is None:
        yield from plan.files
        return
    one = ThreadPoolExecutor(1)
    try:
        coming = one.submit(plan.fetch, plan.files[0])
        for file, following in zip(plan.files, [*plan.files[1:], None], strict=True):
            coming.result()
            if following is not None:
                coming = one.submit(plan.fetch, following)
            yield file
    finally:
        one.shutdown(wait=False, cancel_futures=True)


def _take(
    corpus: Corpus,
    following: Following,
    pool: Reading,
    file: BaselineFile,
    watcher: SyncWatcher,
) -> None:
    checksums = check_file(file)
    errors = _Errors()
    bodies: dict[bytes | None, str | None] = {}  # of the part at hand, by digest

    def parts() -> Iterator[Sequence[State]]:
        for prepared in pool.read(file.path, on_error=errors.note):
            bodies.clear()
            bodies.update((item.state.digest, item.body) for item in prepared)
            bodies[None] = None
            yield [item.state for item in prepared]
            watcher.on_items(len(prepared))

    def follow(sequence: int, state: State) -> None:
        following.put(sequence, state.record_id, bodies[state.digest])

    def told(report: AddReport) -> FileReport:
        return FileReport(file, report, checksums.is_proven, errors.n_errors, tuple(errors.first))

    try:
        report = corpus.add_whole(
            parts(), source=file.name, sha256=checksums.sha256, on_change=follow
        )
        following.settled()
        SeenFiles(corpus.path).note(file.path, checksums.sha256)
    except CorpusError:
        # On a full disk a file can be kept and what follows fail; the next call passes over it.
        if kept := _kept(corpus, file, checksums.sha256):
            watcher.on_file(told(kept))
        raise
    watcher.on_file(told(report))


def _kept(corpus: Corpus, file: BaselineFile, sha256: str) -> AddReport | None:
    """Return what *corpus* says that *file* changed, where it holds the file to its end."""
    for source in corpus.status().sources:
        if source.is_complete and (source.name, source.sha256) == (file.name, sha256):
            return AddReport(source.added, source.replaced, deleted=source.deleted)
    return None


def prepare(item: Record | Deletion, source: str) -> Prepared:
    """Do in a reading process all that needs no knowledge of the corpus."""
    body = body_text(item) if isinstance(item, Record) else None
    return Prepared(to_state(item, source=source), body)


def _taken(corpus: Corpus) -> frozenset[tuple[int, int]]:
    """Return year and number of PubMed's files that the corpus took to their end."""
    parsed = (parse_name(source.name) for source in corpus.status().sources if source.is_complete)
    return frozenset(found for found in parsed if found is not None)


def _changed(corpus: Corpus, files: Sequence[BaselineFile]) -> BaselineFile | None:
    """Return the last file that was taken, if the one of its name here is another one.

    Raises:
        CorpusError: One that was taken before others is another one.
    """
    by_name = {source.name: source.sha256 for source in corpus.status().sources}
    last = max(((number, name) for name in by_name if (number := parse_name(name))), default=None)
    seen = SeenFiles(corpus.path)
    for file in files:
        held = by_name.get(file.name)
        if held is None or seen.sha256(file.path, check=file_sha256) == held:
            continue
        if last is not None and file.name == last[1]:
            return file
        reason = (
            f"{file.path} is another file than the {file.name} that was taken here, and later ones "
            "were taken after it; put the first one back, or make the corpus anew"
        )
        raise CorpusError(corpus.path, reason)
    return None


def _check_year(corpus: Corpus, year: int, taken: frozenset[tuple[int, int]]) -> None:
    others = sorted({held for held, _ in taken if held != year})
    if others:
        reason = (
            f"it was made from PubMed's files of 20{others[0]:02} and these are of 20{year:02}, "
            "which replace them all; the two never mix: make a new corpus from these "
            "('plaincite corpus create', then 'sync') and use it in place of this one"
        )
        raise CorpusError(corpus.path, reason)
