"""Evidence in, answer out: the extractive writer, which selects, trims, explains and frames."""

from plaincite.compose.page import compose
from plaincite.compose.replies import decline

__all__ = ["compose", "decline"]
