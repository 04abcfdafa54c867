"""A text read once: its words with their jobs, in order, ready for every check.

Nothing is judged here. `read` is cached, because the same sentence backs many claims.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from plaincite.verify.lexicon import ROLES, Role
from plaincite.verify.synonyms import LONGEST, PHRASES, SECONDS
from plaincite.verify.wording import Token, tokens

__all__ = ["Reading", "Word", "read"]

_PARTING = frozenset({Role.MARK, Role.ENDS_CLAUSE})
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_CLAUSE_MARKS = frozenset(";:.?!()[]\u2014")
_BODY_PARTS = frozenset(
    "back limb limbs leg legs extremity extremities respiratory tract urinary abdominal abdomen "
    "body lip jaw gi gastrointestinal income".split()
)
_NOUN_BEFORE_FALLS = frozenset(
    "of fewer more prevent reduce reduces reduced risk from for serious injurious and the had "
    "in on with were fear having recurrent repeated all any no".split()
)


_NOUNS_AFTER = {
    "help": frozenset("without with the any no of need needed needing medical seek sought".split())
}
_ADVISES = frozenset("recommend advis adviz vote decide decid warn argue argu counsel".split())
_MEASURES_CHANCE = frozenset("more less as equally how times twice so most least very".split())
# Words whose job the words around them decide; all others are looked up.
_DEPENDS = frozenset(
    "help if against likely work up down lower low fall cut cutting drops could".split()
)
_OF_KIND = {
    "mark": (Role.MARK, ""),
    "number": (Role.NUMBER, ""),
    "name": (Role.CONTENT, ""),
}
_MOVES = frozenset("bring go come push drive get move creep inch edge".split())
_NOT_KNOWN = frozenset(["unknown", "not known", "unclear", "uncertain"])


_ASKING = frozenset("show know knows known determine see tell clear unclear test ask".split())


class Word(NamedTuple):
    """One word of a text, or a phrase that names one thing."""

    key: str  # plain form, or "~concept" of a phrase
    role: Role
    value: str  # what the role's table says of it
    text: str  # as written, lower case
    stems: tuple[str, ...]  # plain forms of the words in it
    clause: int
    at: int  # place in reading order


_place, _stems, _text = attrgetter("at"), attrgetter("stems"), attrgetter("text")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words with jobs."""

    text: str
    words: tuple[Word, ...]
    keys: frozenset[str]  # every key and every plain form in it
    by_role: Mapping[Role, tuple[Word, ...]] = field(default_factory=dict, compare=False)
    texts: tuple[str, ...] = field(default=(), compare=False)  # of the words, in order
    written: frozenset[str] = field(default=frozenset(), compare=False)  # the same, as a set

    def of(self, *roles: Role) -> tuple[Word, ...]:
        """Return the words with one of *roles*, in order."""
        if len(roles) == 1:
            return self.by_role.get(roles[0], ())
        listed = [word for role in roles for word in self.by_role.get(role, ())]
        return tuple(sorted(listed, key=_place))

    def text_at(self, at: int) -> str:
        """Return the text of the word at *at*, or "" before the first and after the last."""
        return self.texts[at] if 0 <= at < len(self.texts) else ""


@lru_cache(maxsize=1024)
def read(text: str) -> Reading:
    """Read *text*.

    >>> [(w.key, str(w.role)) for w in read("Mice had fewer heart attacks.").of(Role.CONTENT)]
    [('~heart_attack', 'content')]
    """
    words = tuple(_words(tokens(text)))
    keys = {word.key for word in words}
    keys.update(*map(_stems, words))
    texts = tuple(map(_text, words))
    return Reading(text, words, frozenset(keys), _by_role(words), texts, frozenset(texts))


def _words(found: tuple[Token, ...]) -> Iterator[Word]:
    clause = last = at = place = 0
    outer: list[int] = []  # the clauses that brackets interrupt
    while at < len(found):
        length = _phrase_length(found, at) if found[at].stem in LONGEST else 1
        word = _word(found, at, length, clause, place)
        if word.role in _PARTING:
            if word.text in _OPENING:
                outer.append(clause)
            if word.text in _CLOSING and outer:
                clause = outer.pop()
            elif word.role is Role.ENDS_CLAUSE or word.text in _CLAUSE_MARKS or _opens(found, at):
                last += 1
                clause = last
        yield word
        at += length
        place += 1


def _by_role(words: tuple[Word, ...]) -> dict[Role, tuple[Word, ...]]:
    listed: dict[Role, list[Word]] = {}
    for word in words:
        listed.setdefault(word.role, []).append(word)
    return {role: tuple(own) for role, own in listed.items()}


def _opens(found: tuple[Token, ...], at: int) -> bool:
    """Whether the comma at *at* opens a clause of its own: ", and most were ..."."""
    after = found[at + 1].text if at + 1 < len(found) else ""
    return found[at].text == "," and after in ("and", "with", "so", "which")


def _phrase_length(found: tuple[Token, ...], at: int) -> int:
    """How many tokens the longest known phrase at *at* takes; 1 when there is none."""
    longest = LONGEST.get(found[at].stem, 1)
    if longest == 1 or not _may_go_on(found, at):
        return 1
    stems: tuple[str, ...] = ()
    known = 1
    for length, token in enumerate(found[at : at + longest + 2], 1):
        if token.kind != "mark":
            stems += (token.stem,)
            known = length if length > 1 and stems in PHRASES else known
        elif token.text != "-":
            break
    return known


