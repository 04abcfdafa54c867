"""Sentence kinds: our roles in the words of two public sets of labels."""

import pytest

from plaincite.appraise import sentence_kinds
from plaincite.appraise.sentence_kinds import SCHEMES

ABSTRACT = (
    "Colds are common and costly.",
    "We aimed to determine whether zinc shortens them.",
    "Randomized double-blind trial.",
    "Ninety adults with a cold were recruited.",
    "The zinc group received 20 mg daily for a week.",
    "Zinc significantly shortened colds by two days compared with placebo (P < 0.001).",
    "In conclusion, zinc may shorten colds.",
)
PIBOSO, CLAIMS = sorted(SCHEMES, key=len, reverse=True)


def test_an_abstract_is_told_apart_in_piboso() -> None:
    assert sentence_kinds(ABSTRACT, PIBOSO) == (
        "background",
        "background",
        "study design",
        "population",
        "intervention",
        "outcome",
        "outcome",
    )


def test_a_claim_is_what_is_concluded() -> None:
    assert sentence_kinds(ABSTRACT, CLAIMS) == ("other",) * 6 + ("claim",)


@pytest.mark.parametrize("labels", SCHEMES, ids=len)
def test_every_sentence_has_a_label_of_the_set(labels: frozenset[str]) -> None:
    given = sentence_kinds(("", "?", "x" * 5_000, *ABSTRACT), labels)

    assert len(given) == 3 + len(ABSTRACT)
    assert set(given) <= labels
