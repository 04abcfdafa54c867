"""Safety: what a reader's own words call for before anything is searched.

Rules, not a model: the same words always get the same reply, and a clinician can read the tables
(`alarms/tables/`). Reassuring words never lower an alarm. A message never names a method, a dose or
an amount.
"""

from plaincite.model.question import Safety, SafetyLevel
from plaincite.question.alarms import Alarm, find_alarms
from plaincite.question.alarms.reading import read
from plaincite.question.messages import country_messages

__all__ = ["assess_safety"]

_URGENCY = {level: place for place, level in enumerate(SafetyLevel)}


def assess_safety(text: str, *, country: str | None = None) -> Safety:
    """Return how urgent *text* sounds, with the fixed message for it.

    Args:
        text: The reader's words, as typed.
        country: Two-letter code of a country pack ("GB", "US"); it decides numbers and nothing
            else. None, or a country without a pack, gives "your local emergency number".

    Returns:
        The most urgent alarm; of equals, one that replaces the answer, then the first in the
        tables.

    >>> assess_safety("What are the symptoms of a stroke?").level.value
    'none'
    >>> assess_safety("probably nothing, but my chest feels really tight").topic
    'chest pain'
    """
    alarms = find_alarms(read(text))
    if not alarms:
        return Safety(SafetyLevel.NONE)
    worst = max(alarms, key=_weight)
    return Safety(
        level=worst.rule.level,
        message=country_messages(country)[worst.rule.message],
        topic=worst.rule.topic,
        replaces_answer=worst.replaces,
    )


def _weight(alarm: Alarm) -> tuple[int, bool]:
    return _URGENCY[alarm.rule.level], alarm.replaces
