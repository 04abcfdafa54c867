"""`plaincite corpus notices`: what lists say happened to articles, kept beside the records."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from plaincite.cli.options import format_option
from plaincite.cli.progress import counting
from plaincite.corpus import Conflict, Corpus, NoticeList, file_sha256, find_conflicts
from plaincite.errors import SourceError
from plaincite.ingest import LIST_KINDS, ReadList, linked_notices, read_notice_list
from plaincite.model.record import NoticeKind, Record
from plaincite.text import clean_text

__all__ = ["notices", "notices_document", "show_notices"]

_SHOWN = 20
_OWN_LINKS = "links between the records"
_CUT = 0.9  # a list that comes again with fewer than that share of its notices was cut off

Touched = dict[str, dict[str, NoticeKind | None]]


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite corpus notices diabetes retraction_watch.csv\n"
    "  plaincite corpus notices diabetes doubted.txt --kind concern\n"
    "  plaincite corpus notices diabetes"
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(list(LIST_KINDS)), help="What a bare list lists.")
@click.option("--name", help="Keep it under this name; a list of the same name is replaced.")
@click.option("--smaller", is_flag=True, help="Take a list although it lost a tenth or more.")
@click.option("--remove", metavar="NAME", help="Forget the list of that name; takes no FILE.")
@format_option
def notices(
    folder: Path,
    file: Path | None,
    kind: str | None,
    name: str | None,
    smaller: bool,
    remove: str | None,
    output: str,
) -> None:
    """Take from FILE what happened to articles: retracted, corrected, under concern.

    FILE is Retraction Watch's CSV as Crossref publishes it, a list of PMIDs or DOIs, or records
    whose links are read (PubMed XML). The list is kept beside the records of DIR, holds for those
    that come later too, and is replaced when it comes again. A retracted article is never evidence,
    whichever source says so. Without FILE, all records in DIR are read: the links between them are
    taken, and all records that a list names are counted, also those it names by DOI alone.
    """
    if file is not None and remove is not None:
        raise click.UsageError("--remove takes no FILE")
    with Corpus.open(folder) as kept:
        read: ReadList | None = None
        if remove is not None:
            _remove(kept, remove)
        else:
            read = _own_links(kept) if file is None else _read(file, kind, name)
            _check_size(kept, read, file, smaller=smaller)
        is_change = read is not None and kept.put_notices(
            read.name,
            read.notices,
            file="" if file is None else file.name,
            sha256="" if file is None else file_sha256(file),
        )
        touched = _all_touched(kept) if file is None and read is not None else kept.touched()
        if output == "json":
            _print_json(kept, read, is_change or remove is not None, touched)
        else:
            _show(kept, read, is_change, touched)


def _read(file: Path, kind: str | None, name: str | None) -> ReadList:
    return read_notice_list(file, kind=LIST_KINDS[kind] if kind else None, name=name)


def _own_links(kept: Corpus) -> ReadList:
    with counting("Reading links", total=len(kept)) as advance:

        def counted() -> Iterator[Record]:
            for record in kept.bare.records():
                advance()
                yield record

        found = tuple(dict.fromkeys(linked_notices(counted(), both_ends=False)))
    return ReadList(_OWN_LINKS, found, len(kept))


def _all_touched(kept: Corpus) -> Touched:
    return kept.said_of(kept.bare.records()) if kept.notice_lists() else {}


def _remove(kept: Corpus, name: str) -> None:
    held = [item.name for item in kept.notice_lists()]
    if name not in held:
        known = ", ".join(f"“{item}”" for item in held) or "none"
        raise SourceError(name, f"there is no list of that name; there are: {known}")
    kept.put_notices(name, (), file="")


def _check_size(kept: Corpus, read: ReadList, file: Path | None, *, smaller: bool) -> None:
    """Refuse a list that lost a tenth: what was cut off between two rows cannot be told else."""
    held = {item.name: item.n_notices for item in kept.notice_lists()}.get(read.name, 0)
    if file is not None and not smaller and len(read.notices) < held * _CUT:
        reason = (
            f"it has {len(read.notices):,} notices where “{read.name}” has {held:,}; if it was "
            "not cut off, take it with --smaller, or keep it under another --name"
        )
        raise SourceError(file, reason)


def notices_document(touched: Touched) -> dict[str, Any]:
    """Return what a program is told of the records that lists name."""
    return {
        "noticed": {record_id: _values(said) for record_id, said in sorted(touched.items())},
        "conflicts": [
            {"record": item.record_id, "says": _values(dict(item.says))}
            for item in find_conflicts(touched)
        ],
    }


def _values(said: Mapping[str, NoticeKind | None]) -> dict[str, str | None]:
    return {name: kind and kind.value for name, kind in said.items()}


def show_notices(lists: Sequence[NoticeList], touched: Touched) -> None:
    """Print which lists there are, whom they name, and where sources differ."""
    if not lists:
        return
    click.echo(f"Notices   {len(lists):,} {'list' if len(lists) == 1 else 'lists'}")
    for kept in lists:
        click.echo(f"  {kept.taken_on}  {clean_text(kept.name)}: {kept.n_notices:,} notices")
    counts = Counter(
        kind.value
        for said in touched.values()
        for kind in {kind for kind in said.values() if kind is not None}
    )
    told = ", ".join(f"{kind} {count:,}" for kind, count in sorted(counts.items())) or "none"
    click.echo(f"  records here that a list names: {len(touched):,} ({told})")
    conflicts = find_conflicts(touched)
    if conflicts:
        click.echo(f"  sources differ on {len(conflicts):,}; the strictest stands:")
        for conflict in conflicts[:_SHOWN]:
            click.echo(f"    {_line(conflict)}")
        if more := len(conflicts[_SHOWN:]):
            click.echo(f"    and {more:,} more (--format json shows all)")


def _line(conflict: Conflict) -> str:
    said = "; ".join(f"{name}: {kind.value if kind else 'nothing'}" for name, kind in conflict.says)
    return clean_text(f"{conflict.record_id}  {said}")


def _show(kept: Corpus, read: ReadList | None, is_change: bool, touched: Touched) -> None:
    if read is not None:
        name = clean_text(read.name)
        change = "kept" if is_change else "the same as before, nothing to do"
        click.echo(f"{name}: {read.n_rows:,} rows, {len(read.notices):,} notices; {change}.")
        if read.n_unnamed:
            click.echo(f"{name}: {read.n_unnamed:,} rows name no article by PMID or DOI.")
        if read.n_bad:
            click.echo(f"{name}: {read.n_bad:,} rows left out:", err=True)
            for problem in read.problems:
                click.echo(f"  {clean_text(problem)}", err=True)
    show_notices(kept.notice_lists(), touched)
    click.echo(f"{click.format_filename(kept.path)}: snapshot {kept.snapshot_id}.")


def _print_json(kept: Corpus, read: ReadList | None, is_change: bool, touched: Touched) -> None:
    document: dict[str, Any] = {
        "corpus": str(kept.path),
        "snapshot": kept.snapshot_id,
        "changed": is_change,
        "list": None if read is None else read.name,
        "rows": None if read is None else read.n_rows,
        "notices": None if read is None else len(read.notices),
        "rows_without_article": None if read is None else read.n_unnamed,
        "rows_left_out": None if read is None else read.n_bad,
        "problems": [] if read is None else list(read.problems),
    }
    click.echo(json.dumps(document | notices_document(touched), indent=2))
