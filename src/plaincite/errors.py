"""Every error this package raises on purpose.

PlainciteError
├── SourceError             a file or stream cannot be read at all (.path, .reason)
├── RecordError             one source record cannot be read (.source, .record, .reason)
├── CorpusError             a corpus folder cannot be used (.path, .reason)
│   ├── CorpusNotFoundError     there is no corpus in that folder
│   └── CorpusBusyError         another process is writing to it
├── UnknownRecordError      a corpus holds no such record (.record_id, .corpus)
├── QuestionError           the words given are no question we can take (.reason)
├── PageError               a page document is not one of ours (.source, .reason)
├── LibraryError            an answer library cannot be used (.library, .reason)
│   ├── LibraryNotFoundError    there is no library at that place
│   ├── UnknownQuestionError    it holds no such question (.question_id)
│   ├── EditConflictError       somebody else changed it first (.question_id, .expected, .found)
│   └── NotAllowedError         the page's state or content forbids it (.question_id, .reason)
├── SettingError            a setting of the operator is missing or wrong (.name, .reason)
├── SourceUnreachableError  a live service was asked and gave no answer (.service, .reason)
│   ├── NetworkDownError        this machine cannot reach it: no network, a firewall, a proxy
│   ├── ServiceDownError        it was reached and fails, limits or sends damaged replies
│   └── RequestRefusedError     it was reached and refuses what was asked: trying again is no use
├── WriterError             a language model wrote nothing of use (.model, .reason, .detail)
│   └── UnreadableReplyError    it answered, but not in the form asked for: ask once more
├── ClusterError            work on several machines could not be done (.reason)
└── MissingExtraError       an optional dependency is not installed (.extra, .purpose)

Every message is one line that says what is wrong and what to do about it. A service that gave no
answer is an error and never an empty result: it says nothing about what research there is.
"""

from pathlib import Path

__all__ = [
    "ClusterError",
    "CorpusBusyError",
    "CorpusError",
    "CorpusNotFoundError",
    "EditConflictError",
    "LibraryError",
    "LibraryNotFoundError",
    "MissingExtraError",
    "NetworkDownError",
    "NotAllowedError",
    "PageError",
    "PlainciteError",
    "QuestionError",
    "RecordError",
    "RequestRefusedError",
    "ServiceDownError",
    "SettingError",
    "SourceError",
    "SourceUnreachableError",
    "UnknownQuestionError",
    "UnknownRecordError",
    "UnreadableReplyError",
    "WriterError",
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


class UnknownRecordError(PlainciteError):
    """A corpus holds no such record."""

    def __init__(self, record_id: str, corpus: str) -> None:
        shown = record_id if len(record_id) <= 80 else f"{record_id[:80]}..."
        super().__init__(f"the {corpus} has no record '{shown}'; search it, or add the record")
        self.record_id = record_id
        self.corpus = corpus


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


class SettingError(PlainciteError):
    """A setting of the operator is missing or wrong."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class SourceUnreachableError(PlainciteError):
    """A live service was asked and gave no answer; that says nothing about the research."""

    def __init__(self, service: str, reason: str) -> None:
        super().__init__(self._line(service, reason))
        self.service = service
        self.reason = reason

    def _line(self, service: str, reason: str) -> str:
        return f"{service}: {reason}"


class NetworkDownError(SourceUnreachableError):
    """This machine cannot reach the service: no network, a firewall, a proxy."""

    def _line(self, service: str, reason: str) -> str:
        return (
            f"{service} cannot be reached from this machine ({reason}); nothing was searched: "
            "check the network and try again"
        )


class ServiceDownError(SourceUnreachableError):
    """The service was reached, and fails, limits or sends damaged replies."""

    def _line(self, service: str, reason: str) -> str:
        return (
            f"{service} was reached but is not working ({reason}); this says nothing about the "
            "research: try again later"
        )


class RequestRefusedError(SourceUnreachableError):
    """The service was reached and refuses what was asked; trying again is no use."""

    def _line(self, service: str, reason: str) -> str:
        return f"{service} refuses the request: {reason}"


class LibraryError(PlainciteError):
    """An answer library cannot be used as it is, or not in this way."""

    def __init__(self, library: str, reason: str) -> None:
        super().__init__(f"{library}: {reason}")
        self.library = library
        self.reason = reason


class LibraryNotFoundError(LibraryError):
    """There is no library at that place."""

    def __init__(self, library: str) -> None:
        super().__init__(
            library,
            f"no library here; make one with 'plaincite library create --library {library}'",
        )


class UnknownQuestionError(LibraryError):
    """The library holds no such question."""

    def __init__(self, library: str, question_id: str) -> None:
        super().__init__(
            library, f"no question '{question_id}'; 'plaincite library list' shows what there is"
        )
        self.question_id = question_id


class EditConflictError(LibraryError):
    """Somebody else changed the question first; nothing of theirs or of the caller's is lost."""

    def __init__(self, library: str, question_id: str, *, expected: int, found: int) -> None:
        super().__init__(
            library,
            f"'{question_id}' was changed by somebody else meanwhile (you saw version {expected}, "
            f"it is now version {found}); nothing was written: look at it again, then repeat",
        )
        self.question_id = question_id
        self.expected = expected
        self.found = found


class NotAllowedError(LibraryError):
    """The page's state or content forbids what was asked."""

    def __init__(self, library: str, question_id: str, reason: str) -> None:
        super().__init__(library, f"'{question_id}' {reason}")
        self.question_id = question_id
        self.reason = reason


class ClusterError(PlainciteError):
    """Work for several machines could not be done; what was kept of it stays."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MissingExtraError(PlainciteError):
    """An optional dependency is not installed."""

    def __init__(self, extra: str, *, purpose: str) -> None:
        super().__init__(f"{purpose} needs an extra: pip install 'plaincite[{extra}]'")
        self.extra = extra
        self.purpose = purpose


class WriterError(PlainciteError):
    """A language model wrote nothing that can be used; the page is the rules' alone."""

    def __init__(self, model: str, reason: str, *, detail: str | None = None) -> None:
        super().__init__(f"{model}: {reason}" + (f" ({detail})" if detail else ""))
        self.model = model
        self.reason = reason  # a fixed phrase, fit for a page
        self.detail = detail  # what the server said, for the operator


class UnreadableReplyError(WriterError):
    """It answered, but not in the form that was asked for; asking once more may help."""
