"""What the shares of an abstract are taken of."""

import pytest

from plaincite.appraise.denominators import denominators_in


@pytest.mark.parametrize(
    ("text", "often"),
    [
        pytest.param("Tea helped 43 of 106 adults.", {106: 1}, id="of"),
        pytest.param("Tea helped five of the 18 men.", {18: 1}, id="in words"),
        pytest.param("Twenty-nine out of 400 (7.2%) fell ill.", {400: 1}, id="out of"),
        pytest.param("Tea helped 9/41 and water 7/41.", {41: 2}, id="with a stroke"),
        pytest.param("Pressure was 120/80 mm Hg.", {}, id="not what is less"),
        pytest.param("A total of 90 adults took part.", {}, id="not a total"),
    ],
)
def test_what_stands_under_another_number(text: str, often: dict[int, int]) -> None:
    assert dict(denominators_in([text]).often) == often


def test_shares_fit_the_whole_that_they_were_taken_of_and_no_number_near() -> None:
    found = denominators_in(["Ninety-eight (90.7%) were men.", "And 20 (18.5%) drank tea."])

    assert list(found.traits_of(108)) == ["fits shares: 2"]
    assert list(found.traits_of(110)) == ["fits no share"]


def test_few_people_are_not_weighed_for_they_fit_by_chance() -> None:
    assert not list(denominators_in(["Tea helped 4 of 8 (50%)."]).traits_of(8))


@pytest.mark.parametrize("text", ["", "(((" * 500, "1 of " * 2000, "9/" * 3000 + "9 (9%) " * 900])
def test_odd_text_does_no_harm(text: str) -> None:
    assert denominators_in([text]) is not None
