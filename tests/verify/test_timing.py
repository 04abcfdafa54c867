"""Time lock: before stays before, and a word of time needs its own evidence."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.timing import time_reasons

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Pain fell before surgery.", "Pain fell after surgery.", id="before, after"),
        pytest.param("Long use was linked to falls.", "Use was linked to falls.", id="long added"),
        pytest.param("Daily yoga eased pain.", "Weekly yoga eased pain.", id="daily, weekly"),
        pytest.param("Early walking helped.", "Late walking helped.", id="early, late"),
        pytest.param("Scans every year helped.", "Scans every two years helped.", id="interval"),
    ],
)
def test_a_changed_time_is_named(beside: Beside, claim: str, evidence: str) -> None:
    assert time_reasons(beside(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Pain fell after surgery.", "After surgery pain fell.", id="same word"),
        pytest.param("Pain fell after 12 weeks.", "Pain fell at 12 weeks.", id="after for at"),
        pytest.param("Pain fell.", "Pain fell after surgery.", id="time left out"),
        pytest.param(
            "Scans every 2 years helped.", "Scans every other year helped.", id="interval"
        ),
    ],
)
def test_the_same_time_passes(beside: Beside, claim: str, evidence: str) -> None:
    assert time_reasons(beside(claim, evidence)) == ()
