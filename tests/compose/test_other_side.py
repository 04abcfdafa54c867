"""Who stands on the other side, and what is said of the search for them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.compose.other_side import looked_frame, split_sides
from plaincite.compose.state import State
from plaincite.model.evidence import Evidence, Stance


def test_reports_of_one_trial_stay_on_one_side(make_evidence: Callable[..., Evidence]) -> None:
    yes = [make_evidence(record_id=f"pmid:{n}", stance=Stance.YES) for n in (1, 2, 3)]
    older = replace(
        make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE),
        same_trial_as="pmid:1",
    )
    against = make_evidence(record_id="pmid:5", stance=Stance.NO_CLEAR_DIFFERENCE)

    main, other = split_sides([*yes, older, against], State.MIXED)

    assert [item.record.record_id for item in main] == ["pmid:1", "pmid:2", "pmid:3", "pmid:4"]
    assert [item.record.record_id for item in other] == ["pmid:5"]


@pytest.mark.parametrize(
    ("n_studies", "n_shown", "n_other", "text"),
    [
        (
            9, 7, 2,
            "We found nine studies that bear on this question; seven are shown here. We looked"
            " among them for studies that disagree or saw no clear difference: two did.",
        ),
        (
            1, 1, 0,
            "We found one study that bears on this question. We looked among them for studies that"
            " disagree or saw no clear difference. Our rules set none apart, but the findings above"
            " may differ from each other.",
        ),
    ],
)  # fmt: skip
def test_the_search_is_counted(n_studies: int, n_shown: int, n_other: int, text: str) -> None:
    assert looked_frame(n_studies, n_shown, n_other).text == text
