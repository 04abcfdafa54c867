"""Bare short forms: a statement in our voice that leaves an abbreviation unexplained is not used.

The judge is asked as before; what it supports is then read as a reader would, with every short form
spelled out that can be. If one is left bare the next way to say it is tried: shorter, or as a
quotation of the authors, where their own short forms may stand.
"""

import re
from collections.abc import Mapping

from plaincite.compose.abbreviations import PLAIN, defined_in, short_forms
from plaincite.compose.findings import Judge
from plaincite.compose.glossary import explain
from plaincite.compose.spelling_out import spelled_out
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Evidence

__all__ = ["bare_forms", "without_bare_forms"]

# As the rubric reads them: two capitals, with what a hyphen ties on where that has a capital too.
_SHORT_FORM = re.compile(
    r"(?<![\w-])[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)?(?![\w])"
)
_STUDY_NAME = re.compile(r"(?<![\w-])[A-Z][\w-]{1,20} (?=trials?\b|study\b|studies\b|cohort\b)")
_QUOTED = re.compile(r"“[^”]*”")
_BRACKETED = re.compile(r"\([^()]{0,200}\)")
_NAMES = ("NCT", "ISRCTN", "Mc", "Mac")


def without_bare_forms(
    judge: Judge, studies: Mapping[str, Evidence], *, asked: str, even_quoted: bool = False
) -> Judge:
    """Return a judge that supports what *judge* does, if no short form in it stays bare.

    Args:
        judge: Compares a statement with the words it cites.
        studies: What the page may cite, by record id.
        asked: The question; the reader knows its short forms.
        even_quoted: Whether the authors' own count as well.
    """
    records = {record_id: item.record for record_id, item in studies.items()}

    def judged(statement: Statement) -> Verdict:
        verdict = judge(statement)
        if verdict.label is not Label.SUPPORT or statement.kind is not StatementKind.CLAIM:
            return verdict
        if not short_forms(statement.text):
            return verdict
        (fuller,) = spelled_out((statement,), records=records, judge=judge)
        bare = bare_forms(fuller, asked=asked, even_quoted=even_quoted)
        if not bare:
            return verdict
        return Verdict(Label.NOT_ENOUGH_INFO, (f"{bare[0]} is not spelled out.",))

    return judged


def bare_forms(
    statement: Statement, *, asked: str = "", even_quoted: bool = False
) -> tuple[str, ...]:
    """Return the short forms that *statement*, unless *even_quoted* quotations aside, leaves bare.

    >>> text = "Cognitive behavioural therapy (CBT) beat ERP."
    >>> bare_forms(Statement(text, StatementKind.CLAIM))
    ('ERP',)
    """
    lead = statement.lead or ""
    told = statement.text.replace(lead, _BRACKETED.sub(" ", lead), 1)
    ours = told if even_quoted else _QUOTED.sub(" ", told)
    known = {*PLAIN, *_SHORT_FORM.findall(asked), *defined_in(statement.text)}
    found = dict.fromkeys(_SHORT_FORM.findall(_STUDY_NAME.sub(" ", ours)))
    return tuple(
        short
        for short in found
        if not known & {short, short.rstrip("s")}
        and f"{short.rstrip('s')} (" not in statement.text
        and not any(char.isdigit() for char in short)
        and not short.startswith(_NAMES)
        and not any(short in entry.term for entry in explain([short]))
    )
