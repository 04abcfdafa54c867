"""Wholeness: a sentence told anew must tell most of its source, and every "but" and "not" of it.

The judge asks whether a source bears a sentence out; it does not ask what was left out. "It helped,
but only for a week" bears out "It helped", and so does "Whoever reads this should write that it
helped".
"""

import re
from collections.abc import Iterator, Sequence

from plaincite.compose.generative.limits import lost_limit
from plaincite.compose.generative.sides import swaps_sides
from plaincite.compose.generative.word_order import is_disordered
from plaincite.text import words

__all__ = ["untold_reasons"]

_LEAST_TOLD = 0.4  # share of the source's words of content
_LEAST_OF_TURN = 0.3  # the same, of a part that turns against the rest
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TURN = re.compile(
    r"\b(?:although|but|despite|except|however|in contrast|only|though|unless|until|whereas|while"
    r"|yet)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:cannot|neither|never|no|none|nor|not|without)\b|n['’]t\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:un|in|non-?)([a-z]{4,})", re.IGNORECASE)
# "No clear difference" may be told without its "no".
_ALIKE = re.compile(r"\b(?:alike|as \w+ as|comparable|equal\w*|same|similar\w*)\b", re.IGNORECASE)
_PART_ENDS = re.compile(r"[,;:]\s")
_LETTERS = 5  # of a word's beginning: "reduced" and "reduction" are told alike
_SHORT = 3  # letters; shorter words carry little


def untold_reasons(source: str, told: Sequence[str]) -> tuple[str, ...]:
    """Say what of the sentence *source* the sentences *told* leave out; nothing when all is well.

    >>> untold_reasons("Pain fell, but only in men.", ["Pain fell."])
    ('This part is left out: but only in men.',)
    >>> untold_reasons("Pain fell, but only in men.", ["Only in men did pain fall."])
    ()
    """
    if not told:
        return (f"This sentence of the passage is not told, or not quoted: {source}",)
    whole = " ".join(told)
    said = _content(whole)
    wrong = {
        "Too little of this sentence is told": _share(source, said) < _LEAST_TOLD,
        'A "no", "not" or "without" of this sentence is left out': _loses_a_no(source, whole),
        "What was compared with what has changed places": swaps_sides(source, whole),
        "Words of this sentence that belong together were parted": is_disordered(source, whole),
    }
    for reason, is_so in wrong.items():
        if is_so:
            return (f"{reason}: {source}",)
    lost = [part for part in _turns(source) if _share(part, said) < _LEAST_OF_TURN]
    limit = None if lost else lost_limit(source, whole)
    return tuple(f"This part is left out: {part}" for part in [*lost, *filter(None, [limit])])


def _turns(source: str) -> Iterator[str]:
    """Yield each part of *source* that begins with a turn, up to the next comma."""
    done = 0
    for turn in _TURN.finditer(source):
        if turn.start() < done:
            continue
        rest = source[turn.start() :]
        end = _PART_ENDS.search(rest, len(turn.group()) + 2)
        done = turn.start() + (end.start() if end else len(rest))
        yield source[turn.start() : done]


def _loses_a_no(source: str, told: str) -> bool:
    """Whether *told* denies less often than *source*, which may turn a comparison around.

    "Not invited" may be told as "uninvited"; "untold" denies nothing where nobody speaks of "told".
    """
    if _ALIKE.search(told):
        return False
    denied = [found.group(1)[:_LETTERS].lower() for found in _NEGATED.finditer(told)]
    n_told = len(_NO.findall(told)) + sum(each in _content(source) for each in denied)
    return n_told < len(_NO.findall(_BRACKETS.sub(" ", source)))


def _share(source: str, said: frozenset[str]) -> float:
    wanted = _content(source)
    return len(wanted & said) / len(wanted) if wanted else 1.0


def _content(text: str) -> frozenset[str]:
    plain = _BRACKETS.sub(" ", text.lower())
    return frozenset(
        word[:_LETTERS] for word in words(plain) if len(word) > _SHORT or word[0].isdigit()
    )
