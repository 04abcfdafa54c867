"""Replies: real ones are read, and no error of theirs passes for an empty result."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.errors import RequestRefusedError
from plaincite.ingest.courier import Body, UnusableReplyError
from plaincite.ingest.eutils.fetching import read_fetched
from plaincite.ingest.eutils.replies import check_reply, is_empty_id_list, read_search

HEAD = '<?xml version="1.0" encoding="UTF-8" ?><eSearchResult>'


def reply(inside: str, status: int = 200) -> Body:
    return Body(status, f"{HEAD}{inside}</eSearchResult>".encode())


def test_a_search_is_read() -> None:
    found = read_search(
        reply(
            "<Count>12</Count><RetMax>2</RetMax><RetStart>0</RetStart><QueryKey>1</QueryKey>"
            "<WebEnv>MCID_1</WebEnv><IdList><Id>8</Id><Id>07</Id><Id>8</Id></IdList>"
            "<QueryTranslation>walk[All Fields]</QueryTranslation><ErrorList><PhraseNotFound>x y"
            "</PhraseNotFound></ErrorList><WarningList><OutputMessage>Odd.</OutputMessage>"
            "</WarningList>"
        )
    )

    assert (found.count, found.pmids, found.web_env, found.query_key) == (
        12,
        ("8", "7"),
        "MCID_1",
        "1",
    )
    assert found.warnings == ("PhraseNotFound: x y", "OutputMessage: Odd.")
    assert found.translation == "walk[All Fields]"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(reply("<IdList/>"), id="no count"),
        pytest.param(reply("<Count>-1</Count>"), id="a count that is none"),
        pytest.param(reply("<Count>many</Count>"), id="a count in words"),
        pytest.param(Body(200, b""), id="nothing"),
        pytest.param(Body(200, b"  \n"), id="blanks"),
        pytest.param(Body(200, b"\xff\xfe\x00"), id="bytes"),
        pytest.param(Body(200, b"<html><body>Down</body></html>"), id="a web page"),
        pytest.param(Body(200, b"\n<!DOCTYPE HTML><p>"), id="a web page after a blank line"),
        pytest.param(Body(200, b"<PubmedArticleSet/>"), id="another kind of reply"),
        pytest.param(Body(200, HEAD.encode() + b"<Count>3</Count>"), id="cut"),
        pytest.param(Body(200, b'{"error":"API rate limit exceeded"}'), id="limit in good status"),
        pytest.param(Body(429, b'{"error":"API rate limit exceeded"}'), id="limit"),
        pytest.param(Body(429, b"<html>"), id="limit as a web page"),
        pytest.param(Body(503, b""), id="server error"),
        pytest.param(Body(408, b""), id="too late"),
        pytest.param(Body(400, b"<html>Bad Request</html>"), id="400 without a reason"),
        pytest.param(reply("<ERROR>Search Backend failed: try again</ERROR>"), id="error inside"),
        pytest.param(reply("<Count>0</Count><ERROR>Oops</ERROR>"), id="count and error"),
        pytest.param(Body(200, b'{"esearchresult":{"ERROR":"busy"}}'), id="error in JSON"),
        pytest.param(Body(200, b'{"a":' * 9000), id="deep JSON"),
        pytest.param(Body(200, b"<a>" * 9000), id="deep XML"),
        pytest.param(
            Body(200, b'<!DOCTYPE a [<!ENTITY b "7">]>' + reply("<Count>&b;</Count>").content[39:]),
            id="entities are not expanded",
        ),
    ],
)  # fmt: skip
def test_what_another_attempt_may_better(body: Body) -> None:
    with pytest.raises(UnusableReplyError):
        read_search(body)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(Body(400, b'{"error":"API key invalid","api-key":"x"}'), id="key"),
        pytest.param(reply("<ERROR>Empty term and query_key - nothing todo</ERROR>"), id="empty"),
        pytest.param(reply("<ERROR>Invalid db name specified: walks</ERROR>"), id="database"),
        pytest.param(Body(301, b""), id="moved"),
        pytest.param(Body(403, b"<html>blocked</html>"), id="blocked"),
        pytest.param(Body(414, b"<html>too long</html>"), id="too long"),
        pytest.param(
            reply("<ERROR>Search Backend failed: 'retstart' cannot be larger than 9998</ERROR>"),
            id="beyond the last page",
        ),
    ],
)
def test_what_no_attempt_will_better(body: Body) -> None:
    with pytest.raises(RequestRefusedError):
        check_reply(body)


def test_an_empty_error_element_is_no_error() -> None:
    assert read_search(reply("<Count>0</Count><IdList/><ERROR/>")).count == 0


def test_a_limit_may_say_how_long_to_wait() -> None:
    with pytest.raises(UnusableReplyError) as caught:
        check_reply(Body(429, b"", retry_after=7.0))

    assert caught.value.pause == 7.0


SOUP = st.lists(
    st.sampled_from(
        [HEAD, "</eSearchResult>", "<Count>3</Count>", "<IdList>", "<Id>7</Id>", "<ERROR>", "x",
         "</ERROR>", "{", '{"error":', '"y"}', "<html>", "&lt;", "&#0;", "<!--", "]]>", "<PMID>",
         "<PubmedArticleSet>", "<PubmedArticle>", "</PubmedArticle>", "</PubmedArticleSet>"]
    )
)  # fmt: skip


@given(st.binary(max_size=300) | SOUP.map(lambda parts: "".join(parts).encode()))
def test_any_bytes_are_an_answer_or_one_of_two_errors(content: bytes) -> None:
    for status in (200, 400, 500):
        with contextlib.suppress(UnusableReplyError, RequestRefusedError):
            found = read_search(Body(status, content))
            assert status == 200
            assert found.count >= 0
        with contextlib.suppress(UnusableReplyError, RequestRefusedError):
            assert read_fetched(Body(status, content), ["7"]).keys() <= {"7"}


# Facts of the files, looked up by eye: count, number of ids, first id.
SEARCHES = {
    "biopython__esearch1.xml": (63, 20, "41282813"),
    "biopython__esearch2.xml": (42249, 100, "41297076"),
    "biopython__esearch5.xml": (5, 5, "6540636"),
    "biopython__esearch7.xml": (330, 20, "3108048616"),
}


@pytest.mark.shared
def test_real_searches(shared_data: Path) -> None:
    for name, facts in SEARCHES.items():
        content = (shared_data / "record_samples/eutils" / name).read_bytes()
        found = read_search(Body(200, content))
        assert (found.count, len(found.pmids), found.pmids[0]) == facts, name
        assert found.translation


@pytest.mark.shared
def test_every_other_real_reply_is_refused_and_none_read_as_nothing_found(
    shared_data: Path,
) -> None:
    folder = shared_data / "record_samples/eutils"
    others = [path for path in sorted(folder.iterdir()) if path.name not in SEARCHES]
    assert len(others) == 23
    for path in others:
        with pytest.raises((UnusableReplyError, RequestRefusedError)):
            read_search(Body(200, path.read_bytes()))


@pytest.mark.shared
def test_the_real_history_session_is_kept(shared_data: Path) -> None:
    content = (shared_data / "record_samples/eutils/biopython__esearch2.xml").read_bytes()
    found = read_search(Body(200, content))

    assert (found.web_env, found.query_key) == ("MCID_6927d6e7fee3e90f880ec190", "1")


@pytest.mark.shared
def test_a_real_error_and_a_real_limit(shared_data: Path) -> None:
    folder = shared_data / "record_samples/eutils"
    with pytest.raises(RequestRefusedError, match="Invalid db name specified: nothing"):
        check_reply(Body(200, (folder / "biopython__epost2.xml").read_bytes()))
    with pytest.raises(RequestRefusedError, match="Neither query_key nor id"):
        check_reply(Body(200, (folder / "biopython__esummary8.xml").read_bytes()))
    with pytest.raises(UnusableReplyError, match="limits"):
        check_reply(Body(200, (folder / "biomcp__pubmed_25d287820236.json").read_bytes()))


def test_an_empty_id_list_is_told_from_other_errors() -> None:
    said = "<ERROR>ID list is empty! Possibly it has no correct IDs.</ERROR>"

    assert is_empty_id_list(reply(said, 400))
    assert not is_empty_id_list(reply("<ERROR>Oops</ERROR>", 400))
    assert not is_empty_id_list(Body(502, b"<html>"))
