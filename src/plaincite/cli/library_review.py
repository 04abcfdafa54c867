"""`library review`, `publish` and `withdraw`: the decisions of people about pages."""

import click

from plaincite.cli.library_options import (
    by_option,
    ids_argument,
    library_option,
    plural,
    sign,
    version_option,
)
from plaincite.errors import LibraryError, NotAllowedError
from plaincite.library import open_library
from plaincite.model.library import EventKind, State

__all__ = ["publish", "review", "withdraw"]

_question = click.argument("question_id", metavar="QUESTION")
_note = click.option("--note", help="Why, for the log.")


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite library review do-statins-cause-muscle-pain\n"
    "  plaincite library review do-statins-cause-muscle-pain --approve --by 'Dr Ada Example'\n"
    "  plaincite library review do-statins-cause-muscle-pain --send-back --note 'Say the dose.'"
)
@_question
@click.option("--approve", "kind", flag_value=EventKind.APPROVED.value, help="Approve the page.")
@click.option(
    "--send-back", "kind", flag_value=EventKind.SENT_BACK.value, help="Back to draft; say why."
)
@click.option("--comment", "kind", flag_value=EventKind.COMMENTED.value, help="Only add the note.")
@click.option(
    "--flag", "kind", flag_value=EventKind.FLAGGED.value, help="Say that it needs an update."
)
@_note
@version_option
@library_option
@by_option
def review(
    question_id: str,
    kind: str | None,
    note: str | None,
    expected: int | None,
    target: str,
    by: str | None,
) -> None:
    """Hand the page of QUESTION to review, or with an option, judge it."""
    chosen = EventKind(kind) if kind else EventKind.SUBMITTED
    if chosen in (EventKind.SENT_BACK, EventKind.COMMENTED) and not note:
        raise click.UsageError("Say it with --note.")
    with open_library(target) as kept:
        head = kept.act(question_id, chosen, sign(by, note), expected=expected)
    click.echo(f"{question_id}: {chosen.value}, now {head.state.value} (version {head.version}).")


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite library publish do-statins-cause-muscle-pain\n"
    "  plaincite library publish --all --approvals 2"
)
@ids_argument
@click.option("--all", "everything", is_flag=True, help="Every page in review with its approvals.")
@click.option(
    "--approvals",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many different people must have approved it.",
)
@click.option(
    "--unreviewed", is_flag=True, help="Publish drafts; the page says that nobody reviewed it."
)
@version_option
@library_option
@by_option
def publish(
    ids: tuple[str, ...],
    everything: bool,
    approvals: int,
    unreviewed: bool,
    expected: int | None,
    target: str,
    by: str | None,
) -> None:
    """Show the newest revision of each page to readers.

    A page that fails a blocking check of the rubric is refused, whoever approved it.
    """
    if bool(ids) == everything:
        raise click.UsageError("Name questions, or use --all.")
    if expected is not None and len(ids) != 1:
        raise click.UsageError("--version goes with one question.")
    states = (State.IN_REVIEW, State.DRAFT) if unreviewed else (State.IN_REVIEW,)
    n_done, refused = 0, []
    with open_library(target) as kept:
        names = ids or tuple(
            entry.question.question_id for entry in kept.entries() if entry.head.state in states
        )
        for name in names:
            needed = 0 if unreviewed else approvals
            try:
                kept.publish(name, sign(by), approvals=needed, expected=expected)
            except NotAllowedError as error:
                refused.append(error)
            else:
                n_done += 1
    if len(refused) == len(names) == 1:
        raise refused[0]
    click.echo(f"{plural(n_done, 'page')} published.")
    for refusal in refused[:-1]:
        click.echo(f"Refused: {refusal}", err=True)
    if refused:
        raise LibraryError("publish", f"{len(refused)} refused, the last one: {refused[-1]}")


@click.command(
    epilog="\b\nExample:\n"
    "  plaincite library withdraw do-statins-cause-muscle-pain --note 'Being rewritten.'"
)
@_question
@_note
@version_option
@library_option
@by_option
def withdraw(
    question_id: str, note: str | None, expected: int | None, target: str, by: str | None
) -> None:
    """Take the page of QUESTION away from readers; every revision stays in the library."""
    with open_library(target) as kept:
        signed = sign(by, note)
        kept.act(
            question_id,
            EventKind.WITHDRAWN,
            signed,
            expected=expected,
            ledger=("taken down by the publisher",),
        )
    click.echo(f"{question_id}: withdrawn.")
