"""Sentence roles: which sentence states the background, the aim, the method, the finding.

A section's label decides where it can (`labels.py`); elsewhere the sentence's own wording
(`cues.py`) and its place, read as one path through the abstract, since authors write background,
aim, methods, results and conclusion in that order. A claim that is only background is never a
finding, whatever it says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plaincite.appraise.cues import cue_points
from plaincite.appraise.labels import INLINE_LABEL, label_role
from plaincite.model.claim import Span, TextSource
from plaincite.model.evidence import Role, Sentence
from plaincite.model.record import Record, Section
from plaincite.text import split_sentences

__all__ = ["body_sentences", "lay_sentences", "roles_of", "sentences"]

# Points for what follows what, for standing in each fifth of the text, and for each cue are whole
# numbers fitted on 1,200 abstracts with labels (`training/sentence_roles.py`): rules set by hand
# named 78% of the sentences of other abstracts rightly, these 84%.
_ORDER = (Role.BACKGROUND, Role.AIM, Role.METHODS, Role.RESULT, Role.CONCLUSION)
_FOLLOWS = {
    Role.BACKGROUND: (2, 0, 7, -3, 0),
    Role.AIM: (-4, 1, 9, -4, 3),
    Role.METHODS: (-8, -7, 8, 1, -2),
    Role.RESULT: (-3, -3, -2, 8, 11),
    Role.CONCLUSION: (-1, -4, -3, -11, 1),
}
_MOVE = {
    (before, after): points
    for before, row in _FOLLOWS.items()
    for after, points in zip(_ORDER, row, strict=True)
}
_PLACE = {
    Role.BACKGROUND: (6, 3, 0, -2, -1),
    Role.AIM: (4, 3, 0, -1, 0),
    Role.METHODS: (-1, 1, 0, -3, -5),
    Role.RESULT: (-7, -4, -1, 0, -3),
    Role.CONCLUSION: (-2, -2, 0, 6, 8),
    Role.LIMITATION: (-4, -3, -2, 0, 1),  # may stand anywhere; by hand
    Role.OTHER: (-4, -4, -4, -3, -1),
}
_NAMED_FIRST = 8  # "METHODS AND RESULTS" opens with methods
_OPENING = (Role.BACKGROUND, Role.AIM, Role.METHODS, Role.OTHER)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the text under one label."""

    start: int
    end: int
    label: str | None
    role: Role | None


def sentences(record: Record) -> tuple[Sentence, ...]:
    """Return every sentence of the abstract with its role; spans count in `record.abstract`."""
    return _split(record.sections, "abstract" if record.digest is None else "digest")


def lay_sentences(record: Record) -> tuple[Sentence, ...]:
    """Return the sentences of the first lay summary; spans count in `LaySummary.text`."""
    if not record.lay_summaries:
        return ()
    return _split(record.lay_summaries[0].sections, "lay_summary")


def body_sentences(record: Record) -> tuple[Sentence, ...]:
    """Return what the full text reports as its own: spans count in `FullText.text`.

    Only what stands under results or conclusions, and no sentence that leans on another work.
    """
    return () if record.full_text is None else _reported(record.full_text.sections)


def roles_of(texts: Sequence[str]) -> tuple[Role, ...]:
    """Return the role of each of *texts*, the sentences of one abstract without any label."""
    part = _Part(0, 0, None, None)
    return tuple(_guess(part, [Span(0, len(text), text) for text in texts], follows=False))


# "CONCLUSIONS The addition of ...": capitals, then a sentence of its own, not all in capitals.
_LABEL_IN_TEXT = re.compile(
    r"(?:AUTHORS'? )?(?:CONCLUSIONS?|RESULTS?|METHODS?|BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE"
    r"|FINDINGS?|INTERPRETATION|DISCUSSION|SIGNIFICANCE)(?:\(S\))?(?: AND [A-Z]+)?[:.]? "
    r"(?=[A-Z0-9])(?![A-Z]{2,} [A-Z]{2,})"
)
# PubMed's mark on abstracts of before 2000, which it cut at 250 or 400 words.
_TRUNCATED = re.compile(r"\s*\(ABSTRACT TRUNCATED(?: AT \d+ WORDS)?\)\W*$")


@lru_cache(maxsize=512)
def _split(sections: tuple[Section, ...], source: TextSource) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    parts = list(_parts(sections))
    for number, (part, text) in enumerate(parts):
        whole = [
            Span(part.start + span.start, part.start + span.end, span.text)
            for span in filter(None, map(_untruncated, split_sentences(text)))
        ]
        follows = any(later.label is not None for later, _ in parts[number + 1 :])
        roles = [part.role] * len(whole) if part.role else _guess(part, whole, follows=follows)
        spans = [_without_label(span) for span in whole]
        found += [
            Sentence(span, role or Role.OTHER, section=part.label, source=source)
            for span, role in zip(spans, roles, strict=True)
        ]
    return tuple(found)


