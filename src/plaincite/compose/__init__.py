"""Evidence in, answer out: the extractive writer, which selects, trims, explains and frames."""

from plaincite.compose.page import compose
from plaincite.compose.replies import as_written, decline

__all__ = ["as_written", "compose", "decline"]
