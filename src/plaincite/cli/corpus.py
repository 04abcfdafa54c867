"""The `corpus` commands: make a folder of records, add files to it, look after it."""

import json
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from plaincite.cli.digests import check_digests
from plaincite.cli.embed import embed
from plaincite.cli.fetch import fetch
from plaincite.cli.notices import notices, notices_document, show_notices
from plaincite.cli.options import format_option
from plaincite.cli.progress import counting
from plaincite.cli.sync import sync_command
from plaincite.corpus import (
    AddReport,
    Corpus,
    CorpusStatus,
    VerifyReport,
    file_sha256,
    manifest_document,
)
from plaincite.errors import CorpusError, RecordError, SourceError
from plaincite.indexes import repair_index, synchronize_index
from plaincite.ingest import is_full_text, read_full_texts, read_records
from plaincite.model.record import ArticleBody, Deletion, Record
from plaincite.text import clean_text

__all__ = ["corpus"]

_SHOWN_ERRORS = 5
_SHOWN_SOURCES = 20

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@click.group()
def corpus() -> None:
    """Keep the records that answers are drawn from."""


corpus.add_command(check_digests)
corpus.add_command(embed)
corpus.add_command(fetch)
corpus.add_command(notices)
corpus.add_command(sync_command)


@corpus.command(epilog="\b\nExample:\n  plaincite corpus create diabetes")
@_folder
def create(folder: Path) -> None:
    """Make an empty corpus in the folder DIR."""
    Corpus.create(folder).close()
    name = click.format_filename(folder)
    click.echo(f"Made an empty corpus in {name}.")
    click.echo(f"Add records with: plaincite corpus add {shlex.quote(name)} FILE...")


@corpus.command(
    epilog="\b\nExamples:\n"
    "  plaincite corpus add diabetes pubmed_export.nbib\n"
    "  plaincite corpus add diabetes pubmed24n*.xml.gz --format json\n"
    "  plaincite corpus add diabetes PMC3574550.xml"
)
@_folder
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--again", is_flag=True, help="Read files that were added before once more.")
@format_option
def add(folder: Path, files: tuple[Path, ...], again: bool, output: str) -> None:
    """Add the records of each FILE to the corpus in DIR.

    Files may be PubMed XML, NBIB, RIS, Europe PMC JSON, digests (TOML) or plaincite's own JSONL,
    plain or gzipped. A newer version of a record replaces the older one. A record that cannot be
    read is reported and left out; the others are added.

    Full text of open-access articles (JATS XML from PMC or Europe PMC) joins the record of its
    PMID, PMCID or DOI, now or when that comes: a page may then quote its results.
    """
    with Corpus.open(folder) as kept:
        additions = []
        for path in files:
            additions.append(_add_file(kept, path, again=again))
            if output == "text":
                _print_addition(additions[-1])
        synchronize_index(folder, kept)
        if output == "json":
            _print_json(_additions_document(kept, additions))
        else:
            name, snapshot = click.format_filename(folder), kept.snapshot_id
            _print_waiting(kept, additions)
            click.echo(f"{name} holds {_records(len(kept))}. Snapshot {snapshot}.")
    _raise_last([addition.failure for addition in additions if addition.failure is not None])


@corpus.command(epilog="\b\nExample:\n  plaincite corpus status diabetes --format json")
@_folder
@format_option
def status(folder: Path, output: str) -> None:
    """Show what the corpus in DIR holds and where it came from."""
    with Corpus.open(folder) as kept:
        standing = kept.status()
        touched = kept.touched()
    if output == "json":
        document = {"corpus": str(folder), "size_bytes": standing.size_bytes}
        _print_json(document | manifest_document(standing) | notices_document(touched))
    else:
        _print_status(standing)
        show_notices(standing.notice_lists, touched)


