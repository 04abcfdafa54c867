"""Pages: an answer on its way into a library, with what the library must know of it."""

import hashlib
from dataclasses import dataclass, replace

from plaincite.model.answer import Answer, Severity
from plaincite.model.library import Origin

__all__ = ["Page", "cited_ids", "failed_checks", "with_reviewers"]


@dataclass(frozen=True, slots=True)
class Page:
    """An answer and its JSON document; the door makes the one from the other."""

    answer: Answer
    document: str
    origin: Origin = Origin.ANSWERED
    ledger: tuple[str, ...] = ()  # what changed since the public page, for its readers

    @property
    def sha256(self) -> str:
        """The checksum of the document."""
        return hashlib.sha256(self.document.encode()).hexdigest()


def cited_ids(answer: Answer) -> tuple[str, ...]:
    """Return the ids of the records that *answer* cites or lists, sorted, each once."""
    cited = {
        citation.record_id for statement in answer.statements for citation in statement.citations
    }
    return tuple(sorted(cited | {reference.record_id for reference in answer.references}))


def failed_checks(answer: Answer) -> tuple[str, ...]:
    """Return the ids of the blocking checks that *answer* fails, in order."""
    return tuple(
        check.check_id
        for check in answer.checks
        if check.severity is Severity.BLOCKING and not check.passed
    )


def with_reviewers(answer: Answer, names: tuple[str, ...]) -> Answer:
    """Return *answer* as readers see it: naming who approved it, where somebody did.

    A stored document is never changed, so the names are put in when the page is shown.
    """
    if not names:
        return answer
    reviewed = replace(answer.provenance, reviewed_by=", ".join(names))
    return replace(answer, provenance=reviewed)
