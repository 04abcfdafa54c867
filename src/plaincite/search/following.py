"""Following: changes of a corpus taken into the index while they are made.

What was put is kept only from the next commit on, and a commit is made only of what the corpus has
settled. So the index is never ahead of its corpus; where it is behind, `synchronize` catches up.
"""

from collections.abc import Callable

from plaincite.search.writing import Writing

__all__ = ["Following"]


class Following:
    """Changes of a corpus on their way into its index."""

    def __init__(
        self, writer: Writing, commit: Callable[[int], None], sequence: int, commit_every: int
    ) -> None:
        self._writer = writer
        self._commit = commit
        self._sequence = sequence
        self._commit_every = commit_every

    def put(self, sequence: int, record_id: str, body: str | None) -> None:
        """Take over one change: the `body_text` of the record, or None when it was deleted."""
        self._writer.put(record_id, body)
        self._sequence = sequence

    def settled(self, *, is_last: bool = False) -> None:
        """Say that the corpus keeps all changes so far; they are made durable when that is due."""
        if self._writer.n_pending >= (1 if is_last else self._commit_every):
            self._commit(self._sequence)
