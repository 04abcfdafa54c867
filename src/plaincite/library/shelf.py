"""The shelf: what readers may know of a whole library, read at one moment."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from plaincite.library.ledger import public_ledger
from plaincite.library.reading import read_entries, read_events
from plaincite.library.states import approved_by
from plaincite.library.tables import cited, retracted, revisions
from plaincite.model.library import (
    Entry,
    Event,
    EventKind,
    Origin,
    PublicPage,
    PublicVersion,
)

__all__ = ["read_shelf"]


def read_shelf(connection: Connection) -> tuple[PublicPage, ...]:
    """Return every page that is or was public, by the id of its question."""
    histories: defaultdict[str, list[Event]] = defaultdict(list)
    for event in read_events(connection):
        histories[event.question_id].append(event)
    writers, fallen = _writers(connection), _fallen(connection)
    pages = []
    for entry in read_entries(connection):
        name = entry.question.question_id
        # By time they may stand otherwise than they happened: clocks differ between machines.
        events = sorted(histories[name], key=lambda event: event.sequence)
        page = _page(entry, events, writers[name], fallen[name])
        if page.versions:
            pages.append(page)
    return tuple(pages)


def _page(
    entry: Entry,
    events: Sequence[Event],
    writers: dict[int, str],
    fallen: dict[int, list[str]],
) -> PublicPage:
    versions: dict[int, PublicVersion] = {}
    for index, event in enumerate(events):
        number = event.published
        if event.kind is EventKind.PUBLISHED and number is not None:
            names = approved_by(events[:index], number, writer=writers.get(number))
            gone = tuple(sorted(fallen.get(number, ())))
            versions[number] = PublicVersion(number, event.at[:10], names, gone)
    ordered = tuple(versions[number] for number in sorted(versions))
    return PublicPage(entry.question, entry.head.published, ordered, public_ledger(events))


def _writers(connection: Connection) -> defaultdict[str, dict[int, str]]:
    """Return who edited each revision that a person edited, by question and number."""
    query = select(revisions.c.question_id, revisions.c.number, revisions.c.made_by).where(
        revisions.c.origin == Origin.EDITED.value
    )
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.question_id][row.number] = row.made_by
    return found


def _fallen(connection: Connection) -> defaultdict[str, dict[int, list[str]]]:
    """Return the retracted records that each revision cites, by question and number."""
    query = select(cited).join(retracted, cited.c.record_id == retracted.c.record_id)
    found: defaultdict[str, dict[int, list[str]]] = defaultdict(dict)
    for row in connection.execute(query):
        found[row.question_id].setdefault(row.number, []).append(row.record_id)
    return found
