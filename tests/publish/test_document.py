"""The JSON document says everything the page knows, and is read back without loss."""

import json
from dataclasses import replace

import pytest

from plaincite.errors import PageError
from plaincite.model.answer import Answer, Replaced, Writing
from plaincite.publish import from_document, to_json


def test_a_page_survives_the_round_trip(answer: Answer) -> None:
    assert to_json(from_document(to_json(answer), source="page.json")) == to_json(answer)


def test_hostile_text_survives_unchanged(hostile: Answer) -> None:
    back = from_document(to_json(hostile), source="page.json")

    assert back.findings == hostile.findings
    assert back.references == hostile.references


def test_the_contract_fields_are_there(answer: Answer) -> None:
    document = json.loads(to_json(answer))

    assert {
        "question", "slug", "status", "specialty", "safety", "short_answer", "findings",
        "other_side", "unknowns", "doctor_questions", "references", "glossary", "provenance",
        "checks", "footer",
    } <= set(document)  # fmt: skip
    assert set(document["findings"][0]["citations"][0]) == {
        "reference", "record", "quote", "start", "end", "section", "source",
    }  # fmt: skip


def test_a_citation_carries_the_number_of_its_reference(answer: Answer) -> None:
    document = json.loads(to_json(answer))

    assert document["other_side"][0]["citations"][0]["reference"] == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("[]", id="not an object"),
        pytest.param('{"question": "Why?"}', id="fields missing"),
        pytest.param("not json", id="not JSON"),
    ],
)
def test_what_is_no_page_is_named_in_one_line(text: str) -> None:
    with pytest.raises(
        PageError, match=r"^bad\.json: is not a page that plaincite wrote"
    ) as caught:
        from_document(text, source="bad.json")

    assert "\n" not in str(caught.value)


def test_an_altered_page_is_refused(answer: Answer) -> None:
    document = json.loads(to_json(answer)) | {"extra": 1}

    with pytest.raises(PageError, match="extra"):
        from_document(json.dumps(document), source="page.json")


def test_a_page_that_cites_what_it_does_not_list_is_refused(answer: Answer) -> None:
    document = json.loads(to_json(answer)) | {"references": []}

    with pytest.raises(PageError, match="cites pmid:1, which is not among its references"):
        from_document(json.dumps(document), source="page.json")


def test_what_a_model_did_survives_the_round_trip(answer: Answer) -> None:
    writing = Writing("gemma3", "1", 2, (Replaced("findings", 1, "a reason"),), failure=None)
    written = replace(answer, provenance=replace(answer.provenance, writing=writing))

    assert from_document(to_json(written), source="page.json").provenance.writing == writing
