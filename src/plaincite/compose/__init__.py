"""Evidence in, answer out: the extractive writer, which selects, trims, explains and frames.

A language model may then word the page anew; see `generative`.
"""

from plaincite.compose.generative import (
    Gate,
    OpenWriter,
    Writer,
    WriterSettings,
    WritingProgress,
    open_writer,
    rewrite,
)
from plaincite.compose.page import compose
from plaincite.compose.replies import as_written, decline
from plaincite.compose.standards import Relevance, Standards, takes_all

__all__ = [
    "Gate",
    "OpenWriter",
    "Relevance",
    "Standards",
    "Writer",
    "WriterSettings",
    "WritingProgress",
    "as_written",
    "compose",
    "decline",
    "open_writer",
    "rewrite",
    "takes_all",
]
