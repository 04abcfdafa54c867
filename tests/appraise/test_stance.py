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
from plaincite.question import understand

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
        ("Pain was already lower before yoga than in controls.", Stance.UNSTATED),
        ("Yoga eased pain in people without other pain.", Stance.YES),
        ("More lesions shrank with yoga than without.", Stance.YES),
        ("Pain did not differ between yoga and drug treatment.", Stance.UNSTATED),
        ("Pain was lower than with no therapy (mean difference -0.3).", Stance.YES),
        ("Pain was lower with yoga than in people of the same age without it.", Stance.YES),
        ("Back pain was not among the troubles with a change.", Stance.NO_CLEAR_DIFFERENCE),
        ("Pain did not differ between yoga and no treatment.", Stance.NO_CLEAR_DIFFERENCE),
    ],
)
def test_does_it_help(finding: str, expected: Stance) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is expected


@pytest.mark.parametrize(
    "finding",
    [
        "We did not find a lower frequency of back pain with yoga.",
        "We could not detect any lower frequency of back pain with yoga.",
        "In contrast to earlier trials, yoga did not show less back pain.",
        "Neither trial found less back pain with yoga.",
        "No study found a greater relief of back pain with yoga.",
        "We found no lower frequency of back pain with yoga.",
        "Back pain was no less common with yoga than with advice.",
        "There was no evidence of a lower frequency of back pain with yoga.",
        "There is no indication that yoga reduces back pain.",
        "Yoga failed to show less back pain.",
        "Yoga was not associated with less back pain.",
        "We were unable to confirm that yoga lowers back pain.",
        "The study does not confirm less back pain with yoga.",
        "A lower frequency of back pain was not found with yoga.",
        "The efficacy of yoga for back pain was not demonstrated.",
        "A benefit of yoga on back pain could not be shown.",
        "Less back pain with yoga did not reach statistical significance.",
        "Yoga is not proven to relieve back pain.",
        "This did not translate into less back pain with yoga.",
    ],
)
def test_a_gain_looked_for_and_not_found_is_no_gain(finding: str) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is Stance.NO_CLEAR_DIFFERENCE


@pytest.mark.parametrize(
    "finding",
    [
        "Yoga was no more effective than codeine for back pain.",
        "Yoga was not superior to codeine for back pain.",
        "Back pain was relieved significantly in both groups.",
        "In the controls, back pain worsened, thus requiring more tablets.",
    ],
)
def test_what_is_told_of_both_or_beside_another_remedy_says_nothing(finding: str) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is Stance.UNSTATED


@pytest.mark.parametrize(
    "finding",
    [
        "Yoga was no more effective than placebo for back pain.",
        "Yoga was no better than sham exercises for back pain.",
        "Back pain was similar in both groups.",
    ],
)
def test_what_was_no_better_than_a_dummy_did_not_help(finding: str) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is Stance.NO_CLEAR_DIFFERENCE


@pytest.mark.parametrize(
    "finding",
    [
        "Back pain fell more with yoga, but the difference was not significant.",
        "Back pain fell with yoga (12%), although the reduction was not statistically significant.",
        "Back pain was lower with yoga than with advice, but this did not reach significance.",
        "Yoga reduced back pain but not significantly.",
        "Relief of back pain was greater with yoga (76%) but not significantly different from that "
        "with placebo (37%).",
    ],
)
def test_a_gain_that_the_next_clause_calls_chance_is_no_gain(finding: str) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is Stance.NO_CLEAR_DIFFERENCE


@pytest.mark.parametrize(
    "finding",
    [
        "A lower frequency of back pain was found with yoga.",
        "Yoga lowered back pain in people who had not found relief before.",
        "Yoga reduced back pain, with no sign of waning protection.",
        "Yoga lowered back pain, which earlier trials did not find.",
        "There is good evidence that yoga reduces back pain.",
        "Yoga was more effective for pain reduction than control exercises.",
        "Yoga gave greater relief of back pain than advice.",
        "Yoga in similar settings reduced back pain.",
        "Yoga brought greater pain relief than advice.",
    ],
)
def test_what_others_did_not_find_takes_nothing_from_a_gain(finding: str) -> None:
    assert said(finding, "Does yoga help back pain?", EFFECT) is Stance.YES


@pytest.mark.parametrize(
    "finding",
    [
        "We did not find a higher risk of muscle pain in users of statins.",
        "No higher risk of muscle pain was seen with statins.",
        "The data do not support a higher risk of muscle pain with statins.",
        "A greater risk of muscle pain with statins was not confirmed.",
    ],
)
def test_a_harm_looked_for_and_not_found_is_no_harm(finding: str) -> None:
    asked = "Do statins cause muscle pain?"
    assert said(finding, asked, HARM) is Stance.NO_CLEAR_DIFFERENCE


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


def test_two_groups_of_other_names_do_not_say_whether_the_treatment_asked_about_helps() -> None:
    question = understand("Does yoga help back pain?")

    def of(text: str) -> Stance:
        return stance(text, question, RECORD)

    assert (
        of("Relief in the Stretchwell group was better than in the Asana group.") is Stance.UNSTATED
    )
    assert of("Relief in the yoga group was better than in the Stretchwell group.") is Stance.YES
    assert of("Relief in the treatment group was better than in the control group.") is Stance.YES


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


