"""Abbreviations: spelled out where the page first uses them.

The long form comes from the record that is cited, where its authors defined it; else from a short
table of forms that mean one thing only. One that neither explains is left as it is.

Source of the definition rule, simplified: Schwartz and Hearst, PSB 2003.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from plaincite.compose.glossary import explain
from plaincite.model.record import Record
from plaincite.text import words

__all__ = ["PLAIN", "common_long_forms", "defined_in", "short_forms", "spell_out", "unexplained"]

# Two capitals somewhere in a token make a short form: "MS", "NMOSD", "SGLT2", "mRNA", "HbA1c".
_SHORT_FORM = re.compile(r"(?<![\w-])(?=[\w-]*[A-Z][\w-]*[A-Z])[A-Za-z][A-Za-z0-9-]{1,11}\b")
_IN_BRACKETS = re.compile(r"\(([A-Za-z][\w-]{1,11})(?:[;,][^()]{0,80})?\)")
_OPENS_SENTENCE = re.compile(r"(?:^|[.:?!])\s*$")
_WORD_AND_SHORT = re.compile(r"\(([a-z][a-z-]{2,20}), ([A-Z]{2,6})\)")  # "(enhanced, EA)"
_LONGEST_DEFINITION = 10  # words
_LETTERS_FOR_ONE = 4  # letters of a single word for each of its short form
_PARTS = re.compile(r"[()]|[.;:?!] ")
_LINK = re.compile(r"(?:after|and|as|at|by|for|from|in|of|on|or|the|to|with)\b", re.IGNORECASE)
# Short forms that need no words.
PLAIN = frozenset(
    "UK US USA EU UN WHO NHS DNA RNA TV HIV AIDS CAR-T COVID COVID-19 SARS-CoV-2 II III IV VI "
    "PhD MD PubMed ID OK ADP".split()  # ADP: a part of longer names only, "ADP-ribose"
)
# "the SPRINT trial": a name, not a term to spell out.
_NAME = re.compile(r"\b[A-Z][\w-]{1,20} (?=trials?\b|study\b|studies\b|cohort\b)")


def short_forms(text: str) -> tuple[str, ...]:
    """Return the short forms in *text*, each once, in order of first use.

    >>> short_forms("CNS plasma cells in PMS and the CNS")
    ('CNS', 'PMS')
    """
    return tuple(dict.fromkeys(_SHORT_FORM.findall(text)))


@cache
def common_long_forms() -> Mapping[str, str]:
    """Return the short forms that mean one thing to every medical reader."""
    table = (resources.files("plaincite") / "compose" / "abbreviations.tsv").read_text("utf-8")
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    return dict(line.split("\t", 1) for line in lines)


def defined_in(text: str) -> dict[str, str]:
    """Return the short forms that *text* defines in brackets, with their long forms.

    >>> defined_in("the central nervous system (CNS) and more")
    {'CNS': 'central nervous system'}
    """
    found: dict[str, str] = {}
    for mark in _IN_BRACKETS.finditer(text):
        short = mark.group(1)
        before = text[max(0, mark.start() - 160) : mark.start()].rstrip()
        long = _long_form(short, before)
        if long is not None and _has_capitals(short):
            found.setdefault(short, long)
    for word, short in _WORD_AND_SHORT.findall(text):
        if word[0] == short[0].lower():
            found.setdefault(short, word)
    return found


def spell_out(text: str, *, long_forms: Mapping[str, str], seen: Iterable[str]) -> str:
    """Return *text* with each short form not *seen* before spelled out at its first place.

    >>> spell_out("In MS, MS drugs", long_forms={"MS": "multiple sclerosis"}, seen=())
    'In multiple sclerosis (MS), MS drugs'
    """
    known = set(seen)
    for short in short_forms(text):
        long = long_forms.get(short)
        if long is not None and short not in known and not _stands_with(text, short, long):
            at = text.index(short)
            opens = _OPENS_SENTENCE.search(text[:at]) is not None
            shown = long[0].upper() + long[1:] if opens else long
            text = f"{text[:at]}{shown} ({short}){text[at + len(short) :]}"
    return text


def unexplained(text: str, record: Record) -> tuple[str, ...]:
    """Return the short forms in *text* that nothing can explain to a reader.

    Neither the record spells them out, nor the table of common forms, nor the glossary. A name
    with a figure ("IL6", "CD19") has no long form.
    """
    known = {
        *common_long_forms(),
        *defined_in(f"{record.title or ''} . {record.abstract}"),
        *PLAIN,
    }
    return tuple(
        short
        for short in short_forms(_NAME.sub(" ", text))
        if short[0].isupper()  # not "anti-BCMA", "mRNA"
        and not any(char.isdigit() for char in short)
        and short not in known
        and short.rstrip("s") not in known
        and ("-" in short or not explain([short]))
    )


def _stands_with(text: str, short: str, long: str) -> bool:
    """Tell whether *text* already explains *short*: in brackets after words, or beside its name."""
    at = text.index(short)
    is_in_brackets = re.search(r"\w[’']?s? \($", text[:at]) and text[at + len(short) :][:1] in ");,"
    named = re.search(rf"\({re.escape(short)}[);,]", text, re.IGNORECASE)
    return bool(is_in_brackets) or (named is not None and long.lower() in text.lower())


def _has_capitals(short: str) -> bool:
    return sum(char.isupper() for char in short) >= 2


def _long_form(short: str, before: str) -> str | None:
    """Return the end of *before* whose letters spell *short*, or None."""
    tokens = list(re.finditer(r"[^\s(]+", before))[-_LONGEST_DEFINITION:]
    letters = [char.lower() for char in short if char.isalnum()]
    candidates = (before[mark.start() :] for mark in reversed(tokens))
    return next((text for text in candidates if _defines(letters, text)), None)


def _defines(letters: list[str], candidate: str) -> bool:
    is_long = len(candidate) >= _LETTERS_FOR_ONE * len(letters)  # "osteoarthritis (OA)"
    is_phrase = len(words(candidate)) > 1 or "-" in candidate or is_long
    # "lipoprotein (LDL) is a receptor" is two; so is what a full stop parts.
    is_one = _PARTS.search(candidate) is None and _LINK.match(candidate) is None
    return (
        is_phrase
        and is_one
        and candidate[0].lower() == letters[0]
        and _spells(letters, candidate.lower())
    )


def _spells(letters: list[str], candidate: str) -> bool:
    """Tell whether *letters* occur in order, each at the start of a word or inside one."""
    at = 0
    for letter in letters:
        at = candidate.find(letter, at) + 1
        if at == 0:
            return False
    return True
