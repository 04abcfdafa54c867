"""Replies to programs hold every text that a quote may count in."""

import pytest

from plaincite.model.claim import TextSource
from plaincite.model.record import FullText, LaySummary, Record, Section
from plaincite.publish.replies import RecordReply, record_reply

LAY = LaySummary("plain-language-summary", "eng", (Section("Walking eased pain."),))
BODY = FullText((Section("Pain fell by 2 points.", label="RESULTS"),), licence="CC BY 4.0")
ABSTRACT = (Section("Walking was tried."),)


def reply(record: Record) -> RecordReply:
    return record_reply(record, corpus="made", snapshot="1", not_evidence_because=None)


def test_a_record_of_an_abstract_alone_has_no_other_text() -> None:
    assert reply(Record("pmid:7", "Walking", ABSTRACT)).other_texts == ()


@pytest.mark.parametrize("source", ["lay_summary", "full_text"])
def test_other_texts_are_those_that_offsets_count_in(source: TextSource) -> None:
    record = Record("pmid:7", "Walking", ABSTRACT, lay_summaries=(LAY, LAY), full_text=BODY)
    found = reply(record).other_texts

    assert [each.text for each in found if each.text_source == source] == [record.text_in(source)]


def test_a_full_text_comes_with_its_licence() -> None:
    (full,) = reply(Record("pmid:7", "Walking", ABSTRACT, full_text=BODY)).other_texts

    assert (full.text_source, full.licence) == ("full_text", "CC BY 4.0")
