"""Made-up studies, and judges that say what they are told to."""

from collections.abc import Callable

import pytest

from plaincite.model.claim import Span
from plaincite.model.evidence import (
    Appraisal,
    Design,
    Evidence,
    Finding,
    Population,
    Role,
    Sentence,
    Stance,
    Standing,
    Stated,
)
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import PublicationDate, Record, Section

MakeEvidence = Callable[..., Evidence]
MakeQuestion = Callable[..., Question]


def sentence(record: Record, text: str, role: Role = Role.RESULT) -> Sentence:
    start = record.abstract.index(text)
    return Sentence(Span(start, start + len(text), text), role, record.sections[0].label)


@pytest.fixture
def make_evidence() -> MakeEvidence:
    """Build a study of which only the named facts matter."""

    def make(
        text: str = "Pain fell by 2 points.",
        *,
        record_id: str = "pmid:1",
        design: Design = Design.RANDOMIZED,
        stance: Stance = Stance.UNSTATED,
        participants: int | None = 240,
        people: str | None = "adults with back pain",
        journal: str | None = "Journal of Examples",
        year: int | None = 2021,
        role: Role = Role.RESULT,
        limit: str | None = None,
        harm: str | None = None,
    ) -> Evidence:
        whole = " ".join(filter(None, [text, harm, limit]))
        record = Record(
            record_id=record_id,
            title="A study of the tablet",
            sections=(Section(whole, label="RESULTS"),),
            pmid=record_id.removeprefix("pmid:"),
            journal=journal,
            date=PublicationDate(year) if year else None,
        )
        return Evidence(
            record=record,
            appraisal=Appraisal(
                design=Stated(design, "indexed"),
                participants=Stated(participants, "stated") if participants else None,
                population=Population(Stated(people, "stated") if people else None),
            ),
            standing=Standing(usable=True),
            finding=Finding((sentence(record, text, role),), bearing=1.0, stance=stance),
            limitations=(sentence(record, limit, Role.LIMITATION),) if limit else (),
            harms=(sentence(record, harm),) if harm else (),
        )

    return make


@pytest.fixture
def make_question() -> MakeQuestion:
    """Build a question about the tablet and back pain."""

    def make(kind: QuestionKind = QuestionKind.EFFECT, *, concepts: bool = True) -> Question:
        found = (
            Concept("the tablet", ConceptRole.INTERVENTION, ("tablet",)),
            Concept("back pain", ConceptRole.CONDITION, ("backache",)),
        )
        return Question(
            text="Does the tablet help back pain?",
            slug="does-the-tablet-help-back-pain",
            kind=kind,
            concepts=found if concepts else (),
            constraints=Constraints(),
            specialty=Specialty("Pain Medicine", "Anesthesia"),
        )

    return make
