"""The other side: studies that disagree with the main findings or found no difference."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from plaincite.compose.state import AGAINST, State, opposes
from plaincite.compose.wording import number_word
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Evidence, Stance

__all__ = ["Sides", "looked_frame", "split_sides"]

# The main findings keep at least this many studies, even when that leaves the other side short.
_FEWEST_MAIN = 3
_MOST_OTHER = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """The studies of a page, each side in the order of the evidence."""

    main: tuple[Evidence, ...]
    other: tuple[Evidence, ...]
    is_partial: bool = (
        False  # none disagrees as a whole; those on the other side do for some things
    )


def split_sides(
    evidence: Sequence[Evidence], state: State, speaking: Collection[str] = ()
) -> Sides:
    """Set apart the studies that disagree; reports of one trial stay together.

    Where none does, those that saw no difference for some outcomes are set apart instead.

    Args:
        evidence: Strongest first.
        state: What the studies say together.
        speaking: Record ids of the studies in the short answer, which is no other side.
    """
    able = [item for item in evidence if item.same_trial_as is None and item.finding.is_direct]
    against = [item for item in able if opposes(item.finding.stance, state)]
    partly = [item for item in able if _is_against_in_part(item) and item.trial_id not in speaking]
    is_partial = not against
    room = max(0, min(_MOST_OTHER, len(evidence) - _FEWEST_MAIN))
    chosen = {item.record.record_id for item in (against or partly)[:room]}
    main = tuple(item for item in evidence if item.trial_id not in chosen)
    return Sides(main, tuple(item for item in evidence if item.trial_id in chosen), is_partial)


def _is_against_in_part(item: Evidence) -> bool:
    """A mixed finding, one sentence of which is plainly against; its best one is no plain yes."""
    finding = item.finding
    if finding.stance is not Stance.MIXED or not finding.headlines:
        return False
    is_against = any(each.stance in AGAINST and each.is_direct for each in finding.headlines)
    return is_against and finding.headlines[0].stance is not Stance.YES


_ALONE = (
    "We found one study that bears on this question, and no other that could agree or disagree."
    " It may itself show no clear difference."
)


def looked_frame(
    n_studies: int, n_shown: int, n_other: int, *, is_partial: bool, tells_of_harms: bool = False
) -> Statement:
    """Say how many studies were searched for disagreement, how many are shown, what was found.

    Args:
        n_studies: That bear on the question.
        n_shown: Of them, on the page.
        n_other: Of them, on the other side.
        is_partial: These disagree for some things only.
        tells_of_harms: A study that bears on harms alone is on the page besides.
    """
    bear = "study that bears" if n_studies == 1 else "studies that bear"
    shown = f"; {number_word(n_shown)} are on this page" if n_shown < n_studies else ""
    # The findings may hold such results too: a bare count, or "none", would deny it.
    if not n_other:
        found = "We set none apart, but a finding above may show no clear difference."
    else:
        stands = f"{number_word(n_other)} {'stands' if n_other == 1 else 'stand'} here"
        part = ", for some outcomes only" if is_partial else ""
        found = f"{stands[0].upper()}{stands[1:]}{part}; the findings above may hold more."
    besides = " Besides them, a study of harms alone is quoted." if tells_of_harms else ""
    if n_studies == 1 and not n_other:
        return Statement(_ALONE + besides.replace("them", "it"), StatementKind.FRAME)
    return Statement(
        f"We found {number_word(n_studies)} {bear} on this question{shown}. We looked among them "
        f"for studies that disagree or saw no clear difference. {found}{besides}",
        StatementKind.FRAME,
    )
