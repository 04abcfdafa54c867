"""Population lock: only those who were studied; mice are not people."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.population import population_reasons, species_reasons

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Zinc helped children.", "Zinc helped adults.", id="another group"),
        pytest.param("Zinc helped women.", "Zinc shortened colds.", id="a group never named"),
        pytest.param("Zinc helped people.", "Zinc helped smokers.", id="a narrow group widened"),
    ],
)
def test_a_group_that_was_not_studied_is_named(beside: Beside, claim: str, evidence: str) -> None:
    assert population_reasons(beside(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Zinc helped children.", "Zinc helped paediatric patients.", id="other word"),
        pytest.param("Zinc helped people.", "Zinc helped adults.", id="adults are people"),
        pytest.param("Smokers aged.", "People who kept smoking aged.", id="who does it is one"),
        pytest.param("Mothers took zinc.", "Zinc was taken in pregnancy.", id="mothers"),
        pytest.param(
            "Zinc helped those older than 65.", "Zinc helped those over 65.", id="a bound, no group"
        ),
    ],
)
def test_those_who_were_studied_pass(beside: Beside, claim: str, evidence: str) -> None:
    assert population_reasons(beside(claim, evidence)) == ()


def test_what_holds_for_mice_is_not_said_of_people(beside: Beside) -> None:
    """An animal study told without its animals, or told of patients, is refused."""
    assert species_reasons(beside("Zinc lowered glucose.", "In mice, zinc lowered glucose."))
    assert species_reasons(beside("Zinc helped patients.", "In mice, zinc lowered glucose."))


def test_an_animal_study_told_as_one_passes(beside: Beside) -> None:
    assert species_reasons(beside("In mice, zinc lowered glucose.", "Zinc helped mice.")) == ()
