"""Differences between two answers to one question, and the studies that brought them. Pure.

What counts is what a reader would act on: the short answer, the evidence behind the page and the
notices on it. A reworded doctor question or glossary line is no difference here.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from plaincite.model.answer import Answer, Reference, Status

__all__ = ["Difference", "Removal", "Rewording", "compare", "describe", "ledger_lines"]

# What a reader calls a study of each design; the others are called by their own name.
_NOUNS = {
    "randomized controlled trial": "trial",
    "non-randomized trial": "non-randomized trial",
    "cohort": "cohort study",
    "case-control": "case-control study",
    "cross-sectional": "cross-sectional study",
    "narrative review": "review",
    "animal or laboratory": "animal or laboratory study",
    "protocol": "study plan",
    "unclear": "study",
}


@dataclass(frozen=True, slots=True)
class Removal:
    """A study that the page rested on and does not any more."""

    reference: Reference
    reason: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """A short answer that changed, and the records that the change comes from."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one answer to the next; false when nothing that matters did."""

    added: tuple[Reference, ...] = ()
    removed: tuple[Removal, ...] = ()
    marked: tuple[Reference, ...] = ()  # with notices that are new
    requoted: tuple[Reference, ...] = ()  # cited before and now, by other sentences
    short_answer: Rewording | None = None
    status: tuple[Status, Status] | None = None
    engine: tuple[str, str] | None = None  # says why, and is no difference by itself

    def __bool__(self) -> bool:
        evidence = self.added or self.removed or self.marked or self.requoted
        return bool(evidence or self.short_answer or self.status)


def compare(
    before: Answer,
    after: Answer,
    *,
    retracted: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> Difference:
    """Return what changed from *before* to *after*.

    Args:
        before: The answer that people know.
        after: The answer to the same question now.
        retracted: Why records are retracted, by id.
        missing: Ids of records that the corpus does not hold any more.
    """
    old = {reference.record_id: reference for reference in before.references}
    new = {reference.record_id: reference for reference in after.references}
    reasons = _reasons(after, retracted or {}, missing)
    kept = [record_id for record_id in new if record_id in old]
    quotes_before, quotes_after = _quotes(before), _quotes(after)
    engines = (before.provenance.engine, after.provenance.engine)
    return Difference(
        added=tuple(new[record_id] for record_id in new if record_id not in old),
        removed=tuple(
            Removal(
                old[record_id], reasons.get(record_id, "Other studies fit the question better.")
            )
            for record_id in old
            if record_id not in new
        ),
        marked=tuple(new[key] for key in kept if set(new[key].notices) - set(old[key].notices)),
        requoted=tuple(new[key] for key in kept if quotes_before.get(key) != quotes_after.get(key)),
        short_answer=_rewording(before, after),
        status=None if before.status is after.status else (before.status, after.status),
        engine=None if engines[0] == engines[1] else engines,
    )


def describe(difference: Difference) -> tuple[str, ...]:
    """Return *difference* in lines for a curator: what changed, and because of which study."""
    return tuple(_described(difference))


def ledger_lines(difference: Difference) -> tuple[str, ...]:
    """Return *difference* in lines for readers of the page, each to stand behind a date.

    >>> trial = Reference(1, "pmid:7", "A trial", year=2026, participants=212,
    ...                   design="randomized controlled trial")
    >>> ledger_lines(Difference(added=(trial,)))
    ('added a 2026 trial of 212 people',)
    """
    lines = [f"added {_study(reference)}" for reference in difference.added]
    lines += [f"took out {_study(item.reference)}: {_inner(item.reason)}"
              for item in difference.removed]  # fmt: skip
    lines += [f"a notice appeared on {_study(reference)}" for reference in difference.marked]
    if difference.short_answer is not None:
        lines.append("the short answer changed")
    elif not lines and difference:
        lines.append("what the page says of its studies changed")
    return tuple(lines)


def _described(difference: Difference) -> Iterator[str]:
    if difference.status is not None:
        before, after = difference.status
        yield f"status: {before.value} -> {after.value}"
    for reference in difference.added:
        yield f"+ study: {_named(reference)}"
    for item in difference.removed:
        yield f"- study: {_named(item.reference)}: {item.reason}"
    for reference in difference.marked:
        yield f"! notice on {_named(reference)}: {' '.join(reference.notices)}"
    for reference in difference.requoted:
        yield f"~ other sentences of {_named(reference)}"
    if difference.short_answer is not None:
        because = ", ".join(difference.short_answer.because) or "no single study"
        yield f"short answer, because of {because}:"
        yield from (f"  - {text}" for text in difference.short_answer.before)
        yield from (f"  + {text}" for text in difference.short_answer.after)
    if difference and difference.engine is not None:
        before_engine, after_engine = difference.engine
        yield f"the engine changed too: {before_engine} -> {after_engine}"


def _reasons(
    after: Answer, retracted: Mapping[str, str], missing: Collection[str]
) -> dict[str, str]:
    left_out = {item.record_id: item.reason for item in after.provenance.left_out}
    gone = dict.fromkeys(missing, "It is not in the corpus any more.")
    return left_out | gone | dict(retracted)


def _quotes(answer: Answer) -> dict[str, frozenset[str]]:
    """Return the sentences cited of each record."""
    found: dict[str, set[str]] = {}
    for statement in answer.statements:
        for citation in statement.citations:
            found.setdefault(citation.record_id, set()).add(citation.quote)
    return {record_id: frozenset(quotes) for record_id, quotes in found.items()}


def _rewording(before: Answer, after: Answer) -> Rewording | None:
    old = tuple(statement.text for statement in before.short_answer)
    new = tuple(statement.text for statement in after.short_answer)
    # A page without an answer says when and how widely it was searched; that is no news.
    is_unanswered = before.status is after.status and before.status is not Status.ANSWERED
    if old == new or is_unanswered:
        return None
    cited_before, cited_after = _short_records(before), _short_records(after)
    listed = {item.record_id for item in before.references} ^ {
        item.record_id for item in after.references
    }
    quotes_before, quotes_after = _quotes(before), _quotes(after)
    requoted = {key for key in quotes_after if quotes_before.get(key) != quotes_after[key]}
    # The nearest cause there is: other records cited, other records listed, other sentences.
    because = set(cited_before) ^ set(cited_after) or listed or requoted
    order = dict.fromkeys((*cited_after, *cited_before, *sorted(because)))
    return Rewording(old, new, tuple(key for key in order if key in because))


def _short_records(answer: Answer) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            citation.record_id
            for statement in answer.short_answer
            for citation in statement.citations
        )
    )


def _study(reference: Reference) -> str:
    noun = _NOUNS.get(reference.design, reference.design)
    words = f"{reference.year} {noun}" if reference.year else noun
    article = "an" if words[0] in "aeiou" else "a"
    if reference.participants is None:
        return f"{article} {words}"
    people = "person" if reference.participants == 1 else "people"
    return f"{article} {words} of {reference.participants:,} {people}"


def _named(reference: Reference) -> str:
    journal = f", {reference.journal}" if reference.journal else ""
    return f'{_study(reference)}, "{reference.title}"{journal} [{reference.record_id}]'


def _inner(sentence: str) -> str:
    """Return *sentence* as it stands behind a colon."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
