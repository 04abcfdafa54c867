"""The desk of a library: who may work there, who is signed in, what readers reported.

It keeps no password and no cookie, only what tells a right one. Like the library it has no clock.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from plaincite.errors import LibraryError, UnknownQuestionError
from plaincite.library.reading import read_head
from plaincite.library.rows import safe_text
from plaincite.library.store import Library
from plaincite.library.tables import audit, people, reports, sessions
from plaincite.model.desk import AuditEntry, Person, Report, Role
from plaincite.model.library import Signature

__all__ = ["Desk"]

_MOST_SHOWN = 500  # entries of the audit trail, newest first


class Desk:
    """What a library keeps for the people who look after it."""

    def __init__(self, library: Library) -> None:
        self.library = library

    # People

    def people(self) -> tuple[Person, ...]:
        """Return everybody who was ever added, by name."""
        with self.library.reading() as connection:
            rows = connection.execute(select(people)).all()
        return tuple(sorted(map(_person, rows), key=lambda person: person.name))

    def password_of(self, name: str) -> str | None:
        """Return what tells the right password of somebody who may sign in; None for others."""
        query = select(people.c.password).where(people.c.name == name, people.c.is_active == 1)
        with self.library.reading() as connection:
            found: str | None = connection.execute(query).scalar()
        return found

    def add_person(self, name: str, role: Role, password: str, signed: Signature) -> None:
        """Let somebody sign in; *password* is its hash.

        Raises:
            LibraryError: the name is taken, or cannot be one.
        """
        clean = safe_text(name)
        if not clean or clean != name or len(name) > 80:
            raise LibraryError(self.library.name, "a name needs 1 to 80 letters on one line")
        with self.library.writing() as connection:
            if _known(connection, name):
                raise LibraryError(
                    self.library.name, f"'{name}' is here already; change it instead"
                )
            row = {"name": name, "role": role.value, "password": password, "is_active": 1,
                   "added_at": signed.at}  # fmt: skip
            connection.execute(insert(people), row)
            _note(connection, signed, f"added as {role.value}", name)

    def change_person(
        self,
        name: str,
        signed: Signature,
        *,
        role: Role | None = None,
        password: str | None = None,
        is_active: bool | None = None,
    ) -> None:
        """Change what somebody may do, or their password; whoever is signed in as them is out.

        Raises:
            LibraryError: nobody of that name was added.
        """
        changes: dict[str, Any] = {
            "role": None if role is None else role.value,
            "password": password,
            "is_active": None if is_active is None else int(is_active),
        }
        given = {key: value for key, value in changes.items() if value is not None}
        with self.library.writing() as connection:
            if not _known(connection, name):
                raise LibraryError(self.library.name, f"nobody called '{name}' was added")
            connection.execute(update(people).where(people.c.name == name).values(**given))
            connection.execute(delete(sessions).where(sessions.c.name == name))
            for key in given:
                said = "a new password" if key == "password" else f"{key} {changes[key]}"
                _note(connection, signed, f"given {said}", name)

    # Sessions

    def open_session(self, token_sum: str, name: str, *, now: int, signed: Signature) -> None:
        """Keep that *name* is signed in, by the checksum of their token."""
        row = {"token_sum": token_sum, "name": name, "started": now, "seen": now}
        with self.library.writing() as connection:
            connection.execute(insert(sessions), row)
            _note(connection, signed, "signed in", None)

    def person_of(self, token_sum: str, *, now: int, idle: int, whole: int) -> Person | None:
        """Return who is signed in with that token, and that they were seen *now*.

        Args:
            token_sum: The checksum of the token.
            now: Seconds since 1970.
            idle: Seconds after which somebody unseen is signed out.
            whole: Seconds after which anybody is.
        """
        query = (
            select(people, sessions.c.started, sessions.c.seen)
            .join(sessions, sessions.c.name == people.c.name)
            .where(sessions.c.token_sum == token_sum, people.c.is_active == 1)
        )
        with self.library.reading() as connection:
            row = connection.execute(query).first()
        if row is None or now - row.seen > idle or now - row.started > whole:
            return None
        if now - row.seen > 60:  # written once a minute, not with every page
            mine = sessions.c.token_sum == token_sum
            with self.library.writing() as connection:
                connection.execute(update(sessions).where(mine).values(seen=now))
        return _person(row)

    def close_session(self, token_sum: str, signed: Signature) -> None:
        """Forget the session of that token."""
        with self.library.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token_sum == token_sum))
            _note(connection, signed, "signed out", None)

    def clear_sessions(self, *, seen_before: int) -> None:
        """Forget the sessions that nobody used since."""
        with self.library.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.seen < seen_before))

    # The audit trail

    def note(self, act: str, about: str | None, signed: Signature) -> None:
        """Add a line to the audit trail."""
        with self.library.writing() as connection:
            _note(connection, signed, act, about)

    def audit(self) -> tuple[AuditEntry, ...]:
        """Return the newest lines of the audit trail, newest first."""
        query = select(audit).order_by(audit.c.entry_id.desc())
        with self.library.reading() as connection:
            rows = connection.execute(query.limit(_MOST_SHOWN)).all()
        return tuple(AuditEntry(row.at, row.by, row.act, row.about) for row in rows)

    # Reports of readers

    def add_report(self, question_id: str, version: int, kind: str, text: str, *, on: str) -> None:
        """Keep what a reader says of a page.

        Raises:
            UnknownQuestionError: there is no such page.
        """
        row = {"report_id": secrets.token_hex(8), "question_id": question_id, "version": version,
               "kind": safe_text(kind), "text": safe_text(text), "on": on}  # fmt: skip
        with self.library.writing() as connection:
            if read_head(connection, question_id) is None:
                raise UnknownQuestionError(self.library.name, question_id)
            connection.execute(insert(reports), row)

    def reports(self, question_id: str | None = None) -> tuple[Report, ...]:
        """Return the reports that nobody closed yet, of one page or of all, oldest first."""
        is_open = reports.c.closed_by.is_(None)
        if question_id is None:
            return self._reports(is_open)
        return self._reports(is_open, reports.c.question_id == question_id)

    def close_report(self, report_id: str, signed: Signature) -> None:
        """Note that somebody has seen to a report, and forget what the reader wrote."""
        mine = reports.c.report_id == report_id, reports.c.closed_by.is_(None)
        values = {"closed_by": safe_text(signed.by), "closed_on": signed.at[:10], "text": ""}
        with self.library.writing() as connection:
            if connection.execute(update(reports).where(*mine).values(**values)).rowcount:
                _note(connection, signed, "report closed", report_id)

    def _reports(self, *wanted: ColumnElement[bool]) -> tuple[Report, ...]:
        with self.library.reading() as connection:
            rows: Sequence[Row[Any]] = connection.execute(select(reports).where(*wanted)).all()
        found = (
            Report(row.report_id, row.question_id, row.version, row.kind, row.text, row.on,
                   row.closed_by, row.closed_on)
            for row in rows
        )  # fmt: skip
        return tuple(sorted(found, key=lambda report: (report.on, report.report_id)))


def _known(connection: Connection, name: str) -> bool:
    return (
        connection.execute(select(people.c.name).where(people.c.name == name)).first() is not None
    )


def _person(row: Row[Any]) -> Person:
    return Person(row.name, Role(row.role), bool(row.is_active), row.added_at)


def _note(connection: Connection, signed: Signature, act: str, about: str | None) -> None:
    # Writers take turns and no row ever goes, so the count tells the order.
    n_before = connection.execute(select(func.count()).select_from(audit)).scalar_one()
    row = {
        "entry_id": f"{n_before + 1:012}",
        "at": signed.at,
        "by": safe_text(signed.by),
        "act": act,
        "about": about,
    }
    connection.execute(insert(audit), row)
