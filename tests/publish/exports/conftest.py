"""References such as libraries really hold: groups, no year, Greek letters, braces, line breaks."""

from dataclasses import replace

import pytest

from plaincite.model.answer import Answer, Reference

GROUP = "Pain and Sleep Study Group, Example Institute"

PLAIN = Reference(
    number=1,
    record_id="pmid:11",
    pmid="11",
    doi="10.1234/ab(c)_d",
    pmcid="PMC77",
    title="HbA1c after Drug A in the UK: a randomised trial",
    authors=("van der Berg JH Jr", "Tjeerd van Staa", "Doe J"),
    authors_complete=False,
    journal="Journal of Examples",
    year=2021,
    volume="11",
    issue="6",
    pages="e0437-e0441",
    design="randomized controlled trial",
    participants=1200,
    population="adults",
    notices=("Corrected.",),
    url="https://pubmed.ncbi.nlm.nih.gov/11/",
    registry_ids=("NCT00000001",),
)
BY_GROUP = replace(
    PLAIN,
    number=2,
    record_id="pmid:12",
    pmid="12",
    doi=None,
    pmcid=None,
    title="β-blockers & α-blockers: 5 % more, $3 less_",
    authors=(GROUP, "SPRINT MIND"),
    group_authors=("SPRINT MIND",),
    authors_complete=True,
    year=None,
    pages=None,
    registry_ids=(),
    notices=(),
)
BRACES = replace(
    BY_GROUP,
    number=3,
    record_id="doi:10.5/x{y}",
    pmid=None,
    doi="10.5/x{y}",
    title='A set {of braces}, one more }, a \\ and "quotes" ~ ^ <i>',
    authors=("Müller-Łuk Ä",),
    journal=None,
    url="https://doi.org/10.5/x{y}",
    year=2020,
)
BROKEN = replace(
    BY_GROUP,
    number=4,
    record_id="pmid:14",
    pmid="14",
    title="One line\r\nER  - \nTY  - JOUR\n\nPMID- 99\nanother",
    authors=("Evil\nAU  - Other A", "  "),
    journal="Line\u2028break\x00ed",
    notices=("Preprint: not yet checked by other researchers (peer review).",),
)
ODD = (PLAIN, BY_GROUP, BRACES, BROKEN)


@pytest.fixture
def odd(answer: Answer) -> Answer:
    """A page whose references are hard to write down."""
    return replace(answer, references=ODD)
