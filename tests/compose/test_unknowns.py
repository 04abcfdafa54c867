"""What we don't know yet: limits are said once."""

from typing import Any

import pytest

from plaincite.compose.unknowns import gap_frames, limit_drafts
from plaincite.model.evidence import Design
from plaincite.model.question import QuestionKind

LONE = "No review shown here adds the studies up; a single study may turn out wrong."
NOT_BY_CHANCE = "None of the studies shown here put people into groups by chance"


def test_the_same_limit_of_two_studies_is_said_once(make_evidence: Any) -> None:
    limit = "There was no comparison group."
    evidence = [make_evidence(record_id=f"pmid:{number}", limit=limit) for number in (1, 2)]
    other = make_evidence(record_id="pmid:3", limit="The trial was small.")

    texts = [draft[0].text for draft in limit_drafts([*evidence, other])]

    assert [text.partition(": ")[2] for text in texts] == [limit, "The trial was small."]


def gaps(question: Any, *cited: Any, room: int = 7) -> list[str]:
    return [each.text for each in gap_frames(question, cited, (), room=room)]


@pytest.mark.parametrize(
    ("kind", "designs", "said"),
    [
        pytest.param(QuestionKind.EFFECT, [Design.RANDOMIZED], LONE, id="trials, and no review"),
        pytest.param(QuestionKind.EFFECT, [Design.COHORT], NOT_BY_CHANCE, id="no trial"),
        pytest.param(QuestionKind.CAUSE, [Design.COHORT], LONE, id="where none can be made"),
        pytest.param(QuestionKind.EFFECT, [Design.META_ANALYSIS, Design.COHORT], None, id="review"),
        pytest.param(QuestionKind.EFFECT, [Design.UNCLEAR], None, id="it may be a review"),
    ],
)
def test_how_far_single_studies_carry_is_said(
    make_question: Any, make_evidence: Any, kind: QuestionKind, designs: list[Design], said: str
) -> None:
    told = gaps(make_question(kind), *(make_evidence(design=design) for design in designs))

    found = [text for text in told if text.startswith((LONE, NOT_BY_CHANCE))]
    assert [text.startswith(said) for text in found] == ([True] if said else [])


def test_it_gives_way_where_the_list_is_full(make_question: Any, make_evidence: Any) -> None:
    assert LONE not in gaps(make_question(), make_evidence(), room=1)


def test_studies_are_called_small_only_where_each_gives_its_number(
    make_question: Any, make_evidence: Any
) -> None:
    small, bigger = make_evidence(participants=20), make_evidence(participants=30)
    silent = make_evidence(participants=None)

    assert "All of these studies are small: the largest had 30 people." in gaps(
        make_question(), small, bigger
    )
    assert "Of the studies that say how many people they had, the largest had 30." in gaps(
        make_question(), small, bigger, silent
    )
