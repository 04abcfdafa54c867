"""Abstracts that come as one text, cut at the labels printed in it.

Only a text that opens with a label is cut, so that "HIV: a review" inside a sentence stays. The
cut loses nothing: `sections_text` of the sections is the text again.
"""

import re

from plaincite.model.record import Section

__all__ = ["labelled_sections"]

_KNOWN = (
    r"(?:background|introduction|context|purposes?|aims?|objectives?|goals?|rationale|hypothesis"
    r"|questions?|importance|study|design|settings?|patients|participants|subjects|population"
    r"|materials?|methods?|methodology|interventions?|exposures?|measurements?|measures?"
    r"|main|outcomes?|data|sources?|search|selection|criteria|extraction|synthesis|collection"
    r"|analysis|results?|findings|discussion|interpretation|conclusions?|relevance|limitations?"
    r"|significance|implications?|summary|trial|registration|funding|review|authors?['’]?)"
)
_KNOWN_LABEL = _KNOWN + r"(?:[ ,/&]{1,3}(?:and )?" + _KNOWN + r"){0,5}"
# Capitals are a label unless they name a registration: "NCT00000001: a trial of walks".
_LABEL = re.compile(
    r"(?:(?<=[.?!)\]] )|^)"
    r"((?![A-Z]{0,9}\d{3})[A-Z][A-Z0-9 ,/&'’()-]{1,69}[A-Z0-9,/&'’()-]|(?i:"
    + _KNOWN_LABEL
    + r")): (?=\S)"
)


def labelled_sections(text: str | None) -> tuple[Section, ...]:
    """Return *text* as sections; one without label when it opens with none.

    >>> [(s.label, s.text) for s in labelled_sections("AIM: To see. RESULTS: It fell.")]
    [('AIM', 'To see.'), ('RESULTS', 'It fell.')]
    """
    if text is None:
        return ()
    marks = [mark for mark in _LABEL.finditer(text) if _is_label(mark.group(1))]
    if not marks or marks[0].start() != 0:
        return (Section(text),)
    ends = [mark.start() - 1 for mark in marks[1:]] + [len(text)]
    return tuple(
        Section(text[mark.end() : end], mark.group(1))
        for mark, end in zip(marks, ends, strict=True)
    )


def _is_label(text: str) -> bool:
    return text[0].isupper()
