"""Every error this package raises on purpose.

PlainciteError
├── SourceError             a file or stream cannot be read at all (.path, .reason)
├── RecordError             one source record cannot be read (.source, .record, .reason)
├── CorpusError             a corpus folder cannot be used (.path, .reason)
│   ├── CorpusNotFoundError     there is no corpus in that folder
│   └── CorpusBusyError         another process is writing to it
├── QuestionError           the words given are no question we can take (.reason)
├── PageError               a page document is not one of ours (.source, .reason)
└── MissingExtraError       an optional dependency is not installed (.extra, .purpose)

Every message is one line that says what is wrong and what to do about it.
"""

from pathlib import Path

__all__ = [
    "CorpusBusyError",
    "CorpusError",
    "CorpusNotFoundError",
    "MissingExtraError",
    "PageError",
    "PlainciteError",
    "QuestionError",
    "RecordError",
    "SourceError",
]


class PlainciteError(Exception):
    """The root: catch this to catch everything plaincite raises on purpose."""


class SourceError(PlainciteError):
    """A file or stream cannot be read at all, or not to its end."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class RecordError(PlainciteError):
    """One source record cannot be read; a reader may count it and go on."""

    def __init__(self, *, source: str, record: str, reason: str) -> None:
        super().__init__(f"{source}, {record}: {reason}")
        self.source = source
        self.record = record
        self.reason = reason


class CorpusError(PlainciteError):
    """A corpus folder cannot be used as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class CorpusNotFoundError(CorpusError):
    """There is no corpus in that folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"no corpus here; make one with 'plaincite corpus create {path}'")


class CorpusBusyError(CorpusError):
    """Another process is writing to the corpus."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "another process is writing to this corpus; try again when it ends")


class QuestionError(PlainciteError):
    """The words given are no question we can take."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PageError(PlainciteError):
    """A page document is not one of ours, or was cut off or altered."""

    def __init__(self, source: Path | str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class MissingExtraError(PlainciteError):
    """An optional dependency is not installed."""

    def __init__(self, extra: str, *, purpose: str) -> None:
        super().__init__(f"{purpose} needs an extra: pip install 'plaincite[{extra}]'")
        self.extra = extra
        self.purpose = purpose
