"""A library keeps everything, in both stores alike."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.errors import (
    EditConflictError,
    LibraryError,
    NotAllowedError,
    UnknownQuestionError,
)
from plaincite.library import Page
from plaincite.library.store import Library
from plaincite.model.answer import Status
from plaincite.model.library import EventKind, LedgerEntry, NewQuestion, Origin, Signature, State

MakePage = Callable[..., Page]


def publish(library: Library, question_id: str, page: Page, signed: Signature) -> None:
    library.revise(question_id, page, signed)
    library.publish(question_id, signed, approvals=0)


def test_a_question_comes_back_as_it_was_kept(library: Library, question_id: str) -> None:
    question = library.entry(question_id).question

    assert question.question_id == "does-walking-help-gout"
    assert question.text == "Does walking help gout?"
    assert question.wordings == ("Is walking good for gout?",)
    assert (question.specialty, question.topics) == ("Rheumatology", ("gout",))
    assert library.entries() == (library.entry(question_id),)


@pytest.mark.parametrize("words", ["does WALKING help gout", " Is  walking good for gout ?"])
def test_a_question_is_found_by_any_wording(library: Library, question_id: str, words: str) -> None:
    found = library.find(words)

    assert found is not None
    assert found.question.question_id == question_id
    assert library.find("Does running help gout?") is None


def test_a_question_added_again_learns_its_new_wordings(
    library: Library, question_id: str, anna: Signature
) -> None:
    again = NewQuestion(
        "does walking help gout", "Cardiology", ("Should I walk?", "Is walking good for gout?")
    )
    (added,) = library.add([again], anna)

    assert (added.is_new, added.new_wordings, added.taken) == (False, 1, ())
    question = library.entry(question_id).question
    assert question.wordings == ("Is walking good for gout?", "Should I walk?")
    assert question.specialty == "Rheumatology"


def test_no_wording_belongs_to_two_questions(
    library: Library, question_id: str, anna: Signature
) -> None:
    other = NewQuestion("Does rest help gout?", "Rheumatology", ("Is walking good for gout?",))
    (added,) = library.add([other], anna)

    assert added.taken == ("Is walking good for gout?",)
    assert library.entry(added.question_id).question.wordings == ()


def test_questions_of_the_same_slug_get_ids_of_their_own(library: Library, anna: Signature) -> None:
    texts = ["Is CO2 safe?", "Is CO₂ safe?", "Is C-O2 safe?", "漢字 は?", "仮名 は?"]
    ids = [added.question_id for added in library.add([NewQuestion(t, "X") for t in texts], anna)]

    assert len(set(ids)) == len(texts)


@pytest.mark.parametrize(
    "question",
    [NewQuestion("?!", "Cardiology"), NewQuestion("Is it?", None)],
    ids=["words", "kind"],
)
def test_a_question_needs_words_and_a_specialty(
    library: Library, question: NewQuestion, anna: Signature
) -> None:
    with pytest.raises(LibraryError):
        library.add([NewQuestion("Is rest good?", "Cardiology"), question], anna)

    assert library.entries() == ()


def test_text_that_no_store_can_take_is_cleaned(library: Library, anna: Signature) -> None:
    (added,) = library.add([NewQuestion("Is\x00 it \ud800 safe?\n", "X")], anna)
    library.act(added.question_id, EventKind.COMMENTED, replace(anna, note="a\x00b\udfff"))

    assert library.entry(added.question_id).question.text == "Is it ? safe?"
    assert library.events()[-1].note == "a b?"


def test_every_revision_stays(
    library: Library, question_id: str, anna: Signature, make_page: MakePage
) -> None:
    pages = [make_page("pmid:1"), replace(make_page("pmid:2"), origin=Origin.EDITED)]
    for page in pages:
        library.revise(question_id, page, anna)

    kept = [library.revision(question_id, number) for number in (1, 2)]
    assert [revision.document for revision in kept] == [page.document for page in pages]
    assert [revision.records for revision in kept] == [("pmid:1",), ("pmid:2",)]
    assert [revision.origin for revision in kept] == [Origin.ANSWERED, Origin.EDITED]
    assert kept[0].made_at == anna.at
    assert library.revision(question_id) == kept[1]


def test_the_way_of_a_page(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    library.revise(question_id, make_page("pmid:1"), anna)
    library.act(question_id, EventKind.SUBMITTED, anna)
    library.act(question_id, EventKind.APPROVED, ben)
    head = library.publish(question_id, ben)

    assert (head.state, head.revision, head.published) == (State.PUBLISHED, 1, 1)
    kinds = [(event.kind.value, event.by, event.at) for event in library.events(question_id)]
    assert kinds == [
        ("added", anna.by, anna.at),
        ("revised", anna.by, anna.at),
        ("submitted", anna.by, anna.at),
        ("approved", ben.by, ben.at),
        ("published", ben.by, ben.at),
    ]
    assert library.reviewers(question_id, 1) == ("ben",)
    assert library.ledger(question_id) == (LedgerEntry("2026-03-15", "first published", 1),)


def test_reviewers_of_a_published_revision_stay_when_a_newer_one_comes(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    library.revise(question_id, make_page("pmid:1"), anna)
    library.act(question_id, EventKind.SUBMITTED, anna)
    library.act(question_id, EventKind.APPROVED, ben)
    library.publish(question_id, anna)
    library.revise(question_id, make_page("pmid:2"), anna)

    assert library.reviewers(question_id, 1) == ("ben",)
    assert library.reviewers(question_id, 2) == ()


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        pytest.param({"passes": False}, "evidence.cited", id="a blocking check fails"),
        pytest.param({"status": Status.DECLINED}, "declined", id="no answer"),
    ],
)
def test_what_may_not_go_out_is_refused_and_leaves_no_trace(
    library: Library, anna: Signature, make_page: MakePage, fault: dict[str, object], word: str
) -> None:
    question_id = library.add([NewQuestion("Is rest good?", "X")], anna)[0].question_id
    before = library.revise(question_id, make_page("pmid:1", **fault), anna)

    with pytest.raises(NotAllowedError, match=word):
        library.publish(question_id, anna, approvals=0)
    assert library.entry(question_id).head == before


def test_the_two_person_rule(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    library.revise(question_id, make_page("pmid:1"), anna)
    library.act(question_id, EventKind.SUBMITTED, anna)
    library.act(question_id, EventKind.APPROVED, ben)
    library.act(question_id, EventKind.APPROVED, ben)

    with pytest.raises(NotAllowedError, match="1 of 2 approvals"):
        library.publish(question_id, anna, approvals=2)
    library.act(question_id, EventKind.APPROVED, anna)
    assert library.publish(question_id, anna, approvals=2).state is State.PUBLISHED


def test_a_losing_editor_is_told_and_nothing_is_lost(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    seen = library.entry(question_id).head.version
    library.revise(question_id, make_page("pmid:1"), anna, expected=seen)

    with pytest.raises(EditConflictError) as caught:
        library.revise(question_id, make_page("pmid:2"), ben, expected=seen)
    assert (caught.value.expected, caught.value.found) == (seen, seen + 1)
    assert library.revision(question_id).records == ("pmid:1",)


def test_a_comment_disturbs_no_editor(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    seen = library.entry(question_id).head.version
    library.act(question_id, EventKind.COMMENTED, replace(ben, note="Say the dose."))

    assert library.revise(question_id, make_page(), anna, expected=seen).revision == 1
    assert library.events(question_id)[1].note == "Say the dose."


@pytest.mark.parametrize("kind", [EventKind.PUBLISHED, EventKind.REVISED, EventKind.ADDED])
def test_act_takes_decisions_only(
    library: Library, question_id: str, anna: Signature, kind: EventKind
) -> None:
    with pytest.raises(ValueError, match="not a decision"):
        library.act(question_id, kind, anna)


def test_a_retraction_takes_down_every_public_page_that_cites_the_record(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    texts = ["Is rest good?", "Is heat good?", "Is cold good?"]
    rest, heat, cold = (
        added.question_id for added in library.add([NewQuestion(t, "X") for t in texts], anna)
    )
    publish(library, question_id, make_page("pmid:1", "pmid:2"), anna)
    publish(library, rest, make_page("pmid:2"), anna)
    publish(library, heat, make_page("pmid:1"), anna)
    publish(library, cold, make_page("pmid:1"), anna)
    library.revise(cold, make_page("pmid:2"), anna)  # the public page still cites pmid:1

    taken = library.retract("pmid:1", "Faked.", ben, line="taken down")

    assert taken == (question_id, cold, heat)
    assert library.entry(question_id).head.published is None
    assert library.entry(rest).head.state is State.PUBLISHED
    assert library.retracted_records() == {"pmid:1": "Faked."}
    assert library.ledger(heat)[-1] == LedgerEntry("2026-03-15", "taken down", 1)
    assert library.retract("pmid:1", "Again.", ben, line="taken down") == ()


def test_nothing_that_cites_a_retracted_record_can_be_published(
    library: Library, question_id: str, anna: Signature, make_page: MakePage
) -> None:
    library.retract("pmid:1", "Faked.", anna, line="taken down")
    library.revise(question_id, make_page("pmid:1", "pmid:2"), anna)

    with pytest.raises(NotAllowedError, match="pmid:1"):
        library.publish(question_id, anna, approvals=0)


def test_readers_see_a_change_in_the_ledger_once_it_is_published(
    library: Library, question_id: str, anna: Signature, ben: Signature, make_page: MakePage
) -> None:
    publish(library, question_id, make_page("pmid:1"), anna)
    for line in ("added a trial", "added a review"):
        library.revise(question_id, replace(make_page("pmid:2"), ledger=(line,)), anna)
    assert [line.text for line in library.ledger(question_id)] == ["first published"]

    library.publish(question_id, ben, approvals=0)
    texts = [line.text for line in library.ledger(question_id)]
    assert texts == ["first published", "added a review", "new version published"]


def test_a_page_that_was_looked_at_again_is_no_new_version(
    library: Library, question_id: str, anna: Signature, make_page: MakePage
) -> None:
    publish(library, question_id, make_page("pmid:1"), anna)
    library.act(question_id, EventKind.FLAGGED, anna)
    library.publish(question_id, anna, approvals=0)

    assert library.ledger(question_id)[-1].text == "looked at again and published"


def test_unknown_questions_and_revisions_are_named(library: Library, question_id: str) -> None:
    with pytest.raises(UnknownQuestionError, match="no-such"):
        library.entry("no-such")
    with pytest.raises(UnknownQuestionError, match="no-such"):
        library.revision("no-such", 1)
    with pytest.raises(LibraryError, match="no page yet"):
        library.revision(question_id)
    with pytest.raises(LibraryError, match="no revision 7"):
        library.revision(question_id, 7)