def _may_go_on(found: tuple[Token, ...], at: int) -> bool:
    """Whether any phrase has the token at *at* and the next one; most have none."""
    seconds = SECONDS[found[at].stem]
    for token in found[at + 1 : at + 3]:
        if token.kind != "mark":
            return token.stem in seconds
    return False


def _word(found: tuple[Token, ...], at: int, length: int, clause: int, place: int) -> Word:
    token = found[at]
    if length == 1:
        if token.stem in _DEPENDS or token.text in _DEPENDS:
            role, value = _role(token, found, at)
            concept = PHRASES.get((token.stem,))
            if concept is None:
                return Word(token.stem, role, value, token.text, (token.stem,), clause, place)
        return _new(Word, (*_alone(token), clause, place))
    part = found[at : at + length]
    stems = tuple(each.stem for each in part if each.kind != "mark")
    text = " ".join(each.text for each in part)
    role, value = _phrase_role(text)
    return Word(PHRASES[stems], role, value, text, stems, clause, place)


_new = tuple.__new__  # without the detour through a named tuple's own; a text has many words


@lru_cache(maxsize=65536)
def _alone(token: Token) -> tuple[str, Role, str, str, tuple[str, ...]]:
    """Return what a word is that no neighbour decides: the first five parts of a `Word`."""
    kind, text, form = token
    concept = PHRASES.get((form,))
    if concept is not None:
        return (concept, *_phrase_role(text), text, (form,))
    role, value = _OF_KIND[kind] if kind != "word" else _role_alone(text, form)
    return (form, role, value, text, (form,))


def _phrase_role(text: str) -> tuple[Role, str]:
    if text in _NOT_KNOWN:
        return Role.HEDGE, "0"
    role, value = ROLES.get(text, (Role.CONTENT, ""))
    return (role, value) if role in (Role.TIME, Role.PEOPLE) else (Role.CONTENT, "")


def _role(token: Token, found: tuple[Token, ...], at: int) -> tuple[Role, str]:
    if token.kind != "word":
        return _OF_KIND[token.kind]
    if token.stem in _DEPENDS or token.text in _DEPENDS:
        if _is_noun_after_all(token, found, at):
            return Role.CONTENT, ""
        by_neighbours = _by_neighbours(token, found, at)
        if by_neighbours is not None:
            return by_neighbours
    return _role_alone(token.text, token.stem)


@lru_cache(maxsize=65536)
def _role_alone(text: str, form: str) -> tuple[Role, str]:
    if text.endswith(("n't", "n’t")):
        return Role.NEGATION, ""
    return ROLES.get(text) or ROLES.get(form) or (Role.CONTENT, "")


def _by_neighbours(token: Token, found: tuple[Token, ...], at: int) -> tuple[Role, str] | None:
    """The role that the words before give: "know if", "brought it down"."""
    if token.text == "if" and any(one.text in _ASKING for one in found[max(0, at - 2) : at]):
        return Role.HEDGE, "0"
    if token.text == "against" and at and found[at - 1].stem in _ADVISES:
        return Role.NEGATION, ""
    if token.text == "likely" and at and found[at - 1].text not in _MEASURES_CHANCE:
        return Role.HEDGE, "2"
    if token.stem == "work" and at + 1 < len(found) and _works_as_job(found[at + 1]):
        return Role.GENERIC, ""
    if token.text in ("up", "down") and _follows_move(found, at):
        return Role.DIRECTION, token.text
    return None


def _works_as_job(after: Token) -> bool:
    """Whether "worked" has an object, as in "worked nights"; else it says that a thing works."""
    return (after.kind == "word" and after.text.endswith("s")) or after.text in (
        "fixed",
        "part",
        "full",
    )


def _follows_move(found: tuple[Token, ...], at: int) -> bool:
    """Whether "down" belongs to a verb here: "brought blood pressure down"."""
    before = found[max(0, at - 5) : at]
    return any(token.stem in _MOVES for token in before) and found[at - 1].stem != "follow"


def _is_noun_after_all(token: Token, found: tuple[Token, ...], at: int) -> bool:
    """Whether a word that looks like a direction names a thing: "lower back", "falls"."""
    before = found[at - 1].text if at else ""
    after = found[at + 1].text if at + 1 < len(found) else ""
    if token.text in ("lower", "low"):
        return after in _BODY_PARTS
    if token.text in _NOUNS_AFTER:
        return before in _NOUNS_AFTER[token.text]
    if after in ("asleep", "ill", "pregnant"):
        return token.text in ("fall", "fell", "falls", "falling", "fallen")
    if token.text in ("cut", "cutting"):
        return after in ("off", "out", "away", "open")
    if token.text in ("fall", "falls"):
        return _names_a_fall(token, before, after, is_first=at == 0)
    return _is_no_act(token, before, after)


def _is_no_act(token: Token, before: str, after: str) -> bool:
    """Whether "drops" are given or "could" is no doubt: "two drops of", "who could walk"."""
    if token.text in ("drops", "could"):
        is_noun = after not in ("by", "to", "from", "in", "the", "below")
        return is_noun if token.text == "drops" else before in ("who", "they", "already")
    return False


def _names_a_fall(token: Token, before: str, after: str, *, is_first: bool) -> bool:
    if token.text == "falls":
        is_object = ROLES.get(before, (Role.STOP, ""))[0] is Role.DIRECTION
        return is_object or before in _NOUN_BEFORE_FALLS or is_first or before in (",", ".")
    return after in ("risk", "prevention", "rate", "rates", "related") or (
        before == "a" and (after not in ("in", "of"))
    )
