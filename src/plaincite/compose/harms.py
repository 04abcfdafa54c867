"""Harms: what studies report of side effects and safety, beside what they report of benefit."""

import re
from collections.abc import Iterator, Sequence

from plaincite.compose.findings import Draft, sentence_draft
from plaincite.compose.lead import lead, study_name
from plaincite.model.answer import Statement
from plaincite.model.evidence import Evidence, Sentence

__all__ = ["harm_drafts", "is_warning", "kept_beside"]


# A harm that was more frequent goes before one that was not: calm words come second.
_WARNING = re.compile(
    r"\b(?:more|higher|rais\w+|increas\w+|worse\w*|excess|slower|greater|stop(?:ped)?|rose)\b",
    re.IGNORECASE,
)
_CALM = re.compile(
    r"\b(?:similar|same|not differ|no (?:clear |significant )?difference|no more|low|rare|balanced"
    r"|fewer|mild|safe|tolerated|minimal|none)\b",
    re.IGNORECASE,
)
_NO_DIFFERENCE = re.compile(
    r"\b(?:similar|same|not (?:clearly |significantly )?differ|no more|balanced"
    r"|no (?:clear |significant )?difference|no (?:severe|serious))\b",
    re.IGNORECASE,
)


def harm_drafts(evidence: Sequence[Evidence]) -> Iterator[Draft]:
    """Yield drafts of harms, one a study, warnings first, leaving out what findings already say."""
    first = [harm for item in evidence if (harm := _foremost(item)) is not None]
    for item, sentence in sorted(first, key=lambda harm: not is_warning(harm[1].span.text)):
        opening = f"On harms, {_named(item)}"
        yield sentence_draft(item, (sentence,), opening=opening, may_quote=False)


def _named(item: Evidence) -> str:
    """A study that the findings tell of is known by its kind; another is introduced."""
    if not item.is_on_harm_only:
        return f"the {study_name(item)} reported:"
    introduced = lead(item)
    return f"{introduced[0].lower()}{introduced[1:]}"


def is_warning(text: str) -> bool:
    """Tell whether *text* says that a harm was more frequent, and not that it was no more so.

    >>> is_warning("Nausea was more common."), is_warning("No more people had nausea.")
    (True, False)
    """
    return _WARNING.search(text) is not None and _CALM.search(text) is None


def kept_beside(
    findings: Sequence[Statement], harms: tuple[Statement, ...], most: int
) -> tuple[Statement, ...]:
    """Return *harms* as a list of *most* statements has room for them beside *findings*.

    One always stays; a second that saw no difference gives its place to a study not shown yet.
    """
    is_full = len(findings) + len(harms) > most
    return harms[:1] if is_full and harms and _saw_no_difference(harms[-1].text) else harms


def _saw_no_difference(text: str) -> bool:
    return _NO_DIFFERENCE.search(text) is not None and _WARNING.search(text) is None


def _foremost(item: Evidence) -> tuple[Evidence, Sentence] | None:
    is_told = not item.is_on_harm_only
    told = {sentence.span for sentence in item.finding.sentences if is_told}
    new = [sentence for sentence in item.harms if sentence.span not in told]
    if not new:
        return None
    return item, next((each for each in new if is_warning(each.span.text)), new[0])
