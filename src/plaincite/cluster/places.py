"""Places: where a corpus or a library is, said so that a process in another folder finds it too."""

from pathlib import Path

__all__ = ["whole_path", "whole_target"]


def whole_path(path: Path | None) -> Path | None:
    """Return *path* from the root of the machine; None when there is none."""
    return None if path is None else path.resolve()


def whole_target(target: str | None) -> str | None:
    """Return *target*, a library's file or URL, with a file's path from the root.

    >>> whole_target("postgresql://db/answers")
    'postgresql://db/answers'
    """
    return target if target is None or "://" in target else str(Path(target).resolve())
