"""Entity lock: the things a claim names (drug, condition, outcome) must be the evidence's own.

A name counts in another form of the word ("removal" for "removing", "dyslexia" for "dyslexic"),
and a plain word where the evidence says how ("drank" for "intake"). Prefixes are never cut, and no
two stems are the same that merely look alike: "prednisone" is not "prednisolone".
"""

from functools import lru_cache
from typing import Final

from plaincite.verify.alike import SAID_BY
from plaincite.verify.case import Case
from plaincite.verify.figures import figure_places, figures
from plaincite.verify.lengths import are_as_long, lengths
from plaincite.verify.lexicon import ROLES, Role
from plaincite.verify.reading import Word, read

__all__ = ["entity_reasons", "other_forms"]


# Endings that make another form of one word. Pairs, so that "general" and "generic" stay apart.
_FORMS: Final = tuple(
    tuple("" if part == "-" else part for part in pair.split("/"))
    for pair in """al/- al/e ia/ic y/ic y/- e/- er/- er/e or/- or/e ance/- ence/- ance/e ance/ant
    ence/ent ness/- ity/- ity/e ful/- iz/- iz/y ous/- th/- ship/- hood/- ive/- ive/e ive/ion
    al/n c/ct at/- at/e iv/- ation/- iti/- iness/y en/- ist/- sis/tic ar/- ary/- ic/- ic/s ial/-
    at/ion ag/- ur/- s/- abl/- abl/e ab/abl ib/ibl b/pt d/s t/ss us/al um/al ular/- ment/-
    mental/- ement/- """.split()
)
_YEARS = ("year", "years", "month", "months")
_OF_A_BOUND = frozenset("under over below above before".split())
_COMPARING = frozenset("more less as equally".split())
_NONE: Final[frozenset[str]] = frozenset()
_LEAST = 4  # letters that both forms share


def entity_reasons(case: Case) -> tuple[str, ...]:
    """Name the content words that quote, title, abbreviations and synonyms do not account for."""
    counted = figure_places(case.claim.text)
    missing = [
        word
        for word in case.claim.of(Role.CONTENT)
        if word.at not in counted and not _is_named(word, case)
    ]
    return tuple(
        dict.fromkeys(f'The cited sentence does not speak of "{word.text}".' for word in missing)
    )


def _is_named(word: Word, case: Case) -> bool:
    if word.key in case.named or _is_left_to_others(word, case) or _is_length(word, case):
        return True
    return all(_is_known(form, case, is_compared=word.text.endswith("er")) for form in word.stems)


def _is_left_to_others(word: Word, case: Case) -> bool:
    """Whether it names nothing here, and another lock judges what it says."""
    text, before = word.text, case.claim.text_at(word.at - 1)
    if before == "as" and text in ("high", "low", "long", "good", "bad"):
        return True  # "twice as high as"
    if word.key == "~almost":  # of what a figure is nearly
        return word.at + 1 in figure_places(case.claim.text)
    if text == "least":
        return before == "at" or "lowest" in case.evidence.written
    if text in ("low", "high", "moderate"):
        return _is_graded(word, case)
    is_bound = text == "age" and _bounds_a_figure(word, case)
    return is_bound or text == "could" or _is_likely(word, before) or _stays_same(word, case)


def _is_length(word: Word, case: Case) -> bool:
    """Whether it is a length of time that the evidence tells by a figure: "within a month"."""
    told = [(each.amount, each.measure) for each in figures(case.evidence.text)]
    return any(
        mine == theirs or are_as_long(mine, theirs)
        for mine in lengths(read(word.text))
        for theirs in told
    )


def _is_likely(word: Word, before: str) -> bool:
    """Whether it compares chances, which the direction lock judges: "more likely"."""
    return word.text == "likely" and before in _COMPARING


def _stays_same(word: Word, case: Case) -> bool:
    """Whether a null follows, which the direction lock judges: "stayed the same"."""
    after = case.claim.words[word.at + 1 : word.at + 3]
    return word.key == "~stay" and any(other.role is Role.NULL for other in after)


def _bounds_a_figure(word: Word, case: Case) -> bool:
    """Whether "age" only says what a figure is: "65 years of age", "under the age of 65"."""
    text_at = case.claim.text_at
    if text_at(word.at - 1) == "of" and text_at(word.at - 2) in _YEARS:
        return True
    earlier = {text_at(word.at - 1), text_at(word.at - 2)}
    return text_at(word.at + 1) == "of" and bool(earlier & _OF_A_BOUND)


def _amounts(text: str) -> set[tuple[str, str | None]]:
    return {(figure.amount, figure.measure) for figure in figures(text)}


def _is_graded(word: Word, case: Case) -> bool:
    """Whether it grades a certainty, which another lock judges."""
    near = case.claim.words[max(0, word.at - 8) : word.at + 3]
    return any(other.text in ("certainty", "confidence", "quality") for other in near)


def _is_known(form: str, case: Case, *, is_compared: bool) -> bool:
    return (
        form in case.named
        or ROLES.get(form, ("",))[0] is Role.STOP
        or any(other in case.named for other in other_forms(form) if not is_compared)
        or not SAID_BY.get(form, _NONE).isdisjoint(case.named)
    )


@lru_cache(maxsize=16384)
def other_forms(form: str) -> tuple[str, ...]:
    """Return the other forms that *form*, a stem, may have in the evidence."""
    found = []
    for one, other in _FORMS:
        for ending, instead in ((one, other), (other, one)):
            root = form.removesuffix(ending)
            if form.endswith(ending) and len(root) >= _LEAST and root != form + instead:
                found.append(root + instead)
    return tuple(dict.fromkeys(found))
