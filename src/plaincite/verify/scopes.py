"""What a negation denies: the words after it, or before it where none follow.

Words that no event takes ("no serious bleeding", "was not approved"); which event a negation turns
round is `events`' own.
"""

import itertools

from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word

__all__ = [
    "HAVE",
    "OF_THINGS",
    "ends_comparison",
    "is_relative",
    "labels_a_group",
    "places_free",
    "scope",
]

_VERBS = frozenset("had have has was were did reported showed developed experienced".split())
_LONG_SCOPE = 8
_ENDS_SCOPE = frozenset(
    "with in by for after when during among between at on from than before while over".split()
)
_SAYS_NOTHING = {Role.GENERIC, Role.STOP, Role.MARK}  # "harms were not recorded": no harms
_STOPS = frozenset(". ; : it they this there".split())
_RELATIVE_SCOPE = 1
_SCOPE = 5  # words after a negation that no event took
OF_THINGS = frozenset("without lacking lacked lacks lack".split())  # they deny a thing, no act
_OPENS_NEXT = frozenset("its their his her the they he she this these".split())
_PRONOUNS = frozenset("in among with for of at those people patients participants ones".split())
HAVE = frozenset("had have has was were is are".split())


def scope(negation: Word, reading: Reading) -> list[int]:
    """Return the places of the words that *negation*, which turns no event round, denies."""
    places: list[int] = []
    if negation.text == "without" and labels_a_group(reading):
        return places
    if negation.text == "non":  # "non-smoking mothers"
        return [word.at for word in reading.words[negation.at + 2 : negation.at + 3]]
    is_of_relative = is_relative(negation, reading)
    reach = _LONG_SCOPE if negation.text in ("none", "neither", "no") else _SCOPE
    start = _scope_start(negation, reading)
    reach = _RELATIVE_SCOPE if is_of_relative and negation.text != "no" else reach
    for word in reading.words[start : start + reach]:
        if word.clause != negation.clause or word.text in (",", "and") or word.text in _STOPS:
            break
        is_end = word.text in _ENDS_SCOPE or (is_of_relative and word.text in HAVE)
        if places and is_end and not _names_none(places, reading):
            break
        if negation.text == "without" and word.role is Role.NUMBER:
            break  # "5% with, and without 9%"
        if places and negation.text in OF_THINGS and _opens_next(word):
            break  # "eyes without treatment lost", "without a booster its effect fell"
        places.append(word.at)
    is_verbal = negation.text == "not" or negation.text.endswith(("n't", "n\u2019t"))
    roles = {reading.words[place].role for place in places}
    says_nothing = not places or (is_verbal and roles <= _SAYS_NOTHING)
    if says_nothing and ends_comparison(negation, reading):
        return places  # "than children whose parents did not"
    if says_nothing and not is_of_relative and negation.text != "without":  # "valproate did not"
        places = [word.at for word in reading.words[: negation.at]
                  if word.clause == negation.clause and word.role is Role.CONTENT]  # fmt: skip
    return places


def _opens_next(word: Word) -> bool:
    return _is_past(word) or word.text in _OPENS_NEXT


def _names_none(places: list[int], reading: Reading) -> bool:
    """Whether nobody is named yet: "but not in those at low risk"."""
    return len(places) > 1 and all(reading.texts[place] in _PRONOUNS for place in places)


def ends_comparison(negation: Word, reading: Reading) -> bool:
    """Whether a "not" only labels the group that a comparison ends with."""
    before = reading.texts[max(0, negation.at - 8) : negation.at]
    after = reading.text_at(negation.at + 1)
    is_last = after == "" or reading.words[negation.at + 1].role in (Role.MARK, Role.ENDS_CLAUSE)
    return is_last and ("than" in before or "as" in before)


def places_free(reading: Reading) -> list[int]:
    """Return the places of what is said to be absent: "symptom-free", "free of symptoms"."""
    if "free" not in reading.written:
        return []
    places = []
    for word in reading.words:
        if word.text != "free" or reading.text_at(word.at + 1) == "survival":
            continue
        if reading.text_at(word.at - 1) == "-":
            places.append(word.at - 2)
        elif reading.text_at(word.at + 1) in ("of", "from"):
            after = reading.words[word.at + 2 : word.at + 4]
            places += [other.at for other in after if other.role is Role.CONTENT]
    return places


def _scope_start(negation: Word, reading: Reading) -> int:
    """Where what is denied begins: after "of the adults" of "none of the adults had"."""
    start = negation.at + 1
    if negation.text == "not" and reading.text_at(start) == "one":
        start += 1  # "not one of the adults had"
    if reading.text_at(start) == "of":  # the act is denied, not they
        window = reading.words[start : start + _LONG_SCOPE]
        verb = next((word for word in window if word.text in _VERBS or _is_past(word)), None)
        start = start if verb is None else verb.at + (verb.text in _VERBS)
    if is_relative(negation, reading) and reading.text_at(start) in HAVE:
        start += 1  # "who do not have asthma"
    return start


def _is_past(word: Word) -> bool:
    return word.text.endswith("ed") or word.text in ("lost", "fell", "rose", "had", "were", "was")


def is_relative(negation: Word, reading: Reading) -> bool:
    """Whether it stands in "who never smoked" or "those who did not"."""
    people = reading.words[negation.at - 1 : negation.at]
    if negation.text == "not" and any(word.role is Role.PEOPLE for word in people):
        return True  # "doctors not shown them"
    before = {reading.text_at(negation.at - 1), reading.text_at(negation.at - 2)}
    return bool(before & {"who", "that", "which"})


def labels_a_group(reading: Reading) -> bool:
    """Whether "without" names one of two groups: "1% with and 3% without treatment"."""
    if "without" not in reading.keys:
        return False
    pairs = list(itertools.pairwise(reading.texts))
    with_them = {second for first, second in pairs if first == "with"}
    without = {second for first, second in pairs if first == "without"}
    if with_them and without & {"one", "it", "them", "any"}:
        return True
    return bool(without) and bool(with_them & {"and", "or", ",", "it", "versus", "vs", *without})
