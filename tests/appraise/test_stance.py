"""What a finding says to a question that has a direction."""

import pytest

from plaincite.appraise.stance import stance
from plaincite.model.evidence import Stance
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record

RECORD = Record("pmid:1", "A study")
EFFECT, HARM = QuestionKind.EFFECT, QuestionKind.HARM


def said(text: str, asked: str, kind: QuestionKind) -> Stance:
    question = Question(asked, "q", kind, (), Constraints(), Specialty("Any", "Any"))
    return stance(text, question, RECORD)


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("Yoga reduced back pain.", Stance.YES),
        ("Yoga improved quality of life.", Stance.YES),
        ("Yoga was superior to advice.", Stance.YES),
        ("Yoga did not reduce back pain.", Stance.NO_CLEAR_DIFFERENCE),
        ("There was no significant difference between groups.", Stance.NO_CLEAR_DIFFERENCE),
        ("Pain was similar in the two groups.", Stance.NO_CLEAR_DIFFERENCE),
        ("Yoga is not effective and should not be offered.", Stance.NO),
        ("Yoga worsened back pain.", Stance.NO),
        ("Pain fell, but disability did not differ.", Stance.MIXED),
        ("Forty people took part.", Stance.UNSTATED),
        ("The evidence is insufficient to say.", Stance.UNSTATED),
    ],
)
def test_does_it_help(finding: str, expected: Stance) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("Statins increased the risk of muscle pain.", Stance.YES),
        ("Muscle pain was more common with statins.", Stance.YES),
        ("Statins had no effect on muscle symptoms.", Stance.NO_CLEAR_DIFFERENCE),
        ("More than half of the symptoms were due to the nocebo effect.", Stance.NO),
    ],
)
def test_does_it_cause_harm(finding: str, expected: Stance) -> None:
    assert said(finding, "Do statins cause muscle pain?", HARM) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("No increase in malformations was seen.", Stance.YES),
        ("The drug was well tolerated.", Stance.YES),
        ("Use was associated with a higher risk of asthma in the child.", Stance.NO),
    ],
)
def test_is_it_safe(finding: str, expected: Stance) -> None:
    assert said(finding, "Is the drug safe in pregnancy?", HARM) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("Physiotherapy and surgery gave similar results.", Stance.YES),
        ("Physiotherapy was noninferior to surgery.", Stance.YES),
        ("Surgery was superior to physiotherapy.", Stance.NO),
    ],
)
def test_does_it_work_as_well(finding: str, expected: Stance) -> None:
    asked = "Does physiotherapy work as well as surgery?"

    assert said(finding, asked, QuestionKind.COMPARISON) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("Radiotherapy can be omitted in some older women.", Stance.NO),
        ("Survival did not differ with or without radiotherapy.", Stance.NO_CLEAR_DIFFERENCE),
        ("Radiotherapy reduced local recurrence.", Stance.YES),
    ],
)
def test_is_it_needed(finding: str, expected: Stance) -> None:
    assert said(finding, "Is radiotherapy needed?", QuestionKind.NEED) is expected


@pytest.mark.parametrize(
    "kind",
    [QuestionKind.USE, QuestionKind.DEFINITION, QuestionKind.PROGNOSIS],
)
def test_a_question_without_direction_gets_no_stance(kind: QuestionKind) -> None:
    assert said("Yoga reduced back pain.", "What helps?", kind) is Stance.UNSTATED


def test_treatments_of_the_class_compared_with_each_other_say_nothing_of_the_class() -> None:
    injections = Concept("eye injections", ConceptRole.INTERVENTION, ("drug alpha", "drug beta"))
    question = Question(
        "Do eye injections help?",
        "q",
        EFFECT,
        (injections,),
        Constraints(),
        Specialty("Any", "Any"),
    )

    def of(text: str) -> Stance:
        return stance(text, question, RECORD)

    assert of("Drug alpha and drug beta gave similar results.") is Stance.UNSTATED
    assert of("Drug alpha and placebo gave similar results.") is Stance.NO_CLEAR_DIFFERENCE


def test_side_effects_say_nothing_of_a_benefit() -> None:
    text = "Yoga reduced pain; adverse events were higher."

    assert said(text, "Does yoga help back pain?", EFFECT) is Stance.YES


def test_a_hazard_ratio_with_its_interval_speaks_where_no_word_does() -> None:
    asked = "Does the drug help?"

    assert said("Events: hazard ratio 0.74; 95% CI 0.65 to 0.85.", asked, EFFECT) is Stance.UNSTATED
    bracket = "It occurred in 16% and 21% (hazard ratio 0.74; 95% CI {}) of people."
    assert said(bracket.format("0.65 to 0.85"), asked, EFFECT) is Stance.YES
    assert said(bracket.format("0.65 to 1.15"), asked, EFFECT) is Stance.NO_CLEAR_DIFFERENCE


def test_the_outcome_asked_about_decides() -> None:
    deaths = Concept("deaths", ConceptRole.OUTCOME, ("mortality",))
    question = Question(
        "Does the scan reduce deaths?",
        "q",
        QuestionKind.SCREENING,
        (deaths,),
        Constraints(),
        Specialty("Any", "Any"),
    )

    assert stance("Mortality was lower with the scan.", question, RECORD) is Stance.YES
    assert stance("Mortality was higher with the scan.", question, RECORD) is Stance.NO
