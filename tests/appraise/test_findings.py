"""The one or two sentences in which a record answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.findings import find_finding, may_state
from plaincite.model.claim import Span
from plaincite.model.evidence import Appraisal, Design, Role, Sentence, Stance, Stated
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import LaySummary, Record, Section

QUESTION = Question(
    "Does yoga help back pain?",
    "q",
    QuestionKind.EFFECT,
    (Concept("yoga", ConceptRole.INTERVENTION), Concept("back pain", ConceptRole.CONDITION)),
    Constraints(),
    Specialty("Any", "Any"),
)
TRIAL = Appraisal(Stated(Design.RANDOMIZED, "stated"))
REVIEW = Appraisal(Stated(Design.NARRATIVE_REVIEW, "stated"))


def record(*sections: Section, title: str = "Yoga for back pain") -> Record:
    return Record("pmid:1", title, sections)


def chosen(one: Record, appraisal: Appraisal = TRIAL) -> list[str]:
    finding = find_finding(one, QUESTION, appraisal)
    return [] if finding is None else [each.span.text for each in finding.sentences]


def test_the_conclusion_comes_with_the_result_that_carries_its_numbers() -> None:
    one = record(
        Section("Yoga eases back pain, it is said.", label="BACKGROUND"),
        Section(
            "In all, 120 adults were enrolled. Pain fell by 2.1 points with yoga and 0.6 with "
            "advice (P < 0.001). Adverse events were similar.",
            label="RESULTS",
        ),
        Section(
            "Yoga reduced back pain. Larger studies are needed.",
            label="CONCLUSIONS",
        ),
    )

    assert chosen(one) == [
        "Pain fell by 2.1 points with yoga and 0.6 with advice (P < 0.001).",
        "Yoga reduced back pain.",
    ]


def test_what_was_only_background_is_never_the_finding() -> None:
    one = record(Section("Yoga cures back pain in 90% of people.", label="BACKGROUND"))

    assert chosen(one) == []


def test_what_a_summary_says_of_itself_is_no_finding() -> None:
    one = record(
        Section("This review discusses yoga for back pain.", label="CONCLUSION"),
        Section("Pain fell in those who did yoga.", label="RESULTS"),
    )

    assert chosen(one) == ["Pain fell in those who did yoga."]


def test_a_sentence_that_leans_on_another_is_not_quoted_alone() -> None:
    one = record(
        Section(
            "Yoga lowered back pain more than advice did. "
            "It also lowered back pain more than yoga books did.",
            label="RESULTS",
        )
    )

    assert chosen(one)[0].startswith("Yoga lowered")


def test_a_narrative_review_without_sections_reports_throughout() -> None:
    text = "Back pain is common. Yoga has been shown to reduce back pain in many trials."

    assert may_state(_background(), REVIEW)
    assert not may_state(_background(), TRIAL)
    finding = find_finding(record(Section(text)), QUESTION, REVIEW)
    assert finding is not None
    assert {each.role for each in finding.sentences} <= {Role.RESULT, Role.CONCLUSION}


def test_the_lay_summary_serves_where_the_abstract_has_no_finding() -> None:
    summary = LaySummary(
        "plain-language-summary", "eng", (Section("Yoga eased back pain.", label="RESULTS"),)
    )
    one = Record("pmid:1", "Yoga for back pain", (), lay_summaries=(summary,))
    finding = find_finding(one, QUESTION, TRIAL)

    assert finding is not None
    assert finding.sentences[0].source == "lay_summary"


def test_the_finding_carries_its_stance() -> None:
    one = record(Section("Yoga did not reduce back pain.", label="CONCLUSION"))
    finding = find_finding(one, QUESTION, TRIAL)

    assert finding is not None
    assert finding.stance is Stance.NO_CLEAR_DIFFERENCE


def _background() -> Sentence:
    return Sentence(Span(0, 4, "Yoga"), Role.BACKGROUND)


WORDS = st.lists(
    st.sampled_from(
        "Yoga back pain fell by 20 % (P < 0.01). It did not differ. We studied These".split()
    ),
    max_size=60,
).map(" ".join)


@given(WORDS, st.sampled_from([None, "RESULTS", "CONCLUSION", "METHODS AND RESULTS"]))
def test_a_finding_is_one_or_two_sentences_in_order_and_verbatim(
    text: str, label: str | None
) -> None:
    one = record(Section(text, label=label))
    finding = find_finding(one, QUESTION, TRIAL)

    if finding is not None:
        assert 1 <= len(finding.sentences) <= 2
        assert 0 < finding.bearing <= 1
        starts = [each.span.start for each in finding.sentences]
        assert starts == sorted(starts)
        for each in finding.sentences:
            assert one.abstract[each.span.start : each.span.end] == each.span.text


@pytest.mark.parametrize(
    ("before", "leaning"),
    [
        pytest.param("The class met weekly.", "It reduced back pain by 20% (P < 0.01).", id="it"),
        pytest.param(
            "Pupils wore bands.",
            "Yoga reduced back pain in most of these pupils by 20% (P < 0.01).",
            id="most of these",
        ),
    ],
)
def test_a_sentence_that_leans_is_quoted_with_the_one_before(before: str, leaning: str) -> None:
    assert chosen(record(Section(f"{before} {leaning}", label="RESULTS"))) == [before, leaning]


def test_a_call_for_research_alone_is_no_finding() -> None:
    one = record(Section("Well-designed trials of yoga for back pain are needed.", label="RESULTS"))

    assert chosen(one) == []


def test_the_conclusion_says_which_way_it_went() -> None:
    one = record(
        Section("Yoga reduced back pain at 1 week (P = 0.01).", label="RESULTS"),
        Section("Yoga had no lasting effect on back pain.", label="CONCLUSIONS"),
    )
    finding = find_finding(one, QUESTION, TRIAL)

    assert finding is not None
    assert finding.stance is Stance.NO_CLEAR_DIFFERENCE


def test_what_was_not_gained_is_shown_beside_what_was() -> None:
    one = record(
        Section(
            "Back pain eased more with yoga than with advice. "
            "Back pain days were fewer with yoga than with advice. "
            "Back pain at one year did not differ between yoga and usual care.",
            label="RESULTS",
        )
    )
    finding = find_finding(one, QUESTION, TRIAL)

    assert finding is not None
    assert finding.sentences[-1].span.text.endswith("usual care.")
    assert finding.stance is Stance.MIXED


def test_no_sentence_is_told_twice() -> None:
    one = record(
        Section("A trend towards less back pain was found with yoga (p = 0.08).", label="RESULTS"),
        Section("Yoga has a beneficial effect on back pain and helps.", label="CONCLUSIONS"),
    )

    told = chosen(one)

    assert len(told) == len(set(told))
