"""Question: the words of a reader in, what they ask and how safe it is to answer out."""

from plaincite.question.messages import COUNTRIES
from plaincite.question.safety import assess_safety
from plaincite.question.sameness import KnownQuestions
from plaincite.question.screening import screen
from plaincite.question.specialty import SPECIALTIES
from plaincite.question.stripping import strip_question
from plaincite.question.understand import understand

__all__ = [
    "COUNTRIES",
    "SPECIALTIES",
    "KnownQuestions",
    "assess_safety",
    "screen",
    "strip_question",
    "understand",
]
