"""Records found become evidence, strongest first, or are left out with the reason."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.weigh import weigh
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import (
    DigestFacts,
    MeshHeading,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)

QUESTION = Question(
    "Does yoga help back pain?",
    "q",
    QuestionKind.EFFECT,
    (Concept("yoga", ConceptRole.INTERVENTION), Concept("back pain", ConceptRole.CONDITION)),
    Constraints(),
    Specialty("Any", "Any"),
)
SECTIONS = (
    Section("To see whether yoga helps back pain.", label="OBJECTIVE"),
    Section("Pain fell by 2.1 points with yoga and 0.6 with advice.", label="RESULTS"),
    Section("Yoga reduced back pain.", label="CONCLUSIONS"),
)


def record(number: int, design: str, *, year: int | None = 2020, **more: object) -> Record:
    """A record on the question, its design given by an editor."""
    fields: dict[str, object] = {
        "title": f"Yoga for back pain, report {number}",
        "sections": SECTIONS,
        "date": None if year is None else PublicationDate(year),
        "digest": DigestFacts(design=design, participants=200),
        **more,
    }
    return Record(f"pmid:{number}", **fields)  # type: ignore[arg-type]


def order(records: Sequence[Record], question: Question = QUESTION) -> list[str]:
    evidence, _ = weigh(question, [(each, 1.0) for each in records])
    return [each.record.record_id for each in evidence]


def reasons(records: Sequence[Record], question: Question = QUESTION) -> dict[str, str]:
    _, left_out = weigh(question, [(each, 1.0) for each in records])
    return {each.record_id: each.reason for each in left_out}


def test_stronger_designs_come_first() -> None:
    found = [
        record(1, "case report"),
        record(2, "cohort"),
        record(3, "randomized controlled trial"),
        record(4, "meta-analysis"),
        record(5, "narrative review"),
    ]

    assert order(found) == ["pmid:4", "pmid:3", "pmid:2", "pmid:5", "pmid:1"]


def test_newer_comes_first_among_equals_and_more_so_when_asked() -> None:
    old, new = record(1, "cohort", year=2001), record(2, "cohort", year=2024)
    recent = replace(QUESTION, constraints=Constraints(recent_first=True))
    weaker_but_new = record(3, "narrative review", year=2024)

    assert order([old, new]) == ["pmid:2", "pmid:1"]
    assert order([old, weaker_but_new]) == ["pmid:1", "pmid:3"]
    assert order([old, weaker_but_new], recent) == ["pmid:3", "pmid:1"]


def test_larger_comes_first_among_equals() -> None:
    small = record(1, "cohort", digest=DigestFacts(design="cohort", participants=12))
    large = record(2, "cohort", digest=DigestFacts(design="cohort", participants=90_000))

    assert order([small, large]) == ["pmid:2", "pmid:1"]


def test_ties_go_by_record_id() -> None:
    assert order([record(2, "cohort"), record(1, "cohort")]) == ["pmid:1", "pmid:2"]


RETRACTED = Notice(NoticeKind.RETRACTION, "in", pmid="9")


@pytest.mark.parametrize(
    ("left", "word"),
    [
        pytest.param(record(1, "cohort", notices=(RETRACTED,)), "retracted", id="retracted"),
        pytest.param(record(1, "cohort", sections=()), "no abstract", id="no abstract"),
        pytest.param(
            record(1, "cohort", title="Chess", sections=(Section("Chess is played."),)),
            "does not bear",
            id="another topic",
        ),
        pytest.param(
            record(1, "cohort", sections=SECTIONS[:1]), "no finding", id="an aim is no finding"
        ),
    ],
)
def test_what_is_left_out_says_why(left: Record, word: str) -> None:
    assert word in reasons([left, record(2, "cohort")])["pmid:1"]


def test_records_before_the_year_asked_for_are_left_out() -> None:
    since = replace(QUESTION, constraints=Constraints(since_year=2015))

    found = [record(1, "cohort", year=2014), record(2, "cohort", year=2015)]

    assert order(found, since) == ["pmid:2"]
    assert "2015" in reasons(found, since)["pmid:1"]


def test_animal_studies_yield_to_studies_in_people() -> None:
    mice = record(
        1,
        "animal or laboratory",
        mesh=(MeshHeading("Animals"), MeshHeading("Mice")),
    )

    assert order([mice]) == ["pmid:1"]
    assert order([mice, record(2, "case report")]) == ["pmid:2"]
    assert "animal" in reasons([mice, record(2, "case report")])["pmid:1"]


def test_a_newer_version_replaces_the_older_and_one_study_counts_once() -> None:
    old = record(1, "cohort", notices=(Notice(NoticeKind.UPDATE, "in", pmid="2"),))
    new = record(2, "cohort", pmid="2")
    twin = record(3, "cohort", title=new.title, year=None)

    assert order([old, new, twin]) == ["pmid:2"]
    assert "newer version" in reasons([old, new])["pmid:1"]
    assert "same study" in reasons([new, twin])["pmid:3"]


def test_a_version_known_to_be_old_stands_behind() -> None:
    old = record(1, "cohort", notices=(Notice(NoticeKind.UPDATE, "in", pmid="9"),))

    assert order([old, record(2, "cohort")]) == ["pmid:2", "pmid:1"]


def test_nothing_that_only_touches_the_topic_stands_alone() -> None:
    sleep = Concept("snoring", ConceptRole.OUTCOME)
    asked = replace(QUESTION, concepts=(*QUESTION.concepts, sleep))

    assert order([record(1, "cohort")], asked) == []
    assert "does not bear" in reasons([record(1, "cohort")], asked)["pmid:1"]


DESIGNS = ("cohort", "meta-analysis", "narrative review", "protocol", "case report")
RECORDS = st.lists(
    st.builds(
        record,
        st.integers(1, 9),
        st.sampled_from(DESIGNS),
        year=st.one_of(st.none(), st.integers(1990, 2025)),
        title=st.sampled_from(["Yoga for back pain in nurses", "Chess"]),
    ),
    max_size=8,
)


@given(RECORDS)
def test_every_record_is_used_or_left_out_once_and_order_of_hits_does_not_matter(
    records: list[Record],
) -> None:
    unique = list({each.record_id: each for each in records}.values())
    used, left = order(unique), reasons(unique)

    assert sorted([*used, *left]) == sorted(each.record_id for each in unique)
    assert order(unique[::-1]) == used
    assert order(unique) == used


def test_a_treatment_only_mentioned_on_the_way_is_not_what_was_found_out_about() -> None:
    beside = record(
        2,
        "randomized controlled trial",
        title="Surgery for back pain",
        sections=(
            Section("People who had done yoga took part.", label="METHODS"),
            Section("Surgery reduced back pain.", label="CONCLUSIONS"),
        ),
    )

    assert order([beside]) == []


def test_a_finding_on_another_outcome_goes_behind() -> None:
    question = replace(
        QUESTION,
        concepts=(
            Concept("yoga", ConceptRole.INTERVENTION),
            Concept("asthma attacks", ConceptRole.OUTCOME, ("asthma exacerbation",)),
        ),
    )
    growth, attacks = (
        record(
            number,
            "randomized controlled trial",
            title="Yoga in asthma",
            sections=(Section(text, label="CONCLUSIONS"),),
        )
        for number, text in ((1, "Yoga reduced growth."), (2, "Yoga reduced asthma exacerbations."))
    )
    evidence, _ = weigh(question, [(growth, 1.0), (attacks, 1.0)])

    assert [each.finding.is_direct for each in evidence] == [True, False]


def on_stiffness(count: int) -> list[Record]:
    """So many studies of all that is asked, the outcome too."""
    return [
        record(
            number,
            "cohort",
            title=f"Yoga for stiffness in back pain, report {number}",
            sections=(Section("Yoga reduced stiffness in back pain.", label="CONCLUSIONS"),),
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("n_full", "kind", "is_kept"),
    [
        pytest.param(1, QuestionKind.EFFECT, True, id="few studies have the outcome"),
        pytest.param(3, QuestionKind.EFFECT, False, id="enough have it"),
        pytest.param(3, QuestionKind.USE, True, id="whether it is used, its neighbours tell"),
    ],
)
def test_a_study_without_the_outcome_stays_only_where_few_have_it(
    n_full: int, kind: QuestionKind, is_kept: bool
) -> None:
    stiff = Concept("stiffness", ConceptRole.OUTCOME)
    asked = replace(QUESTION, kind=kind, concepts=(*QUESTION.concepts, stiff))

    assert ("pmid:9" in order([*on_stiffness(n_full), record(9, "cohort")], asked)) is is_kept


@pytest.mark.parametrize(
    ("kind", "found", "is_kept"),
    [
        pytest.param(
            QuestionKind.EFFECT, "Side effects such as falls were more common with yoga.", True,
            id="a harm of the treatment asked about",
        ),
        pytest.param(QuestionKind.EFFECT, "Yoga reduced worry.", False, id="no harm"),
        pytest.param(
            QuestionKind.HARM, "Side effects such as falls were more common with yoga.", False,
            id="asked of one harm, another is beside the point",
        ),
    ],
)  # fmt: skip
def test_a_study_without_the_outcome_may_tell_of_harms(
    kind: QuestionKind, found: str, is_kept: bool
) -> None:
    stiff = Concept("stiffness", ConceptRole.OUTCOME)
    asked = replace(QUESTION, kind=kind, concepts=(*QUESTION.concepts, stiff))
    other = record(9, "cohort", sections=(Section(found, label="RESULTS"),))

    evidence, _ = weigh(asked, [(each, 1.0) for each in [*on_stiffness(3), other]])

    on_harm = [each.record.record_id for each in evidence if each.is_on_harm_only]
    assert on_harm == (["pmid:9"] if is_kept else [])


def test_a_study_of_one_form_of_the_illness_is_marked() -> None:
    whole, part = record(1, "cohort"), record(2, "cohort", title="Yoga for early back pain")

    evidence, _ = weigh(QUESTION, [(whole, 1.0), (part, 1.0)])

    assert {each.record.record_id: each.is_on_one_form for each in evidence} == {
        "pmid:1": False,
        "pmid:2": True,
    }


@pytest.mark.parametrize(
    "pooled",
    ["All pooled studies were observational.", "Sixteen prospective cohorts were pooled."],
)
def test_of_good_a_review_of_trials_goes_before_one_of_cohorts(pooled: str) -> None:
    cohorts = record(1, "meta-analysis", sections=(Section(pooled, label="METHODS"), *SECTIONS))
    trials = record(2, "meta-analysis")
    of_harm = replace(QUESTION, kind=QuestionKind.HARM)

    assert order([cohorts, trials]) == ["pmid:2", "pmid:1"]
    assert order([cohorts, trials], of_harm)[:1] != ["pmid:2"]
