"""The full text of a record: what of it may state a finding, and when it is asked."""

from dataclasses import replace

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.findings import find_finding
from plaincite.appraise.roles import body_sentences
from plaincite.model.evidence import Role
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import FullText, Record, Section

FELL = "Falls were reduced by exercise (RR 0.77, 95% CI 0.71 to 0.83)."
SILENT = (
    Section("Exercise is advised to older adults.", "BACKGROUND"),
    Section("We randomised 200 older adults to exercise or usual care.", "METHODS"),
    Section("Older adults attended 80 percent of the exercise classes.", "RESULTS"),
)


def record(*body: Section, sections: tuple[Section, ...] = SILENT) -> Record:
    return Record(
        "pmid:7",
        "Exercise to prevent falls in older adults: a randomised trial",
        sections,
        full_text=FullText(body),
    )


QUESTION = Question(
    "Does exercise reduce falls in older adults?",
    "q",
    QuestionKind.EFFECT,
    (Concept("exercise", ConceptRole.INTERVENTION), Concept("falls", ConceptRole.OUTCOME)),
    Constraints(),
    Specialty("Any", "Any"),
)


def told(*body: Section) -> list[tuple[str, Role, str | None]]:
    return [(item.span.text, item.role, item.section) for item in body_sentences(record(*body))]


@pytest.mark.parametrize(
    "category", ["BACKGROUND", "METHODS", "DISCUSSION", "LIMITATIONS", None, "anything"]
)
def test_only_results_and_conclusions_speak(category: str | None) -> None:
    """Whatever a section is called, what it stands for was decided when it was read."""
    assert told(Section(FELL, "Results", category)) == []


def test_sentences_stand_where_the_spans_say() -> None:
    body = (
        Section("Falls are common.", "Background", "BACKGROUND"),
        Section(f"{FELL} No harm was seen.", "Results – Falls", "RESULTS"),
        Section("Exercise works.", "Conclusion", "CONCLUSIONS"),
    )
    made = record(*body)
    whole = made.text_in("full_text")

    assert whole is not None
    assert [(item.span.text, item.role.value, item.section) for item in body_sentences(made)] == [
        (FELL, "result", "Results – Falls"),
        ("No harm was seen.", "result", "Results – Falls"),
        ("Exercise works.", "conclusion", "Conclusion"),
    ]
    for item in body_sentences(made):
        assert whole[item.span.start : item.span.end] == item.span.text
        assert item.source == "full_text"


def test_a_sentence_that_cites_another_work_is_not_the_studys_own() -> None:
    text = (
        "Falls were reduced by exercise elsewhere [ref 3]. Roe et al. saw fewer falls. We did not."
    )
    assert [words for words, _, _ in told(Section(text, "Results", "RESULTS"))] == ["We did not."]


def test_it_is_asked_where_the_abstract_is_silent() -> None:
    made = record(Section(FELL, "Results", "RESULTS"))
    found = find_finding(made, QUESTION, appraise(made))

    assert found is not None
    assert [(item.span.text, item.source) for item in found.sentences] == [(FELL, "full_text")]


def test_the_abstract_goes_first_where_it_tells() -> None:
    own = Section("Exercise reduced falls by a quarter.", "CONCLUSIONS")
    made = record(Section(FELL, "Results", "RESULTS"), sections=(*SILENT, own))
    found = find_finding(made, QUESTION, appraise(made))

    assert found is not None
    assert {item.source for item in found.sentences} == {"abstract"}


def test_what_the_study_is_is_read_from_the_abstract_alone() -> None:
    """A body that speaks of another design and of other people changes nothing."""
    other = Section("This cohort of 9,000 children was observed.", "Results", "RESULTS")
    made = record(other)

    assert appraise(made) == appraise(replace(made, full_text=None))
