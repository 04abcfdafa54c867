"""`library refresh`: keep published pages true when the evidence changes."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plaincite.cli.library_answer import asker
from plaincite.cli.library_options import (
    by_option,
    library_option,
    plural,
    print_json,
    sign,
)
from plaincite.cli.options import corpus_option, format_option
from plaincite.cli.progress import counting
from plaincite.library import (
    Evidence,
    Renewal,
    Retracting,
    TakenDown,
    due,
    open_library,
    read_retraction_list,
    renew,
    retracted_in,
    take_down,
)
from plaincite.model.library import Signature
from plaincite.pipeline import Pipeline, standing_reason
from plaincite.publish import from_document

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["refresh"]

_RETRACTED = "This article was retracted."


@click.command(epilog="\b\nExample:\n  plaincite library refresh --corpus heart")
@click.option("--all", "everything", is_flag=True, help="Ask pages too that are up to date.")
@click.option(
    "--retracted",
    "retraction_list",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="PMIDs or DOIs, one a line, or JSON lines: retracted whatever the corpus says.",
)
@corpus_option
@library_option
@by_option
@format_option
def refresh(
    everything: bool,
    retraction_list: Path | None,
    corpus: Path | None,
    target: str,
    by: str | None,
    output: str,
) -> None:
    """Ask every question again over the corpus as it is now, and show what changed.

    Pages that cite a retracted article are taken down first, at once. A page whose short answer or
    evidence changed gets a new draft and then needs an update; readers see the old one until it is
    published. What was not changed is noted as checked. Run again after an interruption: it goes
    on where it was.
    """
    listed = frozenset() if retraction_list is None else read_retraction_list(retraction_list)
    pipeline = Pipeline.open(corpus)
    signed = sign(by)
    own = pipeline.corpus
    with open_library(target) as kept:
        if listed:
            kept.note_retracted(listed, _RETRACTED, signed)
        pipeline.corpus = Retracting(own, retracted_in(kept))
        down = take_down(kept, _evidence(pipeline, kept), signed)
        pipeline.corpus = Retracting(own, retracted_in(kept))  # with what was just found
        evidence = _evidence(pipeline, kept)
        if output == "text":
            _print_taken_down(down)
        renewals = _renew_all(kept, pipeline, evidence, signed, everything=everything)
    if output == "json":
        print_json(_document(evidence.snapshot, down, renewals))
        return
    for renewal in renewals:
        _print(renewal)
    changed = sum(bool(item.difference) and not item.is_conflict for item in renewals)
    click.echo(
        f"{plural(len(renewals), 'page')} asked again: {changed:,} changed, "
        f"{len(renewals) - changed:,} stand. Snapshot {evidence.snapshot}."
    )


def _evidence(pipeline: Pipeline, kept: "Library") -> Evidence:
    known = kept.retracted_records().keys()

    def retraction(record_id: str) -> str | None:
        record = pipeline.corpus.get(record_id)
        is_retracted = record_id in known if record is None else standing_reason(record) is not None
        return _RETRACTED if is_retracted else None

    return Evidence(
        snapshot=pipeline.corpus.snapshot_id,
        ask=asker(pipeline),
        read=lambda document: from_document(document, source="library"),
        holds=lambda record_id: pipeline.corpus.get(record_id) is not None,
        retraction=retraction,
    )


def _renew_all(
    kept: "Library",
    pipeline: Pipeline,
    evidence: Evidence,
    signed: Signature,
    *,
    everything: bool,
) -> list[Renewal]:
    entries = due(kept, None if everything else pipeline.corpus.snapshot_id)
    renewals = []
    with counting("Asking again", total=len(entries), unit="pages") as advance:
        for entry in entries:
            renewals.append(renew(kept, entry, evidence, signed))
            advance()
    return renewals


def _print_taken_down(down: tuple[TakenDown, ...]) -> None:
    for item in down:
        pages = ", ".join(item.question_ids) or "no public page"
        click.echo(f"{item.record_id}: {item.reason} Taken down: {pages}.")


def _print(renewal: Renewal) -> None:
    if renewal.is_conflict:
        click.echo(f"{renewal.question_id}: somebody is editing it; refresh it again later.")
    elif renewal.difference:
        click.echo(f"{renewal.question_id}: {renewal.state.value}")
        for line in renewal.lines:
            click.echo(f"    {line}")


def _document(
    snapshot: str, down: tuple[TakenDown, ...], renewals: list[Renewal]
) -> dict[str, object]:
    return {
        "snapshot": snapshot,
        "taken_down": [
            {"record": item.record_id, "reason": item.reason, "questions": item.question_ids}
            for item in down
        ],
        "asked_again": len(renewals),
        "changed": [
            {
                "id": item.question_id,
                "state": item.state.value,
                "conflict": item.is_conflict,
                "changes": item.lines,
            }
            for item in renewals
            if item.difference
        ],
    }
