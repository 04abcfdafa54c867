"""Claim figures by hand, and files that are not labelled claims."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate import ClaimCase, evaluate_claims, read_claim_cases
from plaincite.model.claim import Label, Verdict

GOOD = '{"claim": "Pain fell.", "evidence": ["Pain fell by 2."], "label": "SUPPORT", "id": 7}'


def judge(claim: str, evidence: Sequence[str]) -> Verdict:
    """Supports what stands word for word in the evidence."""
    supported = any(claim in sentence for sentence in evidence)
    return Verdict(Label.SUPPORT if supported else Label.NOT_ENOUGH_INFO)


def case(claim: str, label: Label) -> ClaimCase:
    return ClaimCase(claim, ("Pain fell. Sleep improved.",), label)


def test_shares_by_hand() -> None:
    """Of 2 supported claims 1 is lost; of 3 unsupported ones 2 are rejected."""
    cases = [
        case("Pain fell.", Label.SUPPORT),
        case("Pain was less.", Label.SUPPORT),
        case("Pain rose.", Label.CONTRADICT),
        case("Mood rose.", Label.NOT_ENOUGH_INFO),
        case("Sleep improved.", Label.NOT_ENOUGH_INFO),
    ]

    figures = evaluate_claims(judge, cases)

    assert figures.lost == pytest.approx(1 / 2)
    assert figures.rejected == pytest.approx(2 / 3)
    assert figures.classification.accuracy == pytest.approx(2 / 5)


def test_the_document_has_the_contracts_fields_first() -> None:
    found = evaluate_claims(judge, [case("Pain fell.", Label.SUPPORT)]).as_dict()

    assert list(found)[:6] == ["n", "accuracy", "macro_f1", "labels", "confusion", "seconds"]


def test_cases_are_read_and_other_fields_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{GOOD}\n\n{GOOD}\n", encoding="utf-8")

    assert (
        read_claim_cases(path)
        == (ClaimCase("Pain fell.", ("Pain fell by 2.",), Label.SUPPORT),) * 2
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{", id="no JSON"),
        pytest.param("[]", id="no object"),
        pytest.param(GOOD.replace("SUPPORT", "TRUE"), id="unknown label"),
        pytest.param(GOOD.replace('["Pain fell by 2."]', '"Pain fell by 2."'), id="no list"),
        pytest.param(GOOD.replace('"Pain fell."', "7"), id="claim is no text"),
        pytest.param("[" * 100_000, id="nested without end"),
    ],
)
def test_a_line_that_is_no_case_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{GOOD}\n{line}\n", encoding="utf-8")

    with pytest.raises(SourceError, match="line 2"):
        read_claim_cases(path)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_file_without_cases_is_an_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(content)

    with pytest.raises(SourceError):
        read_claim_cases(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read_claim_cases(tmp_path / "none.jsonl")
