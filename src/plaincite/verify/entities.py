"""Entity lock: the things a claim names (drug, condition, outcome) must be the evidence's own.

A name counts in another form of the word ("removal" for "removing", "dyslexia" for "dyslexic"),
and a plain word where the evidence says how ("drank" for "intake"). Prefixes are never cut, and no
two stems are the same that merely look alike: "prednisone" is not "prednisolone".
"""

from functools import lru_cache
from typing import Final

from plaincite.verify.alike import SAID_BY
from plaincite.verify.asides import is_aside
from plaincite.verify.case import Case
from plaincite.verify.figures import figure_places
from plaincite.verify.lexicon import ROLES, Role
from plaincite.verify.reading import Word

__all__ = ["entity_reasons", "other_forms"]


# Endings that make another form of one word. Pairs, so that "general" and "generic" stay apart.
_FORMS: Final = tuple(
    tuple("" if part == "-" else part for part in pair.split("/"))
    for pair in """al/- al/e ia/ic y/ic y/- e/- er/- er/e or/- or/e anc/- enc/- anc/e anc/ant
    enc/ent ness/- ity/- ity/e ful/- iz/- iz/y ous/- th/- ship/- hood/- ive/- ive/e ive/ion
    al/n c/ct at/- at/e iv/- ation/- iti/- iness/y en/- ist/- sis/tic ar/- ary/- ic/- ic/s ial/-
    at/ion ag/- ur/- s/- abl/- abl/e ab/abl ib/ibl b/pt d/s t/ss us/al um/al ular/- ment/-
    mental/- ement/- """.split()
)
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
    if word.key in case.named or is_aside(word, case):
        return True
    return all(_is_known(form, case, is_compared=word.text.endswith("er")) for form in word.stems)


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
