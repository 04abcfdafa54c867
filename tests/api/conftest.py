"""A corpus of a few records, opened for programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plaincite import Plaincite
from plaincite.corpus import Corpus
from plaincite.model.record import Notice, NoticeKind, Record, Section

ZINC = Record(
    "pmid:11",
    "Zinc lozenges for the common cold: a randomised trial",
    (
        Section("Colds are common in adults.", label="BACKGROUND"),
        Section(
            "In 120 adults, zinc lozenges shortened colds by two days. Nausea was more common "
            "with zinc than with placebo.",
            label="RESULTS",
        ),
    ),
    pmid="11",
)
NO_ZINC = Record(
    "pmid:12",
    "Zinc for the common cold",
    (Section("Zinc lozenges did not shorten colds."),),
    pmid="12",
)
RETRACTED = Record(
    "doi:10.5/gone",
    "Zinc and colds",
    (Section("Zinc lozenges shortened colds by two days."),),
    doi="10.5/gone",
    notices=(Notice(NoticeKind.RETRACTION, "in"),),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus.create(tmp_path / "colds", today="2026-03-14") as corpus:
        corpus.add([ZINC, NO_ZINC, RETRACTED], source="made", today="2026-03-14")
    return tmp_path / "colds"


@pytest.fixture
def colds(folder: Path) -> Iterator[Plaincite]:
    with Plaincite.open(folder) as opened:
        yield opened
