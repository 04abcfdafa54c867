"""A retracted article is never evidence; a corrected one may be."""

from dataclasses import replace

import pytest

from plaincite.model.record import Notice, NoticeKind, Record
from plaincite.verify.standing import standing_reason


@pytest.mark.parametrize(
    "notice",
    [
        Notice(NoticeKind.CORRECTION, "in"),
        Notice(NoticeKind.CONCERN, "in"),
        Notice(NoticeKind.COMMENT, "of"),
        Notice(NoticeKind.REPUBLICATION, "of"),
    ],
)
def test_other_notices_do_not_bar_a_record(notice: Notice, record: Record) -> None:
    assert standing_reason(replace(record, notices=(notice,))) is None


@pytest.mark.parametrize(
    "change",
    [
        {"notices": (Notice(NoticeKind.RETRACTION, "in"),)},
        {"notices": (Notice(NoticeKind.RETRACTION, "of"),)},
        {"notices": (Notice(NoticeKind.PARTIAL_RETRACTION, "in"),)},
        {"notices": (Notice(NoticeKind.REPUBLICATION, "in"),)},
        {"title": "RETRACTED: Exercise for knees"},
        {"title": "Retracted Article: Exercise for knees"},
        {"publication_types": ("Journal Article", "Retracted Publication")},
    ],
)
def test_retracted_records_and_retraction_notices_are_barred(
    change: dict[str, object], record: Record
) -> None:
    assert standing_reason(replace(record, **change)) is not None  # type: ignore[arg-type]


def test_an_article_about_retractions_is_not_retracted(record: Record) -> None:
    assert standing_reason(replace(record, title="Retracted trials in pain: a survey")) is None
