"""The other side: studies that disagree with the main findings or found no difference."""

from collections.abc import Sequence

from plaincite.compose.state import State, opposes
from plaincite.compose.wording import count
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Evidence

__all__ = ["looked_frame", "split_sides"]

# The main findings keep at least this many studies, even when that leaves the other side short.
_FEWEST_MAIN = 3
_MOST_OTHER = 3


def split_sides(
    evidence: Sequence[Evidence], state: State
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return (main, other), each in the order of *evidence*."""
    against = [
        item for item in evidence if item.finding.is_direct and opposes(item.finding.stance, state)
    ]
    room = max(0, min(_MOST_OTHER, len(evidence) - _FEWEST_MAIN))
    other = against[:room]
    chosen = {item.record.record_id for item in other}
    return tuple(item for item in evidence if item.record.record_id not in chosen), tuple(other)


def looked_frame(n_studies: int, n_other: int) -> Statement:
    """Say how many studies were searched for disagreement, and how many showed it."""
    bearing = count(n_studies, "study", plural="studies")
    verb = "bears" if n_studies == 1 else "bear"
    # The findings may hold such a study too: "none" alone would deny it.
    shown = (
        f"{count(n_other, 'study', plural='studies')} of them"
        if n_other
        else "our rules set none apart, but the findings above may differ from each other"
    )
    return Statement(
        f"We found {bearing} that {verb} on this question and looked for those that disagree or "
        f"saw no clear difference: {shown}.",
        StatementKind.FRAME,
    )
