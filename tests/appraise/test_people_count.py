"""Which number of people is likely enough to be said."""

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.people_count import PeopleModel, model_in_use, weigh_people
from plaincite.appraise.people_traits import Candidate, candidates
from plaincite.appraise.reading import Reading, read
from plaincite.model.evidence import Design, Stated
from plaincite.model.record import DigestFacts, Record, Section

TRIAL = "Tea for gout: a randomised controlled trial"
FILLER = (
    " Pain was measured at the start and after twelve weeks. Tea was drunk three times a day, and "
    "water as often. Pain fell in both groups, and there was no difference between them (P=0.62)."
)


def trial(methods: str) -> Reading:
    """An open record of a trial, long enough to be weighed."""
    return read(Record("pmid:1", TRIAL, (Section(methods + FILLER, "METHODS"),)))


def traits(reading: Reading, value: int) -> set[str]:
    """The traits of the first number *value*."""
    found = candidates(reading, Design.RANDOMIZED)
    return set(next(each.traits for each in found if each.value == value))


def test_a_number_that_is_plainly_the_whole_is_said_with_its_words() -> None:
    record = trial("A total of 361 adults with gout were randomised to tea or water.").record

    people = appraise(record).participants

    assert people is not None
    assert (people.value, people.basis) == (361, "stated")
    assert people.span is not None
    assert record.abstract[people.span.start : people.span.end] == people.span.text


def test_a_number_that_is_not_likely_enough_is_not_said() -> None:
    opened = trial("We invited 249 women, of whom 83 women came.")

    assert weigh_people(Stated(249, "stated", None), opened, Design.COHORT) is None


def test_another_number_that_is_likely_enough_is_said_in_its_place() -> None:
    opened = trial("We saw 29 men with gout and compared them with 116 healthy controls.")

    people = weigh_people(Stated(29, "stated", None), opened, Design.COHORT)

    assert people is not None
    assert (people.value, people.basis) == (145, "inferred")


def test_in_a_few_words_the_number_of_the_rules_stands() -> None:
    said = Stated(29, "stated", None)
    opened = read(Record("pmid:1", TRIAL, (Section("We saw 29 men and 116 women."),)))

    assert weigh_people(said, opened, Design.COHORT) is said


def test_a_number_that_only_the_title_tells_stands() -> None:
    said = Stated(90, "stated", None)

    assert weigh_people(said, trial("Adults drank tea or water."), Design.RANDOMIZED) is said


def test_an_editor_is_not_overruled() -> None:
    text = (Section("We saw 29 men with gout and 116 healthy controls." + FILLER),)

    people = appraise(Record("x", TRIAL, text, digest=DigestFacts(participants=145))).participants

    assert people == Stated(145, "indexed")


@pytest.mark.parametrize(
    ("text", "value", "trait"),
    [
        pytest.param("In all, 858 of 1,791 adults came back.", 1791, "part before",
                     id="more than were studied"),
        pytest.param("Adults (45 men, 45 women) drank tea; 90 adults stayed.", 90, "has parts",
                     id="parts add up to it"),
        pytest.param("We gave 14 adults tea and 12 adults water.", 14, "group beside",
                     id="a second group"),
        pytest.param("We saw 40 adults. In all, 90 adults took part.", 40, "larger: 1",
                     id="a larger number elsewhere"),
        pytest.param("We saw 40 adults. There were also healthy controls.", 40, "controls next",
                     id="controls in the next sentence"),
        pytest.param("We saw 106 adults. Tea helped 43 of 106.", 106, "denominator: 1",
                     id="a number of which another is a part"),
        pytest.param("We saw 108 adults, 98 (90.7%) of them men, 20 (18.5%) old.", 108,
                     "fits shares: 2", id="shares that fit it"),
        pytest.param("We saw 90 adults. We asked 98 (90.7%) and 20 (18.5%).", 90, "fits no share",
                     id="shares that fit another number"),
        pytest.param("We saw 40 adults.", 40, "alone", id="no other number"),
        pytest.param("We compared 1879 rural and 6775 urban infants.", 6775,
                     "unnamed group before", id="a group before it without its noun"),
    ],
)  # fmt: skip
def test_what_is_seen_of_a_number(text: str, value: int, trait: str) -> None:
    assert trait in traits(trial(text), value)


