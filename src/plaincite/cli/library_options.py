"""What the `library` commands share: where the library is, who is at work, and the clock."""

import getpass
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

from plaincite.errors import SettingError
from plaincite.model.library import Entry, Signature

__all__ = [
    "by_option",
    "entry_document",
    "ids_argument",
    "library_option",
    "plural",
    "print_json",
    "sign",
    "today",
    "version_option",
]

library_option = click.option(
    "--library",
    "target",
    metavar="PATH_OR_URL",
    envvar="PLAINCITE_LIBRARY",
    required=True,
    show_envvar=True,
    help="A file, or postgresql://USER:PASSWORD@HOST/NAME.",
)
by_option = click.option(
    "--by",
    metavar="NAME",
    envvar="PLAINCITE_USER",
    show_envvar=True,
    help="Who does this, for the log. Without it: the name of your account.",
)
ids_argument: Callable[..., Any] = click.argument("ids", metavar="[QUESTION]...", nargs=-1)
version_option = click.option(
    "--version",
    "expected",
    type=int,
    metavar="N",
    help="The version you looked at; refuse if somebody changed the page since.",
)


def sign(by: str | None, note: str | None = None) -> Signature:
    """Return who is at work now.

    The clock is the system's, or SOURCE_DATE_EPOCH where that is set, so that a library can be
    made again to the same bytes.
    """
    return Signature(by or _account(), _now().strftime("%Y-%m-%dT%H:%M:%SZ"), note)


def today() -> str:
    """Return the ISO date of today, by the same clock."""
    return _now().date().isoformat()


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise SettingError("SOURCE_DATE_EPOCH", "must be seconds since 1970") from None


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def print_json(document: object) -> None:
    """Print one document."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def entry_document(entry: Entry) -> dict[str, object]:
    """Return what a document says of *entry*: the question, and where its page stands."""
    question, head = entry.question, entry.head
    return {
        "id": question.question_id,
        "question": question.text,
        "wordings": question.wordings,
        "specialty": question.specialty,
        "topics": question.topics,
        "state": head.state.value,
        "version": head.version,
        "revision": head.revision,
        "published": head.published,
    }


def plural(number: int, noun: str) -> str:
    """Return "1 page", "2 pages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
