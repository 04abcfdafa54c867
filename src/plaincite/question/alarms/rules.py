"""The tables of rules, loaded once, and the alarms that a text raises."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from plaincite.model.question import SafetyLevel
from plaincite.question.alarms.reading import Reading
from plaincite.question.alarms.rule import Reach, Rule, parse_rules
from plaincite.question.alarms.signs import Sign, SignFinder, Span
from plaincite.question.alarms.stance import Stance, Stances

__all__ = ["Alarm", "find_alarms", "load_rules"]

_TABLES = ("crises.toml", "methods.toml", "emergencies.toml", "poisons_and_injuries.toml",
           "mothers_and_babies.toml", "personal.toml")  # fmt: skip
_SHORT_TEXT = 3  # sentences
_NEGATORS = frozenset("no not without denies nor never".split())


@dataclass(frozen=True, slots=True)
class Alarm:
    """A rule that a text has set off."""

    rule: Rule
    replaces: bool  # false where the trouble is general, or has lasted for weeks


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the tables."""
    folder = files("plaincite.question.alarms") / "tables"
    lists = {
        name: tuple(words.split())
        for name, words in tomllib.loads((folder / "words.toml").read_text("utf-8")).items()
    }
    return tuple(
        rule
        for table in _TABLES
        for rule in parse_rules((folder / table).read_text("utf-8"), source=table, word_lists=lists)
    )


def find_alarms(reading: Reading) -> tuple[Alarm, ...]:
    """Return the alarms of *reading*, in the order of the tables."""
    found = _finder().find(reading.words)
    if not found:
        return ()
    stances = Stances(reading)
    alarms = (_alarm(rule, found, reading, stances) for rule in load_rules())
    return tuple(alarm for alarm in alarms if alarm is not None)


@cache
def _finder() -> SignFinder:
    return SignFinder(sign for rule in load_rules() for sign in (*rule.signs, *rule.unless))


def _alarm(
    rule: Rule, found: dict[Sign, tuple[Span, ...]], reading: Reading, stances: Stances
) -> Alarm | None:
    spans = [
        span
        for sign in rule.signs
        for span in found.get(sign, ())
        if _stands_together(reading, span) and (sign.negates or not _is_negated(reading, span))
    ]
    if not spans:
        return None
    cancelled = _sentences(rule.unless, found, reading)
    verdicts = [
        _reaches(rule, span, stances)
        for span in spans
        if cancelled.isdisjoint(reading.sentences[span[0] : span[1]])
    ]
    if not any(reached for reached, _ in verdicts):
        return None
    return Alarm(rule, rule.replaces and any(replaces for _, replaces in verdicts))


def _reaches(rule: Rule, span: Span, stances: Stances) -> tuple[bool, bool]:
    """Return whether the rule holds at *span*, and whether it stands instead of an answer."""
    if rule.reach is Reach.ANY:
        return True, True
    stance = stances.at(*span)
    if stance is Stance.GENERAL:
        return False, False
    if stance is Stance.PAST:
        own = rule.reach is Reach.EVER and stances.is_personal(*span)
        return own, own
    if rule.level is SafetyLevel.CRISIS:
        return True, True
    return True, stance is Stance.PRESENT and not stances.is_long_story(*span)


def _stands_together(reading: Reading, span: Span) -> bool:
    # In a short text one sign may run over two sentences ("My baby is 5 weeks old. Temp 38.5.");
    # in a long story words of two sentences mostly have nothing to do with each other.
    crossed = reading.sentences[span[1] - 1] - reading.sentences[span[0]]
    return crossed == 0 or (crossed == 1 and reading.sentences[-1] <= _SHORT_TEXT)


def _is_negated(reading: Reading, span: Span) -> bool:
    return span[0] > 0 and reading.words[span[0] - 1] in _NEGATORS


def _sentences(
    signs: tuple[Sign, ...], found: dict[Sign, tuple[Span, ...]], reading: Reading
) -> set[int]:
    return {
        number
        for sign in signs
        for first, after in found.get(sign, ())
        for number in reading.sentences[first:after]
    }
