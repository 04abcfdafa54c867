"""The lead of a finding must hold the facts of the record it introduces."""

from dataclasses import replace

import pytest

from plaincite.model.record import DigestFacts, Record
from plaincite.verify.lead import lead_reasons


@pytest.mark.parametrize(
    "lead",
    [
        "A 2021 randomised trial of 240 adults with knee osteoarthritis (Journal of Joints) found:",
        "A 2021 trial (J Joints, 2021) found:",
        "A randomised trial (NCT01234567) reported:",
        "A trial of 240 people (journal not stated) found:",
    ],
)
def test_facts_of_the_record_are_accepted(lead: str, record: Record) -> None:
    if "not stated" in lead:
        record = replace(record, journal=None, journal_abbreviation=None)

    assert lead_reasons(lead, (record,)) == ()


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param("A 2020 trial of 240 adults (J Joints) found:", id="year"),
        pytest.param("A 2021 trial of 250 adults (J Joints) found:", id="people"),
        pytest.param("A 2021 trial of 240 adults (The Lancet) found:", id="journal"),
        pytest.param("A 2021 phase 3 trial of 240 adults (J Joints) found:", id="phase"),
        pytest.param("A 2021 trial of 240 children (J Joints) found:", id="population"),
        pytest.param("A 2021 systematic review (J Joints) found:", id="design"),
        pytest.param("A 2021 trial (NCT07654321) found:", id="registration"),
        pytest.param("A 2021 trial of 240 adults (journal not stated) found:", id="known journal"),
    ],
)
def test_what_the_record_does_not_say_is_named(lead: str, record: Record) -> None:
    assert lead_reasons(lead, (record,))


def test_a_digests_own_facts_count(record: Record) -> None:
    digest = replace(record, digest=DigestFacts(participants=1234, population="older women"))

    assert lead_reasons("A 2021 trial of 1,234 older women (J Joints) found:", (digest,)) == ()


def test_the_phase_of_the_publication_type_counts(record: Record) -> None:
    trial = replace(record, publication_types=("Clinical Trial, Phase II",))

    assert lead_reasons("A 2021 phase 2 trial (J Joints) found:", (trial,)) == ()
