"""What a library must know of a page."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from plaincite.library.pages import Page, cited_ids, failed_checks, with_reviewers
from plaincite.model.answer import Check, Severity


def test_cited_are_the_records_of_statements_and_of_references(
    make_page: Callable[..., Page],
) -> None:
    answer = make_page("pmid:2", "pmid:1").answer

    assert cited_ids(answer) == ("pmid:1", "pmid:2")
    assert cited_ids(replace(answer, references=())) == ("pmid:1", "pmid:2")
    assert cited_ids(replace(answer, findings=())) == ("pmid:1", "pmid:2")


def test_only_blocking_checks_block(make_page: Callable[..., Page]) -> None:
    checks = tuple(
        Check(f"{severity.value}.{passed}", severity, passed, "")
        for severity in Severity
        for passed in (True, False)
    )

    assert failed_checks(replace(make_page().answer, checks=checks)) == ("blocking.False",)


def test_a_checksum_is_that_of_the_document(make_page: Callable[..., Page]) -> None:
    page = make_page("pmid:1")

    assert page.sha256 == hashlib.sha256(page.document.encode("utf-8")).hexdigest()


def test_a_page_names_its_reviewers_or_stays_as_it_is(make_page: Callable[..., Page]) -> None:
    answer = make_page().answer

    assert with_reviewers(answer, ("Ada", "Ben")).provenance.reviewed_by == "Ada, Ben"
    assert with_reviewers(answer, ()) is answer
