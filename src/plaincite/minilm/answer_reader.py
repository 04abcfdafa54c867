"""AnswerReader: reads a question together with a sentence, and says how far that answers it.

The model card is docs/models/answer-reader.md; training/answer_reader.py made the weights.
"""

from functools import cache

from plaincite.minilm.pair_reader import PairReader
from plaincite.minilm.session import MODELS

__all__ = ["AnswerReader"]


class AnswerReader(PairReader):
    """A reader of pairs with one point."""

    @classmethod
    @cache
    def shipped(cls) -> "AnswerReader":
        """Open the model in the package; once a process, since it takes 100 MB."""
        return cls(MODELS / "answer_reader.onnx", MODELS / "tokenizer.json")

    def log_odds(self, question: str, told: str) -> float:
        """Return the log odds that *told*, a title and a sentence, answers *question*."""
        return float(self.points(question, told)[0])
