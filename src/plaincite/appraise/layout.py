"""Where the parts of an abstract stand, whether its source labelled them or printed them inline.

Only what appraisal needs: a rough kind for each stretch. Sentence roles are `roles`' work.
"""

import re
from dataclasses import dataclass
from typing import Literal

from plaincite.model.record import Record

__all__ = ["Part", "PartKind", "parts"]

PartKind = Literal[
    "background", "aim", "design", "methods", "participants", "results", "conclusion", "other"
]

# The first cue found in a label decides: "METHODS AND RESULTS" counts as results.
_CUES: tuple[tuple[str, PartKind], ...] = (
    ("registration", "other"),
    ("funding", "other"),
    ("supplement", "other"),
    ("dissemination", "other"),
    ("result", "results"),
    ("finding", "results"),
    ("conclusion", "conclusion"),
    ("interpretation", "conclusion"),
    ("implication", "conclusion"),
    ("discussion", "conclusion"),
    ("study design", "design"),
    ("research design and", "methods"),
    ("methods/design", "methods"),
    ("design and method", "methods"),
    ("design", "design"),
    ("participants", "participants"),
    ("patients and", "methods"),
    ("subjects and", "methods"),
    ("patient", "participants"),
    ("subjects", "participants"),
    ("population", "participants"),
    ("method", "methods"),
    ("data source", "methods"),
    ("study selection", "methods"),
    ("data extraction", "methods"),
    ("setting", "participants"),
    ("intervention", "methods"),
    ("measure", "methods"),
    ("outcome", "methods"),
    ("aim", "aim"),
    ("objective", "aim"),
    ("purpose", "aim"),
    ("background", "background"),
    ("introduction", "background"),
    ("context", "background"),
    ("rationale", "background"),
    ("importance", "background"),
)
# "METHODS AND RESULTS We followed": some sources lose the sections and keep the headings.
_INLINE = re.compile(
    r"(?:(?<=[.!?)] )|^)(?:BACKGROUND|INTRODUCTION|CONTEXT|IMPORTANCE|OBJECTIVES?|AIMS?|PURPOSE"
    r"|(?:STUDY |RESEARCH |TRIAL )?DESIGN|SETTING|PARTICIPANTS|PATIENTS|SUBJECTS|METHODOLOGY"
    r"|(?:MATERIALS? AND )?METHODS?|INTERVENTIONS?|MAIN|MEASUREMENTS|DATA|STUDY SELECTION"
    r"|RESULTS?|(?:PRINCIPAL )?FINDINGS?|CONCLUSIONS?|INTERPRETATION|DISCUSSION)"
    r"(?:[ /,&]{1,3}[A-Z]{3,}){0,6}(?=:|\s+[A-Z0-9])"
    r"|(?:(?<=[.!?)] )|^)(?:Background|Introduction|Context|Importance|Objectives?|Aims?|Purpose"
    r"|(?:Study |Research )?[Dd]esign|Setting|Participants|Population|Patients|Subjects|Materials?"
    r"|Methods?|Interventions?|Main|Measurements|Data|Study selection|Evidence|Results?|Findings?"
    r"|Conclusions?|Interpretation|Discussion|Approach)(?:[ /,&]{1,3}[a-z]{2,15}){0,5}(?=:)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of `Record.abstract` and what it is about; None when no heading says."""

    start: int
    end: int
    kind: PartKind | None


def parts(record: Record) -> tuple[Part, ...]:
    """Return the stretches of the record's abstract in order, without their headings."""
    found: list[Part] = []
    at = 0
    for section in record.sections:
        start = at + (len(section.label) + 2 if section.label else 0)
        end = start + len(section.text)
        kind = _kind(section.label or section.category)
        inline = _inline_parts(section.text, start) if kind is None else ()
        found.extend(inline or (Part(start, end, kind),))
        at = end + 1
    return tuple(found)


def _kind(label: str | None) -> PartKind | None:
    lowered = (label or "").lower()
    return next((kind for cue, kind in _CUES if cue in lowered), None)


def _inline_parts(text: str, offset: int) -> tuple[Part, ...]:
    headings = list(_INLINE.finditer(text))
    if not headings:
        return ()
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    before = Part(offset, offset + headings[0].start(), None)
    cut = tuple(
        Part(offset + heading.end(), offset + end, _kind(heading.group()))
        for heading, end in zip(headings, ends, strict=True)
    )
    return (before, *cut) if headings[0].start() else cut