@corpus.command(epilog="\b\nExample:\n  plaincite corpus verify diabetes")
@_folder
@format_option
def verify(folder: Path, output: str) -> None:
    """Check that every record in DIR is as it was stored, and that the search index holds it.

    An index or links that disagree with the records are made anew from them.
    """
    with Corpus.open(folder) as kept:
        with counting("Checking", total=len(kept)) as advance:
            report = kept.verify(on_record=advance)
        repaired = _repair(folder, kept, report) if report.is_sound else ()
    if output == "json":
        document = {"corpus": str(folder), "snapshot": report.snapshot_id, "repaired": repaired}
        _print_json(document | {"records": report.records, "problems": report.problems})
    elif report.is_sound:
        click.echo(
            f"{click.format_filename(folder)}: {_records(report.records)} checked, all sound."
        )
        for problem in repaired:
            click.echo(f"Repaired: {problem}; it was made anew.")
    else:
        click.echo("\n".join(clean_text(problem) for problem in report.problems))
    if not report.is_sound:
        reason = f"damaged, problems found: {len(report.problems)}"
        raise CorpusError(folder, f"{reason}; make the corpus again from its sources")


def _repair(folder: Path, kept: Corpus, report: VerifyReport) -> tuple[str, ...]:
    """Make anew what is derived from the records and does not agree with them."""
    repaired = repair_index(folder, kept)
    if report.links_agree:
        return repaired
    kept.mend_links()
    return (*repaired, "what links say of other records was not what the records say")


@dataclass
class _Addition:
    """One file on its way into the corpus, and what came of it."""

    path: Path
    n_read: int = 0
    n_unreadable: int = 0
    errors: list[str] = field(default_factory=list)  # the first ones
    is_known: bool = False  # added before, and not read now
    is_full_text: bool = False  # articles' bodies, not records
    report: AddReport | None = None
    failure: SourceError | None = None

    @property
    def noun(self) -> str:
        """What the file holds."""
        return "full text" if self.is_full_text else "record"

    def note(self, error: RecordError) -> None:
        """Count a record that could not be read or stored."""
        self.n_unreadable += 1
        if len(self.errors) < _SHOWN_ERRORS:
            self.errors.append(clean_text(str(error)))

    def items(self) -> Iterator[Record | Deletion]:
        """Yield what the file holds; errors are noted instead."""
        with counting(f"Reading {self.path.name}") as advance:
            for item in read_records(self.path):
                advance()
                if isinstance(item, RecordError):
                    self.note(item)
                else:
                    self.n_read += 1
                    yield item

    def bodies(self) -> Iterator[ArticleBody]:
        """Yield the full texts that the file holds; errors are noted instead."""
        with counting(f"Reading {self.path.name}") as advance:
            for read in read_full_texts(self.path):
                advance()
                if isinstance(read, RecordError):
                    self.note(read)
                else:
                    self.n_read += 1
                    yield read


def _add_file(kept: Corpus, path: Path, *, again: bool) -> _Addition:
    addition = _Addition(path)
    try:
        # A pipe can be read only once, so it has no checksum.
        sha256 = file_sha256(path) if path.is_file() else None
        if sha256 is not None and not again and kept.has_source(sha256):
            addition.is_known = True
            return addition
        # A pipe can be read only once, and articles come as files.
        addition.is_full_text = sha256 is not None and is_full_text(path)
        if addition.is_full_text:
            addition.report = kept.add_full_texts(
                addition.bodies(), source=path.name, sha256=sha256
            )
        else:
            addition.report = kept.add(
                addition.items(), source=path.name, sha256=sha256, on_refusal=addition.note
            )
        if not addition.n_read:
            addition.failure = SourceError(path, f"no {addition.noun} could be read from it")
    except SourceError as error:
        reason = f"{error.reason}; {_count(addition.n_read, addition.noun)} before that kept"
        addition.failure = SourceError(error.path, reason) if addition.n_read else error
    return addition