_BODY_ROLES = {"RESULTS": Role.RESULT, "CONCLUSIONS": Role.CONCLUSION}
_CITES = re.compile(r"\[ref |\bet al\b")


@lru_cache(maxsize=256)
def _reported(sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    at = 0
    for section in sections:  # placed as `sections_text` joins them
        at += len(section.label) + 2 if section.label else 0
        role = _BODY_ROLES.get(section.category or "")
        if role is not None:
            found += [
                Sentence(
                    Span(at + span.start, at + span.end, span.text),
                    role,
                    section=section.label,
                    source="full_text",
                )
                for span in split_sentences(section.text)
                if not _CITES.search(span.text)
            ]
        at += len(section.text) + 1
    return tuple(found)


def _parts(sections: tuple[Section, ...]) -> Iterator[tuple[_Part, str]]:
    """Yield the parts with their text, placed as `sections_text` joins them."""
    at = 0
    for section in sections:
        at += len(section.label) + 2 if section.label else 0
        for start, end, label in _inline_parts(section):
            role = _section_role(label, section.category)
            yield _Part(at + start, at + end, label, role), section.text[start:end]
        at += len(section.text) + 1


def _inline_parts(section: Section) -> Iterator[tuple[int, int, str | None]]:
    """Cut a section without a label where a known label is printed inside it."""
    start, label = 0, section.label
    if label is None:
        for found in INLINE_LABEL.finditer(section.text):
            if label_role(found.group(1)) is None and "RESULT" not in found.group(1).upper():
                continue
            if found.start() > start:
                yield start, found.start(), label
            start, label = found.end(), found.group(1)
    yield start, len(section.text), label


def _section_role(label: str | None, category: str | None) -> Role | None:
    """The printed label first; PubMed's category only where the label is unknown."""
    if label is not None:
        return label_role(label)
    return label_role(category) if category and category != "UNASSIGNED" else None


def _untruncated(span: Span) -> Span | None:
    """Return *span* without PubMed's mark; None where the mark stands in mid-sentence."""
    mark = _TRUNCATED.search(span.text)
    if mark is None:
        return span
    told = span.text[: mark.start()]
    is_whole = told.endswith((".", "!", "?"))
    return Span(span.start, span.start + len(told), told) if is_whole else None


def _without_label(span: Span) -> Span:
    """Return *span* without the section's name that some sources leave in front of its text."""
    found = _LABEL_IN_TEXT.match(span.text)
    return Span(span.start + found.end(), span.end, span.text[found.end() :]) if found else span


def _guess(part: _Part, spans: Sequence[Span], *, follows: bool) -> list[Role]:
    """Find the likeliest path of roles through sentences that no label decides.

    *follows* tells that labelled sections come after, so that this part opens the abstract.
    """
    is_whole = part.label is None and not follows
    scores = [
        _scores(span.text, fifth=_fifth(at, len(spans)) if is_whole else None)
        for at, span in enumerate(spans)
    ]
    if part.label is None:
        return _best_path(scores, _OPENING if follows else tuple(_PLACE))
    allowed = _allowed(part.label)
    if scores and len(allowed) < len(_PLACE):
        scores[0][allowed[0]] += _NAMED_FIRST
    return _best_path(scores, allowed)


def _allowed(label: str) -> tuple[Role, ...]:
    """The roles that a joined label names, in its order; all when it names none that we know."""
    parts = [label_role(part) for part in label.upper().replace("/", " AND ").split(" AND ")]
    known = tuple(dict.fromkeys(role for role in parts if role is not None))
    return known if len(known) > 1 else tuple(_PLACE)


def _fifth(at: int, count: int) -> int:
    return 0 if count == 1 else min(4, at * 5 // count) if at < count - 1 else 4


def _scores(text: str, *, fifth: int | None) -> dict[Role, int]:
    points = cue_points(text)
    if fifth is None:
        return points
    return {role: points[role] + _PLACE[role][fifth] for role in _PLACE}


def _best_path(scores: Sequence[dict[Role, int]], allowed: Sequence[Role]) -> list[Role]:
    """Viterbi over the roles; ties go to the earlier role in the table."""
    best: list[dict[Role, tuple[int, Role | None]]] = []
    for at, points in enumerate(scores):
        best.append({role: _arrive(role, points, best[at - 1] if at else None) for role in allowed})
    if not best:
        return []
    path = [max(allowed, key=lambda each: best[-1][each][0])]
    for column in reversed(best[1:]):
        came = column[path[-1]][1]
        path.append(path[-1] if came is None else came)
    return path[::-1]


def _arrive(
    role: Role, points: dict[Role, int], before: dict[Role, tuple[int, Role | None]] | None
) -> tuple[int, Role | None]:
    if before is None:
        return points[role], None
    came = max(before, key=lambda each: before[each][0] + _move(each, role))
    return before[came][0] + _move(came, role) + points[role], came


def _move(before: Role, after: Role) -> int:
    return _MOVE.get((before, after), 0)
