"""A claim, the words it rests on, and the judgement on the two."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

__all__ = ["Citation", "Label", "Span", "TextSource", "Verdict"]

TextSource = Literal["abstract", "digest", "lay_summary", "full_text"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with its place: `text == whole[start:end]`, in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer from a claim to the words it rests on.

    Offsets count characters in `Record.abstract` (sources "abstract" and "digest"), in
    `LaySummary.text` of the first lay summary or in `FullText.text`; see `Record.text_in`.
    """

    record_id: str
    quote: str  # verbatim, so that anyone can search the record for it
    start: int
    end: int
    section: str | None  # the label of the section it stands in
    source: TextSource


class Label(StrEnum):
    """The three things a passage can do for a claim."""

    SUPPORT = "SUPPORT"
    CONTRADICT = "CONTRADICT"
    NOT_ENOUGH_INFO = "NOT_ENOUGH_INFO"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on a claim, with reasons a person can read (empty when supported)."""

    label: Label
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What one record does for a claim; `quote` is the sentence that decides by itself, if any."""

    record_id: str
    verdict: Verdict
    quote: Citation | None = None


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """What records together do for a claim, and each by itself."""

    claim: str
    verdict: Verdict
    records: tuple[RecordCheck, ...]
