"""A lead says what kind of study, when, how many people, who, and where it stands."""

from typing import Any

import pytest

from plaincite.compose.lead import lead, missing_facts, people_studied
from plaincite.model.evidence import Design, Role


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            {}, "A 2021 randomised trial of 240 adults with back pain (Journal of Examples) "
            "reported:", id="all is known",
        ),
        pytest.param(
            {"participants": None},
            "A 2021 randomised trial of adults with back pain (Journal of Examples) reported:",
            id="number of people missing",
        ),
        pytest.param(
            {"people": None}, "A 2021 randomised trial of 240 people (Journal of Examples) "
            "reported:", id="population missing",
        ),
        pytest.param(
            {"people": "UK primary care", "participants": 1200},
            "A 2021 randomised trial of 1,200 people: UK primary care (Journal of Examples) "
            "reported:", id="population that is a place",
        ),
        pytest.param(
            {"year": None, "journal": None},
            "A randomised trial of 240 adults with back pain reported:",
            id="year and journal missing",
        ),
        pytest.param(
            {"design": Design.UNCLEAR, "role": Role.CONCLUSION},
            "A 2021 study of 240 adults with back pain (Journal of Examples) concluded:",
            id="design unclear, a conclusion",
        ),
    ],
)  # fmt: skip
def test_lead(make_evidence: Any, facts: dict[str, Any], expected: str) -> None:
    assert lead(make_evidence(**facts)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, None, id="nothing is missing"),
        pytest.param(
            {"year": None, "participants": None},
            "Year and number of people not stated in the record.",
            id="two facts are missing",
        ),
        pytest.param(
            {"people": None},
            "Who was studied not stated in the record.",
            id="how many people they were stands in the lead",
        ),
    ],
)
def test_missing_facts(make_evidence: Any, facts: dict[str, Any], expected: str | None) -> None:
    assert missing_facts(make_evidence(**facts)) == expected


@pytest.mark.parametrize(
    "people",
    [
        "adult volunteers who",
        "adult volunteers with a",
        "adult volunteers suffering",
        "adult volunteers with a body mass index",
    ],
)
def test_people_end_where_their_description_does(make_evidence: Any, people: str) -> None:
    assert people_studied(make_evidence(people=people)) == "adult volunteers"


def test_people_read_from_a_title_are_written_small(make_evidence: Any) -> None:
    study = make_evidence(people="Preterm Infants With Down Syndrome")

    assert people_studied(study) == "preterm infants with Down syndrome"


def test_an_age_range_stays_whole_where_a_long_description_is_cut(make_evidence: Any) -> None:
    people = "adults aged 70 to 84 in one country with untreated hearing loss and no other illness "
    evidence = make_evidence(people=people + "that would have kept them from taking part")

    assert people_studied(evidence) == "adults aged 70 to 84"
