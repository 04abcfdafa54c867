"""The page in a language model's plainer words, where each of them passes the same judge.

Read `rewriting.py` first, then `gate.py`. Only `chat.py` reaches outside.
"""

from plaincite.compose.generative.gate import Gate
from plaincite.compose.generative.opening import OpenWriter, WritingProgress, open_writer
from plaincite.compose.generative.purse import Spent
from plaincite.compose.generative.rewriting import rewrite
from plaincite.compose.generative.settings import WriterSettings
from plaincite.compose.generative.writer import Objection, Order, Place, Writer, Written

__all__ = [
    "Gate",
    "Objection",
    "OpenWriter",
    "Order",
    "Place",
    "Spent",
    "Writer",
    "WriterSettings",
    "WritingProgress",
    "Written",
    "open_writer",
    "rewrite",
]
