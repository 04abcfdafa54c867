"""Everything about a record joined, on hostile input too, and at speed."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.follow_up import follow_up_of
from plaincite.appraise.reading import read
from plaincite.appraise.standing import standing
from plaincite.model.claim import Span
from plaincite.model.evidence import Design, Stated
from plaincite.model.record import Record, Section

LABELS = Path(__file__).parents[2] / "evaluation" / "appraisal" / "labels.jsonl"


def trial(text: str, title: str | None = None, *types: str) -> Record:
    """A record with one section and perhaps publication types."""
    return Record("pmid:1", title, (Section(text),), publication_types=types)


def test_a_trial_is_read_whole() -> None:
    source = Record(
        "pmid:1",
        "A phase 2 trial of tea in adults with gout",
        (
            Section("Gout hurts.", "BACKGROUND"),
            Section("In Norway we randomly assigned 90 adults to tea or water.", "METHODS"),
            Section("After a median follow-up of 5.1 years pain fell.", "RESULTS"),
        ),
    )
    found = appraise(source)

    assert found.design.value is Design.RANDOMIZED
    assert found.participants is not None
    assert found.phase is not None
    assert found.follow_up is not None
    assert (found.participants.value, found.phase.value) == (90, "2")
    assert found.follow_up.value == "median 5.1 years"
    assert not found.lacks_results
    assert standing(source, found).usable


def test_an_early_trial_without_arms() -> None:
    found = appraise(trial("Five patients received cells.", None, "Clinical Trial, Phase I"))

    assert found.design.value is Design.NON_RANDOMIZED
    assert found.phase is not None
    assert (found.phase.value, found.phase.basis) == ("1", "indexed")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We ran a phase 1/2 trial.", "1/2"),
        ("This phase III study of tea ended.", "3"),
        ("A phase of rest followed the study.", None),
    ],
)
def test_phase(text: str, value: str | None) -> None:
    found = appraise(trial(text)).phase

    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("They were followed for 12 months.", "12 months", "stated"),
        ("At 2-year follow-up pain was less.", "2 years", "stated"),
        ("Tea was drunk for 12 weeks.", "12 weeks", "inferred"),
        ("Tea was drunk by all.", None, None),
    ],
)
def test_follow_up(text: str, value: str | None, basis: str | None) -> None:
    found = follow_up_of(read(trial(text)))

    assert (found and found.value, found and found.basis) == (value, basis)


def test_female_rats_are_not_people() -> None:
    found = appraise(trial("We divided 40 female rats randomly into five groups.", "Tea in rats"))

    assert found.design.value is Design.ANIMAL_OR_LABORATORY
    assert found.participants is None


def test_a_laboratory_record_studies_nobody() -> None:
    found = appraise(trial("We show that the protein binds DNA in HeLa cells.", "A kinase in mice"))

    assert found.is_animal_or_laboratory
    assert found.participants is None
    assert found.population.description is None


def spans(record: Record) -> list[Span]:
    """Every span that the appraisal of *record* points to."""
    found = appraise(record)
    parts = found.population
    stated: list[Stated[str] | Stated[int] | Stated[float] | Stated[Design] | None] = [
        found.design, found.phase, found.participants, found.studies, found.follow_up,
        parts.description, parts.minimum_age, parts.maximum_age, parts.mean_age,
        parts.female_percent, parts.setting, parts.country,
    ]  # fmt: skip
    return [value.span for value in stated if value is not None and value.span is not None]


WORDS = (
    "patients were randomly assigned n = 40 of 12 (30%) women aged 18 to 65 years METHODS: in "
    "Norway trials with 5,686 total . ; ( ) followed for 3 months phase 2 study cohort will be "
    "mice 95% CI"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.text(max_size=30))
def test_spans_are_exact_whatever_the_text(words: list[str], noise: str) -> None:
    text = " ".join(words)
    record = Record("x", noise, (Section(text, noise or None), Section(noise + text)))

    for span in spans(record):
        assert record.abstract[span.start : span.end] == span.text


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    record = Record("x", text, (Section(text, text),), publication_types=(text,))

    standing(record, appraise(record))


@pytest.mark.parametrize(
    "piece", ["12 of ", "n = 1 ", "a-", "two hundred ", "(", "in the ", "was "]
)
def test_repetition_costs_no_time(piece: str) -> None:
    """20,000 characters of anything are read within a second or two, even on a busy machine."""
    started = time.process_time()
    appraise(trial(piece * (20_000 // len(piece)), piece * 200))

    assert time.process_time() - started < 5


def test_labels_hold_ids_and_no_text() -> None:
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        assert {"set", "id", "design", "participants"} <= label.keys()
        assert label["design"] in {design.value for design in Design}
        assert re.fullmatch(r"(?:PMC)?[\w-]{1,12}", label["id"])


@pytest.mark.shared
def test_panel_designs_are_read_with_their_types(shared_data: Path) -> None:
    """With PubMed's types beside the digest, nine in ten designs agree with the panel's."""
    rows = [
        json.loads(line)
        for line in (shared_data / "panel" / "records.jsonl").read_text("utf-8").splitlines()
    ]
    rows = [row for row in rows if row["design"] in {design.value for design in Design}]
    right = [
        appraise(trial(row["digest"], row["title"], *row.get("publication_types", ()))).design.value
        == row["design"]
        for row in rows
    ]

    assert sum(right) / len(right) > 0.9