def test_more_numbers_than_an_abstract_tells_are_not_weighed() -> None:
    assert appraise(trial("We saw 40 men. " * 61).record).participants is None


def test_groups_are_added_up_as_candidates_of_their_own() -> None:
    opened = trial("Adults were randomised to tea (n = 30) or water (n = 31).")

    found = [each for each in candidates(opened, Design.RANDOMIZED) if each.is_sum]

    assert [each.value for each in found] == [61]
    assert "sum of arms" in found[0].traits


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        pytest.param("Adults were given tea (n = 22) or water (n = 22).", 44,
                     "22) or water (n = 22", id="two groups of one size"),
        pytest.param("Tea (N=16) was compared with placebo (N=13).", 29,
                     "16) was compared with placebo (N=13", id="a placebo is given to people"),
        pytest.param("We compared 1879 rural and 6775 urban infants.", 8654,
                     "1879 rural and 6775 urban infants", id="a group without its noun"),
        pytest.param("We saw 300 elderly (>60 years) and 300 young (<35 years) persons.", 600,
                     "300 elderly (>60 years) and 300", id="ages between the groups"),
        pytest.param("The analysis is based on 122 of 143 adults.", 122, "122 of 143 adults",
                     id="those who were left"),
    ],
)  # fmt: skip
def test_sums_and_remainders_are_candidates_with_their_words(
    text: str, value: int, words: str
) -> None:
    found = candidates(trial(text), Design.COHORT)

    [one] = [each for each in found if each.value == value and each.is_sum]

    assert one.span is not None
    assert one.span.text == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("734 women came at first, and 579 women (78.9%) came again.", 1313,
                     id="those who came again"),
        pytest.param("Adults drank tea (n=28, 22 females) or water (n=24, 20 females).", 94,
                     id="the women of each group"),
        pytest.param("We pooled 57 prospective studies with 894 adults.", 951, id="studies"),
        pytest.param("We saw 12 centres and 90 adults.", 102, id="places"),
    ],
)  # fmt: skip
def test_what_is_no_group_is_not_added(text: str, value: int) -> None:
    assert value not in [each.value for each in candidates(trial(text), Design.COHORT)]


def test_a_whole_that_stands_among_its_groups_is_not_added_to_them() -> None:
    opened = trial("Adults (n = 48) were randomised to tea (n = 24) or water (n = 24).")

    assert 96 not in [each.value for each in candidates(opened, Design.RANDOMIZED)]


def test_parts_that_a_later_sentence_counts_are_not_added_to_the_whole() -> None:
    opened = trial("We saw 66 adults, and 35 adults drank tea. The other 31 adults drank water.")

    assert 101 not in [each.value for each in candidates(opened, Design.RANDOMIZED)]


def test_controls_that_a_later_sentence_counts_are_added() -> None:
    opened = trial("We saw 31 men with gout. Six healthy men served as controls.")

    assert 37 in [each.value for each in candidates(opened, Design.CASE_CONTROL) if each.is_sum]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("65 of the original 149 adults were seen again.", 149,
                     id="those of an earlier study"),
        pytest.param("We gave 61 adults tea and 61 adults water.", 61, id="one of two groups"),
        pytest.param("We looked for trials with at least 500 adults.", 500, id="a bound"),
        pytest.param("Of 24 randomised tea trials three were small.", 24, id="trials"),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_the_whole_is_no_candidate(text: str, value: int) -> None:
    assert value not in [each.value for each in candidates(trial(text), Design.COHORT)]


def test_that_no_number_is_the_whole_is_a_candidate_too() -> None:
    assert [each.value for each in candidates(trial("Tea was drunk."), Design.COHORT)] == [None]


def test_likelihoods_of_one_value_are_added() -> None:
    model = PeopleModel(0.5, {"odd": 0.0})
    found = [Candidate(value, None, False, {"odd": 1.0}) for value in (9, 9, None)]

    assert model.shares(found) == pytest.approx({9: 2 / 3, None: 1 / 3})


def test_the_model_of_the_package_is_whole() -> None:
    model = model_in_use()

    assert 0.5 < model.least < 1
    assert {"none", "score", "has parts"} <= set(model.weights)
