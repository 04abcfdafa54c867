"""The sentences that answer by themselves."""

import pytest

from plaincite.appraise.findings import find_finding
from plaincite.model.evidence import Appraisal, Design, Headline, Stance, Stated
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section

TABLET = Concept("tablet", ConceptRole.INTERVENTION)
ATTACKS = Concept("asthma attacks", ConceptRole.OUTCOME, ("asthma exacerbation",))
PAIN = Concept("back pain", ConceptRole.CONDITION)
EFFECT, USE, HARM = QuestionKind.EFFECT, QuestionKind.USE, QuestionKind.HARM


def asking(text: str, kind: QuestionKind, *concepts: Concept) -> Question:
    return Question(text, "q", kind, concepts, Constraints(), Specialty("Any", "Any"))


DOES_IT_HELP = asking("Does the tablet help back pain?", EFFECT, TABLET, PAIN)


def headlines(text: str, question: Question, title: str = "The tablet") -> tuple[Headline, ...]:
    record = Record("pmid:1", title, (Section(text, label="RESULTS"),))
    finding = find_finding(record, question, Appraisal(Stated(Design.RANDOMIZED, "stated")))
    return () if finding is None else finding.headlines


def best(text: str, question: Question = DOES_IT_HELP) -> str:
    return " ".join(each.span.text for each in headlines(text, question)[0].sentences)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        pytest.param("The tablet gave 97 back pain cases and placebo 12 cases and 833 in others.",
                     "The tablet reduced back pain.", id="counts without their groups"),
        pytest.param("The odds ratio for back pain with the tablet was 0.79.",
                     "Back pain was less common with the tablet.", id="a ratio"),
        pytest.param("Nausea from the tablet was more common than with placebo.",
                     "The tablet reduced back pain.", id="a side effect"),
        pytest.param("Back pain with the tablet was nonsignificantly lower.",
                     "The tablet did not reduce back pain.", id="no more than a trend"),
        pytest.param("Among those with fever the tablet reduced back pain.",
                     "The tablet reduced back pain.", id="some of the people"),
    ],
)  # fmt: skip
def test_what_a_lone_reader_cannot_use_goes_behind(worse: str, better: str) -> None:
    assert best(f"{worse} {better}") == better
    assert best(f"{better} {worse}") == better


@pytest.mark.parametrize(
    "narrower",
    [
        "The tablet reduced pain in early back pain.",
        "The tablet reduced pain in back pain with reduced movement.",
        "The tablet reduced pain in low-risk back pain.",
    ],
)
def test_all_with_the_illness_come_before_some_of_them(narrower: str) -> None:
    whole = "The tablet reduced pain in most back pain."

    assert best(f"{narrower} {whole}") == whole
    assert best(narrower) == narrower


def test_a_sentence_that_leans_takes_its_neighbour_along() -> None:
    text = "Tablets of this kind are new. They are approved only for gout, not for back pain."

    assert best(text, asking("Is the tablet used for back pain?", USE, TABLET, PAIN)) == text


def test_asked_if_it_is_used_what_is_approved_comes_first() -> None:
    text = "The tablet reduced back pain by a third. The tablet is approved only for gout."

    assert best(text, asking("Is the tablet used for back pain?", USE, TABLET, PAIN)) == (
        "The tablet is approved only for gout."
    )


def test_another_outcome_is_no_headline() -> None:
    question = asking("Does the tablet prevent asthma attacks?", EFFECT, TABLET, ATTACKS)
    text = "The tablet reduced growth at one year. The tablet lowered severe exacerbations."

    (only,) = headlines(text, question, title="The tablet in asthma")

    assert only.is_direct
    assert "exacerbations" in only.sentence.span.text


def test_the_good_may_be_told_together_with_the_harm() -> None:
    text = "The tablet reduced back pain, with several side effects."

    assert headlines(text, DOES_IT_HELP)[0].stance is Stance.YES


@pytest.mark.parametrize(
    ("text", "may_open"),
    [
        ("Back pain fell more in group R than in group P.", False),
        ("The tablet reduced back pain in groups I and II.", False),
        ("The tablet reduced back pain in the B group.", False),
        ("A and B reduced back pain more than the tablet.", False),
        ("The tablet reduced back pain more than in the vitamin D group.", True),
        ("The tablet reduced back pain more than in the control group.", True),
        ("The tablet did not reduce back pain after group B streptococcus.", True),
    ],
)
def test_a_sentence_on_nameless_groups_opens_no_page(text: str, *, may_open: bool) -> None:
    assert bool(headlines(text, DOES_IT_HELP)) is may_open
