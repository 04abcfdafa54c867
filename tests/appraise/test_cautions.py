"""What a record says of its limits and of harm."""

from dataclasses import replace

from plaincite.appraise.cautions import harms, limitations
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section

QUESTION = Question(
    "Does the drug help?",
    "q",
    QuestionKind.EFFECT,
    (Concept("drug", ConceptRole.INTERVENTION),),
    Constraints(),
    Specialty("Any", "Any"),
)


def record(**sections: str) -> Record:
    parts = tuple(Section(text, label=label.upper()) for label, text in sections.items())
    return Record("pmid:1", "A trial of the drug", parts)


def test_the_limits_an_author_names_come_before_a_call_for_research() -> None:
    one = record(
        results="Pain fell.",
        limitations="The study was small and had no control group.",
        conclusions="The drug may help. Larger trials are needed.",
    )

    assert [each.span.text for each in limitations(one)] == [
        "The study was small and had no control group.",
        "Larger trials are needed.",
    ]


def test_low_certainty_is_a_limit() -> None:
    one = record(results="Evidence was of low certainty.", conclusions="Pain fell.")

    assert [each.span.text for each in limitations(one)] == ["Evidence was of low certainty."]


def test_limits_of_earlier_work_are_not_limits_of_this_study() -> None:
    assert limitations(record(background="Earlier trials were small and of low quality.")) == ()


def test_harms_with_the_treatment_named_and_figures_come_first() -> None:
    one = record(
        results="Side effects were mild. Nausea and other adverse events hit 12% on the drug.",
        methods="Adverse events were recorded weekly.",
    )

    assert [each.span.text for each in harms(one, QUESTION)] == [
        "Nausea and other adverse events hit 12% on the drug.",
        "Side effects were mild.",
    ]


def test_at_most_two_of_each_are_given() -> None:
    text = " ".join(f"Adverse events and low certainty {n}." for n in range(5))
    one = record(results=text)

    assert len(harms(one, QUESTION)) == 2
    assert len(limitations(one)) == 2


def test_a_record_without_text_has_neither() -> None:
    assert limitations(record()) == ()
    assert harms(record(), QUESTION) == ()


def test_praise_is_no_harm_and_a_finding_that_ends_in_a_call_no_limit() -> None:
    one = record(
        RESULTS="The drug is safe. It helped people sleep well; larger studies are needed."
    )

    assert harms(one, QUESTION) == ()
    assert limitations(one) == ()


def test_what_the_treatment_is_for_is_no_side_effect_of_it() -> None:
    migraine = replace(
        QUESTION, concepts=(Concept("headaches", ConceptRole.CONDITION), *QUESTION.concepts)
    )
    one = record(
        results="Headaches were more common without it. Dizziness was more common with it."
    )

    assert [each.span.text for each in harms(one, migraine)] == [
        "Dizziness was more common with it."
    ]


def test_less_harm_is_no_harm() -> None:
    one = record(results="Gum is for harm reduction. Both reduce the harm of smoke. Harms: few.")

    assert [each.span.text for each in harms(one, QUESTION)] == ["Harms: few."]
