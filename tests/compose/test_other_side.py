"""Who stands on the other side, and what is said of the search for them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.compose.other_side import looked_frame, split_sides
from plaincite.compose.state import State
from plaincite.model.evidence import Evidence, Headline, Stance


def test_reports_of_one_trial_stay_on_one_side(make_evidence: Callable[..., Evidence]) -> None:
    yes = [make_evidence(record_id=f"pmid:{n}", stance=Stance.YES) for n in (1, 2, 3)]
    older = replace(
        make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE),
        same_trial_as="pmid:1",
    )
    against = make_evidence(record_id="pmid:5", stance=Stance.NO_CLEAR_DIFFERENCE)

    sides = split_sides([*yes, older, against], State.MIXED)

    assert [item.record.record_id for item in sides.main] == [
        "pmid:1",
        "pmid:2",
        "pmid:3",
        "pmid:4",
    ]
    assert [item.record.record_id for item in sides.other] == ["pmid:5"]
    assert not sides.is_partial


def test_where_none_disagrees_those_that_do_in_part_are_set_apart(
    make_evidence: Callable[..., Evidence],
) -> None:
    stances = (Stance.MIXED, Stance.YES, Stance.MIXED, Stance.MIXED, Stance.YES)
    studies = [make_evidence(record_id=f"pmid:{n}", stance=each) for n, each in enumerate(stances)]
    for n in (0, 2):
        sentence = studies[n].finding.sentences[0]
        null = Headline(sentence, Stance.NO_CLEAR_DIFFERENCE, merit=1.0)
        studies[n] = replace(studies[n], finding=replace(studies[n].finding, headlines=(null,)))

    sides = split_sides(studies, State.PARTLY, {"pmid:0"})

    assert [item.record.record_id for item in sides.other] == ["pmid:2"]
    assert sides.is_partial


@pytest.mark.parametrize(
    ("n_studies", "n_shown", "n_other", "is_partial", "text"),
    [
        (
            9, 7, 2, False,
            "We found nine studies that bear on this question; seven are on this page. We"
            " looked among them for studies that disagree or saw no clear difference. Two stand"
            " here; the findings above may hold more.",
        ),
        (
            12, 12, 1, True,
            "We found 12 studies that bear on this question. We looked among them for studies that"
            " disagree or saw no clear difference. One stands here, for some outcomes only; the"
            " findings above may hold more.",
        ),
        (
            1, 1, 0, True,
            "We found one study that bears on this question, and no other that could agree or"
            " disagree. It may itself show no clear difference.",
        ),
    ],
)  # fmt: skip
def test_the_search_is_counted(
    n_studies: int, n_shown: int, n_other: int, is_partial: bool, text: str
) -> None:
    assert looked_frame(n_studies, n_shown, n_other, is_partial=is_partial).text == text


def test_a_study_of_harms_is_counted_apart() -> None:
    frame = looked_frame(3, 3, 0, is_partial=False, tells_of_harms=True)

    assert frame.text.startswith("We found three studies that bear on this question.")
    assert frame.text.endswith("Besides them, a study of harms alone is quoted.")
