"""Europe PMC JSON: core and lite results, HTML inside text, preprints, bad values."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from plaincite.errors import RecordError
from plaincite.model.record import (
    Author,
    MeshHeading,
    MeshQualifier,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)

Read = Callable[[str | bytes], list[Any]]
ReadOne = Callable[[str | bytes], Record]

CORE = {
    "id": "101",
    "source": "MED",
    "pmid": "101",
    "pmcid": "PMC77",
    "doi": "10.1000/w",
    "title": "CO<sub>2</sub> and <i>walking</i> &amp; sleep.",
    "authorList": {
        "author": [
            {"fullName": "Berg IM", "firstName": "Ida M", "lastName": "Berg", "initials": "IM"},
            {"collectiveName": "Walk Group"},
        ]
    },
    "journalInfo": {
        "issue": "2",
        "volume": "7",
        "monthOfPublication": 11,
        "yearOfPublication": 2019,
        "journal": {
            "title": "Journal of Walks",
            "medlineAbbreviation": "J Walks",
            "essn": "1234-5678",
        },
    },
    "pageInfo": "11-19",
    "abstractText": "<h4>Aim</h4>To see.<h4>Results</h4>p &lt; 0.05, <b>m<sup>2</sup></b>.",
    "language": "eng",
    "pubTypeList": {"pubType": ["Journal Article", "Review"]},
    "keywordList": {"keyword": ["sleep"]},
    "meshHeadingList": {
        "meshHeading": [
            {
                "majorTopic_YN": "N",
                "descriptorName": "Sleep",
                "meshQualifierList": {
                    "meshQualifier": [{"qualifierName": "physiology", "majorTopic_YN": "Y"}]
                },
            }
        ]
    },
    "chemicalList": {"chemical": [{"name": "Caffeine"}]},
    "grantsList": {"grant": [{"grantId": "G1", "agency": "Walk Fund"}]},
    "commentCorrectionList": {
        "commentCorrection": [
            {"id": "202", "source": "MED", "type": "Retraction in", "reference": "J Walks. 2020"}
        ]
    },
}


def reply(*results: Any) -> str:
    """A search reply with the given results."""
    return json.dumps({"version": "6.9", "resultList": {"result": list(results)}})


def test_core_results(read_one: ReadOne) -> None:
    record = read_one(reply(CORE))

    assert record.record_id == "pmid:101"
    assert (record.doi, record.pmcid) == ("10.1000/w", "PMC77")
    assert record.authors == (Author("Berg", "Ida M", "IM"), Author(group="Walk Group"))
    assert (record.journal, record.journal_abbreviation) == ("Journal of Walks", "J Walks")
    assert (record.volume, record.issue, record.pages) == ("7", "2", "11-19")
    assert record.issn == "1234-5678"
    assert record.date == PublicationDate(2019, 11, rule="journalInfo")
    assert record.publication_types == ("Journal Article", "Review")
    assert record.mesh == (MeshHeading("Sleep", False, (MeshQualifier("physiology", True),)),)
    assert (record.keywords, record.chemicals) == (("sleep",), ("Caffeine",))
    assert record.funding == ("Walk Fund (G1)",)
    (notice,) = record.notices
    assert (notice.kind, notice.direction, notice.pmid) == (NoticeKind.RETRACTION, "in", "202")


def test_html_is_turned_to_text_and_headings_to_labels(read_one: ReadOne) -> None:
    record = read_one(reply(CORE))

    assert record.title == "CO₂ and walking & sleep."
    assert record.sections == (Section("To see.", "Aim"), Section("p < 0.05, m².", "Results"))


def test_lite_results(read_one: ReadOne) -> None:
    record = read_one(
        reply(
            {
                "id": "101", "source": "MED", "title": "Walks.", "journalTitle": "J Walks",
                "authorString": "Berg IM, Walk Group, Vik O.", "pubYear": "2019",
                "journalVolume": "7", "pubType": "review; journal article",
                "journalIssn": "1234-567x; ; ", "firstPublicationDate": "2019-03-04",
            }
        )
    )  # fmt: skip

    assert [author.display for author in record.authors] == ["Berg IM", "Walk Group", "Vik O"]
    assert (record.journal, record.volume, record.issn) == ("J Walks", "7", "1234-567X")
    assert record.publication_types == ("review", "journal article")
    assert record.date == PublicationDate(2019, 3, 4, "firstPublicationDate")


def test_preprints_are_marked(read_one: ReadOne) -> None:
    record = read_one(reply({"id": "PPR9", "source": "PPR", "title": "Walks", "pubYear": "2020"}))

    assert record.is_preprint
    assert record.record_id.startswith("url:")
    assert record.url == "https://europepmc.org/article/PPR/PPR9"


def test_a_bad_result_does_not_stop_the_others(read: Read) -> None:
    first, number, empty, last = read(reply(CORE, 7, {"source": "PAT", "id": "X1"}, CORE))

    assert isinstance(number, RecordError)
    assert isinstance(empty, RecordError)
    assert (number.record, empty.record) == ("record 2", "PAT X1")
    assert first == last


def test_a_script_does_not_reach_the_text(read_one: ReadOne) -> None:
    result = CORE | {"abstractText": "It <script>alert('x')</script>rose <img src=x onerror=y>."}

    assert read_one(reply(result)).abstract == "It rose ."


def test_html_that_was_escaped_twice_is_turned_to_text_too(read_one: ReadOne) -> None:
    twice = "On &lt;i&gt;E. coli&lt;/i&gt;, m&amp;lt;sup&amp;gt;"
    record = read_one(reply(CORE | {"title": twice, "abstractText": twice}))

    assert record.title == record.abstract == "On E. coli, m<sup>"


def test_comparisons_are_no_tags(read_one: ReadOne) -> None:
    result = CORE | {"abstractText": "n <b and c> 3, p <0.05"}

    assert read_one(reply(result)).abstract == "n <b and c> 3, p <0.05"


@pytest.mark.parametrize("field", sorted(CORE))
@pytest.mark.parametrize("bad", [None, "", [], {}, 7, True, [None], {"author": "x"}])
def test_values_of_a_wrong_type_are_as_if_missing(
    read_one: ReadOne, empty_values: Callable[[Any], list[str]], field: str, bad: Any
) -> None:
    """Whatever stands in one field, the record is read and nothing of it is empty."""
    record = read_one(reply(CORE | {field: bad}))

    assert empty_values(record) == []
    assert record.record_id in {"pmid:101", "pmid:7"}


def test_a_long_reply_is_read_piece_by_piece(read: Read) -> None:
    """Results are decoded across the borders of the pieces that a file is read in."""
    results = [CORE | {"pmid": str(n), "abstractText": "é walk " * 300} for n in range(1, 400)]

    assert [record.pmid for record in read(reply(*results))] == [str(n) for n in range(1, 400)]
