"""Standing: retracted work is never evidence; other notices are shown."""

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.standing import standing
from plaincite.model.evidence import Standing
from plaincite.model.record import DigestFacts, Notice, NoticeKind, Record, Section

TEXT = (Section("We randomly assigned 90 adults to tea. Pain fell."),)


def judged(record: Record) -> Standing:
    """The standing of *record* with its own appraisal."""
    return standing(record, appraise(record))


def noticed(kind: NoticeKind, direction: str = "in") -> Record:
    """A record with one notice."""
    notice = Notice(kind, "in" if direction == "in" else "of", pmid="2")
    return Record("pmid:1", "Tea for gout", TEXT, notices=(notice,))


@pytest.mark.parametrize(
    ("record", "word"),
    [
        pytest.param(noticed(NoticeKind.RETRACTION), "retracted", id="retracted by a link"),
        pytest.param(noticed(NoticeKind.PARTIAL_RETRACTION), "part", id="retracted in part"),
        pytest.param(noticed(NoticeKind.REPUBLICATION), "new version", id="old of a republished"),
        pytest.param(noticed(NoticeKind.RETRACTION, "of"), "notice", id="a retraction notice"),
        pytest.param(noticed(NoticeKind.CONCERN, "of"), "notice", id="a concern about another"),
        pytest.param(Record("x", "RETRACTED: Tea", TEXT), "retracted", id="title: RETRACTED:"),
        pytest.param(Record("x", "Tea (Retracted)", TEXT), "retracted", id="title: (Retracted)"),
        pytest.param(Record("x", "WITHDRAWN: Tea", TEXT), "withdrawn", id="title: WITHDRAWN:"),
        pytest.param(Record("x", "Retraction: Tea", TEXT), "notice", id="title: Retraction:"),
        pytest.param(Record("x", "Correction to: Tea", TEXT), "notice", id="title: Correction to"),
        pytest.param(
            Record("x", "Tea", TEXT, publication_types=("Retracted Publication",)), "retracted",
            id="by type",
        ),
        pytest.param(
            Record("x", "Tea", TEXT, publication_types=("Published Erratum",)), "notice",
            id="an erratum by type",
        ),
        pytest.param(Record("x", "Tea for gout"), "no abstract", id="nothing to read"),
        pytest.param(Record("x", "Tea", (Section("  "),)), "no abstract", id="only spaces"),
        pytest.param(
            Record("x", "Tea: study protocol", (Section("Adults will be randomised."),)), "plan",
            id="a protocol",
        ),
        pytest.param(
            Record("x", "Tea", TEXT, digest=DigestFacts(note="Lacks results.")), "no results",
            id="an editor's note",
        ),
    ],
)  # fmt: skip
def test_not_usable(record: Record, word: str) -> None:
    found = judged(record)

    assert not found.usable
    assert found.reason is not None
    assert word in found.reason


@pytest.mark.parametrize("kind", [NoticeKind.CORRECTION, NoticeKind.CONCERN, NoticeKind.UPDATE])
def test_usable_and_shown(kind: NoticeKind) -> None:
    record = noticed(kind)

    assert judged(record) == Standing(usable=True, reason=None, notices=record.notices)


def test_the_new_version_of_a_republished_article_is_usable() -> None:
    assert judged(noticed(NoticeKind.REPUBLICATION, "of")).usable


def test_a_comment_is_no_notice_for_readers() -> None:
    assert judged(noticed(NoticeKind.COMMENT)).notices == ()


def test_a_preprint_is_usable_and_says_so() -> None:
    found = judged(Record("x", "Tea for gout", TEXT, is_preprint=True))

    assert found.usable
    assert [notice.note for notice in found.notices if notice.note and "Preprint" in notice.note]


def test_a_study_about_retractions_is_not_retracted() -> None:
    assert judged(Record("x", "Retraction of the gum after tea", TEXT)).usable
