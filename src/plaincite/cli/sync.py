"""`plaincite corpus sync`: all of PubMed, from its yearly files, as far as they are here."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click

from plaincite.cli.options import format_option
from plaincite.cli.progress import Filling
from plaincite.corpus import Corpus
from plaincite.indexes import open_index
from plaincite.ingest import BaselineFile, RemoteBaseline, is_address
from plaincite.sync import FileReport, SyncPlan, SyncWatcher, plan_remote, plan_sync, sync
from plaincite.text import clean_text

__all__ = ["Watcher", "show", "sync_command", "weight"]

_SHOWN_ERRORS = 5


@click.command(
    "sync",
    epilog="\b\nExamples:\n"
    "  plaincite corpus create pubmed\n"
    "  plaincite corpus sync pubmed ~/pubmed-files\n"
    "  plaincite corpus sync pubmed https://ftp.ncbi.nlm.nih.gov/pubmed/",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("source", metavar="SOURCE", type=str)
@click.option(
    "--processes", type=click.IntRange(1, 64), help="How many read; one a processor by default."
)
@click.option("--allow-gaps", is_flag=True, help="Take what is there of a year, for a trial.")
@click.option(
    "--downloads",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where files from an address are put; without it: DIR/downloads.",
)
@click.option("--keep", is_flag=True, help="Keep files from an address after they were taken.")
@format_option
def sync_command(
    folder: Path,
    source: str,
    processes: int | None,
    allow_gaps: bool,
    downloads: Path | None,
    keep: bool,
    output: str,
) -> None:
    """Bring the corpus in DIR up to date with PubMed's yearly files in the folder SOURCE.

    SOURCE holds the files of one year as NLM ships them (pubmed26n0001.xml.gz and so on), baseline
    and updates, with the .md5 beside each; or it is the http address of such a folder, from which
    the files that are not taken yet are fetched one after the other. Files are taken in order, each
    whole or not at all; those taken before are passed over. It may be stopped at any time, and goes
    on from there when it is called again.
    """
    with Corpus.open(folder) as kept, ExitStack() as stack:
        if is_address(source):
            remote = stack.enter_context(RemoteBaseline(source, downloads or folder / "downloads"))
            plan = plan_remote(kept, remote, with_gaps=allow_gaps)
            discard = None if keep else remote.discard
        else:
            plan, discard = plan_sync(kept, Path(source), with_gaps=allow_gaps), None
        total = sum(map(weight, plan.files))
        with Filling(f"{len(plan.files):,} files", total_bytes=total) as shown:
            watcher = Watcher(shown, discard)
            try:
                sync(kept, open_index(folder), plan, watcher=watcher, n_processes=processes)
            finally:
                shown.stop()
                show(kept, plan, watcher.reports, output)


class Watcher(SyncWatcher):
    """Shows progress and keeps what each file did."""

    def __init__(self, shown: Filling, discard: Callable[[BaselineFile], None] | None) -> None:
        self._shown = shown
        self._discard = discard
        self.reports: list[FileReport] = []

    def on_items(self, n_items: int) -> None:
        """Show that so many more were stored."""
        self._shown.add_records(n_items)

    def on_file(self, report: FileReport) -> None:
        """Show that a file was taken, and keep what it did."""
        self._shown.add_bytes(weight(report.file))
        self.reports.append(report)
        if self._discard is not None:
            self._discard(report.file)


def weight(file: BaselineFile) -> int:
    """Return how much of the whole a file is; one that is not here yet is as large as most."""
    return file.path.stat().st_size if file.path.exists() else 25_000_000


def show(kept: Corpus, plan: SyncPlan, reports: list[FileReport], output: str) -> None:
    """Say what was taken and what the corpus holds now."""
    if output == "json":
        click.echo(json.dumps(_document(kept, plan, reports), indent=2))
        return
    name = click.format_filename(kept.path)
    counts = _totals(reports)
    if not plan.files:
        click.echo(f"{name}: nothing to do, {plan.n_taken:,} files were taken before.")
    else:
        click.echo(
            f"{name}: {len(reports):,} of {len(plan.files):,} files taken: "
            f"{counts['added']:,} added, {counts['replaced']:,} replaced, "
            f"{counts['unchanged']:,} unchanged, {counts['deleted']:,} deleted."
        )
    if n_unproven := sum(not report.is_proven for report in reports):
        click.echo(f"{n_unproven:,} files have no .md5 beside them and were taken unchecked.")
    if n_unreadable := counts["unreadable"]:
        click.echo(f"{n_unreadable:,} records could not be read and were left out:", err=True)
        errors = [error for report in reports for error in report.errors]
        for error in errors[:_SHOWN_ERRORS]:
            click.echo(f"  {clean_text(str(error))}", err=True)
    click.echo(f"{name} holds {len(kept):,} records. Snapshot {kept.snapshot_id}.")


def _document(kept: Corpus, plan: SyncPlan, reports: list[FileReport]) -> dict[str, object]:
    return {
        "corpus": str(kept.path),
        "snapshot": kept.snapshot_id,
        "records": len(kept),
        "files_planned": len(plan.files),
        "files_taken": len(reports),
        "files_taken_before": plan.n_taken,
        "files_without_md5": sum(not report.is_proven for report in reports),
        "missing": None if plan.missing is None else plan.missing.reason,
        **_totals(reports),
    }


def _totals(reports: list[FileReport]) -> dict[str, int]:
    return {
        "added": sum(item.report.added for item in reports),
        "replaced": sum(item.report.replaced for item in reports),
        "unchanged": sum(item.report.unchanged for item in reports),
        "deleted": sum(item.report.deleted for item in reports),
        "unreadable": sum(item.n_unreadable for item in reports),
    }
