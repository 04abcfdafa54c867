"""Whether a sentence, read under its study's title, answers what was asked."""

import pytest

from plaincite.appraise.answering import answers
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
PATCH = Concept("patch", ConceptRole.COMPARATOR)
PAIN = Concept("back pain", ConceptRole.CONDITION)
FALLS = Concept("falls", ConceptRole.OUTCOME)
Kind = QuestionKind


def asking(
    text: str, kind: QuestionKind, *concepts: Concept, limits: Constraints | None = None
) -> Question:
    return Question(text, "q", kind, concepts, limits or Constraints(), Specialty("Any", "Any"))


DOES_IT_HELP = asking("Does the tablet help back pain?", Kind.EFFECT, TABLET, PAIN)
PREVENTS = asking("Does the tablet prevent falls?", Kind.PREVENTION, TABLET, FALLS)
BETTER = asking("Is the tablet better than the patch for back pain?", Kind.COMPARISON,
                TABLET, PATCH, PAIN)  # fmt: skip
SAFE = asking("Is the tablet safe?", Kind.HARM, TABLET)
ONE_SIDED = asking("Is the tablet better?", Kind.COMPARISON, TABLET, PAIN)
OLDER = asking("Does the tablet help people over 80?", Kind.EFFECT, TABLET,
               limits=Constraints(minimum_age=80))  # fmt: skip
LEADS_TO = asking("Does gout harm the heart?", Kind.HARM,
                  Concept("gout", ConceptRole.CONDITION),
                  Concept("heart", ConceptRole.OUTCOME))  # fmt: skip
ACHES = asking("Can the tablet cause headaches?", Kind.HARM, TABLET,
               Concept("headaches", ConceptRole.OUTCOME))  # fmt: skip
USED = asking("Is the tablet used for back pain?", Kind.USE, TABLET, PAIN)
RISKY_ONES = asking("Which medicines are risky in back pain?", Kind.OPTIONS, PAIN)
SAFE_ONES = asking("Which medicines are safe for back pain?", Kind.OPTIONS, PAIN)
OPTIONS = asking("What helps back pain?", Kind.OPTIONS, PAIN)
SCREENING = asking("Should people be screened for back pain?", Kind.SCREENING, PAIN)
CAUSES = asking("What causes back pain?", Kind.CAUSE, PAIN)
LOST = asking("Do people grow out of back pain?", Kind.EFFECT, PAIN)
CHILDREN = asking("Does the tablet help back pain in children?", Kind.EFFECT, TABLET, PAIN,
                  limits=Constraints(maximum_age=18))  # fmt: skip


def says(text: str, question: Question, title: str = "The tablet in back pain") -> bool:
    return answers(text, Record("pmid:1", title, (Section(text, label="RESULTS"),)), question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param("Back pain fell more with the tablet than with placebo.", DOES_IT_HELP,
                     id="treatment, illness and which way"),
        pytest.param("The tablet was better than placebo.", DOES_IT_HELP,
                     id="the title names the illness"),
        pytest.param("The tablet lowered falls.", PREVENTS, id="the outcome asked about"),
        pytest.param("The tablet was better than the patch.", BETTER, id="both sides"),
        pytest.param("Serious adverse events were rare with the tablet.", SAFE, id="a harm"),
        pytest.param("The risk of harm in back pain was no higher with it.", SAFE_ONES,
                     id="which of them is safe"),
        pytest.param("Bleeding was more common with the syrup in back pain.", RISKY_ONES,
                     id="which of them is risky"),
        pytest.param("Massage relieved back pain.", OPTIONS, id="something that helps"),
        pytest.param("Screening for back pain lowered harm.", SCREENING, id="screening"),
        pytest.param("Heavy lifting raised the risk of back pain.", CAUSES, id="a cause"),
    ],
)  # fmt: skip
def test_a_sentence_that_says_what_was_asked_answers(text: str, question: Question) -> None:
    assert says(text, question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param("About 10% of people may be given the tablet.", DOES_IT_HELP,
                     id="points no way"),
        pytest.param("The tablet changed gene expression more than placebo.", DOES_IT_HELP,
                     id="a measure that nobody feels"),
        pytest.param("The tablet improved sleep.", PREVENTS, id="another outcome"),
        pytest.param("The tablet improved balance to prevent falls.", PREVENTS,
                     id="the outcome is only what it was done for"),
        pytest.param("The tablet was better than placebo.", BETTER, id="one side alone"),
        pytest.param("The tablet is registered for back pain.", SAFE, id="no harm"),
        pytest.param("The tablet reduced the risk of stroke.", SAFE, id="a risk that fell"),
        pytest.param("The patch was better than the tablet.", ONE_SIDED,
                     id="we do not know what it is compared with"),
        pytest.param("The tablet was better than placebo in back pain.", OLDER,
                     id="no word of the age asked about"),
        pytest.param("Those at risk of gout were found by their heart.", LEADS_TO,
                     id="what leads to the illness, not what the illness leads to"),
        pytest.param("The tablet gives an important benefit in headaches.", ACHES,
                     id="what it is given for is no harm of it"),
        pytest.param("The tablet is blue.", USED, id="nothing on its use"),
        pytest.param("Back pain was common.", OPTIONS, id="nothing that was tried"),
        pytest.param("At screening, back pain was similar in both groups.", SCREENING,
                     id="the screening visit of a trial"),
        pytest.param("No significant association with back pain was found.", CAUSES,
                     id="what is no cause"),
        pytest.param("Back pain was better than expected.", LOST,
                     id="we did not understand what is asked of it"),
        pytest.param("In back pain, infections were not clearly reduced.", RISKY_ONES,
                     id="no gain is no danger"),
        pytest.param("In low-risk back pain, relapse came sooner without it than with it.",
                     RISKY_ONES, id="the danger lies in going without"),
    ],
)  # fmt: skip
def test_a_sentence_on_something_near_does_not(text: str, question: Question) -> None:
    assert not says(text, question)


def test_no_word_of_the_illness_in_sentence_or_title_is_no_answer() -> None:
    assert not says("The tablet was better than placebo.", DOES_IT_HELP, title="The tablet")


def test_a_study_of_adults_does_not_answer_for_children() -> None:
    text = "Back pain fell more with the tablet than with placebo."
    assert not says(text, CHILDREN, title="The tablet for back pain in older adults")
    assert says(text, CHILDREN, title="The tablet for back pain in children")


def test_of_drugs_set_side_by_side_the_sentence_names_the_one_asked_about() -> None:
    text = "Side effects were rare with the patch."
    assert not says(text, SAFE, title="Tablet versus patch")
    assert says("Side effects were rare with the tablet.", SAFE, title="Tablet versus patch")


ATTACKS = asking("Does the tablet prevent gout attacks?", Kind.PREVENTION, TABLET,
                 Concept("gout attacks", ConceptRole.OUTCOME))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title", "is_answer"),
    [
        ("The tablet lowered the number of gout attacks.", "The tablet in gout", True),
        ("The tablet was better in the treatment of gout attacks.", "The tablet in gout", False),
        ("The tablet lowered gout attacks.", "Acute treatment with the tablet", False),
        ("The tablet lowered gout attacks.", "Preventing an acute treatment", True),
    ],
)
def test_what_eases_an_attack_does_not_prevent_one(text: str, title: str, is_answer: bool) -> None:
    assert says(text, ATTACKS, title) is is_answer
