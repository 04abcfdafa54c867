"""Records that tell of one study, and older versions."""

import pytest

from plaincite.appraise.duplicates import has_newer_version, same_study, superseded_by
from plaincite.model.record import (
    Author,
    DigestFacts,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
)

TITLE = "Yoga for chronic back pain: a randomised trial"


def record(record_id: str = "pmid:1", **more: object) -> Record:
    fields: dict[str, object] = {"title": f"Study {record_id}", **more}
    return Record(record_id, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param({"doi": "10.1/A"}, {"doi": "10.1/a"}, True, id="one DOI in two cases"),
        pytest.param({"title": TITLE}, {"title": TITLE + "."}, True, id="one title"),
        pytest.param(
            {"title": TITLE, "authors": (Author(family="Ode"),)},
            {"title": TITLE, "authors": (Author(family="Elm"),)},
            False,
            id="one title, two first authors",
        ),
        pytest.param({"title": "Editorial"}, {"title": "Editorial"}, False, id="a short title"),
        pytest.param(
            {"registry_ids": ("NCT01234567",), "date": PublicationDate(2020)},
            {"registry_ids": ("NCT01234567",), "date": PublicationDate(2020)},
            True,
            id="one registration in one year",
        ),
        pytest.param(
            {"registry_ids": ("NCT01234567",), "date": PublicationDate(2020)},
            {"registry_ids": ("NCT01234567",), "date": PublicationDate(2025)},
            False,
            id="a later report of the trial",
        ),
        pytest.param(
            {"registry_ids": ("NCT01234567",), "digest": DigestFacts(note="Same trial as X.")},
            {"registry_ids": ("NCT01234567",), "date": PublicationDate(2025)},
            True,
            id="the editor says so",
        ),
    ],
)
def test_same_study(one: dict[str, object], two: dict[str, object], same: bool) -> None:
    assert same_study(record("pmid:1", **one), record("pmid:2", **two)) is same


def test_a_notice_of_update_names_the_newer_version() -> None:
    update = Notice(NoticeKind.UPDATE, "in", pmid="2")
    old, new = record("pmid:1", notices=(update,)), record("pmid:2", pmid="2")

    assert superseded_by(old, (old, new)) == new
    assert superseded_by(new, (old, new)) is None
    assert has_newer_version(old)
    assert not has_newer_version(new)


def test_a_later_cochrane_version_supersedes_the_earlier() -> None:
    old = record("a", doi="10.1002/14651858.CD000001.pub2")
    new = record("b", doi="10.1002/14651858.cd000001.pub3")
    other = record("c", doi="10.1002/14651858.CD000009.pub9")

    assert superseded_by(old, (old, other, new)) == new
    assert superseded_by(new, (old, other, new)) is None
