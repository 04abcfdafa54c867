"""A page made from a live search says what was asked, when, and how much was read."""

from dataclasses import replace

import pytest

from plaincite.model.answer import Answer
from plaincite.publish import from_document, to_html, to_json, to_markdown, to_text
from plaincite.publish.view import how_made


@pytest.fixture
def live(answer: Answer) -> Answer:
    """The page as it would be, had PubMed been asked."""
    made = replace(answer.provenance, corpus_name="PubMed", query='("walks"[tiab])', matches=4321)
    return replace(answer, provenance=made)


def test_the_sentences_name_the_day_the_query_and_the_counts(live: Answer) -> None:
    assert list(how_made(live))[:3] == [
        "We searched PubMed on 22 November 2026 and read 9 studies.",
        "The query matches 4,321 studies there in all.",
        'The query was: ("walks"[tiab])',
    ]


def test_a_page_from_a_corpus_names_no_query(answer: Answer) -> None:
    assert not [line for line in how_made(answer) if "query" in line]


def test_the_query_survives_the_round_trip(live: Answer) -> None:
    assert from_document(to_json(live), source="page.json").provenance == live.provenance


@pytest.mark.parametrize("form", [to_html, to_markdown, to_text])
def test_every_form_shows_it(live: Answer, form: object) -> None:
    assert "4,321" in form(live)  # type: ignore[operator]


def test_a_query_is_only_text(live: Answer) -> None:
    evil = replace(live, provenance=replace(live.provenance, query="<script>alert(1)</script>"))

    assert "<script>alert" not in to_html(evil)
