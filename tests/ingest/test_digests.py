"""Digest files: read whole, each fault named, the others kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import read_records, starter_records
from plaincite.ingest.digests import parse_digests
from plaincite.model.record import NoticeKind, Record

HEAD = 'question = "Does the tablet help?"\nspecialty = "pain medicine"\n'
DIGEST = '''
[[digest]]
pmid = "12345678"
title = "A made-up trial"
authors = ["Ann Example"]
authors_incomplete = true
journal = "Journal of Examples"
year = 2024
month = "Oct"
publication_types = ["Randomized Controlled Trial"]
design = "randomized controlled trial"
participants = 240
population = "adults with back pain"
notices = [{ kind = "correction", note = "A table was corrected." }]
digest = """
OBJECTIVE: To see whether the tablet relieves back pain more than placebo does.
RESULTS: In 240 adults pain fell by 2 points more with the tablet. (See NCT01: a trial.)
CONCLUSIONS: It helped.
"""
'''


def records(text: str) -> Iterator[Record | RecordError]:
    return parse_digests(text, source="mine.toml")


def test_the_fields_reach_the_record() -> None:
    (record,) = records(HEAD + DIGEST)

    assert isinstance(record, Record)
    assert record.record_id == "pmid:12345678"
    assert [section.label for section in record.sections] == ["OBJECTIVE", "RESULTS", "CONCLUSIONS"]
    assert record.date is not None
    assert (record.date.year, record.date.month) == (2024, 10)
    assert not record.authors_complete
    assert record.digest is not None
    assert record.digest.participants == 240
    assert [notice.kind for notice in record.notices] == [NoticeKind.CORRECTION]


def test_the_sections_joined_are_the_digest_to_the_letter() -> None:
    (record,) = records(HEAD + DIGEST)
    written = DIGEST.split('"""')[1]

    assert isinstance(record, Record)
    assert record.abstract == " ".join(written.split())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        pytest.param(
            'title = "A made-up trial"\n', "", "title: field required", id="missing field"
        ),
        pytest.param('pmid = "12345678"\n', "", "nothing to find the article by", id="no id"),
        pytest.param('"randomized controlled trial"', '"big trial"', "design", id="no such design"),
        pytest.param("participants = 240", "participants = 0", "participants", id="nobody studied"),
        pytest.param("year = 2024", "yaer = 2024", "yaer", id="misspelt field"),
        pytest.param('kind = "correction"', 'kind = "oops"', "notices", id="no such notice"),
    ],
)
def test_a_bad_digest_is_named_and_the_next_one_is_read(old: str, new: str, reason: str) -> None:
    bad, good = records(HEAD + DIGEST.replace(old, new) + DIGEST)

    assert isinstance(bad, RecordError)
    assert reason in str(bad).lower()
    assert "digest 1" in str(bad)
    assert isinstance(good, Record)


@pytest.mark.parametrize("text", ["", "[[digest]", "a = 1", HEAD, HEAD + "digest = 3"])
def test_what_is_no_digest_file_is_one_clear_error(text: str) -> None:
    with pytest.raises(SourceError, match=r"^mine\.toml: is not a digest file \("):
        list(records(text))


def test_a_digest_file_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "anything.txt"
    path.write_text(HEAD + DIGEST, "utf-8")

    assert [type(item) for item in read_records(path)] == [Record]


def test_the_starter_library_reads_whole_and_holds_no_article_twice() -> None:
    library = list(starter_records())
    ids = [record.record_id for record in library]

    assert len(library) >= 198
    assert len(set(ids)) == len(ids)
    assert all(record.digest is not None and record.digest.is_checked for record in library)
