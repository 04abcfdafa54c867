"""Programs ask, search, verify and check; threads and asyncio get the same answers."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plaincite import AsyncPlaincite, Plaincite, PlainciteError, read_page, render
from plaincite.errors import CorpusNotFoundError, PageError, UnknownRecordError
from plaincite.publish.forms import FORMS

QUESTION = "Does zinc shorten colds?"
STATINS = "Do statins cause muscle pain?"


def test_a_question_is_answered_from_the_corpus_named(colds: Plaincite) -> None:
    answer = colds.ask(QUESTION)

    assert {reference.pmid for reference in answer.references} <= {"11", "12"}
    assert answer.provenance.corpus == colds.snapshot
    assert answer.provenance.corpus_name == colds.corpus_name


def test_without_a_corpus_it_is_the_starter_library() -> None:
    with Plaincite.open() as starter:
        assert starter.corpus_name == "starter library"
        assert len(starter) > 150
        assert starter.ask("").status.value == "declined"


def test_search_is_best_first_and_at_most_limit(colds: Plaincite) -> None:
    found = colds.search("zinc lozenges nausea", limit=2)

    assert found[0].record.pmid == "11"
    assert len(found) == 2
    assert found[0].score >= found[1].score


@pytest.mark.parametrize("text", ["", "?", "\x00", "x" * 100_000, 'title:"', "🧂" * 500])
def test_search_takes_any_text(text: str, colds: Plaincite) -> None:
    assert colds.search(text) == () or colds.search(text)


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_limit_out_of_bounds_is_refused(limit: int, colds: Plaincite) -> None:
    with pytest.raises(ValueError, match="between 1 and 1,000"):
        colds.search("zinc", limit=limit)


@pytest.mark.parametrize("name", ["11", "pmid:11"])
def test_a_record_is_named_by_pmid_or_id(name: str, colds: Plaincite) -> None:
    assert colds.record(name).pmid == "11"


@pytest.mark.parametrize("name", ["99", "", "pmid:", "doi:none", "\ud800", "x" * 10_000])
def test_an_unknown_record_is_an_error_in_one_line(name: str, colds: Plaincite) -> None:
    with pytest.raises(UnknownRecordError, match="has no record") as caught:
        colds.record(name)

    assert len(str(caught.value)) < 250


def test_a_page_is_checked_with_the_records(colds: Plaincite) -> None:
    answer = colds.ask(QUESTION)

    assert colds.check(answer) == answer.checks


def test_a_page_survives_as_json() -> None:
    with Plaincite.open() as starter:
        answer = starter.ask(STATINS)

    assert render(read_page(render(answer, "json")), "json") == render(answer, "json")


def test_a_page_is_written_in_every_form(colds: Plaincite) -> None:
    answer = colds.ask(QUESTION)

    assert all(render(answer, form) is not None for form in FORMS)
    with pytest.raises(ValueError, match="no form 'docx'"):
        render(answer, "docx")


def test_what_is_no_page_is_refused() -> None:
    with pytest.raises(PageError):
        read_page("{}")


def test_a_missing_corpus_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(CorpusNotFoundError) as caught:
        Plaincite.open(tmp_path)

    assert isinstance(caught.value, PlainciteError)


def test_threads_get_the_answers_that_one_would(colds: Plaincite) -> None:
    questions = [QUESTION, "zinc", "Do colds cause nausea?"] * 4
    expected = [colds.ask(question) for question in questions]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(colds.ask, questions)) == expected


def test_asyncio_gets_the_same(folder: Path, colds: Plaincite) -> None:
    async def gather() -> object:
        async with await AsyncPlaincite.open(folder) as opened:
            return tuple(
                await asyncio.gather(
                    opened.ask(QUESTION),
                    opened.search("zinc", limit=1),
                    opened.verify("Zinc lozenges shortened colds by two days.", ["11"]),
                    opened.record("11"),
                    opened.check(colds.ask(QUESTION)),
                )
            )

    assert asyncio.run(gather()) == (
        colds.ask(QUESTION),
        colds.search("zinc", limit=1),
        colds.verify("Zinc lozenges shortened colds by two days.", ["11"]),
        colds.record("11"),
        colds.ask(QUESTION).checks,
    )


def test_whoever_waits_is_told_what_comes_next(colds: Plaincite) -> None:
    stages: list[str] = []
    colds.ask(QUESTION, on_stage=stages.append)
    assert stages == ["understand", "search", "compose"]

    stages.clear()
    colds.ask("What is the capital of France?", on_stage=stages.append)
    assert stages == ["understand"]
