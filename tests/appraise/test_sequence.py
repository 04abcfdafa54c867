"""What is asked of after an operation is not what people chose in its place."""

import pytest

from plaincite.appraise.sequence import is_of_a_choice
from plaincite.model.claim import Span
from plaincite.model.evidence import Finding, Role, Sentence
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record

DRILLS = Concept("drills", ConceptRole.INTERVENTION, ("exercise drills",))


def is_choice(asked: str, text: str, title: str = "Drills in adults") -> bool:
    question = Question(
        asked, "q", QuestionKind.EFFECT, (DRILLS,), Constraints(), Specialty("Any", "Any")
    )
    finding = Finding((Sentence(Span(0, len(text), text), Role.RESULT),), 1.0)
    return is_of_a_choice(finding, Record("pmid:1", title), question)


@pytest.mark.parametrize(
    "text",
    [
        "Tears did better after repair than after drills.",
        "Pain did not differ between surgery and drills.",
        "Drills and surgery did not differ in pain.",
        "Fewer than 25% chose surgery after drills.",
        "Tears given drills only grew.",
    ],
)
def test_a_contest_with_surgery_does_not_follow_it(text: str) -> None:
    assert is_choice("Do drills help after surgery?", text)


@pytest.mark.parametrize(
    ("asked", "text", "title"),
    [
        (
            "Do drills help after surgery?",
            "Pain fell more with drills after hip surgery.",
            "Drills",
        ),
        ("Do drills help after surgery?", "Pain fell more with drills.", "Postoperative drills"),
        ("Do drills help after lumpectomy?", "Pain fell more with drills.", "Drills in women"),
        ("Do drills help after lumpectomy?", "Pain fell.", "Surgery with or without drills"),
        ("Do drills help back pain?", "Pain did not differ between surgery and drills.", "Drills"),
    ],
)
def test_what_follows_surgery_is_no_contest(asked: str, text: str, title: str) -> None:
    """A procedure that the reader names is looked for by its name, elsewhere."""
    assert not is_choice(asked, text, title)
