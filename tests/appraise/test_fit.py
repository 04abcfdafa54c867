"""Whether a study looked at the people asked about."""

import pytest

from plaincite.appraise.fit import is_of_people_asked, population_fit
from plaincite.model.evidence import Appraisal, Design, Population, Stated
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section


def fit(text: str, constraints: Constraints, population: Population | None = None) -> float:
    question = Question("?", "q", QuestionKind.EFFECT, (), constraints, Specialty("Any", "Any"))
    appraisal = Appraisal(
        Stated(Design.RANDOMIZED, "stated"), population=population or Population()
    )
    return population_fit(Record("pmid:1", None, (Section(text),)), appraisal, question)


CHILDREN = Constraints(maximum_age=17, population_words=("children",))
OVER_80 = Constraints(minimum_age=80, population_words=("people over 80",))
PREGNANT = Constraints(pregnancy=True, sex="female")


@pytest.mark.parametrize(
    ("constraints", "close", "far"),
    [
        pytest.param(CHILDREN, "In 90 infants", "In 90 adults", id="children"),
        pytest.param(OVER_80, "In 90 elderly people", "In 90 children", id="older people"),
        pytest.param(PREGNANT, "In 90 pregnant women", "In 90 women", id="pregnancy"),
        pytest.param(Constraints(sex="male"), "In 90 men", "In 90 women", id="sex"),
        pytest.param(
            Constraints(population_words=("nurses",)), "In 90 nurses", "In 90 cooks", id="words"
        ),
    ],
)
def test_the_people_asked_about_fit_best(constraints: Constraints, close: str, far: str) -> None:
    assert fit(close, constraints) == 1.0
    assert fit(far, constraints) < 1.0


def test_an_age_range_that_cannot_hold_them_fits_worst() -> None:
    adults = Population(
        minimum_age=Stated(18, "stated"),
        maximum_age=Stated(65, "stated"),
    )

    assert fit("older people", OVER_80, adults) < fit("older people", OVER_80)
    assert fit("children", CHILDREN, Population(minimum_age=Stated(18, "stated"))) < 1.0


def test_without_constraints_everybody_fits() -> None:
    assert fit("In 90 horses", Constraints()) == 1.0


PREGNANT_WOMEN = "Pregnant women took it. Pregnancies went well. In pregnancy, pain fell."


@pytest.mark.parametrize(
    ("asked", "kind", "said", "fits"),
    [
        pytest.param("Does it help pain?", QuestionKind.EFFECT, "In pregnancy, pain fell.", False,
                     id="a study of pregnancy, and what it says of pregnancy"),
        pytest.param("Does it help pain?", QuestionKind.EFFECT, "Pain fell.", True,
                     id="what it says of everybody"),
        pytest.param("Does it help pain in labour?", QuestionKind.EFFECT,
                     "In pregnancy, pain fell.", True, id="the reader speaks of birth"),
        pytest.param("Can it cause autism?", QuestionKind.HARM, "In pregnancy, autism rose.", True,
                     id="a harm may begin there"),
    ],
)  # fmt: skip
def test_what_is_said_of_pregnancy_is_for_those_who_ask_of_it(
    asked: str, kind: QuestionKind, said: str, fits: bool
) -> None:
    record = Record("pmid:1", "A tablet", (Section(PREGNANT_WOMEN),))
    question = Question(asked, "q", kind, (), Constraints(), Specialty("Any", "Any"))

    assert is_of_people_asked(record, question, said) is fits


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        pytest.param("The diet in celiac disease", False, id="those who have it"),
        pytest.param("The diet in non-celiac disease", True, id="those who do not"),
        pytest.param("The diet in athletes", True, id="others"),
    ],
)
@pytest.mark.parametrize(
    "asked",
    ["Does it help people without celiac disease?", "Is it for who do not have celiac disease?"],
)
def test_asked_of_people_without_an_illness_those_who_have_it_are_others(
    asked: str, title: str, fits: bool
) -> None:
    illness = Concept("celiac disease", ConceptRole.POPULATION, ("coeliac disease",))
    question = Question(
        asked, "q", QuestionKind.EFFECT, (illness,), Constraints(), Specialty("Any", "Any")
    )

    assert is_of_people_asked(Record("pmid:1", title), question, "It helped.") is fits
