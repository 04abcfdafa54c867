"""A safety rule: signs that raise an alarm on one topic, and when they do not.

The tables (`tables/*.toml`) hold the rules, so that a clinician can read and correct them:

    [[rule]]
    topic = "chest pain"       what the alarm is called
    level = "urgent"           advice, urgent or crisis
    message = "emergency"      which fixed message is shown
    reach = "present"          which wordings count, see `Reach`
    replaces = true            whether the message stands instead of an answer
    signs = ["chest @pain /6"] any one of them suffices; the syntax is in `signs.py`
    unless = ["chest_x_ray"]   signs in the same sentence that cancel
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from plaincite.errors import SourceError
from plaincite.model.question import SafetyLevel
from plaincite.question.alarms.signs import Sign, parse_sign

__all__ = ["Reach", "Rule", "parse_rules"]

_KNOWN = frozenset("topic level message reach replaces signs unless".split())


class Reach(StrEnum):
    """Which wordings a rule reaches."""

    PRESENT = "present"  # only somebody's trouble now, not general or historical wording
    EVER = "ever"  # somebody's own trouble, also long ago (rape, abuse)
    ANY = "any"  # every wording (asking for a lethal dose)


@dataclass(frozen=True, slots=True)
class Rule:
    """One topic of alarm with its signs, as it stands in a table."""

    topic: str
    level: SafetyLevel
    message: str
    reach: Reach
    replaces: bool
    signs: tuple[Sign, ...]
    unless: tuple[Sign, ...] = ()


def parse_rules(
    text: str, *, source: str, word_lists: Mapping[str, tuple[str, ...]]
) -> tuple[Rule, ...]:
    """Return the rules of one table, in order.

    Raises:
        SourceError: A field is missing, unknown or malformed.
    """
    try:
        entries = tomllib.loads(text)["rule"]
        return tuple(_rule(entry, word_lists) for entry in entries)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise SourceError(source, f"no table of safety rules ({error}); mend the entry") from error


def _rule(entry: dict[str, Any], word_lists: Mapping[str, tuple[str, ...]]) -> Rule:
    unknown = sorted(set(entry) - _KNOWN)
    if unknown:
        raise ValueError(f"unknown field {unknown[0]!r}")
    return Rule(
        topic=entry["topic"],
        level=SafetyLevel(entry["level"]),
        message=entry["message"],
        reach=Reach(entry.get("reach", "present")),
        replaces=bool(entry.get("replaces", True)),
        signs=tuple(parse_sign(sign, word_lists) for sign in entry["signs"]),
        unless=tuple(parse_sign(sign, word_lists) for sign in entry.get("unless", ())),
    )
