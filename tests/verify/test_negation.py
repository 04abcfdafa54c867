"""Negation lock: what is denied on one side is denied on the other."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.negation import count_reasons, negation_reasons

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("The drug was approved.", "The drug was not approved.", id="not dropped"),
        pytest.param("The drug was not approved.", "The drug was approved.", id="not added"),
        pytest.param("Serious bleeding was seen.", "No serious bleeding was seen.", id="no thing"),
    ],
)
def test_a_turned_denial_is_named(beside: Beside, claim: str, evidence: str) -> None:
    case = beside(claim, evidence)

    assert negation_reasons(case) or count_reasons(case)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("The drug was not approved.", "The drug was never approved.", id="other word"),
        pytest.param("No bleeding was seen.", "No bleeding was seen in 12 adults.", id="shorter"),
        pytest.param("Not only pain fell.", "Pain and sleep improved.", id="not only"),
    ],
)
def test_an_honest_denial_passes(beside: Beside, claim: str, evidence: str) -> None:
    case = beside(claim, evidence)

    assert negation_reasons(case) + count_reasons(case) == ()


def test_a_not_from_nowhere_is_counted(beside: Beside) -> None:
    assert count_reasons(beside("Adults never smoked.", "Adults smoked."))
