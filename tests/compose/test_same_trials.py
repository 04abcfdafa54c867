"""Two reports of one trial say so; two trials do not."""

from collections.abc import Callable
from dataclasses import replace

from plaincite.compose.findings import citations
from plaincite.compose.same_trials import with_trial_notes
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Evidence


def statement(study: Evidence) -> Statement:
    return Statement(
        "text", StatementKind.CLAIM, citations(study.record, study.finding.sentences), note="Note."
    )


def test_each_report_names_the_other(make_evidence: Callable[..., Evidence]) -> None:
    first = make_evidence(record_id="pmid:1", year=2024)
    older = replace(make_evidence(record_id="pmid:2", year=2018), same_trial_as="pmid:1")
    alone = make_evidence(record_id="pmid:3", year=2020)
    cited = [first, older, alone]

    noted = with_trial_notes([statement(each) for each in cited], cited)

    assert [each.note for each in noted] == [
        "Note. Reports the same study as the 2018 randomised trial here.",
        "Note. Reports the same study as the 2024 randomised trial here.",
        "Note.",
    ]
