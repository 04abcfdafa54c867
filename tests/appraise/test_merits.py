"""Merits: what a sentence shows by its wording, whatever was asked."""

import pytest

from plaincite.appraise.merits import traits


@pytest.mark.parametrize(
    "text",
    [
        "Two large trials have recently been initiated in this group.",
        "There were a few studies that gave direct evidence.",
        "Preventing falls remains a major clinical challenge.",
        "We attributed this gain to the music.",
        "Safety results through year 5 are consistent with earlier reports.",
        "No unexpected AEs occurred.",
        "A subgroup analysis by age was performed.",
    ],
)
def test_a_sentence_that_tells_no_result_is_hollow(text: str) -> None:
    assert traits(text).is_hollow


@pytest.mark.parametrize(
    "text",
    [
        "There were fewer falls in the trained group.",
        "Symptoms came back after a gluten challenge.",
        "Trials of the tablet showed less pain.",
        "Pain fell by half, consistent with earlier reports.",
    ],
)
def test_a_result_is_not_hollow(text: str) -> None:
    assert not traits(text).is_hollow
