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

_TRANSLATION = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2014\u2015", " "),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032\uff07", "'"),
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ß": "ss",
        "ı": "i",
        "\u200b": "",
    }
)
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma "
    "tau upsilon phi chi psi omega"
).split()
_GREEK_TABLE = str.maketrans(
    {
        **dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK, strict=True)),
        "ς": "sigma",
        "ϕ": "phi",
        "ϑ": "theta",
    }
)
_MICRO = re.compile(r"μ(?=[a-z])")  # μg, μmol: a unit, not the letter

# A raw token: letters and digits with inner marks. Ends at a blank, a slash, a bracket.
_RAW = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")  # i.v, u.s
_SHORT_NAME = re.compile(r"[a-z]{1,5}")
_SHORT_NUMBER = re.compile(r"\d{1,3}[a-z]?")
# "A" is a stop word, except after the words that letters are told apart by.
_LETTERED = frozenset(
    "factor group hepatitis immunoglobulin influenza protein type vitamin".split()
)

_MAX_WORD = 40  # characters; longer runs are not words of English, and would only bloat the index
_MAX_PARTS = 4

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
    raw = _RAW.findall(_fold_characters(text))
    found: list[Unit] = []
    for at, token in enumerate(raw):
        unit = _unit(token)
        pair = _pair(token, raw[at + 1]) if at + 1 < len(raw) else None
        if pair is not None:
            unit = Unit(unit.parts, (*unit.joined, pair))
        if unit.parts or unit.joined:
            found.append(unit)
    return tuple(found)


def index_text(text: str) -> str:
    """Return the terms of *text* separated by blanks, ready for a tokenizer that splits on them.

    Joined forms stand after all parts, so that neighbours in the text are neighbours here.

    >>> index_text("Serum IL-6 levels")
    'serum il 6 level il6'
    """
    found = units(text)
    parts = [part for unit in found for part in unit.parts]
    parts.extend(form for unit in found for form in unit.joined)
    return " ".join(parts)


def _fold_characters(text: str) -> str:
    """Lower case, Greek written out, accents and typographic marks gone."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_TRANSLATION)).translate(_TRANSLATION)
    bare = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return _MICRO.sub("u", bare).translate(_GREEK_TABLE)


@lru_cache(maxsize=200_000)
def _unit(token: str) -> Unit:
    pieces = [_piece(piece) for piece in token.split("-")][: _MAX_PARTS * 2]
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
    possessive = piece.removesuffix("'s")
    return possessive.replace("'", "").replace(",", ".").split(".")


def _pair(token: str, following: str) -> str | None:
    """The joined form of two words that are often written as one: "type 2", "IL 6"."""
    if _SHORT_NUMBER.fullmatch(following) and _SHORT_NAME.fullmatch(token):
        return None if token in STOP_WORDS else token + following
    return token + following if following == "a" and token in _LETTERED else None


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    folded = fold_spelling(word[:_MAX_WORD])
    stems = _STEMMER.analyze(folded)
    stem: str = stems[0] if stems else folded
    # Snowball parts "diagnosis" (diagnosi) from "diagnosed" (diagnos); the same for all in -sis.
    return stem[:-1] if len(stem) > 5 and stem.endswith("si") else stem
