"""Who stands on the other side, and what is said of the search for them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plaincite.compose.other_side import Sides, Terms, looked_frame, split_sides
from plaincite.compose.state import State
from plaincite.model.evidence import Evidence, Headline, Stance


def telling(item: Evidence, *stances: Stance, on_asked: bool = True, of: str = "pain") -> Evidence:
    """Give *item* a headline for each of *stances*, or for the stance of its finding."""
    sentence = item.finding.sentences[0]
    headlines = tuple(
        Headline(sentence, each, 1.0, is_on_asked=on_asked, outcomes=frozenset({of}))
        for each in stances or (item.finding.stance,)
    )
    return replace(item, finding=replace(item.finding, headlines=headlines))


def test_reports_of_one_trial_stay_on_one_side(make_evidence: Callable[..., Evidence]) -> None:
    yes = [telling(make_evidence(record_id=f"pmid:{n}", stance=Stance.YES)) for n in (1, 2, 3)]
    older = replace(
        make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE),
        same_trial_as="pmid:1",
    )
    against = telling(make_evidence(record_id="pmid:5", stance=Stance.NO_CLEAR_DIFFERENCE))

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
        studies[n] = telling(studies[n], Stance.NO_CLEAR_DIFFERENCE)
    studies[1] = telling(studies[1])

    sides = split_sides(studies, State.PARTLY, {"pmid:0"})

    assert [item.record.record_id for item in sides.other] == ["pmid:2"]
    assert sides.is_partial


@pytest.mark.parametrize(
    ("against", "is_other"),
    [
        pytest.param({}, True, id="the same outcome"),
        pytest.param({"of": "sleep"}, False, id="another outcome"),
        pytest.param({"on_asked": False}, False, id="another drug or other people"),
    ],
)
def test_the_other_side_speaks_of_what_the_findings_speak_of(
    make_evidence: Callable[..., Evidence], against: dict[str, Any], is_other: bool
) -> None:
    yes = [telling(make_evidence(record_id=f"pmid:{n}", stance=Stance.YES)) for n in (1, 2, 3)]
    null = telling(
        make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE),
        **against,
    )

    sides = split_sides([*yes, null], State.YES)

    assert bool(sides.other) is is_other


def test_what_is_quoted_there_says_so_itself(make_evidence: Callable[..., Evidence]) -> None:
    yes = [telling(make_evidence(record_id=f"pmid:{n}", stance=Stance.YES)) for n in (1, 2, 3)]
    null = telling(make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE))
    elsewhere = make_evidence("Sleep did not differ.").finding.sentences
    unshown = replace(null, finding=replace(null.finding, sentences=elsewhere))

    assert split_sides([*yes, null], State.YES).other
    assert not split_sides([*yes, unshown], State.YES).other


def test_where_no_one_harm_is_asked_about_both_sides_tell_of_one(
    make_evidence: Callable[..., Evidence],
) -> None:
    yes = [telling(make_evidence(record_id=f"pmid:{n}", stance=Stance.YES)) for n in (1, 2, 3)]
    null = make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE)
    sentence = null.finding.sentences[0]
    unnamed = Headline(sentence, Stance.NO_CLEAR_DIFFERENCE, 1.0)
    vague = replace(null, finding=replace(null.finding, headlines=(unnamed,)))

    terms = Terms(of_any_harm=True)
    assert split_sides([*yes, telling(null)], State.YES, terms=terms).other
    assert not split_sides([*yes, vague], State.YES, terms=terms).other


def test_that_both_tell_of_harm_is_no_one_harm(make_evidence: Callable[..., Evidence]) -> None:
    stances = (Stance.YES, Stance.YES, Stance.YES, Stance.NO)
    studies = [
        telling(make_evidence(record_id=f"pmid:{n}", stance=each), of="harm")
        for n, each in enumerate(stances)
    ]

    assert split_sides(studies, State.YES).other
    assert not split_sides(studies, State.YES, terms=Terms(of_any_harm=True)).other


def test_what_is_set_apart_says_so_outright_and_near_the_question(
    make_evidence: Callable[..., Evidence],
) -> None:
    yes = [telling(make_evidence(record_id=f"pmid:{n}", stance=Stance.YES)) for n in (1, 2, 3)]
    null = telling(make_evidence(record_id="pmid:4", stance=Stance.NO_CLEAR_DIFFERENCE))
    headline = replace(null.finding.headlines[0], may_oppose=False)
    aside = replace(null, finding=replace(null.finding, headlines=(headline,)))
    far = Terms(is_pertinent=lambda _item, _headline: False)

    sides = split_sides([*yes, null], State.YES)

    assert sides.said == {"pmid:4": null.finding.headlines[0].sentences}
    assert not split_sides([*yes, aside], State.YES).other
    assert not split_sides([*yes, null], State.YES, terms=far).other


def test_a_study_that_opens_the_page_alone_is_not_against_itself(
    make_evidence: Callable[..., Evidence],
) -> None:
    null = Stance.NO_CLEAR_DIFFERENCE
    studies = [telling(make_evidence(record_id=f"pmid:{n}", stance=null)) for n in range(4)]
    studies.append(telling(make_evidence(record_id="pmid:4", stance=Stance.YES)))

    alone = split_sides(studies, State.MIXED, {"pmid:0"})
    beside = split_sides(studies, State.MIXED, {"pmid:0", "pmid:1"})

    assert [item.record.record_id for item in alone.other] == ["pmid:1", "pmid:2"]
    assert [item.record.record_id for item in beside.other] == ["pmid:0", "pmid:1"]


def test_with_none_to_disagree_with_there_is_no_other_side(
    make_evidence: Callable[..., Evidence],
) -> None:
    null = Stance.NO_CLEAR_DIFFERENCE
    studies = [telling(make_evidence(record_id=f"pmid:{n}", stance=null)) for n in range(5)]

    assert not split_sides(studies, State.MIXED).other


def test_of_two_studies_one_may_stand_on_the_other_side(
    make_evidence: Callable[..., Evidence],
) -> None:
    yes = telling(make_evidence(record_id="pmid:1", stance=Stance.YES))
    null = telling(make_evidence(record_id="pmid:2", stance=Stance.NO_CLEAR_DIFFERENCE))

    assert split_sides([yes, null], State.MIXED).other == (null,)
    assert not split_sides([null], State.NO).other


def test_where_no_treatment_is_asked_about_only_what_saw_no_difference_is_set_apart(
    make_evidence: Callable[..., Evidence],
) -> None:
    stances = (Stance.YES, Stance.NO, Stance.NO_CLEAR_DIFFERENCE, Stance.MIXED, Stance.YES)
    studies = [
        telling(make_evidence(record_id=f"pmid:{n}", stance=each)) for n, each in enumerate(stances)
    ]

    sides = split_sides(studies, State.MIXED, terms=Terms(is_open=True))

    assert [item.record.record_id for item in sides.other] == ["pmid:2"]
    assert looked_frame(5, 5, 1, sides=sides).text == (
        "We found five studies that bear on this question. It does not ask about one treatment or"
        " cause, so we set none against another. One that saw no clear difference stands here."
    )


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
    sides = Sides((), (), is_partial)

    assert looked_frame(n_studies, n_shown, n_other, sides=sides).text == text


def test_a_study_of_harms_is_counted_apart() -> None:
    frame = looked_frame(3, 3, 0, sides=Sides((), ()), tells_of_harms=True)

    assert frame.text.startswith("We found three studies that bear on this question.")
    assert frame.text.endswith("Besides them, a study of harms alone is quoted.")
