"""The shelf holds what readers may know: nothing unpublished, who approved, what fell."""

from collections.abc import Callable

from plaincite.library import Page
from plaincite.library.store import Library
from plaincite.model.library import EventKind, NewQuestion, Signature


def test_what_was_never_published_is_not_on_the_shelf(
    library: Library, question_id: str, anna: Signature, make_page: Callable[..., Page]
) -> None:
    library.revise(question_id, make_page("pmid:1"), anna)

    assert library.shelf() == ()


def test_the_versions_that_readers_saw_are_on_it_with_who_approved_them(
    library: Library,
    question_id: str,
    anna: Signature,
    ben: Signature,
    make_page: Callable[..., Page],
) -> None:
    """Revision 2 was never public; revision 3 went out unreviewed."""
    library.revise(question_id, make_page("pmid:1"), anna)
    library.act(question_id, EventKind.SUBMITTED, anna)
    library.act(question_id, EventKind.APPROVED, ben)
    library.publish(question_id, anna)
    library.revise(question_id, make_page("pmid:2"), anna)
    library.revise(question_id, make_page("pmid:3"), anna)
    library.publish(question_id, ben, approvals=0)
    (page,) = library.shelf()

    assert page.current == 3
    assert [(item.number, item.on, item.reviewers) for item in page.versions] == [
        (1, "2026-03-14", ("ben",)),
        (3, "2026-03-15", ()),
    ]
    assert page.versions[0].reviewers == library.reviewers(question_id, 1)
    assert page.ledger == library.ledger(question_id)
    assert (page.first_on, page.changed_on) == ("2026-03-14", "2026-03-15")


def test_a_retraction_shows_in_every_version_that_cites_the_article(
    library: Library, question_id: str, anna: Signature, make_page: Callable[..., Page]
) -> None:
    for record in ("pmid:1", "pmid:2"):
        library.revise(question_id, make_page(record), anna)
        library.publish(question_id, anna, approvals=0)
    library.retract("pmid:1", "retracted", anna, line="taken down")
    (page,) = library.shelf()

    assert page.current == 2
    assert [item.retracted for item in page.versions] == [("pmid:1",), ()]
    library.retract("pmid:2", "retracted", anna, line="taken down")
    assert library.shelf()[0].current is None


def test_the_mark_changes_with_every_change(
    library: Library, question_id: str, anna: Signature, make_page: Callable[..., Page]
) -> None:
    marks = [library.mark(), library.mark()]
    library.revise(question_id, make_page("pmid:1"), anna)
    marks.append(library.mark())
    library.act(question_id, EventKind.COMMENTED, anna)
    marks.append(library.mark())
    library.add([NewQuestion("Another?", "Cardiology")], anna)
    marks.append(library.mark())
    library.retract("pmid:9", "retracted", anna, line="taken down")
    marks.append(library.mark())

    assert marks[0] == marks[1]
    assert len(set(marks)) == len(marks) - 1
