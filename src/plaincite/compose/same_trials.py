"""Reports of one trial on one page: each says so, since its people must be counted once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from plaincite.compose.lead import study_name
from plaincite.compose.wording import join_words
from plaincite.model.answer import Statement
from plaincite.model.evidence import Evidence

__all__ = ["with_trial_notes"]


def with_trial_notes(
    statements: Sequence[Statement], cited: Collection[Evidence]
) -> tuple[Statement, ...]:
    """Return *statements* with a note on those whose trial has another report on the page.

    Args:
        statements: Findings and the other side, in order.
        cited: All studies of the page.
    """
    studies = {item.record.record_id: item for item in cited}
    return tuple(_noted(statement, studies) for statement in statements)


def _noted(statement: Statement, studies: Mapping[str, Evidence]) -> Statement:
    own = [studies[each.record_id] for each in statement.citations if each.record_id in studies]
    others = [
        other for other in studies.values() if any(_are_of_one_trial(item, other) for item in own)
    ]
    if not others:
        return statement
    named = join_words([f"the {study_name(other)}" for other in others])
    note = f"Reports the same study as {named} here."
    return replace(statement, note=" ".join(filter(None, [statement.note, note])))


def _are_of_one_trial(one: Evidence, other: Evidence) -> bool:
    return one is not other and one.trial_id == other.trial_id
