"""Safety: what a reader's own words call for before anything is searched.

Rules that a clinician can read (`alarms/tables/`) speak first. Where they hear no alarm, a linear
score (`alarms/ear.py`) listens for wordings that no rule knows; it adds alarms and takes none away.
The same words always get the same reply. Reassuring words never lower an alarm. A message never
names a method, a dose or an amount.
"""

from plaincite.model.question import Safety, SafetyLevel
from plaincite.question.alarms import Alarm, find_alarms, listen
from plaincite.question.alarms.reading import read
from plaincite.question.messages import country_messages

__all__ = ["assess_safety"]

# The message and the topic where no rule names one.
_HEARD = {
    SafetyLevel.URGENT: ("emergency", "signs of an emergency"),
    SafetyLevel.CRISIS: ("support", "signs of a crisis"),
}
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
    reading = read(text)
    messages = country_messages(country)
    worst = max(find_alarms(reading), key=_weight, default=None)
    if worst is None or worst.rule.level is SafetyLevel.ADVICE:
        heard = listen(reading.words, has_rule=worst is not None)
        if heard is not None:
            name, topic = _HEARD[heard.level]
            return Safety(heard.level, messages[name], topic, heard.replaces)
    if worst is None:
        return Safety(SafetyLevel.NONE)
    return Safety(
        level=worst.rule.level,
        message=messages[worst.rule.message],
        topic=worst.rule.topic,
        replaces_answer=worst.replaces,
    )


def _weight(alarm: Alarm) -> tuple[int, bool]:
    return _URGENCY[alarm.rule.level], alarm.replaces
