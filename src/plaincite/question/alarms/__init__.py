"""What the safety rules are made of: how a text is read, what a sign is, the tables of rules."""

from plaincite.question.alarms.ear import Heard, listen
from plaincite.question.alarms.rule import Reach, Rule
from plaincite.question.alarms.rules import Alarm, find_alarms, load_rules

__all__ = ["Alarm", "Heard", "Reach", "Rule", "find_alarms", "listen", "load_rules"]
