"""The other side: studies that disagree with the main findings or found no difference."""

from collections.abc import Sequence

from plaincite.compose.state import State, opposes
from plaincite.compose.wording import number_word
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Evidence

__all__ = ["looked_frame", "split_sides"]

# The main findings keep at least this many studies, even when that leaves the other side short.
_FEWEST_MAIN = 3
_MOST_OTHER = 3


def split_sides(
    evidence: Sequence[Evidence], state: State
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return (main, other), each in the order of *evidence*; reports of one trial stay together."""
    against = [
        item
        for item in evidence
        if item.same_trial_as is None
        and item.finding.is_direct
        and opposes(item.finding.stance, state)
    ]
    room = max(0, min(_MOST_OTHER, len(evidence) - _FEWEST_MAIN))
    chosen = {item.record.record_id for item in against[:room]}
    main = [item for item in evidence if item.trial_id not in chosen]
    return tuple(main), tuple(item for item in evidence if item.trial_id in chosen)


def looked_frame(n_studies: int, n_shown: int, n_other: int) -> Statement:
    """Say how many studies were searched for disagreement, how many are shown, what was found."""
    bear = "study that bears" if n_studies == 1 else "studies that bear"
    shown = f"; {number_word(n_shown)} are shown here" if n_shown < n_studies else ""
    # The findings may hold such a study too: "none" alone would deny it.
    found = (
        f": {number_word(n_other)} did"
        if n_other
        else ". Our rules set none apart, but the findings above may differ from each other"
    )
    return Statement(
        f"We found {number_word(n_studies)} {bear} on this question{shown}. We looked among them "
        f"for studies that disagree or saw no clear difference{found}.",
        StatementKind.FRAME,
    )
