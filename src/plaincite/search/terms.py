"""Terms: the one way in which text becomes what is indexed and what is looked for.

Records and questions pass through the same functions, so the two always agree: accents and Greek
letters written out, one spelling, stop words dropped, stems. A word of several parts ("IL-6",
"beta-blocker", "type 2") is kept both in parts and joined. Pure; no index is touched.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import tantivy

from plaincite.search.spelling import fold_spelling

__all__ = ["STOP_WORDS", "Unit", "index_text", "units"]

# Only words that carry no meaning in any title. "no", "not" and "without" are kept: a search for
# "no benefit" is about them. Numbers and single letters are kept ("vitamin c", "grade 3").
STOP_WORDS = frozenset(
    "a an and are as at be been being but by did do does doing done for from had has have having "
    "he her hers him his how i if in into is it its itself me my of on or our ours she so such "
    "than that the their theirs them then there these they this those to was we were what when "
    "where which while who whom whose why will with would you your yours am us".split()
)

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma "
    "tau upsilon phi chi psi omega"
).split()
# What Unicode's own decomposition leaves as it is.
_PLAIN = {
    **dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK, strict=True)),
    **dict.fromkeys("\u2010\u2012\u2013\u2212", "-"),
    **dict.fromkeys("\u2014\u2015", " "),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "ς": "sigma",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
# A micro sign or mu right before a letter is a unit (μg, μmol), which people also write with u.
_MICRO = re.compile(r"[\u00b5μ](?=[a-z])")
_OTHER = re.compile(r"[^\x00-\x7f]")

# A raw token: letters and digits with inner marks. Ends at a blank, a slash, a bracket.
# Longer runs are cut, so that hostile ones stay small wherever they are kept.
_RAW = re.compile(r"[^\W_]{1,40}(?:['.,-][^\W_]{1,40}){0,11}")
# The same where there is nothing but ASCII in lower case, in half the time.
_RAW_PLAIN = re.compile(r"[a-z0-9]{1,40}(?:['.,-][a-z0-9]{1,40}){0,11}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SHORTENED = re.compile(r"'(?:s|d|m|ll|re|ve)$")  # possessives go the same way
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")  # i.v, u.s
_SHORT_NAME = re.compile(r"[a-z]{1,5}")
_SHORT_NUMBER = re.compile(r"\d{1,3}[a-z]?")
# "A" is a stop word, except after the words that letters are told apart by.
_LETTERED = frozenset(
    "factor group hepatitis immunoglobulin influenza protein type vitamin".split()
)

_MOST_REMEMBERED = 200_000  # tokens
_MAX_PARTS = 4  # of a joined form

_STEMMER = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    .filter(tantivy.Filter.stemmer("english"))
    .build()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One word as written, as terms: its parts in order, and the joined forms of the parts.

    "IL-6" has the parts ("il", "6") and the joined form "il6"; most words have one part and none.
    """

    parts: tuple[str, ...]
    joined: tuple[str, ...] = ()


def units(text: str) -> tuple[Unit, ...]:
    """Return the units of *text* in order; stop words leave none.

    >>> units("Is IL-6 high?")
    (Unit(parts=('il', '6'), joined=('il6',)), Unit(parts=('high',), joined=()))
    """
    raw = _raw_tokens(_fold_characters(text))
    found = list(map(_unit, raw))
    for at, pair in _pairs(raw):
        found[at] = Unit(found[at].parts, (*found[at].joined, pair))
    return tuple(unit for unit in found if unit.parts or unit.joined)


def index_text(text: str) -> str:
    """Return the terms of `units(text)` separated by blanks, for a tokenizer that splits on them.

    Joined forms stand after all parts, so that neighbours in the text are neighbours here.

    >>> index_text("Serum IL-6 levels")
    'serum il 6 level il6'
    """
    folded = _fold_characters(text)
    raw = _raw_tokens(folded)
    if len(_PARTS_TEXT) > _MOST_REMEMBERED:
        _PARTS_TEXT.clear()
    terms = list(filter(None, map(_PARTS_TEXT.__getitem__, raw)))
    if "-" in folded:
        terms.extend(form for token in raw if "-" in token for form in _unit(token).joined)
    terms.extend(pair for _, pair in _pairs(raw))
    return " ".join(terms)


def _fold_characters(text: str) -> str:
    """Lower case, Greek written out, accents and typographic marks gone."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return _OTHER.sub(lambda found: _fold(found[0]), _MICRO.sub("u", lower))


@lru_cache(maxsize=10_000)
def _fold(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char).casefold()
    return "".join(_PLAIN.get(part, part) for part in plain if not unicodedata.combining(part))


def _raw_tokens(folded: str) -> list[str]:
    return (_RAW_PLAIN if folded.isascii() else _RAW).findall(folded)


class _PartsText(dict[str, str]):
    """The parts of each token, joined; a dict, since this is asked for every word there is."""

    def __missing__(self, token: str) -> str:
        if token.isalpha():  # most; they have one part, themselves
            parts = "" if token in STOP_WORDS else _term(token)
        else:
            parts = " ".join(_unit(token).parts)
        self[token] = parts
        return parts


_PARTS_TEXT = _PartsText()


@lru_cache(maxsize=200_000)
def _unit(token: str) -> Unit:
    pieces = [_piece(piece) for piece in token.split("-")]
    parts = tuple(_term(word) for piece in pieces for word in piece if word not in STOP_WORDS)
    if not 2 <= len(pieces) <= _MAX_PARTS:
        return Unit(parts)
    runs = ["".join(piece) for piece in pieces]
    forms = [left + right for left, right in pairwise(runs)]
    if len(runs) > 2:
        forms.append("".join(runs))
    return Unit(parts, tuple(_term(form) for form in forms if not form.isdigit()))


def _piece(piece: str) -> list[str]:
    """Split what stands between hyphens; decimals and initials stay whole."""
    if _NUMBER.fullmatch(piece):
        if _THOUSANDS.fullmatch(piece):
            return [piece.replace(",", "")]
        return piece.split(",")
    if _INITIALS.fullmatch(piece):
        return [piece.replace(".", "")]
    if piece.endswith("n't"):
        return ["not"]  # what stands before it is a stop word: do, is, can, will
    return _SHORTENED.sub("", piece).replace("'", "").replace(",", ".").split(".")


def _pairs(raw: list[str]) -> list[tuple[int, str]]:
    """Where a word and the next are often written as one: the place of the first, and the form."""
    return [
        (at - 1, pair)
        for at, token in enumerate(raw)
        # Nearly all words fail this test; the rest of the rule is then not worth a call.
        if token[0] in "0123456789" or len(token) == 1
        if at and (pair := _pair(raw[at - 1], token))
    ]


def _pair(token: str, following: str) -> str | None:
    """The joined form of two words: "type 2", "IL 6", "vitamin A"."""
    if following == "a":
        return token + following if token in _LETTERED else None
    if _SHORT_NUMBER.fullmatch(following) and _SHORT_NAME.fullmatch(token):
        return None if token in STOP_WORDS else token + following
    return None


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    folded = fold_spelling(word)
    stems = _STEMMER.analyze(folded)
    stem: str = stems[0] if stems else folded
    # Snowball parts "diagnosis" (diagnosi) from "diagnosed" (diagnos); the same for all in -sis.
    return stem[:-1] if len(stem) > 5 and stem.endswith("si") else stem
