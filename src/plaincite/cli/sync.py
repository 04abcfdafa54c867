"""`plaincite corpus sync`: all of PubMed, from its yearly files, as far as they are here."""

import json
from pathlib import Path

import click

from plaincite.cli.options import format_option
from plaincite.cli.progress import Filling
from plaincite.corpus import Corpus
from plaincite.pipeline import open_index
from plaincite.sync import FileReport, SyncPlan, SyncWatcher, plan_sync, sync
from plaincite.text import clean_text

__all__ = ["sync_command"]

_SHOWN_ERRORS = 5


@click.command(
    "sync",
    epilog="\b\nExample:\n"
    "  plaincite corpus create pubmed\n"
    "  plaincite corpus sync pubmed ~/pubmed-files",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("source", metavar="SOURCE", type=str)
@click.option(
    "--processes", type=click.IntRange(1, 64), help="How many read; one a processor by default."
)
@click.option("--allow-gaps", is_flag=True, help="Take what is there of a year, for a trial.")
@format_option
def sync_command(
    folder: Path, source: str, processes: int | None, allow_gaps: bool, output: str
) -> None:
    """Bring the corpus in DIR up to date with PubMed's yearly files in the folder SOURCE.

    SOURCE holds the files of one year as NLM ships them (pubmed26n0001.xml.gz and so on), baseline
    and updates, with the .md5 beside each. Files are taken in order, each whole or not at all;
    those taken before are passed over. It may be stopped at any time, and goes on from there when
    it is called again.
    """
    with Corpus.open(folder) as kept:
        plan = plan_sync(kept, Path(source), with_gaps=allow_gaps)
        n_bytes = sum(file.path.stat().st_size for file in plan.files)
        with Filling(f"{len(plan.files):,} files", total_bytes=n_bytes) as shown:
            watcher = _Watcher(shown)
            try:
                sync(kept, open_index(folder), plan, watcher=watcher, n_processes=processes)
            finally:
                shown.stop()
                _show(kept, plan, watcher.reports, output)


class _Watcher(SyncWatcher):
    """Shows progress and keeps what each file did."""

    def __init__(self, shown: Filling) -> None:
        self._shown = shown
        self.reports: list[FileReport] = []

    def on_items(self, n_items: int) -> None:
        self._shown.add_records(n_items)

    def on_file(self, report: FileReport) -> None:
        self._shown.add_bytes(report.file.path.stat().st_size)
        self.reports.append(report)


def _show(kept: Corpus, plan: SyncPlan, reports: list[FileReport], output: str) -> None:
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
