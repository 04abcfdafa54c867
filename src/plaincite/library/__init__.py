"""Keeping answers: questions, revisions that are never changed, review, and what became of them."""

from plaincite.library.opening import (
    backup_library,
    create_library,
    open_library,
    restore_library,
)

__all__ = ["backup_library", "create_library", "open_library", "restore_library"]
