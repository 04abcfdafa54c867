"""The footer that every page ends with, word for word."""

from plaincite.model.question import Specialty

__all__ = ["footer_text"]


def footer_text(specialty: Specialty) -> str:
    """Return the page's last words for a question of *specialty*."""
    return (
        f"This question is drawn from common patient questions about {specialty.name} and answered "
        "using cited medical research. We do not provide individualized advice."
    )
