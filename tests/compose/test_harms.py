"""Harms: which are shown, and in what order."""

from typing import Any

import pytest

from plaincite.compose.harms import harm_drafts, kept_beside
from plaincite.model.answer import Statement, StatementKind

WORSE = Statement("Falls were more frequent.", StatementKind.CLAIM)
SAME = Statement("Falls were similar.", StatementKind.CLAIM)
RARE = Statement("Falls came in 3 of 1,000.", StatementKind.CLAIM)


def test_warnings_come_before_what_calms(make_evidence: Any) -> None:
    calm = make_evidence(harm="Nausea did not differ.")
    warns = make_evidence(record_id="pmid:2", harm="Nausea was more frequent with the tablet.")

    first, second = harm_drafts([calm, warns])

    assert first[0].text.endswith("Nausea was more frequent with the tablet.")
    assert second[0].text.endswith("Nausea did not differ.")


@pytest.mark.parametrize(
    ("n_findings", "harms", "kept"),
    [
        pytest.param(5, (WORSE, SAME), (WORSE, SAME), id="room for both"),
        pytest.param(6, (WORSE, SAME), (WORSE,), id="a study is worth more than no difference"),
        pytest.param(6, (WORSE, RARE), (WORSE, RARE), id="how frequent a harm is stays"),
        pytest.param(7, (SAME,), (SAME,), id="one stays, whatever it says"),
        pytest.param(7, (), (), id="none"),
    ],
)
def test_a_full_page_drops_only_a_second_harm_without_a_difference(
    n_findings: int, harms: tuple[Statement, ...], kept: tuple[Statement, ...]
) -> None:
    findings = (Statement("Pain fell.", StatementKind.CLAIM),) * n_findings

    assert kept_beside(findings, harms, most=7) == kept
