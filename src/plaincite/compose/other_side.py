"""The other side: studies that disagree with the main findings or found no difference."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from plaincite.compose.state import State, opposes, tell_of_same
from plaincite.compose.wording import number_word
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import AGAINST, Evidence, Headline, Sentence, Stance

__all__ = ["Sides", "Terms", "looked_frame", "split_sides"]

# The main findings keep at least this many studies, even when that leaves the other side with one.
_FEWEST_MAIN = 3
_MOST_OTHER = 3
_FOR = frozenset({Stance.YES})
_ANY_HARM = frozenset({"harm"})  # of which sort, it does not say
_ALONE = (
    "We found one study that bears on this question, and no other that could agree or disagree."
    " It may itself show no clear difference."
)
_OF_NO_ONE_THING = "It does not ask about one treatment or cause, so we set none against another."


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms studies are set against each other."""

    is_open: bool = False  # no one treatment is asked about: what saw no difference opposes nothing
    of_any_harm: bool = False  # no one harm is asked about: sides name one that both tell of
    # Whether a sentence lies as near to the question as one that opens a page.
    is_pertinent: Callable[[Evidence, Headline], bool] = lambda _item, _headline: True


@dataclass(frozen=True, slots=True)
class Sides:
    """The studies of a page, each side in the order of the evidence."""

    main: tuple[Evidence, ...]
    other: tuple[Evidence, ...]
    is_partial: bool = False  # none disagrees as a whole; the other side does for some things
    is_open: bool = False  # no one treatment is asked about: there are no sides
    said: Mapping[str, Sequence[Sentence]] = field(default_factory=dict)  # what sets each apart


def split_sides(
    evidence: Sequence[Evidence],
    state: State,
    speaking: Collection[str] = (),
    terms: Terms = Terms(),
) -> Sides:
    """Set apart the studies that disagree; reports of one trial stay together.

    Each says so in a sentence on the very treatment, people and end asked about, and on an outcome
    that those it is set against tell of. Where none does, those that saw no difference for some
    outcomes are set apart instead.

    Args:
        evidence: Strongest first.
        state: What the studies say together.
        speaking: Record ids of the studies in the short answer: no other side, where it is one
            alone, or where they are so for some outcomes only.
        terms: What a sentence must be to set its study apart.
    """
    able = [item for item in evidence if item.same_trial_as is None and item.finding.is_direct]
    against = _nulls(able, terms) if terms.is_open else _against(able, state, terms)
    if len(speaking) == 1:
        against = [item for item in against if item.trial_id not in speaking]
    is_partial = not against and not terms.is_open
    if is_partial:
        against = [item for item in _partly(able, terms) if item.trial_id not in speaking]
    room = max(min(1, len(evidence) - 1), min(_MOST_OTHER, len(evidence) - _FEWEST_MAIN))
    chosen = {item.record.record_id for item in against[:room]}
    main = tuple(item for item in evidence if item.trial_id not in chosen)
    other = tuple(item for item in evidence if item.trial_id in chosen)
    telling = _FOR if state is State.NO and not (is_partial or terms.is_open) else AGAINST
    said = {
        item.record.record_id: _speaking(item, telling, terms)[0].sentences
        for item in other
        if item.record.record_id in chosen
    }
    return Sides(main, other, is_partial, terms.is_open, said)


def _against(able: Sequence[Evidence], state: State, terms: Terms) -> list[Evidence]:
    mine, others = (AGAINST, _FOR) if state is State.NO else (_FOR, AGAINST)
    told = [each for item in able for each in _saying(item, mine)]
    return [
        item
        for item in able
        if opposes(item.finding.stance, state)
        and _is_of_same(_speaking(item, others, terms), told, is_strict=terms.of_any_harm)
    ]


def _nulls(able: Sequence[Evidence], terms: Terms) -> list[Evidence]:
    null = Stance.NO_CLEAR_DIFFERENCE
    return [
        item
        for item in able
        if item.finding.stance is null and not _shown(item, _FOR) and _speaking(item, {null}, terms)
    ]


def _partly(able: Sequence[Evidence], terms: Terms) -> list[Evidence]:
    """Mixed findings, one sentence of which is plainly against; their best one is no plain yes."""
    told = [each for item in able for each in _saying(item, _FOR)]
    return [
        item
        for item in able
        if item.finding.stance is Stance.MIXED
        and item.finding.headlines
        and item.finding.headlines[0].stance is not Stance.YES
        and _is_of_same(_speaking(item, AGAINST, terms), told, is_strict=terms.of_any_harm)
    ]


def _saying(item: Evidence, stances: Collection[Stance]) -> list[Headline]:
    return [
        each
        for each in item.finding.headlines
        if each.stance in stances and each.is_direct and each.is_on_asked
    ]


def _shown(item: Evidence, stances: Collection[Stance]) -> list[Headline]:
    """What is said in the very sentences that the page would quote."""
    quoted = {sentence.span for sentence in item.finding.sentences}
    return [each for each in _saying(item, stances) if each.sentence.span in quoted]


def _speaking(item: Evidence, stances: Collection[Stance], terms: Terms) -> list[Headline]:
    able = (each for each in _shown(item, stances) if each.may_oppose)
    return [each for each in able if terms.is_pertinent(item, each)]


def _is_of_same(said: Sequence[Headline], told: Sequence[Headline], *, is_strict: bool) -> bool:
    """Tell whether a sentence of *said* speaks of what one of *told* does."""
    pairs = ((one, other) for one in said for other in told)
    if is_strict:
        return any((one.outcomes & other.outcomes) - _ANY_HARM for one, other in pairs)
    return any(tell_of_same(one, other) for one, other in pairs)


def looked_frame(
    n_studies: int, n_shown: int, n_other: int, *, sides: Sides, tells_of_harms: bool = False
) -> Statement:
    """Say how many studies were searched for disagreement, how many are shown, what was found.

    Args:
        n_studies: That bear on the question.
        n_shown: Of them, on the page.
        n_other: Of them, on the other side.
        sides: As they were split.
        tells_of_harms: A study that bears on harms alone is on the page besides.
    """
    bear = "study that bears" if n_studies == 1 else "studies that bear"
    shown = f"; {number_word(n_shown)} are on this page" if n_shown < n_studies else ""
    # The findings may hold such results too: a bare count, or "none", would deny it.
    if not n_other:
        found = "We set none apart, but a finding above may show no clear difference."
    else:
        stands = f"{number_word(n_other)} {'stands' if n_other == 1 else 'stand'} here"
        part = ", for some outcomes only" if sides.is_partial else ""
        found = f"{stands[0].upper()}{stands[1:]}{part}; the findings above may hold more."
    besides = " Besides them, a study of harms alone is quoted." if tells_of_harms else ""
    if n_studies == 1 and not n_other:
        return Statement(_ALONE + besides.replace("them", "it"), StatementKind.FRAME)
    looked = "We looked among them for studies that disagree or saw no clear difference."
    if sides.is_open:
        looked, found = _OF_NO_ONE_THING, _null(n_other) if n_other else ""
    said = f"We found {number_word(n_studies)} {bear} on this question{shown}."
    told = " ".join(filter(None, (said, looked, found)))
    return Statement(f"{told}{besides}", StatementKind.FRAME)


def _null(n_other: int) -> str:
    saw = f"{number_word(n_other)} that saw no clear difference"
    return f"{saw[0].upper()}{saw[1:]} {'stands' if n_other == 1 else 'stand'} here."
