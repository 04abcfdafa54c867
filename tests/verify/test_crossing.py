"""Crossing lock: what a sentence tells of two things does not change partners in a claim."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.claim import Label
from plaincite.verify import verify_claim
from plaincite.verify.case import Case
from plaincite.verify.crossing import crossing_reasons
from plaincite.verify.reading import read

Beside = Callable[[str, str], Case]

PARTNERS = Path(__file__).parents[2] / "evaluation" / "claims" / "adversarial-partners.jsonl"
PAIN = "Pain improved with yoga, and stiffness improved with massage."
EARS = "Hearing improved in 12 ears and worsened in 3."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Pain improved with massage.", PAIN, id="subject and means"),
        pytest.param("Hearing improved in 3 ears.", EARS, id="act and number"),
        pytest.param(
            "The effect on function was moderate.",
            "The effect on pain was moderate and the effect on function was small.",
            id="size and thing",
        ),
        pytest.param(
            "Sleep improved in teenagers.",
            "Sleep improved in adults, but there was no difference in teenagers.",
            id="who did and who did not",
        ),
    ],
)
def test_partners_may_not_be_changed(beside: Beside, claim: str, evidence: str) -> None:
    assert crossing_reasons(beside(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Pain improved with yoga.", PAIN, id="one part"),
        pytest.param("Stiffness improved with massage, pain with yoga.", PAIN, id="turned round"),
        pytest.param("Hearing got worse in 3 ears and better in 12.", EARS, id="both parts"),
        pytest.param(
            "Of those given honey, 5% coughed.",
            "With zinc and honey 9% and 5% coughed, respectively.",
            id="a list is the arm lock's",
        ),
        pytest.param("Pain and stiffness fell.", "Pain fell, and so did stiffness.", id="a sum"),
    ],
)
def test_what_is_told_as_it_was_passes(beside: Beside, claim: str, evidence: str) -> None:
    assert crossing_reasons(beside(claim, evidence)) == ()


def test_most_changed_partners_are_refused() -> None:
    """Nine in ten of a set of which the earlier locks refused 38 of 60."""
    rows = [json.loads(line) for line in PARTNERS.read_text("utf-8").splitlines()]
    refused = [
        verify_claim(row["claim"], row["evidence"]).label is not Label.SUPPORT for row in rows
    ]

    assert sum(refused) / len(refused) >= 0.9


@given(st.text(alphabet="ab1 and;,.in", max_size=60))
def test_any_text_is_judged_without_failing(text: str) -> None:
    case = Case(read(text), read("a fell in 1 and b rose in 2"), read(""), text)

    assert isinstance(crossing_reasons(case), tuple)
