"""`plaincite corpus fetch`: records from a live service into a corpus."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import click

from plaincite.cli.live import settings, source_option, tell_missing, tell_warnings, today
from plaincite.cli.options import format_option
from plaincite.cli.progress import counting
from plaincite.corpus import AddReport, Corpus
from plaincite.errors import SourceError
from plaincite.indexes import synchronize_index
from plaincite.ingest import EuropePmcClient, Fetched, open_pubmed
from plaincite.model.record import Record
from plaincite.text import clean_text

__all__ = ["fetch"]

_LONGEST_NAME = 200  # characters of a query in the list of sources
_PMID = re.compile(r"0*([1-9][0-9]{0,9})", re.ASCII)


@dataclass
class _Harvest:
    """What a fetch was about and what came of it."""

    service: str
    name: str  # as the list of sources has it
    query: str | None = None
    matches: int = 0
    warnings: tuple[str, ...] = ()
    missing: list[str] = field(default_factory=list)
    n_fetched: int = 0
    report: AddReport = field(default_factory=AddReport)


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite corpus fetch diabetes --query '\"metformin\"[tiab] AND 2020:2025[dp]'\n"
    "  plaincite corpus fetch diabetes --pmids pmids.txt"
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--query", help="A query in the service's own language.")
@click.option(
    "--pmids",
    type=click.File("r", encoding="utf-8", errors="replace"),
    help="A file with PMIDs, divided by blanks, commas or line ends; '-' for stdin.",
)
@click.option("--limit", type=click.IntRange(min=1), help="How many records at most.")
@source_option
@format_option
def fetch(
    *,
    folder: Path,
    query: str | None,
    pmids: IO[str] | None,
    limit: int | None,
    service: str,
    output: str,
) -> None:
    """Fetch records from PubMed into the corpus in DIR, by a query or by their PMIDs.

    A published abstract takes the place of an editor's digest of the same article. What was
    fetched is kept when the service fails in the middle; run the command again for the rest.
    """
    if (query is None) == (pmids is None):
        raise click.UsageError("give either --query or --pmids")
    if pmids is not None and service != "pubmed":
        raise click.UsageError("--pmids asks PubMed; leave --source away")
    with Corpus.open(folder) as kept:
        if pmids is not None:
            name = str(getattr(pmids, "name", "stdin"))
            harvest = _by_pmids(kept, read_pmids(pmids.read(), name), name, limit)
        elif service == "pubmed":
            harvest = _by_query(kept, query or "", limit)
        else:
            harvest = _from_europe_pmc(kept, query or "", limit)
        synchronize_index(folder, kept)
        if output == "json":
            click.echo(json.dumps(_document(kept, harvest), indent=2))
        else:
            _print(kept, harvest)


def read_pmids(text: str, name: str) -> tuple[str, ...]:
    """Return the PMIDs in *text*, each once; "#" begins a remark.

    Raises:
        SourceError: there is none, or something else stands among them.
    """
    found: dict[str, None] = {}
    for line in text.lstrip("\ufeff").splitlines():
        for word in re.split(r"[\s,;]+", line.partition("#")[0].strip()):
            match = _PMID.fullmatch(word)
            if match is not None:
                found[match.group(1)] = None
            elif word:
                raise SourceError(name, f'"{clean_text(word)[:40]}" is no PMID; give numbers only')
    if not found:
        raise SourceError(name, "no PMID stands in it; give one a line")
    return tuple(found)


def _by_pmids(kept: Corpus, pmids: tuple[str, ...], file_name: str, limit: int | None) -> _Harvest:
    harvest = _Harvest("PubMed", f"PubMed: PMIDs of {Path(file_name).name}")
    wanted = pmids[:limit]
    harvest.matches = len(wanted)
    with closing(open_pubmed(settings())) as client:
        _keep(kept, harvest, _records(harvest, client.fetch(wanted)))
    return harvest


def _by_query(kept: Corpus, query: str, limit: int | None) -> _Harvest:
    harvest = _Harvest("PubMed", f"PubMed: {clean_text(query)[:_LONGEST_NAME]}", query)
    with closing(open_pubmed(settings())) as client:
        found = client.search(query, limit=limit)
        harvest.matches, harvest.warnings = found.count, found.warnings
        _keep(kept, harvest, _records(harvest, client.fetch(found.pmids)))
    return harvest


def _from_europe_pmc(kept: Corpus, query: str, limit: int | None) -> _Harvest:
    harvest = _Harvest("Europe PMC", f"Europe PMC: {clean_text(query)[:_LONGEST_NAME]}", query)
    with closing(EuropePmcClient(settings())) as client:
        harvest.matches, records = client.search(query, limit=limit)
        _keep(kept, harvest, _records(harvest, [Fetched(records)]))
    return harvest


def _records(harvest: _Harvest, batches: Iterable[Fetched]) -> Iterator[Record]:
    with counting(f"Fetching from {harvest.service}") as advance:
        for batch in batches:
            harvest.missing.extend(batch.missing)
            for record in batch.records:
                advance()
                harvest.n_fetched += 1
                yield record


def _keep(kept: Corpus, harvest: _Harvest, records: Iterable[Record]) -> None:
    harvest.report = kept.add(records, source=harvest.name, today=today())


def _document(kept: Corpus, harvest: _Harvest) -> dict[str, object]:
    return {
        "corpus": str(kept.path),
        "snapshot": kept.snapshot_id,
        "records": len(kept),
        "service": harvest.service,
        "query": harvest.query,
        "matches": harvest.matches,
        "fetched": harvest.n_fetched,
        "missing": harvest.missing,
        "warnings": list(harvest.warnings),
        "added": harvest.report.added,
        "replaced": harvest.report.replaced,
        "unchanged": harvest.report.unchanged,
    }


def _print(kept: Corpus, harvest: _Harvest) -> None:
    report = harvest.report
    tell_warnings(harvest.service, harvest.warnings)
    tell_missing(harvest.service, harvest.missing)
    if harvest.matches == 0:
        click.echo(f"{harvest.service} was searched and has no record that matches.")
    else:
        click.echo(
            f"{harvest.service}: {harvest.matches:,} found, {harvest.n_fetched:,} fetched; "
            f"{report.added:,} added, {report.replaced:,} replaced, {report.unchanged:,} unchanged."
        )
    name = click.format_filename(kept.path)
    click.echo(f"{name} holds {len(kept):,} records. Snapshot {kept.snapshot_id}.")
