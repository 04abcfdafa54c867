"""How tables of cues are written: several patterns, one expression; and what many tables share."""

import re

from plaincite.model.evidence import Design

__all__ = ["BRACKETS", "PEOPLE", "Rows", "any_of"]

Rows = tuple[tuple[Design, re.Pattern[str]], ...]

PEOPLE = (
    r"(?:patients|participants|subjects|women|men|children|adults|volunteers|infants|individuals"
    r"|students|mothers|persons|people|families|residents|sufferers|practices|clusters|schools"
    r"|halls)"
)

# Figures in brackets are left off the page.
BRACKETS = re.compile(r" ?\([^()]{0,300}\)")


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return one expression that matches what any of *patterns* matches."""
    joined = "|".join(patterns).replace(r"[\w-]", r"[\w‐‑-]")  # PDFs leave odd hyphens
    return re.compile(joined, re.IGNORECASE)
