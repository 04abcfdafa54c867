"""Searches over the shelf: PubMed's language, as far as tests need it."""

from collections.abc import Callable

import pytest

from plaincite.model.record import Author, Record, Section
from plaincite.testing.shelf import Shelf


@pytest.fixture(scope="module")
def shelf(walk: Callable[..., Record]) -> Shelf:
    return Shelf(
        [
            walk(1),
            walk(2, "Running and sleep", publication_types=("Review",), mesh=()),
            walk(3, "Beta-blockers in old age", sections=(), authors=(Author("Ng", "A", "A"),)),
            walk(4, "Swimming", sections=(Section("Swimmers and sleepers."),), languages=("ger",)),
            Record("doi:10.1000/1", "Walking without a PMID"),
        ]
    )


@pytest.mark.parametrize(
    ("term", "pmids"),
    [
        pytest.param("sleep", "21", id="newest first"),
        pytest.param("SLEEP", "21", id="case"),
        pytest.param("walking sleep", "1", id="neighbours are joined by AND"),
        pytest.param("running OR swimming", "42", id="or"),
        pytest.param("sleep NOT running", "1", id="not"),
        pytest.param("swimming OR sleep AND running", "2", id="from left to right"),
        pytest.param("swimming OR (sleep AND running)", "42", id="brackets"),
        pytest.param('"and sleep"[ti]', "21", id="phrase in the title"),
        pytest.param('"sleep and"[ti]', "", id="order of a phrase"),
        pytest.param("beta-blockers[tiab]", "3", id="hyphen"),
        pytest.param("sleep*[tiab]", "421", id="beginning of a word"),
        pytest.param('"back pain"[mh]', "431", id="heading"),
        pytest.param("pain[mh]", "431", id="words of a heading"),
        pytest.param('"back pain"[majr]', "431", id="major heading"),
        pytest.param("walking[majr]", "", id="a heading that is not major"),
        pytest.param("review[pt]", "2", id="publication type"),
        pytest.param("ger[la]", "4", id="language"),
        pytest.param("ng a[au]", "3", id="author"),
        pytest.param("3[uid]", "3", id="pmid"),
        pytest.param("2002:2003[dp]", "32", id="years"),
        pytest.param("2003/01/01:2003/12/31[edat]", "3", id="days"),
        pytest.param("2003[dp]", "3", id="a year"),
        pytest.param("sleep AND (2002:2099[dp])", "2", id="dates beside words"),
        pytest.param("sleep[nosuchfield]", "21", id="an unknown field is passed over"),
        pytest.param("((sleep", "21", id="brackets left open"),
        pytest.param("sleep)) AND running", "2", id="brackets too many"),
        pytest.param("zebra", "", id="nothing"),
        pytest.param('"', "", id="a lone quotation mark"),
        pytest.param("2002/13/45:x[dp]", "", id="no date"),
    ],
)
def test_what_is_found(shelf: Shelf, term: str, pmids: str) -> None:
    assert shelf.search(term)[0] == tuple(pmids)


def test_by_relevance_more_terms_come_first(shelf: Shelf) -> None:
    found, _ = shelf.search("walking[mh] OR sleep OR after", by_relevance=True)

    assert found == ("1", "2", "4", "3")


def test_complaints(shelf: Shelf) -> None:
    _, matches = shelf.search('sleep OR zebra OR "no such words"[ti] OR x[walkfield]')

    assert matches.phrases_not_found == ["zebra", "x"]
    assert matches.quoted_not_found == ['"no such words"[ti]']
    assert matches.fields_not_found == ["walkfield"]


def test_brackets_without_end_are_an_error(shelf: Shelf) -> None:
    with pytest.raises(ValueError, match="too many brackets"):
        shelf.search("(" * 5000)