def _print_addition(addition: _Addition) -> None:
    name = clean_text(click.format_filename(addition.path.name))
    if addition.is_known:
        click.echo(f"{name}: added before, nothing to do (--again reads it once more).")
    if addition.report is not None and addition.n_read:
        report = addition.report
        what = "full texts: " if addition.is_full_text else ""
        click.echo(
            f"{name}: {what}{report.added:,} added, {report.replaced:,} replaced, "
            f"{report.unchanged:,} unchanged, {report.deleted:,} deleted."
        )
    if addition.n_unreadable:
        left_out = _count(addition.n_unreadable, addition.noun)
        click.echo(f"{name}: {left_out} left out:", err=True)
        for line in addition.errors:
            click.echo(f"  {line}", err=True)
        if more := addition.n_unreadable - len(addition.errors):
            click.echo(f"  and {more:,} more", err=True)


def _print_waiting(kept: Corpus, additions: Sequence[_Addition]) -> None:
    """Say of full texts without a record that they will not be seen before it comes."""
    if any(addition.is_full_text for addition in additions) and (waiting := kept.n_waiting()):
        waits = "waits" if waiting == 1 else "wait"
        click.echo(
            f"{_count(waiting, 'full text')} {waits} for a record: add it (from PubMed, by its "
            "PMID), and the two are joined."
        )


def _additions_document(kept: Corpus, additions: Sequence[_Addition]) -> dict[str, Any]:
    reports = [addition.report or AddReport() for addition in additions]
    return {
        "corpus": str(kept.path),
        "snapshot": kept.snapshot_id,
        "records": len(kept),
        "added": sum(report.added for report in reports),
        "replaced": sum(report.replaced for report in reports),
        "unchanged": sum(report.unchanged for report in reports),
        "deleted": sum(report.deleted for report in reports),
        "unreadable": sum(addition.n_unreadable for addition in additions),
        "files": [_addition_document(addition) for addition in additions],
    }


def _addition_document(addition: _Addition) -> dict[str, Any]:
    report = addition.report  # None when the file was not read to its end
    return {
        "file": str(addition.path),
        "full_text": addition.is_full_text,
        "added_before": addition.is_known,
        "read": addition.n_read,
        "added": None if report is None else report.added,
        "replaced": None if report is None else report.replaced,
        "unchanged": None if report is None else report.unchanged,
        "deleted": None if report is None else report.deleted,
        "unreadable": addition.n_unreadable,
        "errors": addition.errors,
        "failure": None if addition.failure is None else addition.failure.reason,
    }


def _print_status(standing: CorpusStatus) -> None:
    click.echo(f"Corpus    {click.format_filename(standing.path)}")
    click.echo(f"Records   {standing.records:,} ({standing.deleted:,} deleted)")
    click.echo(f"Snapshot  {standing.snapshot_id}")
    click.echo(f"Changed   {standing.last_changed_on} (made {standing.created_on})")
    click.echo(f"Size      {standing.size_bytes / 1e6:,.1f} MB")
    if standing.full_texts:
        click.echo(f"Full text {_count(standing.full_texts, 'article')}")
    click.echo(f"Sources   {len(standing.sources):,}")
    for source in standing.sources[-_SHOWN_SOURCES:]:
        unfinished = "" if source.is_complete else " (not read to its end: add it again)"
        click.echo(
            f"  {source.added_on}  {clean_text(source.name)}: {source.added:,} added, "
            f"{source.replaced:,} replaced, {source.deleted:,} deleted{unfinished}"
        )
    if more := len(standing.sources[:-_SHOWN_SOURCES]):
        click.echo(f"  and {more:,} earlier ones")


def _records(count: int) -> str:
    return _count(count, "record")


def _count(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


def _print_json(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, indent=2))


def _raise_last(failures: Sequence[SourceError]) -> None:
    for failure in failures[:-1]:
        click.echo(f"Error: {failure}", err=True)
    if failures:
        raise failures[-1]
