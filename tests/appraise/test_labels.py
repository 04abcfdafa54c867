"""Section labels as printed, and the role they give to their sentences."""

import pytest

from plaincite.appraise.labels import label_role
from plaincite.model.evidence import Role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("RESULTS", Role.RESULT),
        ("Results:", Role.RESULT),
        ("FINDINGS", Role.RESULT),
        ("Main results and the role of chance", Role.RESULT),
        ("Methods", Role.METHODS),
        ("PATIENTS AND METHODS", Role.METHODS),
        ("DESIGN, SETTING, AND PARTICIPANTS", Role.METHODS),
        ("MAIN OUTCOME MEASURES", Role.METHODS),
        ("INTERVENTIONS", Role.METHODS),
        ("OBJECTIVE", Role.AIM),
        ("AIMS", Role.AIM),
        ("QUESTION", Role.AIM),
        ("CONCLUSIONS", Role.CONCLUSION),
        ("MEANING", Role.CONCLUSION),
        ("Conclusions and relevance", Role.CONCLUSION),
        ("INTERPRETATION", Role.CONCLUSION),
        ("IMPORTANCE", Role.BACKGROUND),
        ("INTRODUCTION", Role.BACKGROUND),
        ("STRENGTHS AND LIMITATIONS", Role.LIMITATION),
        ("FUNDING", Role.OTHER),
        ("TRIAL REGISTRATION", Role.OTHER),
    ],
)
def test_a_known_label_gives_its_role(label: str, role: Role) -> None:
    assert label_role(label) == role


@pytest.mark.parametrize(
    "label", ["METHODS AND RESULTS", "Background/Methods", "Results and Discussion", "ZEBRA", ""]
)
def test_a_label_that_joins_or_says_nothing_does_not_decide(label: str) -> None:
    assert label_role(label) is None
