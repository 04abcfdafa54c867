"""The box beside the answer counts what is in the reference list, and admits what is not."""

from dataclasses import replace

import pytest

from plaincite.model.answer import Answer
from plaincite.model.evidence import Design
from plaincite.publish.glance import at_a_glance, written_date


def test_it_counts_kinds_and_years_of_the_references(answer: Answer) -> None:
    assert at_a_glance(answer) == (
        ("Based on", "2\N{NO-BREAK SPACE}randomised trials"),
        ("Studies published", "2021 to 2022"),
        ("Collection last updated", "22 November 2026"),
        ("Review", "Not yet reviewed by a clinician"),
    )


def test_strong_kinds_come_first_and_a_kind_we_do_not_know_keeps_its_name(answer: Answer) -> None:
    designs = ("odd study", "cohort", "meta-analysis")
    references = tuple(replace(answer.references[0], design=design) for design in designs)

    rows = dict(at_a_glance(replace(answer, references=references)))

    assert (
        rows["Based on"].replace("\N{NO-BREAK SPACE}", " ")
        == "1 meta-analysis, 1 cohort study, 1 odd study"
    )


@pytest.mark.parametrize("design", list(Design))
def test_every_kind_of_study_has_words(answer: Answer, design: Design) -> None:
    pair = tuple(replace(item, design=design.value) for item in answer.references)
    one = dict(at_a_glance(replace(answer, references=pair[:1])))["Based on"]
    two = dict(at_a_glance(replace(answer, references=pair)))["Based on"]

    assert one.startswith("1\N{NO-BREAK SPACE}")
    assert two.startswith("2\N{NO-BREAK SPACE}")
    assert one[2:] != two[2:] or design is Design.CASE_SERIES


def test_years_that_are_not_known_are_counted_too(answer: Answer) -> None:
    first, second = answer.references
    rows = dict(at_a_glance(replace(answer, references=(first, replace(second, year=None)))))
    none = dict(at_a_glance(replace(answer, references=(replace(first, year=None),))))

    assert rows["Studies published"] == "2021 (not stated for 1)"
    assert none["Studies published"] == "Year not stated"


def test_nothing_is_counted_where_nothing_was_searched(crisis: Answer) -> None:
    assert at_a_glance(crisis) == ()


def test_a_live_search_is_dated_by_its_day(answer: Answer) -> None:
    live = replace(answer, provenance=replace(answer.provenance, query="tablet AND pain"))

    assert ("Searched on", "22 November 2026") in at_a_glance(live)


def test_a_named_reviewer_is_named(answer: Answer) -> None:
    reviewed = replace(answer, provenance=replace(answer.provenance, reviewed_by="Dr A. Example"))

    assert dict(at_a_glance(reviewed))["Review"] == "Reviewed by Dr A. Example"


def test_a_date_that_is_none_stays_as_it_is() -> None:
    assert written_date("last spring") == "last spring"
