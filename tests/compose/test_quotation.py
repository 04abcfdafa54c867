"""A page repeats at most two sentences and 60 words of an abstract; digests are free to use."""

from dataclasses import replace
from typing import Any

from plaincite.compose.quotation import within_quotation
from plaincite.model.record import DigestFacts
from plaincite.text import words

LONG = "Pain " + "really " * 60 + "fell."


def quoted(evidence: Any) -> set[str]:
    parts = (*evidence.finding.sentences, *evidence.harms, *evidence.limitations)
    return {sentence.span.text for sentence in parts}


def test_the_finding_and_one_more_sentence_stay(make_evidence: Any) -> None:
    full = make_evidence("Pain fell.", harm="Rashes were rare.", limit="It was small.")

    assert quoted(within_quotation(full)) == {"Pain fell.", "Rashes were rare."}


def test_a_sentence_too_long_gives_way(make_evidence: Any) -> None:
    full = make_evidence("Pain fell.", harm=f"Rashes {'often ' * 70}came.", limit="It was small.")
    kept = quoted(within_quotation(full))

    assert kept == {"Pain fell.", "It was small."}
    assert sum(len(words(text)) for text in kept) <= 60


def test_a_study_that_says_it_only_at_length_is_left_out(make_evidence: Any) -> None:
    assert within_quotation(make_evidence(LONG)) is None


def test_a_digest_is_used_whole(make_evidence: Any) -> None:
    study = make_evidence(LONG, harm="Rashes were rare.", limit="It was small.")
    digest = replace(study, record=replace(study.record, digest=DigestFacts()))

    assert within_quotation(digest) is digest
