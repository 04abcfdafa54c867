"""How much a sentence, or a record, speaks of what was asked."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.bearing import BEARS_FROM, ON_TOPIC, record_bearing, sentence_bearing
from plaincite.appraise.names import names_of
from plaincite.appraise.terms import stems
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section

TURMERIC = Concept("turmeric", ConceptRole.INTERVENTION, ("curcumin",))
GOUT = Concept("gout", ConceptRole.CONDITION, ("gouty arthritis",))
STATINS = Concept("statins", ConceptRole.INTERVENTION, ("atorvastatin",))
HAIR_LOSS = Concept("hair loss", ConceptRole.OUTCOME, ("alopecia",))
HARMS = Concept("side effects", ConceptRole.OUTCOME, ("adverse events",))
PSORIASIS = Concept("psoriasis", ConceptRole.CONDITION)


def question(*concepts: Concept, kind: QuestionKind = QuestionKind.EFFECT) -> Question:
    return Question("?", "q", kind, concepts, Constraints(), Specialty("Any", "Any"))


def record(title: str, **sections: str) -> Record:
    parts = tuple(Section(text, label=label.upper()) for label, text in sections.items())
    return Record("pmid:1", title, parts)


@pytest.mark.parametrize(
    ("sentence", "title", "low", "high"),
    [
        pytest.param("Curcumin eased gout.", None, 1.0, 1.0, id="synonyms and stems count in full"),
        pytest.param("It eased pain.", None, 0.0, 0.0, id="nothing of the question"),
        pytest.param("It eased gout.", "Turmeric for gout", 0.6, 0.9, id="the title implies"),
    ],
)
def test_bearing(sentence: str, title: str | None, low: float, high: float) -> None:
    concepts = names_of(question(TURMERIC, GOUT))

    assert low <= sentence_bearing(stems(sentence), concepts, stems(title or "")) <= high


@pytest.mark.parametrize(
    "other",
    [
        record("Turmeric for knee pain", results="Turmeric eased pain."),
        record("Allopurinol for gout", results="Gout flares fell."),
        record("Allopurinol for gout", background="Turmeric is eaten by many with gout."),
        record("", results=""),
    ],
    ids=["other condition", "other treatment", "treatment only in the background", "empty"],
)
def test_a_record_that_misses_a_main_concept_does_not_bear(other: Record) -> None:
    assert record_bearing(other, question(TURMERIC, GOUT)) == 0.0


def test_a_record_on_treatment_and_condition_bears() -> None:
    trial = record("Turmeric in gout", results="Flares fell.")

    assert record_bearing(trial, question(TURMERIC, GOUT)) >= BEARS_FROM


def test_a_harm_that_the_record_does_not_speak_of_is_not_answered_by_it() -> None:
    asked = question(STATINS, HAIR_LOSS, kind=QuestionKind.HARM)
    muscles = record("Statins and muscle pain", results="Muscle pain and weight loss were rare.")

    assert record_bearing(muscles, asked) == 0.0


def test_a_general_outcome_is_not_asked_of_a_record() -> None:
    trial = record("Turmeric in gout", results="Flares fell.")

    assert record_bearing(trial, question(TURMERIC, GOUT, HARMS)) >= BEARS_FROM


def test_right_treatment_and_condition_without_the_outcome_is_only_on_topic() -> None:
    asked = question(TURMERIC, GOUT, HAIR_LOSS)

    assert record_bearing(record("Turmeric in gout", results="Flares fell."), asked) == ON_TOPIC


def test_a_condition_only_measured_was_not_treated() -> None:
    low_mood = Concept("depression", ConceptRole.CONDITION)
    exercise = Concept("exercise", ConceptRole.INTERVENTION)
    trial = record("Exercise for long covid", results="Depression scores were lower.")

    assert record_bearing(trial, question(exercise, low_mood)) == 0.0
    prevention = question(exercise, low_mood, kind=QuestionKind.PREVENTION)
    assert record_bearing(trial, prevention) >= BEARS_FROM


def test_an_abbreviation_that_the_record_defines_counts_as_the_name() -> None:
    bowel = Concept("irritable bowel syndrome", ConceptRole.CONDITION)
    yeast = Concept("probiotics", ConceptRole.INTERVENTION)
    trial = record(
        "A trial of yeast",
        background="Irritable bowel syndrome (IBS) is common.",
        results="Probiotics eased symptoms.",
        conclusion="Probiotics may help in IBS.",
    )

    assert record_bearing(trial, question(yeast, bowel)) >= BEARS_FROM


def test_reviews_of_the_family_stand_beside_when_use_is_asked() -> None:
    cells = Concept("car-t cells", ConceptRole.INTERVENTION)
    sclerosis = Concept("multiple sclerosis", ConceptRole.CONDITION)
    review = record("CAR-T cells in autoimmune disease", results="Lupus went into remission.")

    assert record_bearing(review, question(cells, sclerosis, kind=QuestionKind.USE)) == ON_TOPIC
    assert record_bearing(review, question(cells, sclerosis)) == 0.0


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=40))
def test_bearing_is_a_share_for_any_text(text: str, title: str, name: str) -> None:
    asked = question(Concept(name, ConceptRole.OUTCOME), GOUT)

    assert 0.0 <= sentence_bearing(stems(text), names_of(asked), stems(title)) <= 1.0
    assert 0.0 <= record_bearing(record(title, results=text), asked) <= 1.0


def test_a_record_that_only_mentions_each_part_does_not_bear() -> None:
    """A long review names a drug here and a disease there."""
    review = record(
        "Preventing falls: a report",
        results="Many people take atorvastatin. Some have alopecia.",
    )

    assert record_bearing(review, question(STATINS, HAIR_LOSS, kind=QuestionKind.HARM)) == 0.0


@pytest.mark.parametrize(
    ("kind", "title", "bears"),
    [
        (QuestionKind.CAUSE, "Risk factors for gout", True),
        (QuestionKind.CAUSE, "Allopurinol for gout", False),
        (QuestionKind.DIAGNOSIS, "Accuracy of ultrasound in gout", True),
        (QuestionKind.DIAGNOSIS, "Allopurinol for gout", False),
        (QuestionKind.PROGNOSIS, "Long-term course of gout", True),
        (QuestionKind.PROGNOSIS, "Allopurinol for gout", False),
    ],
)
def test_a_treatment_trial_does_not_tell_causes_tests_or_course(
    kind: QuestionKind, title: str, bears: bool
) -> None:
    one = record(title, results="Flares of gout fell.")

    assert (record_bearing(one, question(GOUT, kind=kind)) > 0) is bears


def test_safety_in_pregnancy_is_told_only_by_records_on_pregnancy() -> None:
    asked = Question(
        "?",
        "q",
        QuestionKind.HARM,
        (TURMERIC,),
        Constraints(pregnancy=True),
        Specialty("Any", "Any"),
    )

    assert record_bearing(record("Turmeric", results="It was safe in adults."), asked) == 0.0
    assert record_bearing(record("Turmeric in pregnant women", results="It was safe."), asked) > 0


def test_what_is_left_of_a_name_must_still_name_one_thing() -> None:
    attack = Concept("heart attack", ConceptRole.CONDITION)
    asked = question(TURMERIC, attack)

    assert record_bearing(record("Turmeric in heart failure", results="It helped."), asked) == 0.0
    low = Concept("chronic low back pain", ConceptRole.CONDITION)
    back = record("Turmeric for back pain", results="It helped.")
    assert record_bearing(back, question(TURMERIC, low)) >= BEARS_FROM


def test_two_treatments_that_are_all_the_question_has_must_both_be_met() -> None:
    salve = Concept("copper salve", ConceptRole.INTERVENTION)
    asked = question(TURMERIC, salve, kind=QuestionKind.NEED)

    assert record_bearing(record("Turmeric at last", results="It helped."), asked) == 0.0
    assert record_bearing(record("Turmeric after copper salve", results="It did."), asked) > 0


@pytest.mark.parametrize(
    "other",
    [
        record("Psoriasis in adults", results="Psoriasis was itchy."),
        record("Gout in adults", results="Gout was painful.", conclusion="Psoriasis is another."),
    ],
    ids=["one of the two", "the two apart"],
)
def test_two_illnesses_asked_about_must_stand_together(other: Record) -> None:
    asked = question(GOUT, PSORIASIS, kind=QuestionKind.CAUSE)

    assert record_bearing(other, asked) == 0.0


def test_of_illnesses_listed_one_is_enough() -> None:
    listed = replace(PSORIASIS, is_alternative=True)
    trial = record("Turmeric in gout", results="Flares fell.")

    assert record_bearing(trial, question(TURMERIC, GOUT, listed)) >= BEARS_FROM


def test_words_that_no_table_knows_must_stand_in_the_record() -> None:
    loose = Concept("moonlight bathing", ConceptRole.UNKNOWN)
    trial = record("Turmeric in gout", results="Flares fell.")

    assert record_bearing(trial, question(TURMERIC, GOUT, loose)) == 0.0


def test_the_illness_that_a_vaccine_is_named_for_is_not_thereby_an_outcome() -> None:
    vaccine = Concept("flu vaccination", ConceptRole.INTERVENTION)
    flu = Concept("flu", ConceptRole.OUTCOME)
    trial = record("Flu vaccination and the heart", results="Flu vaccination spared hearts.")

    assert record_bearing(trial, question(vaccine, flu, kind=QuestionKind.PREVENTION)) == 0.0


def test_a_comparison_needs_both_sides() -> None:
    rival = Concept("colchicine", ConceptRole.COMPARATOR)
    trial = record("Turmeric in gout", results="Flares fell more than with placebo.")
    asked = question(TURMERIC, GOUT, rival, kind=QuestionKind.COMPARISON)

    assert record_bearing(trial, asked) == 0.0
