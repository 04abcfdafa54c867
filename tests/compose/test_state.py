"""The state of the evidence: the strongest designs decide, and numbers of studies do not."""

from dataclasses import replace
from typing import Any

import pytest

from plaincite.compose.state import State, opposes, state_of
from plaincite.model.evidence import Design, Stance

YES, NO, EVEN, SILENT = Stance.YES, Stance.NO, Stance.NO_CLEAR_DIFFERENCE, Stance.UNSTATED


@pytest.mark.parametrize(
    ("studies", "state"),
    [
        pytest.param([], State.NONE, id="nothing"),
        pytest.param([(Design.META_ANALYSIS, YES)], State.UNCLEAR, id="one review is not studies"),
        pytest.param(
            [(Design.META_ANALYSIS, YES), (Design.RANDOMIZED, YES)], State.YES, id="two say yes"
        ),
        pytest.param([(Design.RANDOMIZED, NO), (Design.RANDOMIZED, EVEN)], State.NO, id="against"),
        pytest.param([(Design.RANDOMIZED, YES), (Design.RANDOMIZED, NO)], State.MIXED, id="both"),
        pytest.param(
            [(Design.META_ANALYSIS, YES), (Design.RANDOMIZED, YES), *[(Design.COHORT, NO)] * 3],
            State.YES, id="weaker designs do not outvote",
        ),
        pytest.param(
            [(Design.META_ANALYSIS, YES), (Design.RANDOMIZED, Stance.MIXED)],
            State.PARTLY, id="yes, but not for everything",
        ),
        pytest.param([(Design.CASE_REPORT, YES)], State.EARLY, id="only case reports"),
        pytest.param([(Design.COHORT, YES)] * 2, State.YES, id="cohorts where there is no trial"),
        pytest.param([(Design.RANDOMIZED, SILENT)], State.UNCLEAR, id="no direction told"),
        pytest.param(
            [(Design.RANDOMIZED, SILENT), (Design.RANDOMIZED, YES)],
            State.UNCLEAR, id="the strongest is silent",
        ),
        pytest.param(
            [(Design.META_ANALYSIS, YES)] * 2 + [(Design.RANDOMIZED, NO)],
            State.YES, id="one trial does not unsettle reviews that agree",
        ),
        pytest.param(
            [(Design.META_ANALYSIS, SILENT), *[(Design.COHORT, YES)] * 2],
            State.YES, id="cohorts speak where reviews are silent",
        ),
        pytest.param(
            [(Design.RANDOMIZED, NO), *[(Design.COHORT, YES)] * 2],
            State.UNCLEAR, id="cohorts do not speak against a trial",
        ),
    ],
)  # fmt: skip
def test_state_of(make_evidence: Any, studies: list[tuple[Design, Stance]], state: State) -> None:
    evidence = [make_evidence(design=design, stance=stance) for design, stance in studies]

    assert state_of(evidence) is state


@pytest.mark.parametrize(
    ("stance", "state", "expected"),
    [(NO, State.YES, True), (EVEN, State.MIXED, True), (YES, State.NO, True),
     (YES, State.YES, False), (SILENT, State.NO, False)],
)  # fmt: skip
def test_opposes(stance: Stance, state: State, expected: bool) -> None:
    assert opposes(stance, state) is expected


def test_a_study_of_another_outcome_decides_nothing(make_evidence: Any) -> None:
    evidence = [make_evidence(stance=YES)] * 2
    beside = make_evidence(stance=NO)
    beside = replace(beside, finding=replace(beside.finding, is_direct=False))

    assert state_of([beside, beside, *evidence]) is State.YES


@pytest.mark.parametrize(("of_harm", "state"), [(True, State.MIXED), (False, State.NO)])
def test_no_harm_is_not_said_while_a_cohort_saw_one(
    make_evidence: Any, of_harm: bool, state: State
) -> None:
    studies = [(Design.META_ANALYSIS, EVEN), (Design.META_ANALYSIS, EVEN), (Design.COHORT, YES)]
    evidence = [make_evidence(design=design, stance=stance) for design, stance in studies]

    assert state_of(evidence, of_harm=of_harm) is state


def test_reports_of_one_trial_are_one_voice(make_evidence: Any) -> None:
    first = make_evidence(stance=YES)
    again = replace(make_evidence(record_id="pmid:2", stance=YES), same_trial_as="pmid:1")

    assert state_of([first, again]) is State.UNCLEAR
