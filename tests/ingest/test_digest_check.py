"""The digest check catches what an editor leaves out, mistypes or states in two ways."""

from plaincite.errors import RecordError
from plaincite.ingest.digest_check import digest_problems
from plaincite.ingest.digests import starter_records
from plaincite.model.record import DigestFacts, Record, Section


def digest(
    number: int, text: str, *, title: str = "A trial", participants: int | None = None
) -> Record:
    return Record(
        record_id=f"pmid:{number}",
        title=title,
        sections=(Section(text),),
        digest=DigestFacts(participants=participants),
    )


def test_a_digest_that_cannot_be_read_is_a_problem() -> None:
    error = RecordError(source="mine.toml", record="digest 1", reason="title: field required")

    assert list(digest_problems([error])) == [str(error)]


def test_a_number_of_people_must_stand_in_the_text() -> None:
    wrong = digest(1, "In 240 adults pain fell.", participants=420)

    assert "participants = 420" in next(digest_problems([wrong]))


def test_a_number_of_people_may_be_spelled_or_be_the_sum_of_the_arms() -> None:
    spelled = digest(1, "Twelve adults took part.", participants=12)
    summed = digest(2, "120 took the tablet and 118 placebo.", participants=238)
    grouped = digest(3, "In 14 170 people pain fell.", participants=14170)

    assert not list(digest_problems([spelled, summed, grouped]))


def test_two_digests_of_one_article_are_a_problem() -> None:
    same = digest(1, "Pain fell.")

    assert "two digests" in next(digest_problems([same, same]))


def test_two_digests_of_one_study_must_state_a_figure_alike() -> None:
    one = digest(1, "The hazard ratio 0.79 was found.", title="The WILLOW trial at one year")
    two = digest(2, "The hazard ratio 0.97 was found.", title="The WILLOW trial at two years")
    (problem,) = digest_problems([one, two])

    assert "WILLOW" in problem
    assert "0.79" in problem
    assert "0.97" in problem


def test_studies_of_other_names_may_differ() -> None:
    one = digest(1, "The hazard ratio 0.79 was found.", title="The WILLOW trial")
    two = digest(2, "The hazard ratio 0.97 was found.", title="The POPLAR trial")

    assert not list(digest_problems([one, two]))


def test_the_starter_library_has_no_problem() -> None:
    assert list(digest_problems(starter_records())) == []
