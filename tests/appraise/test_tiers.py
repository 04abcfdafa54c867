"""How far a kind of study carries an answer."""

import pytest

from plaincite.appraise.tiers import tier
from plaincite.model.evidence import Design
from plaincite.model.question import Constraints, Question, QuestionKind, Specialty


def question(kind: QuestionKind, *, reviews_first: bool = False) -> Question:
    constraints = Constraints(reviews_first=reviews_first)
    return Question("?", "q", kind, (), constraints, Specialty("Neurology", "Neurologic"))


@pytest.mark.parametrize("kind", list(QuestionKind))
@pytest.mark.parametrize("design", list(Design))
def test_every_design_has_a_weight_for_every_question(kind: QuestionKind, design: Design) -> None:
    assert 0 < tier(design, question(kind)) <= 1


def test_reviews_of_trials_stand_before_trials_before_cohorts_before_opinion() -> None:
    effect = question(QuestionKind.EFFECT)
    order = [
        Design.META_ANALYSIS,
        Design.RANDOMIZED,
        Design.COHORT,
        Design.CASE_CONTROL,
        Design.NARRATIVE_REVIEW,
        Design.CASE_REPORT,
        Design.LETTER,
        Design.PROTOCOL,
        Design.ANIMAL_OR_LABORATORY,
    ]

    weights = [tier(design, effect) for design in order]

    assert weights == sorted(weights, reverse=True)


def test_cohorts_weigh_more_when_harm_is_asked() -> None:
    harm, effect = question(QuestionKind.HARM), question(QuestionKind.EFFECT)

    assert tier(Design.COHORT, harm) > tier(Design.COHORT, effect)


def test_early_trials_and_reviews_tell_whether_something_is_in_use() -> None:
    use = question(QuestionKind.USE)

    assert tier(Design.NON_RANDOMIZED, use) > tier(Design.COHORT, use)
    assert tier(Design.NARRATIVE_REVIEW, use) > tier(Design.COHORT, use)


def test_narrative_reviews_rise_when_reviews_are_asked_for() -> None:
    plain = tier(Design.NARRATIVE_REVIEW, question(QuestionKind.EFFECT))
    asked = tier(Design.NARRATIVE_REVIEW, question(QuestionKind.EFFECT, reviews_first=True))

    assert asked > plain
