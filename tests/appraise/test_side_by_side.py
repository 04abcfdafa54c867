"""Whether a number of people is one of several groups that stand side by side."""

import pytest

from plaincite.appraise.head_count_checks import groups_beside
from plaincite.appraise.head_counts import head_counts
from plaincite.appraise.side_by_side import is_one_of_two, of_standing_beside
from plaincite.model.claim import Span


def seen(text: str) -> set[str]:
    """How the first number of people in *text* is joined to those beside it."""
    sentence = Span(0, len(text), text)
    first = head_counts((sentence,), ())[0]
    return set(of_standing_beside(first, groups_beside(first, sentence), sentence))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In all, 61 adults were randomised to tea and 53 to water.",
                     id="each was allotted to something else"),
        pytest.param("We asked 30 old people and 30 young people.", id="as many stand beside it"),
        pytest.param("We saw 9 healthy adults and 18 patients.", id="more stand beside it"),
    ],
)  # fmt: skip
def test_a_number_is_one_of_two_groups(text: str) -> None:
    assert is_one_of_two(seen(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We saw 61 adults.", id="nothing stands beside it"),
        pytest.param("We saw 61 patients and 12 healthy adults.", id="fewer stand beside it"),
    ],
)
def test_a_number_may_be_the_whole(text: str) -> None:
    assert not is_one_of_two(seen(text))
