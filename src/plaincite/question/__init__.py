"""Question: the words of a reader in, what they ask and how safe it is to answer out."""

from plaincite.question.specialty import SPECIALTIES
from plaincite.question.understand import understand

__all__ = ["SPECIALTIES", "understand"]
