"""What titles and publication types alone say of a record's fate."""

import pytest

from plaincite.ingest.notices import linked_notice, with_stated_notices
from plaincite.model.record import Notice, NoticeKind


@pytest.mark.parametrize(
    ("title", "direction"),
    [
        ("RETRACTED: Walking and sleep", "in"),
        ("Retracted Article: Walking and sleep", "in"),
        ("WITHDRAWN: Walking and sleep", "in"),
        ("Walking and sleep (Retracted article. See vol. 2)", "in"),
        ("Walking and sleep [Retracted]", "in"),
        ("Retraction: Walking and sleep", "of"),
        ("Retraction notice to “Walking and sleep”", "of"),
        ("Withdrawal: how to stop a sleeping pill", None),
        ("Retraction of the scapula while walking", None),
        ("Citations of retracted articles (retracted papers)", None),
        ("Correction of posture", None),
    ],
)
def test_a_title_says_retracted_only_in_the_forms_that_journals_use(
    title: str, direction: str | None
) -> None:
    notices = with_stated_notices((), (), title)

    assert [notice.direction for notice in notices] == ([direction] if direction else [])
    assert all(notice.kind is NoticeKind.RETRACTION for notice in notices)


def test_each_fate_is_stated_once() -> None:
    """A link knows more than a type, a type comes before a title; different fates all stay."""
    link = Notice(NoticeKind.CORRECTION, "of", pmid="7")
    types = ("Published Erratum", "Retracted Publication", "Expression of Concern")

    assert with_stated_notices((link,), types, "RETRACTED: Walks") == (
        link,
        Notice(NoticeKind.RETRACTION, "in", source="publication type"),
        Notice(NoticeKind.CONCERN, "of", source="publication type"),
    )


def test_a_link_of_no_known_form_is_left_out() -> None:
    assert linked_notice("", pmid="7", source=None) is None
    assert linked_notice("?!", pmid="7", source=None) is None
