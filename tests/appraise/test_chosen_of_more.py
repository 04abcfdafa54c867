"""Who was taken into a study, of more people who were only looked at."""

import pytest

from plaincite.appraise.chosen_of_more import of_being_chosen
from plaincite.appraise.reading import read
from plaincite.model.record import Record, Section


def seen(text: str, value: int) -> set[str]:
    """What is seen of the first number *value* in *text*."""
    reading = read(Record("pmid:1", "Tea for gout", (Section(text),)))
    count = next(each for each in reading.counts if each.value == value)
    return set(of_being_chosen(count, reading))


@pytest.mark.parametrize(
    ("text", "value", "mark"),
    [
        pytest.param("We saw 90 adults who were randomised to tea.", 90, "allotted",
                     id="people whom chance allotted"),
        pytest.param("We randomly assigned 90 adults to tea.", 90, "allotted",
                     id="the verb may stand before"),
        pytest.param("Data of 90 adults were analysed.", 90, "analysed", id="people analysed"),
        pytest.param("At first 250 adults were screened.", 250, "looked at",
                     id="people who were only looked at"),
        pytest.param("We reviewed the charts of 250 adults.", 250, "looked at",
                     id="people whose charts were looked at"),
        pytest.param("We saw 250 adults. Of these, 90 adults met the criteria.", 250,
                     "fewer were taken in", id="a later, smaller number was taken in"),
        pytest.param("We saw 250 adults. Ninety adults were randomised to tea.", 90,
                     "taken in of more", id="it was taken in of a larger, earlier one"),
    ],
)  # fmt: skip
def test_how_a_number_stands_to_those_who_were_chosen(text: str, value: int, mark: str) -> None:
    assert mark in seen(text, value)


def test_a_few_of_very_many_are_not_those_who_were_taken_in() -> None:
    text = "We saw 2,500 adults. Five adults were randomised to cake at the end."

    assert "fewer were taken in" not in seen(text, 2500)