TABLET = Concept("tablet", ConceptRole.INTERVENTION)
CANCER = Concept("lung cancer", ConceptRole.CONDITION)


def said_of(text: str, asked: str, kind: QuestionKind, *concepts: Concept) -> Stance:
    question = Question(asked, "q", kind, concepts, Constraints(), Specialty("Any", "Any"))
    return stance(text, question, RECORD)


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        pytest.param("Pain was 4 points better. This amounts to little or no improvement.",
                     Stance.NO_CLEAR_DIFFERENCE, id="the verdict goes before what it sums up"),
        pytest.param("The panel recommends against the tablet. Pain did not differ.",
                     Stance.NO_CLEAR_DIFFERENCE, id="two ways of saying no are not mixed"),
        pytest.param("The tablet was noninferior to surgery.", Stance.UNSTATED,
                     id="beside something that works, one does not learn whether it helps"),
        pytest.param("Against the tablet, exercise reduced pain.", Stance.UNSTATED,
                     id="the treatment asked about is the yardstick"),
        pytest.param("Pain was less with the high dose than with the low dose of the tablet.",
                     Stance.UNSTATED, id="more against less of it"),
        pytest.param("The tablet reduced pain, without differences between men and women.",
                     Stance.YES, id="alike in kinds of people"),
        pytest.param("The tablet improved sleep, but not pain.", Stance.MIXED, id="but not"),
        pytest.param("The tablet reduced pain, and raised the risk of side effects.",
                     Stance.YES, id="side effects too"),
        pytest.param("Trials of the tablet raise concern.", Stance.UNSTATED, id="a concern"),
        pytest.param("Pain failed to ease in 18.6% with the tablet and 44.9% with placebo "
                     "(p = 0.01).", Stance.NO_CLEAR_DIFFERENCE, id="words go before figures"),
        pytest.param("Relapse occurred in 18.6% with the tablet and 44.9% with placebo.",
                     Stance.YES, id="figures, where no word tells"),
    ],
)  # fmt: skip
def test_what_says_something_else_than_is_asked(finding: str, expected: Stance) -> None:
    assert said_of(finding, "Does the tablet help pain?", EFFECT, TABLET) is expected


def test_deaths_from_one_disease_are_not_deaths_from_any_cause() -> None:
    finding = "Lung cancer deaths were lower; death from any cause did not differ."
    asked = "Does the tablet reduce deaths from lung cancer?"

    assert said_of(finding, asked, EFFECT, TABLET, CANCER) is Stance.YES


def test_one_kind_of_a_disease_says_nothing_of_the_other() -> None:
    asked = "Does the tablet help chronic pain?"

    assert said_of("The tablet did not reduce acute pain.", asked, EFFECT) is Stance.UNSTATED


def test_harm_from_having_a_thing_speaks_for_leaving_it_out() -> None:
    diet = Concept("gluten-free diet", ConceptRole.INTERVENTION)
    asked = "Does a gluten-free diet help?"

    assert said_of("Symptoms were worse with gluten.", asked, EFFECT, diet) is Stance.YES
    assert said_of("A gluten-free diet worsened pain.", asked, EFFECT, diet) is Stance.NO


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("Death from other causes was more likely.", Stance.UNSTATED),
        ("Children exposed were more likely to have asthma.", Stance.NO),
    ],
)
def test_what_is_told_against_safety_must_name_the_use(finding: str, expected: Stance) -> None:
    assert said_of(finding, "Is the tablet safe?", HARM, TABLET) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        pytest.param("Adding methotrexate to the biologic did not differ.", Stance.UNSTATED,
                     id="both together"),
        pytest.param("The biologic was better than placebo.", Stance.UNSTATED, id="placebo"),
        pytest.param("The biologic was superior to methotrexate.", Stance.YES, id="the contest"),
    ],
)  # fmt: skip
def test_better_than_a_rival_needs_the_rival(finding: str, expected: Stance) -> None:
    concepts = (
        Concept("biologic", ConceptRole.INTERVENTION),
        Concept("methotrexate", ConceptRole.COMPARATOR),
    )
    asked = "Is the biologic better than methotrexate?"

    assert said_of(finding, asked, QuestionKind.COMPARISON, *concepts) is expected


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        ("Remission was similar with running and with the tablet.", Stance.UNSTATED),
        ("Remission was better with the tablet than with placebo.", Stance.YES),
        ("The tablet was better than no treatment.", Stance.YES),
    ],
)
def test_better_than_placebo_is_not_told_by_another_remedy(finding: str, expected: Stance) -> None:
    concepts = (
        Concept("tablet", ConceptRole.INTERVENTION),
        Concept("placebo", ConceptRole.COMPARATOR),
    )

    assert said_of(finding, "Is the tablet better than placebo?", EFFECT, *concepts) is expected


def test_what_stayed_unchanged_beside_a_gain_does_not_take_it_back() -> None:
    question = Question(
        "Does the tablet lower the risk of stroke?", "slug", QuestionKind.PREVENTION,
        (Concept("tablet", ConceptRole.INTERVENTION), Concept("stroke", ConceptRole.OUTCOME)),
        Constraints(), Specialty("Cardiology", "Cardiovascular"),
    )  # fmt: skip
    text = "The tablet lowers stroke without changing total mortality."

    assert stance(text, question, Record("pmid:1", "The tablet and stroke")) is Stance.YES
