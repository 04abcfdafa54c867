"""`ask --live` and `corpus fetch`, from the command line to the stand-in and back."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner, Result

from plaincite.cli.fetch import read_pmids
from plaincite.cli.main import commands
from plaincite.corpus import Corpus
from plaincite.errors import (
    CorpusNotFoundError,
    NetworkDownError,
    ServiceDownError,
    SettingError,
    SourceError,
)
from plaincite.ingest.courier import Courier
from plaincite.ingest.pacing import Limiter
from plaincite.model.record import DigestFacts, PublicationDate, Record, Section
from plaincite.testing import EutilsServer, Fault, FaultKind

QUESTION = "Does willow help back pain?"


def trial(number: int, **changes: object) -> Record:
    facts: dict[str, object] = {
        "record_id": f"pmid:{number}",
        "pmid": str(number),
        "title": "Willow tablets for back pain: a randomised trial.",
        "journal": "Journal of Examples",
        "date": PublicationDate(2020, rule="PubDate"),
        "publication_types": ("Randomized Controlled Trial",),
        "languages": ("eng",),
        "sections": (
            Section("We randomised 240 adults with back pain to willow or placebo.", "METHODS"),
            Section("Pain fell by 2 points more with willow than with placebo.", "RESULTS"),
        ),
    }
    return Record(**(facts | changes))  # type: ignore[arg-type]


@pytest.fixture
def server() -> Iterator[EutilsServer]:
    with EutilsServer([trial(1), trial(2)], limits_rate=False) as started:
        yield started


@pytest.fixture(autouse=True)
def _settings(server: EutilsServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A careful operator, a fixed day, and no time to wait."""
    monkeypatch.setenv("PLAINCITE_EMAIL", "curator@example.org")
    monkeypatch.setenv("PLAINCITE_EUTILS_URL", server.url)
    monkeypatch.setenv("PLAINCITE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("plaincite.cli.ask.today", lambda: "2026-03-05")
    monkeypatch.setattr("plaincite.cli.fetch.today", lambda: "2026-03-05")
    monkeypatch.setattr(
        "plaincite.ingest.eutils.client.shared_limiter", lambda _: Limiter(sleep=lambda _: None)
    )
    hasty = partial(Courier, sleep=lambda _: None, transport=httpx.HTTPTransport(verify=False))
    monkeypatch.setattr("plaincite.ingest.eutils.client.Courier", hasty)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Corpus.create(tmp_path / "corpus", today="2025-01-01").close()
    return tmp_path / "corpus"


def run(*arguments: str | Path, fails: bool = False, **options: Any) -> Result:
    result = CliRunner().invoke(commands, [str(item) for item in arguments], **options)
    assert (result.exit_code != 0) == fails, result.output
    return result


def test_ask_live_answers_from_pubmed_and_shows_the_query() -> None:
    page = json.loads(run("ask", QUESTION, "--live", "--format", "json").stdout)

    assert page["status"] == "answered"
    assert {reference["pmid"] for reference in page["references"]} <= {"1", "2"}
    made = page["provenance"]
    assert (made["corpus_name"], made["searched_on"], made["matches"]) == (
        "PubMed",
        "2026-03-05",
        2,
    )
    assert '"willow"[tiab]' in made["query"]


def test_the_text_page_says_when_and_how_pubmed_was_searched() -> None:
    shown = " ".join(run("ask", QUESTION, "--live").stdout.split())

    assert "We searched PubMed on 5 March 2026 and read 2 studies." in shown
    assert "The query matches 2 studies there in all. The query was: ((" in shown


def test_the_same_day_and_replies_give_the_same_bytes() -> None:
    first, second = (run("ask", QUESTION, "--live", "--format", "json").stdout for _ in range(2))

    assert first == second


def test_only_terms_leave_the_machine(server: EutilsServer) -> None:
    run("ask", QUESTION, "--live")

    sent = " ".join(request.fields.get("term", "") for request in server.requests)
    assert "willow" in sent
    assert QUESTION.lower() not in sent.lower()


def test_nothing_found_is_a_page_that_says_where_we_looked() -> None:
    shown = " ".join(run("ask", "Does oak bark help back pain?", "--live").stdout.split())

    assert "We did not find research in PubMed that answers this question." in shown
    assert "We searched PubMed on 5 March 2026" in shown


def test_a_dead_service_is_an_error_and_no_page(server: EutilsServer) -> None:
    server.plan(*[Fault(FaultKind.BAD_GATEWAY)] * 9)
    result = run("ask", QUESTION, "--live", fails=True)

    assert isinstance(result.exception, ServiceDownError)
    assert result.stdout == ""


def test_no_network_is_another_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINCITE_EUTILS_URL", "http://pubmed.invalid/")
    result = run("ask", QUESTION, "--live", fails=True)

    assert isinstance(result.exception, NetworkDownError)
    assert result.stdout == ""


@pytest.mark.parametrize("text", ["I want to kill myself", "Who won the football match?", ""])
def test_what_needs_no_research_is_sent_nowhere(
    server: EutilsServer, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """Not even the operator's settings may stand in the way of a safety message."""
    monkeypatch.delenv("PLAINCITE_EMAIL")

    assert run("ask", text, "--live").stdout
    assert server.requests == []


def test_without_an_email_it_says_how_to_set_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLAINCITE_EMAIL")
    result = run("ask", QUESTION, "--live", fails=True)

    assert isinstance(result.exception, SettingError)


def test_live_and_a_corpus_are_a_choice(folder: Path) -> None:
    result = run("ask", QUESTION, "--live", "--corpus", folder, fails=True)

    assert result.exit_code == 2


def test_fetch_by_query(folder: Path) -> None:
    shown = run("corpus", "fetch", folder, "--query", "willow[tiab]").stdout

    assert "PubMed: 2 found, 2 fetched; 2 added, 0 replaced, 0 unchanged." in shown
    with Corpus.open(folder) as kept:
        assert kept.get("pmid:1") == trial(1)
        assert kept.last_changed_on == "2026-03-05"
        assert kept.status().sources[0].name == "PubMed: willow[tiab]"
    assert run("ask", QUESTION, "--corpus", folder).stdout


def test_fetch_by_pmids_names_the_missing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "pmids.txt").write_text("\ufeff# of interest\n2, 0007;2\n")
    result = run("corpus", "fetch", folder, "--pmids", tmp_path / "pmids.txt")

    assert "PubMed: 2 found, 1 fetched; 1 added" in result.stdout
    assert result.stderr == "PubMed has no record of PMID 7.\n"


def test_fetch_as_json(folder: Path) -> None:
    arguments = ("--pmids", "-", "--format", "json")
    told = json.loads(run("corpus", "fetch", folder, *arguments, input="1 9").stdout)

    assert (told["fetched"], told["added"], told["missing"], told["records"]) == (1, 1, ["9"], 1)


def test_a_fetched_abstract_takes_the_place_of_a_digest_for_good(folder: Path) -> None:
    digest = trial(1, sections=(Section("Willow helped."),), digest=DigestFacts())
    with Corpus.open(folder) as kept:
        kept.add([digest], source="digests.toml")

    shown = run("corpus", "fetch", folder, "--pmids", "-", input="1").stdout
    with Corpus.open(folder) as kept:
        again = kept.add([digest], source="digests.toml")
        stands = kept.get("pmid:1")
        verdict = kept.verify()

    assert "1 replaced" in shown
    assert again.unchanged == 1
    assert stands == trial(1)
    assert verdict.is_sound


def test_a_query_that_finds_nothing_is_no_error(folder: Path) -> None:
    result = run("corpus", "fetch", folder, "--query", "zebra[tiab]")

    assert "PubMed was searched and has no record that matches." in result.stdout
    assert "PubMed says: PhraseNotFound: zebra" in result.stderr


def test_what_was_fetched_before_a_failure_is_kept(folder: Path) -> None:
    records = [trial(number) for number in range(1, 451)]
    with EutilsServer(records, limits_rate=False) as server:
        server.plan(Fault(FaultKind.SLOW, 0.0, only="esearch"))
        server.plan(*[Fault(FaultKind.SLOW, 0.0, only="efetch")] * 2)
        server.plan(*[Fault(FaultKind.BAD_GATEWAY, only="efetch")] * 9)
        environment = {"PLAINCITE_EUTILS_URL": server.url}
        result = run("corpus", "fetch", folder, "--query", "willow", fails=True, env=environment)

    assert isinstance(result.exception, ServiceDownError)
    with Corpus.open(folder) as kept:
        assert len(kept) == 400


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="neither"),
        pytest.param(("--query", "x", "--pmids", "-"), id="both"),
        pytest.param(("--pmids", "-", "--source", "europepmc"), id="ids of another service"),
    ],
)
def test_wrong_usage(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run("corpus", "fetch", folder, *arguments, fails=True, input="1").exit_code == 2


def test_a_folder_without_corpus_is_told_before_anything_is_asked(
    tmp_path: Path, server: EutilsServer
) -> None:
    result = run("corpus", "fetch", tmp_path / "none", "--query", "x", fails=True)

    assert isinstance(result.exception, CorpusNotFoundError)
    assert server.requests == []


@pytest.mark.parametrize("text", ["", "# nothing\n", "1 two 3", "1.5", "-1", "0", "１２"])
def test_a_list_of_pmids_with_something_else_in_it(text: str) -> None:
    with pytest.raises(SourceError):
        read_pmids(text, "pmids.txt")
