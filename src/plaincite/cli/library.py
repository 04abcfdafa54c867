"""The `library` commands: keep questions and their pages. Work on pages has files of its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from plaincite.cli.library_answer import answer
from plaincite.cli.library_asked import asked
from plaincite.cli.library_options import (
    by_option,
    entry_document,
    library_option,
    plural,
    print_json,
    sign,
)
from plaincite.cli.library_refresh import refresh
from plaincite.cli.library_review import publish, review, withdraw
from plaincite.cli.library_show import log, show
from plaincite.cli.library_user import user
from plaincite.cli.options import format_option
from plaincite.cli.progress import counting
from plaincite.errors import PlainciteError, RecordError
from plaincite.library import (
    backup_library,
    create_library,
    open_library,
    read_questions,
    restore_library,
    starter_questions,
)
from plaincite.model.library import Entry, NewQuestion, State
from plaincite.pipeline import SPECIALTIES, understand

if TYPE_CHECKING:
    from plaincite.library.store import Library
    from plaincite.library.writing import Addition

__all__ = ["library"]

_SHOWN_ERRORS = 5
_BATCH = 200  # questions in one transaction
_SPECIALTIES = {specialty.name.casefold(): specialty.name for specialty in SPECIALTIES}


@click.group()
def library() -> None:
    """Keep questions, their answers and what became of them.

    \b
    A library in five commands:
      export PLAINCITE_LIBRARY=answers.sqlite
      plaincite library create
      plaincite library import --starter
      plaincite library answer --specialty Cardiology
      plaincite library list --specialty Cardiology
    """


for command in (answer, review, publish, withdraw, refresh, show, log, asked, user):
    library.add_command(command)


@library.command(epilog="\b\nExample:\n  plaincite library create --library answers.sqlite")
@library_option
def create(target: str) -> None:
    """Make an empty library."""
    with create_library(target) as made:
        click.echo(f"Made an empty library in {made.name}.")
    click.echo("Add questions with: plaincite library import FILE... or --starter")


@library.command(
    "import",
    epilog="\b\nExamples:\n"
    "  plaincite library import --starter\n"
    "  plaincite library import our-questions.csv more.yaml --by anna",
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--starter", is_flag=True, help="Add the bank of common questions that we bring.")
@click.option("--specialty", help="Take only questions of this specialty.")
@library_option
@by_option
@format_option
def import_(
    files: tuple[Path, ...],
    starter: bool,
    specialty: str | None,
    target: str,
    by: str | None,
    output: str,
) -> None:
    """Add questions from lists: CSV, JSON lines or YAML.

    A CSV has the columns question, wording (any number), specialty and topic. A question that is
    in the library already learns its new wordings. Without a specialty we find one.
    """
    if not files and not starter:
        raise click.UsageError("Name a FILE, or use --starter.")
    wanted = None if specialty is None else _specialty(specialty)
    questions, errors = _sorted(_items(files, starter=starter))
    if errors and not questions:
        raise PlainciteError(f"no question could be taken; the first fault: {errors[0]}")
    questions = [item for item in questions if wanted in (None, item.specialty)]
    with open_library(target) as kept:
        additions = _add(kept, questions, by)
        n_held = len(kept.entries())
    counts = Counter("added" if added.is_new else "known" for added in additions)
    counts["wordings"] = sum(added.new_wordings for added in additions)
    taken = [text for added in additions for text in added.taken]
    errors += [f"'{text}' belongs to another question" for text in taken]
    if output == "json":
        print_json({name: counts[name] for name in ("added", "known", "wordings")}
                   | {"left_out": errors, "questions": n_held})  # fmt: skip
        return
    click.echo(
        f"{plural(counts['added'], 'question')} added, {counts['known']:,} known already, "
        f"{plural(counts['wordings'], 'wording')} new. The library holds {n_held:,}."
    )
    _print_errors(errors)


def _add(kept: "Library", questions: list[NewQuestion], by: str | None) -> list["Addition"]:
    additions: list[Addition] = []
    with counting("Adding", total=len(questions), unit="questions") as advance:
        for start in range(0, len(questions), _BATCH):
            for added in kept.add(questions[start : start + _BATCH], sign(by)):
                additions.append(added)
                advance()
    return additions


def _items(files: Iterable[Path], *, starter: bool) -> Iterable[NewQuestion | RecordError]:
    if starter:
        yield from starter_questions()
    for path in files:
        yield from read_questions(path)


def _sorted(
    items: Iterable[NewQuestion | RecordError],
) -> tuple[list[NewQuestion], list[str]]:
    """Part the questions that can be taken from what is wrong with the others."""
    questions, errors = [], []
    for item in items:
        try:
            if isinstance(item, RecordError):
                raise item
            questions.append(_filed(item))
        except RecordError as error:
            errors.append(str(error))
    return questions, errors


def _filed(question: NewQuestion) -> NewQuestion:
    if question.specialty is None:
        return replace(question, specialty=understand(question.text).specialty.name)
    name = _SPECIALTIES.get(question.specialty.casefold())
    if name is None:
        reason = f"no specialty '{question.specialty}' is known"
        raise RecordError(source="import", record=f"'{question.text}'", reason=reason)
    return replace(question, specialty=name)


def _specialty(name: str) -> str:
    known = _SPECIALTIES.get(name.casefold())
    if known is None:
        raise PlainciteError(
            f"no specialty '{name}'; there are: {', '.join(_SPECIALTIES.values())}"
        )
    return known


def _print_errors(errors: list[str]) -> None:
    for line in errors[:_SHOWN_ERRORS]:
        click.echo(f"Left out: {line}", err=True)
    if len(errors) > _SHOWN_ERRORS:
        click.echo(f"and {len(errors) - _SHOWN_ERRORS:,} more", err=True)


@library.command("list", epilog="\b\nExample:\n  plaincite library list --state 'needs update'")
@click.option("--specialty", help="Only questions of this specialty.")
@click.option("--topic", help="Only questions on this topic.")
@click.option(
    "--state", type=click.Choice([state.value for state in State]), help="Only pages in this state."
)
@library_option
@format_option
def list_(
    specialty: str | None, topic: str | None, state: str | None, target: str, output: str
) -> None:
    """Show the questions and where their pages stand."""
    wanted = None if specialty is None else _specialty(specialty)
    with open_library(target) as kept:
        entries = [
            entry
            for entry in kept.entries()
            if wanted in (None, entry.question.specialty)
            and (topic is None or topic in entry.question.topics)
            and state in (None, entry.head.state.value)
        ]
    if output == "json":
        print_json([entry_document(entry) for entry in entries])
        return
    _print_table(entries)


def _print_table(entries: list[Entry]) -> None:
    table = Table(expand=False)
    for name in ("Question", "Specialty", "State"):
        table.add_column(name, overflow="fold")
    for entry in entries:
        question = entry.question
        table.add_row(question.question_id, question.specialty, entry.head.state.value)
    console = Console(markup=False, highlight=False)
    console.print(table)
    states = Counter(entry.head.state for entry in entries)
    parts = [f"{states[state]:,} {state.value}" for state in State if states[state]]
    console.print(f"{plural(len(entries), 'question')}: {', '.join(parts) or 'none'}.")


@library.command(epilog="\b\nExample:\n  plaincite library backup answers-2026-03-14.jsonl.gz")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@library_option
def backup(file: Path, target: str) -> None:
    """Write the whole library to FILE, with a checksum; gzipped where its name ends in .gz.

    The file fits any store: a library in SQLite may come back in PostgreSQL.
    """
    with open_library(target) as kept:
        n_rows = backup_library(kept, file)
    click.echo(f"Wrote {plural(n_rows, 'row')} to {file}.")


@library.command(
    epilog="\b\nExample:\n"
    "  plaincite library restore answers-2026-03-14.jsonl.gz --library new.sqlite"
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@library_option
def restore(file: Path, target: str) -> None:
    """Make a new library from the backup in FILE, once its checksum is right."""
    n_rows = restore_library(file, target)
    click.echo(f"Restored {plural(n_rows, 'row')}.")
