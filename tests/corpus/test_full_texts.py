"""Full texts beside the records: joined to what they belong to, whatever came first."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from plaincite.corpus import Corpus
from plaincite.corpus.database import DATABASE
from plaincite.errors import CorpusError, SourceError
from plaincite.model.record import (
    ArticleBody,
    Deletion,
    FullText,
    ListedNotice,
    Notice,
    NoticeKind,
    Record,
    Section,
)
from plaincite.search import LexicalIndex


def full_text(words: str = "Pain fell.") -> FullText:
    return FullText((Section(words, "Results", "RESULTS"),), "https://example.org/licence")


def body(words: str = "Pain fell.", **ids: str) -> ArticleBody:
    return ArticleBody(full_text(words), **(ids or {"pmid": "7"}))


def record(title: str = "Pain", *, doi: str | None = None, pmcid: str | None = None) -> Record:
    return Record("pmid:7", title, (Section("We asked."),), pmid="7", doi=doi, pmcid=pmcid)


def read(corpus: Corpus, record_id: str = "pmid:7") -> str | None:
    found = corpus.get(record_id)
    assert found is not None
    return None if found.full_text is None else found.full_text.text


def test_a_body_joins_its_record_and_keeps_its_licence(corpus: Corpus) -> None:
    corpus.add([record()], source="records")
    corpus.add_full_texts([body()], source="bodies")

    found = corpus.get("pmid:7")
    assert found is not None
    assert found.full_text == full_text()
    assert found.abstract == "We asked."
    assert [item.full_text for item in corpus.records()] == [full_text()]


def test_a_body_may_come_before_its_record(corpus: Corpus) -> None:
    corpus.add_full_texts([body()], source="bodies")
    assert corpus.n_waiting() == 1
    corpus.add([record()], source="records")

    assert read(corpus) == "Results: Pain fell."
    assert corpus.n_waiting() == 0


def test_a_record_that_comes_anew_or_goes_takes_nothing_from_the_body(corpus: Corpus) -> None:
    """PubMed re-issues records; the body is another source's."""
    corpus.add([record()], source="records")
    corpus.add_full_texts([body()], source="bodies")
    corpus.add([record("Pain, corrected")], source="update")
    assert read(corpus) == "Results: Pain fell."

    corpus.add([Deletion("pmid:7")], source="update 2")
    assert corpus.get("pmid:7") is None
    corpus.add([record()], source="update 3")
    assert read(corpus) == "Results: Pain fell."


@pytest.mark.parametrize(
    ("ids", "joins"),
    [
        pytest.param({"pmid": "7"}, True, id="PMID"),
        pytest.param({"doi": "10.1000/a"}, True, id="DOI, whatever its case"),
        pytest.param({"pmcid": "PMC1"}, True, id="PMCID"),
        pytest.param({"pmid": "7", "doi": "10.1000/a", "pmcid": "PMC1"}, True, id="all"),
        pytest.param({"pmid": "7", "doi": "10.1000/other"}, False, id="the DOI is another's"),
        pytest.param({"pmid": "8", "doi": "10.1000/a"}, False, id="the PMID is another's"),
        pytest.param({"pmcid": "PMC2"}, False, id="nothing shared"),
    ],
)
def test_to_which_record_a_body_belongs(corpus: Corpus, ids: dict[str, str], joins: bool) -> None:
    """One identifier must be shared, and none may say that it is another article."""
    corpus.add([record(doi="10.1000/A", pmcid="PMC1")], source="records")
    corpus.add_full_texts([body(**ids)], source="bodies")

    assert (read(corpus) is not None) == joins


def test_the_same_body_again_changes_nothing_and_another_takes_its_place(corpus: Corpus) -> None:
    corpus.add([record()], source="records")
    bare = corpus.snapshot_id
    first = corpus.add_full_texts([body()], source="bodies")
    named = corpus.snapshot_id
    again = corpus.add_full_texts([body()], source="bodies again")

    assert (first.added, again.unchanged, again.is_change) == (1, 1, False)
    assert corpus.snapshot_id == named != bare
    changed = corpus.add_full_texts([body("Pain rose.")], source="newer bodies")
    assert changed.replaced == 1
    assert corpus.snapshot_id not in (named, bare)
    corpus.add_full_texts([body()], source="bodies")
    assert corpus.snapshot_id == named
    assert corpus.status().full_texts == 1


def test_a_source_that_breaks_off_keeps_what_came_before(corpus: Corpus) -> None:
    def cut() -> object:
        yield body()
        raise SourceError("a.xml", "ends early")

    with pytest.raises(SourceError):
        corpus.add_full_texts(cut(), source="a.xml", sha256="1")  # type: ignore[arg-type]

    assert corpus.status().full_texts == 1
    assert not corpus.has_source("1")


def test_lists_of_notices_and_full_texts_stand_side_by_side(corpus: Corpus) -> None:
    retracted = ListedNotice(Notice(NoticeKind.RETRACTION, "in"), pmid="7")
    corpus.add([record()], source="records")
    corpus.add_full_texts([body()], source="bodies")
    corpus.put_notices("a list", [retracted], file="a.csv")

    found = corpus.get("pmid:7")
    assert found is not None
    assert found.full_text is not None
    assert found.notices == (retracted.notice,)
    assert corpus.verify().is_sound
    assert corpus.verify().snapshot_id == corpus.snapshot_id


def test_the_search_index_is_of_what_the_record_itself_says(corpus: Corpus) -> None:
    """A body makes no index anew, and a record is found by its abstract."""
    corpus.add([record()], source="records")
    index = LexicalIndex.in_memory()
    index.synchronize(corpus.bare)
    corpus.add_full_texts([body()], source="bodies")

    assert index.synchronize(corpus.bare) == 0


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("UPDATE full_texts SET content = x'02'", "damaged content"),
        ("UPDATE full_texts SET content = 'text'", "not stored as bytes"),
        ("DELETE FROM full_texts", "0 full texts are here, 1 are noted"),
        ("UPDATE full_texts SET digest = zeroblob(32)", "not what was stored"),
    ],
)
def test_damage_is_found_and_named(corpus: Corpus, damage: str, problem: str) -> None:
    corpus.add([record()], source="records")
    corpus.add_full_texts([body()], source="bodies")
    with closing(sqlite3.connect(Path(corpus.path) / DATABASE)) as connection:
        connection.execute(damage)
        connection.commit()

    assert problem in " ".join(corpus.verify().problems)


def test_reading_a_damaged_body_says_what_to_do(corpus: Corpus) -> None:
    corpus.add([record()], source="records")
    corpus.add_full_texts([body()], source="bodies")
    with closing(sqlite3.connect(Path(corpus.path) / DATABASE)) as connection:
        connection.execute("UPDATE full_texts SET content = x'02'")
        connection.commit()

    with pytest.raises(CorpusError, match="corpus verify"):
        corpus.get("pmid:7")
