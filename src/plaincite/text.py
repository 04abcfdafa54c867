"""Text: sentences with exact offsets, words, and one clean form of what came from outside.

Shared ground: pure functions on strings, imported by every room.
"""

import re
import unicodedata

from plaincite.model.claim import Span

__all__ = ["clean_text", "slugify", "split_sentences", "words"]

# Words whose final stop does not end a sentence. "al." is left to the next word's capital.
_ABBREVIATIONS = frozenset(
    "e.g i.e vs cf ca approx dr prof mr mrs ms st fig figs no nos vol ref refs eq sp spp subsp "
    "resp viz incl excl est jr sr inc ltd dept univ al ed eds pp min max avg wk wks mo mos yr yrs "
    "hr hrs sec i.v i.m s.c p.o b.i.d t.i.d q.d u.s u.k u.s.a a.m p.m ph.d m.d".split()
)
# These may end a sentence too; what follows decides ("in the U.S. The rate", "et al. Results").
_SOMETIMES_FINAL = frozenset("al u.s u.k u.s.a inc ltd a.m p.m i.v no min wk yr mo hr".split())

_CANDIDATE = re.compile(r"[.!?][\"'”’)\]]*(?=\s|$)")
_LAST_TOKEN = re.compile(r"[^\s(\[“\"']+$")
_SENTENCE_START = re.compile(r"[\s]+[\"'“‘(\[]*([A-Z0-9À-ÞΑ-Ω≥≤<>~+\-−])")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0x00AD]
)


def clean_text(text: str) -> str:
    r"""Return *text* composed (NFC), on one line, without invisible or control characters.

    >>> clean_text("a\u200bb\n  c")
    'ab c'
    """
    composed = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    visible = (" " if unicodedata.category(char) == "Cc" else char for char in composed)
    return " ".join("".join(visible).split())


def split_sentences(text: str) -> tuple[Span, ...]:
    """Cut *text* into sentences; `text[span.start:span.end] == span.text` for each.

    Survives decimals, "e.g.", "95% CI", "Dr.", "vs.", initials and enumerations. Sentences keep
    their final mark and closing brackets; spaces between them belong to none.

    >>> [s.text for s in split_sentences("It fell (e.g. 0.96 vs. 1.2). It rose.")]
    ['It fell (e.g. 0.96 vs. 1.2).', 'It rose.']
    """
    spans: list[Span] = []
    start = _skip_space(text, 0)
    for mark in _CANDIDATE.finditer(text):
        if mark.end() > start and _ends_sentence(text, mark):
            spans.append(Span(start, mark.end(), text[start : mark.end()]))
            start = _skip_space(text, mark.end())
    rest = text[start:].rstrip()
    if rest:
        spans.append(Span(start, start + len(rest), rest))
    return tuple(spans)


def words(text: str) -> tuple[str, ...]:
    """Return the words of *text* in order, as written; a hyphenated word is one.

    >>> words("IL-6 wasn't 0.5 high")
    ('IL-6', "wasn't", '0.5', 'high')
    """
    return tuple(_WORD.findall(text))


def slugify(text: str, *, limit: int = 80) -> str:
    """Return *text* as lower-case ASCII words joined by hyphens, cut at a word.

    >>> slugify("Do β-blockers help? Yes!")
    'do-blockers-help-yes'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    if mark.end() == len(text.rstrip()):
        return True
    starts = _SENTENCE_START.match(text, mark.end())
    if mark.group()[0] in "!?":
        return starts is not None
    if starts is None:
        return False
    found = _LAST_TOKEN.search(text, max(0, mark.start() - 40), mark.start())
    token = found.group().lower() if found else ""
    if token in _ABBREVIATIONS and len(mark.group()) == 1:
        return token in _SOMETIMES_FINAL and starts.group(1).isalpha()
    # "J. Smith", "S. aureus": one capital letter before the stop, and no sentence so short.
    return not (len(token) == 1 and token.isalpha() and text[mark.start() - 1].isupper())
