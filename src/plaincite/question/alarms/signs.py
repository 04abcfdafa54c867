"""Signs: the small language in which the safety tables say which words make an alarm.

    chest pain|ache*          both terms, in any order, at most 8 words from first to last
    chest pain /5             at most 5 words from first to last
    >end my|his life          the terms in this order
    can_not breathe           words joined by _ stand side by side
    ache*  *pril              words that begin or end so
    =3 fever|hot blue vomit*  at least 3 of the terms
    @pain                     the words of a list in `tables/words.toml`
    #n #many #fever           a number; a count of 8 or more; a body temperature of fever

Matching is by word positions, not by regular expressions: no text makes it slow.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Sign", "SignFinder", "Span", "parse_sign"]

_WINDOW = 8
# A word repeated more often than this tells nothing new; bounds the work on hostile texts.
_MOST_PLACES = 60

Span = tuple[int, int]  # first word, word after the last


@dataclass(frozen=True, slots=True)
class Sign:
    """Terms that must stand close together; each term is a tuple of alternatives."""

    terms: tuple[tuple[str, ...], ...]
    window: int = _WINDOW
    in_order: bool = False
    at_least: int | None = None  # this many different terms; None: all of them

    @property
    def negates(self) -> bool:
        """True where a "not" or "no" is part of the sign itself."""
        return any(_is_negative(word) for term in self.terms for word in term)


def parse_sign(text: str, word_lists: Mapping[str, tuple[str, ...]]) -> Sign:
    """Return the sign that *text* spells.

    >>> parse_sign(">end my|his life /5", {}).terms
    (('end',), ('my', 'his'), ('life',))

    Raises:
        ValueError: The text is empty or names no known list.
    """
    body, _, window = text.partition("/")
    in_order = body.startswith(">")
    at_least = int(body[1]) if body.startswith("=") else None
    spelled = body[2:] if at_least else body.removeprefix(">")
    terms = tuple(_alternatives(term, word_lists) for term in spelled.split())
    if not terms:
        raise ValueError(f"empty sign {text!r}")
    return Sign(terms, int(window) if window else _WINDOW, in_order, at_least)


def _alternatives(term: str, word_lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: list[str] = []
    for name in term.split("|"):
        if not name.startswith("@"):
            found.append(name)
        elif name[1:] in word_lists:
            found.extend(word_lists[name[1:]])
        else:
            raise ValueError(f"no word list {name!r}")
    return tuple(dict.fromkeys(found))


def _is_negative(word: str) -> bool:
    return word.split("_", maxsplit=1)[0] in {"not", "no", "never", "without"} or "_not" in word


class SignFinder:
    """Finds which of many signs stand in a text, looking at each word once."""

    def __init__(self, signs: Iterable[Sign]) -> None:
        self._signs = tuple(dict.fromkeys(signs))
        self._terms = tuple(dict.fromkeys(term for sign in self._signs for term in sign.terms))
        number = {term: place for place, term in enumerate(self._terms)}
        self._needs = {sign: tuple(number[term] for term in sign.terms) for sign in self._signs}
        self._keyed: dict[int, list[Sign]] = {}
        self._counted = tuple(sign for sign in self._signs if sign.at_least)
        for sign in self._signs:
            if sign.at_least:
                continue
            # The term with the fewest alternatives is looked for first.
            rarest = min(self._needs[sign], key=lambda place: len(self._terms[place]))
            self._keyed.setdefault(rarest, []).append(sign)
        self._exact: dict[str, set[int]] = {}
        self._starts: dict[str, set[int]] = {}
        self._ends: dict[str, set[int]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for place, term in enumerate(self._terms):
            for word in term:
                self._register(word, place)

    def find(self, words: tuple[str, ...]) -> dict[Sign, tuple[Span, ...]]:
        """Return the signs that stand in *words*, each with its places, first place first."""
        places = self._places(words)
        found: dict[Sign, tuple[Span, ...]] = {}
        for key in sorted(places.keys() & self._keyed.keys()):
            for sign in self._keyed[key]:
                needs = self._needs[sign]
                if all(need in places for need in needs):
                    spans = _spans(sign, [places[need] for need in needs])
                    if spans:
                        found[sign] = spans
        for sign in self._counted:
            spans = _clusters(sign, [places.get(need, []) for need in self._needs[sign]])
            if spans:
                found[sign] = spans
        return found

    def _register(self, word: str, place: int) -> None:
        if "_" in word:
            first, *rest = word.split("_")
            self._phrases.setdefault(first, []).append((tuple(rest), place))
        elif word.endswith("*"):
            self._starts.setdefault(word[:-1], set()).add(place)
        elif word.startswith("*"):
            self._ends.setdefault(word[1:], set()).add(place)
        else:
            self._exact.setdefault(word, set()).add(place)

    def _places(self, words: tuple[str, ...]) -> dict[int, list[Span]]:
        places: dict[int, list[Span]] = {}
        known: dict[str, set[int]] = {}
        for at, word in enumerate(words):
            if word not in known:
                known[word] = self._terms_of(word)
            spans = [(place, at + 1) for place in known[word]]
            if word[0].isdigit():
                spans += [(p, at + 1) for c in _classes(words, at) for p in self._exact.get(c, ())]
            for rest, place in self._phrases.get(word, ()):
                if words[at + 1 : at + 1 + len(rest)] == rest:
                    spans.append((place, at + 1 + len(rest)))
            for place, end in spans:
                held = places.setdefault(place, [])
                if len(held) < _MOST_PLACES and (not held or held[-1][0] != at):
                    held.append((at, end))
        return places

    def _terms_of(self, word: str) -> set[int]:
        found = set(self._exact.get(word, ()))
        for size in range(2, len(word) + 1):
            found |= self._starts.get(word[:size], set())
            found |= self._ends.get(word[-size:], set())
        return found


def _classes(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    if not _NUMBER.fullmatch(words[at]):
        return ()
    value = float(words[at].replace(",", "."))
    after = words[at + 1] if at + 1 < len(words) else ""
    classes = ["#n"]
    if after not in _UNITS:
        if 8 <= value < 1000 and value.is_integer():
            classes.append("#many")
        if 38 <= value < 43 or 100.4 <= value < 108:
            classes.append("#fever")
    elif after in {"c", "f", "degrees"} and (38 <= value < 43 or 100.4 <= value < 108):
        classes.append("#fever")
    return tuple(classes)


# "nan", "infinity" and 400 digits are numbers to `float` too, and no count of anything.
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
_UNITS = frozenset(
    "mg mcg µg g gram grams kg ml mls l iu units unit mmol c f degrees year years month months "
    "week weeks day days hour hours minute minutes second seconds times percent per x am pm "
    "lbs lb stone cm mm pounds or to and".split()
)


def _spans(sign: Sign, places: list[list[Span]]) -> tuple[Span, ...]:
    anchor = 0 if sign.in_order else min(range(len(places)), key=lambda at: len(places[at]))
    found: list[Span] = []
    for start in places[anchor]:
        chain = _in_order(start, places) if sign.in_order else _nearest(start, anchor, places)
        if chain is not None:
            first, last = min(span[0] for span in chain), max(span[1] for span in chain)
            if last - first <= max(sign.window, len(places)):
                found.append((first, last))
    return tuple(found)


def _clusters(sign: Sign, places: list[list[Span]]) -> tuple[Span, ...]:
    """Return the first stretch that holds enough different terms, if there is one."""
    marks = sorted((span, number) for number, spans in enumerate(places) for span in spans)
    for at, ((first, _), _) in enumerate(marks):
        seen: set[int] = set()
        for (_, after), number in marks[at : at + _MOST_PLACES]:
            if after - first > sign.window:
                break
            seen.add(number)
            if len(seen) >= (sign.at_least or 1):
                return ((first, after),)
    return ()


def _in_order(start: Span, places: list[list[Span]]) -> list[Span] | None:
    chain = [start]
    for spans in places[1:]:
        at = bisect_right(spans, (chain[-1][1] - 1, 1 << 30))
        if at == len(spans):
            return None
        chain.append(spans[at])
    return chain


def _nearest(start: Span, anchor: int, places: list[list[Span]]) -> list[Span] | None:
    chain = [start]
    for number, spans in enumerate(places):
        if number == anchor:
            continue
        free = [span for span in spans if all(_apart(span, taken) for taken in chain)]
        if not free:
            return None
        chain.append(min(free, key=lambda span: (abs(span[0] - start[0]), span[0])))
    return chain


def _apart(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]
