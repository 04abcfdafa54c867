"""Condition lock: some are not all, and an "only when" stays."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.conditions import condition_reasons

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("The rash cleared.", "The rash cleared in some patients.", id="some"),
        pytest.param(
            "Zinc eased cough.", "Zinc eased cough only with honey.", id="only with another thing"
        ),
        pytest.param(
            "Pain differed at 8 weeks.",
            "Pain was measured at 2 and 8 weeks and differed only at 2 weeks.",
            id="only at another time",
        ),
        pytest.param(
            "The trial included smokers.", "The trial excluded smokers.", id="the opposite act"
        ),
        pytest.param(
            "Deaths rose in five trials.", "Deaths rose in two of five trials.", id="the whole"
        ),
    ],
)
def test_a_condition_may_not_be_left_out(beside: Beside, claim: str, evidence: str) -> None:
    assert condition_reasons(beside(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Some adults had no rash.", "The rash cleared in some patients.", id="some"),
        pytest.param(
            "With honey, zinc eased cough.", "Zinc eased cough only with honey.", id="told"
        ),
        pytest.param(
            "Only two of five trials saw more deaths.", "Deaths rose in two of five trials.",
            id="the part",
        ),
        pytest.param("The trial took no smokers.", "The trial excluded smokers.", id="denied"),
    ],
)  # fmt: skip
def test_a_condition_that_is_told_passes(beside: Beside, claim: str, evidence: str) -> None:
    assert condition_reasons(beside(claim, evidence)) == ()
