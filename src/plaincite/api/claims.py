"""Claims of anybody's beside records: what each record does for a claim, and with which words.

Records are judged one by one, so that the reader sees which says what; together they support a
claim when one does and none speaks against it.
"""

from collections.abc import Iterator, Sequence

from plaincite.judging import verify_claim
from plaincite.model.claim import Citation, ClaimCheck, Label, RecordCheck, Verdict
from plaincite.model.record import Record, Section
from plaincite.pipeline import standing_reason
from plaincite.text import split_sentences, words

__all__ = ["check_claim"]

_JOINT = 1  # the space between two sections of `Record.abstract`


def check_claim(claim: str, records: Sequence[Record]) -> ClaimCheck:
    """Judge *claim* by the abstracts of *records*; none of them supports nothing.

    A claim that nearly copies a sentence must agree with it in every word. Another is judged by
    a score, which is often wrong: see the evaluation's part on claims.
    """
    checks = tuple(_check(claim, record) for record in records)
    return ClaimCheck(claim, _together(checks), checks)


def _check(claim: str, record: Record) -> RecordCheck:
    why_not = standing_reason(record)
    if why_not is not None:
        return RecordCheck(record.record_id, Verdict(Label.NOT_ENOUGH_INFO, (why_not,)))
    sentences = tuple(_sentences(record))
    verdict = verify_claim(claim, [sentence.quote for sentence in sentences])
    return RecordCheck(record.record_id, verdict, _deciding(claim, verdict, sentences))


def _deciding(claim: str, verdict: Verdict, sentences: Sequence[Citation]) -> Citation | None:
    """Return the sentence nearest to the claim that alone gives the same verdict, if one does."""
    if verdict.label is Label.NOT_ENOUGH_INFO:
        return None
    told = set(words(claim.casefold()))

    def nearness(sentence: Citation) -> int:
        return len(told & set(words(sentence.quote.casefold())))

    nearest_first = sorted(sentences, key=nearness, reverse=True)
    return next(
        (
            item
            for item in nearest_first
            if verify_claim(claim, [item.quote]).label is verdict.label
        ),
        None,
    )


def _sentences(record: Record) -> Iterator[Citation]:
    start = 0
    for section in record.sections:
        at = start + _label_width(section)
        for span in split_sentences(section.text):
            yield Citation(
                record.record_id,
                span.text,
                at + span.start,
                at + span.end,
                section.label,
                "abstract" if record.digest is None else "digest",
            )
        start = at + len(section.text) + _JOINT


def _label_width(section: Section) -> int:
    return len(f"{section.label}: ") if section.label else 0


def _together(checks: Sequence[RecordCheck]) -> Verdict:
    labels = {check.verdict.label for check in checks} - {Label.NOT_ENOUGH_INFO}
    if len(labels) == 1:
        (label,) = labels
        return Verdict(label, _reasons(checks, label))
    if labels:
        return Verdict(Label.NOT_ENOUGH_INFO, ("The records do not agree.",))
    return Verdict(Label.NOT_ENOUGH_INFO, _reasons(checks, Label.NOT_ENOUGH_INFO))


def _reasons(checks: Sequence[RecordCheck], label: Label) -> tuple[str, ...]:
    found = [
        reason
        for check in checks
        if check.verdict.label is label
        for reason in check.verdict.reasons
    ]
    return tuple(dict.fromkeys(found))
