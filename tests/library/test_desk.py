"""What the desk keeps, in both stores: people, sessions, reports, the audit trail, the backup."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from plaincite.errors import LibraryError, UnknownQuestionError
from plaincite.library import backup_library, open_library, restore_library
from plaincite.library.database import connect, writing
from plaincite.library.database import migrate as take_steps
from plaincite.library.desk import Desk
from plaincite.library.store import Library
from plaincite.model.desk import Role
from plaincite.model.library import Signature

HOUR = {"idle": 3600, "whole": 12 * 3600}


@pytest.fixture
def desk(library: Library, anna: Signature) -> Desk:
    made = Desk(library)
    made.add_person("Eve", Role.EDITOR, "hash 1", anna)
    return made


def test_somebody_is_added_once_and_can_be_changed(desk: Desk, anna: Signature) -> None:
    with pytest.raises(LibraryError, match="here already"):
        desk.add_person("Eve", Role.PUBLISHER, "hash 2", anna)
    desk.change_person("Eve", anna, role=Role.REVIEWER, password="hash 3")

    (eve,) = desk.people()
    assert (eve.name, eve.role, eve.is_active) == ("Eve", Role.REVIEWER, True)
    assert desk.password_of("Eve") == "hash 3"
    assert [line.act for line in desk.audit()[::-1]] == [
        "added as editor", "given role reviewer", "given a new password",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", " Eve", "E\nve", "x" * 81, "\ud800"])
def test_what_cannot_be_a_name(desk: Desk, anna: Signature, name: str) -> None:
    """A name stands in every log; two that look alike must be one."""
    with pytest.raises(LibraryError, match="a name needs"):
        desk.add_person(name, Role.EDITOR, "hash", anna)


def test_nobody_is_changed_who_was_not_added(desk: Desk, anna: Signature) -> None:
    with pytest.raises(LibraryError, match="nobody called 'Adam'"):
        desk.change_person("Adam", anna, is_active=False)


def test_who_is_shut_out_has_no_password_and_no_session(desk: Desk, anna: Signature) -> None:
    desk.open_session("sum", "Eve", now=1000, signed=anna)
    assert desk.person_of("sum", now=1001, **HOUR) is not None
    desk.change_person("Eve", anna, is_active=False)

    assert desk.password_of("Eve") is None
    assert desk.person_of("sum", now=1001, **HOUR) is None
    desk.change_person("Eve", anna, is_active=True)
    assert desk.person_of("sum", now=1001, **HOUR) is None, "letting in again revives no session"


def test_old_sessions_are_cleared(desk: Desk, anna: Signature) -> None:
    desk.open_session("old", "Eve", now=1000, signed=anna)
    desk.open_session("new", "Eve", now=9000, signed=anna)
    desk.clear_sessions(seen_before=5000)

    long = {"idle": 10**6, "whole": 10**6}
    assert desk.person_of("old", now=9001, **long) is None
    assert desk.person_of("new", now=9001, **long) is not None


def test_a_report_is_kept_until_it_is_closed_and_then_forgotten(
    desk: Desk, question_id: str, anna: Signature, library: Library
) -> None:
    desk.add_report(
        question_id, 1, "Not true", "I am ill and\n\x00 wrote too much.", on="2026-03-14"
    )
    (report,) = desk.reports(question_id)
    assert report.text == "I am ill and wrote too much."
    desk.close_report(report.report_id, anna)
    desk.close_report("no such report", anna)

    assert desk.reports() == ()
    with library.reading() as connection:
        kept = connection.execute(text("SELECT text, closed_by FROM reports")).one()
    assert tuple(kept) == ("", "anna")


def test_a_report_needs_a_page(desk: Desk) -> None:
    with pytest.raises(UnknownQuestionError):
        desk.add_report("no-such-page", 1, "Not true", "", on="2026-03-14")


def test_a_backup_has_people_and_reports_and_no_session(
    desk: Desk, question_id: str, anna: Signature, library: Library, tmp_path: Path
) -> None:
    desk.add_report(question_id, 1, "Not true", "words", on="2026-03-14")
    desk.open_session("token sum", "Eve", now=1000, signed=anna)
    backup_library(library, tmp_path / "kept.jsonl")
    assert "token sum" not in (tmp_path / "kept.jsonl").read_text()
    restore_library(tmp_path / "kept.jsonl", str(tmp_path / "again.sqlite"))

    with open_library(str(tmp_path / "again.sqlite")) as again:
        other = Desk(again)
        assert other.people() == desk.people()
        assert other.reports() == desk.reports()
        assert other.audit() == desk.audit()
        assert other.person_of("token sum", now=1001, **HOUR) is None


def test_a_library_from_before_there_was_a_desk_gets_one(tmp_path: Path, anna: Signature) -> None:
    path = str(tmp_path / "old.sqlite")
    engine = connect(path)
    with writing(engine) as connection:
        take_steps(connection, path, to="0001")
    engine.dispose()
    with open_library(path) as library:
        Desk(library).add_person("Eve", Role.EDITOR, "hash", anna)
        assert len(Desk(library).people()) == 1


def test_two_desks_on_one_library_see_the_same(
    desk: Desk, target: str, anna: Signature, question_id: str, make_page: Callable[..., object]
) -> None:
    """As two servers do."""
    with open_library(target) as other:
        Desk(other).open_session("sum", "Eve", now=1000, signed=anna)
        assert desk.person_of("sum", now=1001, **HOUR) is not None
        desk.close_session("sum", anna)
        assert Desk(other).person_of("sum", now=1001, **HOUR) is None
