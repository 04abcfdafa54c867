"""What was compared with what, when a sentence is told anew."""

import pytest

from plaincite.compose.generative.sides import swaps_sides

SOURCE = "Nausea was more frequent with nicotine replacement than with e-cigarettes."


@pytest.mark.parametrize(
    "told",
    [
        SOURCE,
        "Compared with e-cigarettes, nausea was more frequent with nicotine replacement.",
        "Nausea was more common in people on nicotine replacement than in those on e-cigarettes.",
        "Nausea was frequent with nicotine replacement.",
    ],
)
def test_sides_that_stay_are_well(told: str) -> None:
    assert not swaps_sides(SOURCE, told)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (SOURCE, "Nausea was more frequent with e-cigarettes than with nicotine replacement."),
        (SOURCE, "Compared with nicotine replacement, nausea was more frequent with e-cigarettes."),
        (
            "Willow relieved pain compared with placebo in adults.",
            "Placebo relieved pain compared with willow in adults.",
        ),
    ],
)
def test_sides_that_change_places_are_seen(source: str, told: str) -> None:
    assert swaps_sides(source, told)
