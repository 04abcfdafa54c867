"""Harms: what studies report of side effects and safety, beside what they report of benefit."""

from collections.abc import Iterator, Sequence

from plaincite.compose.findings import Draft, sentence_draft
from plaincite.compose.lead import study_name
from plaincite.model.evidence import Evidence

__all__ = ["harm_drafts"]


def harm_drafts(evidence: Sequence[Evidence]) -> Iterator[Draft]:
    """Yield drafts of harms, one a study, leaving out what its finding already says."""
    for item in evidence:
        told = {sentence.span for sentence in item.finding.sentences}
        for sentence in [new for new in item.harms if new.span not in told][:1]:
            opening = f"On harms, the {study_name(item)} reported:"
            yield sentence_draft(item, (sentence,), opening=opening, may_quote=False)
