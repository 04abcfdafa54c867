"""A refresh takes down what rests on retracted articles and marks what the evidence changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.library import Evidence, Page, due, renew, take_down
from plaincite.library.store import Library
from plaincite.model.library import Entry, EventKind, NewQuestion, Origin, Signature, State

MakePage = Callable[..., Page]
LATER = Signature("refresh", "2026-04-01T00:00:00Z")


class World:
    """A corpus and an engine of which the answers and the retractions are set by hand."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.retracted: dict[str, str] = {}
        self.asked: list[str] = []
        self.answers = {page.document: page.answer}

    @property
    def evidence(self) -> Evidence:
        return Evidence(
            snapshot=self.page.answer.provenance.corpus,
            ask=self.ask,
            read=self.answers.__getitem__,
            holds=lambda _record_id: True,
            retraction=self.retracted.get,
        )

    def ask(self, entry: Entry) -> Page:
        self.asked.append(entry.question.question_id)
        self.answers[self.page.document] = self.page.answer
        return self.page


@pytest.fixture
def world(make_page: MakePage) -> World:
    return World(make_page("pmid:1"))


@pytest.fixture
def public(library: Library, question_id: str, world: World, anna: Signature) -> str:
    """A question whose page is public and rests on pmid:1."""
    library.revise(question_id, world.page, anna)
    library.publish(question_id, anna, approvals=0)
    return question_id


def refresh(library: Library, world: World) -> list[State]:
    take_down(library, world.evidence, LATER)
    entries = due(library, world.evidence.snapshot)
    return [renew(library, entry, world.evidence, LATER).state for entry in entries]


def test_what_did_not_change_stays_and_is_noted_as_checked(
    library: Library, public: str, world: World, make_page: MakePage
) -> None:
    world.page = make_page("pmid:1", snapshot="s2")

    assert refresh(library, world) == [State.PUBLISHED]
    last = library.events(public)[-1]
    assert (last.kind, last.snapshot, last.at) == (EventKind.CHECKED, "s2", LATER.at)
    assert library.revision(public).number == 1


def test_new_evidence_brings_a_draft_and_a_dated_line_and_readers_keep_the_old_page(
    library: Library, public: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    world.page = make_page("pmid:1", "pmid:2", snapshot="s2")

    assert refresh(library, world) == [State.NEEDS_UPDATE]
    head = library.entry(public).head
    assert (head.published, head.revision) == (1, 2)
    assert library.revision(public).origin is Origin.REFRESHED
    event = library.events(public)[-1]
    assert event.ledger == ("added a 2026 trial of 212 people",)
    assert "[pmid:2]" in (event.note or "")

    library.publish(public, anna, approvals=0)
    assert [(line.on, line.text) for line in library.ledger(public)] == [
        ("2026-03-14", "first published"),
        ("2026-04-01", "added a 2026 trial of 212 people"),
        ("2026-03-14", "new version published"),
    ]


def test_a_refresh_goes_on_where_it_was(
    library: Library, public: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    (other,) = library.add([NewQuestion("Is rest good?", "X")], anna)
    library.revise(other.question_id, make_page("pmid:1"), anna)
    world.page = make_page("pmid:1", snapshot="s2")
    first, *_ = due(library, "s2")
    renew(library, first, world.evidence, LATER)

    assert [entry.question.question_id for entry in due(library, "s2")] == [other.question_id]
    refresh(library, world)
    assert due(library, "s2") == ()
    assert len(due(library, None)) == 2


def test_a_page_that_cites_a_retracted_article_is_down_before_anything_is_asked(
    library: Library, public: str, world: World
) -> None:
    world.retracted["pmid:1"] = "This article was retracted."
    (down,) = take_down(library, world.evidence, LATER)

    assert (down.record_id, down.question_ids) == ("pmid:1", (public,))
    assert take_down(library, world.evidence, LATER) == ()  # told once
    assert world.asked == []
    assert library.entry(public).head.state is State.WITHDRAWN
    line = library.ledger(public)[-1]
    assert (line.on, line.text) == (
        "2026-04-01",
        "taken down, because an article it cites was retracted",
    )


def test_after_a_retraction_a_draft_without_the_article_waits(
    library: Library, public: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    world.retracted["pmid:1"] = "This article was retracted."
    world.page = make_page("pmid:2", snapshot="s2")

    assert refresh(library, world) == [State.DRAFT]
    assert library.revision(public).records == ("pmid:2",)
    library.publish(public, anna, approvals=0)
    texts = [line.text for line in library.ledger(public)]
    assert "took out a 2026 trial of 212 people: this article was retracted" in texts


def test_a_page_that_a_person_withdrew_stays_withdrawn(
    library: Library, public: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    library.act(public, EventKind.WITHDRAWN, anna)
    world.page = make_page("pmid:2", snapshot="s2")

    assert refresh(library, world) == []


def test_an_editors_words_are_no_change_of_the_evidence(
    library: Library, public: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    edited = replace(make_page("pmid:1", short="Better said."), origin=Origin.EDITED)
    world.answers[edited.document] = edited.answer
    library.revise(public, edited, anna)
    library.publish(public, anna, approvals=0)
    world.page = make_page("pmid:1", snapshot="s2")

    assert refresh(library, world) == [State.PUBLISHED]


def test_who_is_editing_meanwhile_is_not_disturbed(
    library: Library, public: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    (entry,) = due(library, "s2")
    library.revise(public, replace(make_page("pmid:3"), origin=Origin.EDITED), anna)
    world.page = make_page("pmid:2", snapshot="s2")
    renewal = renew(library, entry, world.evidence, LATER)

    assert renewal.is_conflict
    assert library.revision(public).records == ("pmid:3",)
    assert len(due(library, "s2")) == 1


def test_a_page_no_reader_ever_saw_tells_its_readers_of_no_change(
    library: Library, question_id: str, world: World, make_page: MakePage, anna: Signature
) -> None:
    library.revise(question_id, world.page, anna)
    world.page = make_page("pmid:2", snapshot="s2")
    refresh(library, world)
    library.publish(question_id, anna, approvals=0)

    assert [line.text for line in library.ledger(question_id)] == ["first published"]
