"""`library show` and `log`: one question with its page, and what befell it."""

import json
from dataclasses import asdict

import click

from plaincite.cli.library_options import entry_document, library_option, print_json
from plaincite.cli.options import format_option
from plaincite.library import dated, open_library, with_reviewers
from plaincite.model.library import Event, LedgerEntry, Revision
from plaincite.publish import from_document, to_text

__all__ = ["log", "show"]

_question = click.argument("question_id", metavar="QUESTION")


@click.command(epilog="\b\nExample:\n  plaincite library show do-statins-cause-muscle-pain")
@_question
@click.option("--revision", type=int, metavar="N", help="Which one; without it, the newest.")
@library_option
@format_option
def show(question_id: str, revision: int | None, target: str, output: str) -> None:
    """Show a question, where its page stands, and the page."""
    with open_library(target) as kept:
        entry, ledger = kept.entry(question_id), kept.ledger(question_id)
        has_page = revision is not None or entry.head.revision is not None
        page = kept.revision(question_id, revision) if has_page else None
        names = kept.reviewers(question_id, page.number) if page else ()
        retracted = sorted(kept.retracted_records().keys() & set(page.records if page else ()))
    question, head = entry.question, entry.head
    if output == "json":
        lines = [{"on": line.on, "text": line.text} for line in ledger]
        shown = None if page is None else _revision(page, names, retracted)
        print_json({**entry_document(entry), "ledger": lines, "revision": shown})
        return
    click.echo(question.text)
    for text in question.wordings:
        click.echo(f"  also: {text}")
    click.echo(f"{question.specialty}; {', '.join(question.topics) or 'no topic'}")
    click.echo(
        f"State: {head.state.value}, version {head.version}, published: {_n(head.published)}"
    )
    _print_page(page, names, retracted, ledger)


def _print_page(
    page: Revision | None,
    names: tuple[str, ...],
    retracted: list[str],
    ledger: tuple[LedgerEntry, ...],
) -> None:
    for line in ledger:
        click.echo(f"  {dated(line)}")
    if page is None:
        click.echo("No page yet; make one with 'plaincite library answer'.")
        return
    click.echo(f"Revision {page.number}, {page.origin.value} {page.made_at} by {page.made_by}")
    if page.blocking:
        click.echo(f"Cannot be published: {', '.join(page.blocking)}")
    if retracted:
        click.echo(f"RETRACTED since, not to be used: {', '.join(retracted)}")
    click.echo()
    answer = from_document(page.document, source=page.question_id)
    click.echo(to_text(with_reviewers(answer, names)), nl=False)


def _revision(page: Revision, names: tuple[str, ...], retracted: list[str]) -> dict[str, object]:
    return {
        "number": page.number,
        "origin": page.origin.value,
        "made_by": page.made_by,
        "made_at": page.made_at,
        "snapshot": page.snapshot,
        "engine": page.engine,
        "sha256": page.sha256,
        "blocking": page.blocking,
        "reviewed_by": names,
        "retracted": retracted,
        "document": json.loads(page.document),
    }


@click.command(epilog="\b\nExample:\n  plaincite library log do-statins-cause-muscle-pain")
@click.argument("question_id", metavar="[QUESTION]", required=False)
@library_option
@format_option
def log(question_id: str | None, target: str, output: str) -> None:
    """Show what happened to a question, or to all of them: who, when, why."""
    with open_library(target) as kept:
        events = kept.events(question_id)
    if output == "json":
        print_json([_event(event) for event in events])
        return
    for event in events:
        where = f" {event.question_id}" if question_id is None else ""
        note = f": {event.note}" if event.note else ""
        click.echo(f"{event.at}{where} {event.kind.value} by {event.by}{note}")
        for line in event.ledger:
            click.echo(f"    {dated(LedgerEntry(event.at[:10], line, event.revision))}")


def _event(event: Event) -> dict[str, object]:
    fields = asdict(event)
    return {"id": fields.pop("question_id"), **fields}


def _n(number: int | None) -> str:
    return "no" if number is None else f"revision {number}"
