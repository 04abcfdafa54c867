"""Whatever people do in whatever order, these hold of a library."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plaincite.errors import NotAllowedError
from plaincite.library import Page
from plaincite.library.store import Library
from plaincite.model.answer import Answer, Provenance, Reference, Status
from plaincite.model.library import Event, EventKind, NewQuestion, Revision, Signature, State
from plaincite.model.question import (
    Constraints,
    Question,
    QuestionKind,
    Safety,
    SafetyLevel,
    Specialty,
)

NAMES = st.sampled_from(["anna", "ben", "cy"])
RECORDS = st.sampled_from(["pmid:1", "pmid:2", "pmid:3"])
TEXTS = ("Is walking good for gout?", "Is rest good for gout?")
DECISIONS = st.sampled_from(
    [
        EventKind.SUBMITTED,
        EventKind.APPROVED,
        EventKind.SENT_BACK,
        EventKind.FLAGGED,
        EventKind.WITHDRAWN,
        EventKind.COMMENTED,
    ]
)


def page(records: frozenset[str]) -> Page:
    question = Question(
        "Is it?", "is-it", QuestionKind.EFFECT, (), Constraints(), Specialty("X", "X")
    )
    references = tuple(
        Reference(number, record, record) for number, record in enumerate(sorted(records), 1)
    )
    provenance = Provenance("s", "2026-03-14", "e", "c", 0, 0)
    none: tuple[Any, ...] = ()
    parts = (Status.ANSWERED, Safety(SafetyLevel.NONE), none, none, none, none, none)
    answer = Answer(question, *parts, references, none, provenance, "")
    return Page(answer, repr(answer))


class LibraryMachine(RuleBasedStateMachine):
    """Curators at work on two questions, while articles are retracted."""

    @initialize()
    def make(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library.create(str(Path(self.folder.name) / "library.sqlite"))
        questions = [NewQuestion(text, "Rheumatology") for text in TEXTS]
        added = self.library.add(questions, Signature("anna", "2026-03-14T00:00:00Z"))
        self.ids = [item.question_id for item in added]
        self.events: tuple[Event, ...] = ()
        self.revisions: dict[tuple[str, int], Revision] = {}
        self.hour = 0

    def sign(self, name: str) -> Signature:
        self.hour += 1
        return Signature(name, f"2026-03-14T{self.hour // 60:02}:{self.hour % 60:02}:00Z")

    @rule(which=st.integers(0, 1), name=NAMES, records=st.frozensets(RECORDS))
    def revise(self, which: int, name: str, records: frozenset[str]) -> None:
        before = self.library.entry(self.ids[which]).head
        after = self.library.revise(self.ids[which], page(records), self.sign(name))
        assert after.published == before.published
        assert after.revision == (before.revision or 0) + 1

    @rule(which=st.integers(0, 1), name=NAMES, kind=DECISIONS)
    def decide(self, which: int, name: str, kind: EventKind) -> None:
        before = self.library.entry(self.ids[which])
        try:
            self.library.act(self.ids[which], kind, self.sign(name))
        except NotAllowedError:
            assert self.library.entry(self.ids[which]) == before

    @rule(which=st.integers(0, 1), name=NAMES, approvals=st.integers(0, 2))
    def publish(self, which: int, name: str, approvals: int) -> None:
        before = self.library.entry(self.ids[which])
        try:
            self.library.publish(self.ids[which], self.sign(name), approvals=approvals)
        except NotAllowedError:
            assert self.library.entry(self.ids[which]) == before
        else:
            number = before.head.revision or 0
            assert len(self.library.reviewers(self.ids[which], number)) >= approvals

    @precondition(lambda self: self.hour > 3)
    @rule(record=RECORDS, name=NAMES)
    def retract(self, record: str, name: str) -> None:
        self.library.retract(record, "Faked.", self.sign(name), line="taken down")

    @invariant()
    def events_are_only_added(self) -> None:
        events = self.library.events()
        assert set(self.events) <= set(events)
        for question_id in self.ids:
            own = self.library.events(question_id)
            assert [event.sequence for event in own] == list(range(1, len(own) + 1))
            versions = [event.version for event in own]
            assert versions == sorted(versions)
        self.events = events

    @invariant()
    def revisions_never_change(self) -> None:
        for question_id in self.ids:
            newest = self.library.entry(question_id).head.revision or 0
            for number in range(1, newest + 1):
                kept = self.library.revision(question_id, number)
                assert self.revisions.setdefault((question_id, number), kept) == kept

    @invariant()
    def what_is_public_is_so_by_a_publication_and_cites_nothing_retracted(self) -> None:
        retracted = self.library.retracted_records().keys()
        for question_id in self.ids:
            head = self.library.entry(question_id).head
            if head.published is None:
                assert head.state not in (State.PUBLISHED, State.NEEDS_UPDATE)
                continue
            assert head.state not in (State.UNANSWERED, State.DRAFT, State.WITHDRAWN)
            shown = self.library.revision(question_id, head.published)
            assert not retracted & set(shown.records)
            last = [
                event
                for event in self.library.events(question_id)
                if event.kind in (EventKind.PUBLISHED, EventKind.WITHDRAWN)
            ][-1]
            assert (last.kind, last.published) == (EventKind.PUBLISHED, head.published)

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()


TestLibraryMachine = LibraryMachine.TestCase
TestLibraryMachine.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow],
)
