"""Words: short sentences, nothing unexplained, no loaded words in our own voice."""

import re

from plaincite.model.answer import Severity, Statement
from plaincite.text import words
from plaincite.verify.abbreviations import definitions
from plaincite.verify.readability import Grades, grades
from plaincite.verify.rubric.hard_words import HARD_WORDS
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, own_voice, passed, skipped

__all__ = ["ITEMS"]

_MEAN_WORDS = 15
_MOST_WORDS = 25
_WARN_GRADE = 8
_HUMAN_GRADE = 10

_ABBREVIATION = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)?(?![\w])"
)
# Known to every reader by their short form, or better known by it than by the long one.
_KNOWN = frozenset(
    "UK US USA EU UN WHO NHS DNA RNA HIV AIDS TV OK II III IV VI COVID COVID-19 PhD MD "
    "PubMed ID CAR-T SARS SARS-CoV-2 ADP".split()
)
_BANNED = re.compile(
    r"\b(should|breakthroughs?|miracles?|miraculous|proven|cures?|cured|game.changer|revolutionary"
    r"|battle|battling|fight against|fighting|war on|weapons?|wonder drug)\b",
    re.IGNORECASE,
)
# "the SPRINT trial": a name, not a term to spell out.
_STUDY_NAME = re.compile(r"(?<![\w-])[A-Z][\w-]{1,20} (?=trials?\b|study\b|studies\b|cohort\b)")
_BRACKETED = re.compile(r"\([^()]{0,200}\)")


def _abbreviations(page: Page) -> Outcome:
    return _unexplained(page, [own_voice(item) for item in page.statements])


def _quoted_abbreviations(page: Page) -> Outcome:
    return _unexplained(page, [item.text for item in page.statements])


def _unexplained(page: Page, texts: list[str]) -> Outcome:
    """Find short forms that no text before or at their first use spells out."""
    known = _explained(page)
    before = ""
    for statement, text in zip(page.statements, texts, strict=True):
        before = f"{before} {statement.text}"
        spelled = known | {short for short, _ in definitions(before)}
        for short in _short_forms(text, statement):
            plain = short.rstrip("s")
            if plain not in spelled and short not in spelled and f"{plain} (" not in before:
                return failed(f"{short} is not spelled out: {statement.text}")
    return passed("Every abbreviation is spelled out at first use, or needs no words.")


def _explained(page: Page) -> set[str]:
    answer = page.answer
    terms = {entry.term for entry in answer.glossary}
    inside = " ".join(f"{entry.term} {entry.meaning}" for entry in answer.glossary)
    asked = set(_ABBREVIATION.findall(answer.question.text))
    return terms | set(_ABBREVIATION.findall(inside)) | asked | _KNOWN


def _short_forms(text: str, statement: Statement) -> list[str]:
    """The short forms of *text*, without the journal's name in the lead's brackets."""
    lead = statement.lead or ""
    plain = text.replace(lead, _BRACKETED.sub(" ", lead), 1) if lead else text
    found = _ABBREVIATION.findall(_STUDY_NAME.sub(" ", plain))
    return [short for short in dict.fromkeys(found) if not _is_code(short)]


def _is_code(short: str) -> bool:
    """Whether it is a name with no long form: a registration, a cell marker, a gene, a vitamin."""
    has_digits = any(char.isdigit() for char in short)
    return has_digits or short.startswith(("NCT", "ISRCTN", "Mc", "Mac"))


def _terms(page: Page) -> Outcome:
    explained = " ".join(entry.term.lower() for entry in page.answer.glossary)
    whole = " ".join(page.texts()).lower()
    missing = [
        term
        for term in HARD_WORDS
        if re.search(rf"\b{term}s?\b", whole)
        and term not in explained
        and not re.search(rf"\b{term}s? \(", whole)
        and term not in page.answer.question.text.lower()
    ]
    if missing:
        return failed(f"Not explained or replaced: {', '.join(missing)}.")
    return passed(f"None of {len(HARD_WORDS)} listed terms is left unexplained.")


def _sentence_length(page: Page) -> Outcome:
    counts = [(len(words(sentence)), sentence) for sentence in page.own_sentences]
    if not counts:
        return skipped("the page has no sentence of our own")
    mean = sum(count for count, _ in counts) / len(counts)
    longest, sentence = max(counts)
    if longest > _MOST_WORDS:
        return failed(f"{longest} words (at most {_MOST_WORDS}): {sentence}")
    found = f"{mean:.1f} words a sentence on average (at most {_MEAN_WORDS})."
    return passed(found) if mean <= _MEAN_WORDS else failed(found)


def _reading_grade(page: Page) -> Outcome:
    return _graded(grades(page.own_sentences), _WARN_GRADE)


def _high_grade(page: Page) -> Outcome:
    return _graded(grades(page.own_sentences), _HUMAN_GRADE)


def _graded(found: Grades, limit: int) -> Outcome:
    if found.n_words == 0:
        return skipped("the page has no sentence of our own")
    note = "" if found.is_smog_reliable else f", unreliable on {found.n_sentences} sentences"
    text = (
        f"Our own words: Flesch-Kincaid grade {found.flesch_kincaid:.1f}, "
        f"SMOG grade {found.smog:.1f}{note} (at most {limit})."
    )
    smog = found.smog if found.is_smog_reliable else 0.0
    return passed(text) if max(found.flesch_kincaid, smog) <= limit else failed(text)


def _loaded(page: Page) -> Outcome:
    for sentence in page.own_sentences:
        found = _BANNED.search(sentence)
        if found and found.group().lower() not in page.answer.question.text.lower():
            return failed(f'"{found.group()}": {sentence}')
    return passed("No loaded word in our own voice.")


ITEMS = (
    Item("words.abbreviations", Severity.BLOCKING, _abbreviations, answered_only=True),
    Item("words.quoted_abbreviations", Severity.WARNING, _quoted_abbreviations, answered_only=True),
    Item("words.terms", Severity.WARNING, _terms, answered_only=True),
    Item("words.sentence_length", Severity.WARNING, _sentence_length),
    Item("words.reading_grade", Severity.WARNING, _reading_grade),
    Item("words.high_reading_grade", Severity.HUMAN, _high_grade),
    Item("words.loaded", Severity.WARNING, _loaded),
)
