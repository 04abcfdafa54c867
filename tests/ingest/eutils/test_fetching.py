"""Fetched records: what was asked for, each once, from whole replies only."""

import re
from pathlib import Path

import pytest

from plaincite.ingest import read_records
from plaincite.ingest.courier import Body, UnusableReplyError
from plaincite.ingest.eutils.fetching import fetch_batches, read_fetched
from plaincite.model.record import Record

ONE = (
    "<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Walks.</ArticleTitle>"
    "</Article></MedlineCitation></PubmedArticle>"
)


def body(inside: str, status: int = 200) -> Body:
    return Body(status, f"<PubmedArticleSet>{inside}</PubmedArticleSet>".encode())


def test_a_record_that_cannot_be_read_costs_only_itself() -> None:
    found = read_fetched(body(f"<PubmedArticle/>{ONE}"), ["1", "2"])

    assert list(found) == ["1"]


def test_a_set_without_records_is_empty() -> None:
    assert read_fetched(body(""), ["1"]) == {}
    assert read_fetched(Body(200, b'<?xml version="1.0" ?>\n<PubmedArticleSet/>'), ["1"]) == {}


def test_what_nobody_asked_for_is_left_out() -> None:
    assert read_fetched(body(ONE), ["2"]) == {}
    assert list(read_fetched(body(ONE), None)) == ["1"]


def test_a_reply_cut_anywhere_is_never_half_used() -> None:
    whole = body(ONE).content

    for length in range(len(whole)):
        with pytest.raises(UnusableReplyError):
            read_fetched(Body(200, whole[:length]), ["1"])


def test_a_record_is_asked_for_three_times_before_it_is_missing() -> None:
    asked: list[tuple[str, ...]] = []

    def fetch(pmids: object) -> dict[str, Record]:
        asked.append(tuple(pmids))  # type: ignore[arg-type]
        return {"2": Record("pmid:2", "Walks", pmid="2")} if len(asked) == 2 else {}

    (batch,) = fetch_batches(["1", "2"], fetch)

    assert asked == [("1", "2"), ("1", "2"), ("1",)]
    assert ([record.pmid for record in batch.records], batch.missing) == (["2"], ("1",))


CASSETTE = re.compile(r"string: '(<\?xml.*?)'\n {4}headers:", re.DOTALL)


@pytest.mark.shared
def test_recorded_replies_are_read(shared_data: Path) -> None:
    n_read = 0
    for path in sorted((shared_data / "record_samples/eutils").glob("*.yaml")):
        found = CASSETTE.search(path.read_text())
        if found is None or "<PubmedArticleSet" not in found.group(1):
            continue
        content = re.sub(r"\s*\n\s*", " ", found.group(1).replace("''", "'")).encode()
        n_read += len(read_fetched(Body(200, content), None))
    assert n_read == 4


@pytest.mark.shared
def test_real_replies_are_read_as_files_are(shared_data: Path) -> None:
    """Each real EFetch reply gives over the wire what it gives as a file."""
    for path in sorted((shared_data / "record_samples/efetch_xml").glob("metapub*")):
        if path.name == "metapub__37909814.xml":  # an empty set
            assert read_fetched(Body(200, path.read_bytes()), ["37909814"]) == {}
            continue
        records = [item for item in read_records(path) if isinstance(item, Record)]
        found = read_fetched(Body(200, path.read_bytes()), None)
        assert list(found.values()) == records, path.name
