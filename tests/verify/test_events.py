"""Events: what rose, fell or did not differ, and which words a negation takes."""

import pytest

from plaincite.verify.events import events, is_negation
from plaincite.verify.reading import read
from plaincite.verify.scopes import labels_a_group


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("Pain fell and sleep improved.", ["down", "better"], id="two changes"),
        pytest.param("Pain did not fall.", ["null"], id="a negation takes the next change"),
        pytest.param("The groups were similar.", ["null"], id="similar is a null"),
        pytest.param("The groups were not similar.", ["difference"], id="a null denied"),
        pytest.param("More than 300 adults walked.", [], id="more than a figure is a bound"),
        pytest.param("Adults had falls.", [], id="falls are no fall"),
        pytest.param("Lower back pain was common.", [], id="the lower back is no fall"),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events(text).found] == kinds


def test_a_doubted_null_is_kept_apart() -> None:
    """ "No significant difference" is not "no difference"."""
    (doubted,) = events("There was no significant difference.").found
    (bare,) = events("There was no difference.").found

    assert (doubted.is_qualified, bare.is_qualified) == (True, False)


def test_a_negation_without_an_event_takes_the_words_after_it() -> None:
    text = "No serious bleeding occurred."
    words = read(text).words

    assert {words[place].text for place in events(text).negated} >= {"serious", "bleeding"}


def test_no_more_than_denies_nothing() -> None:
    reading = read("It took no more than two days.")

    assert not any(is_negation(word, reading) for word in reading.words)


def test_with_and_without_name_two_groups() -> None:
    assert labels_a_group(read("It was 1% with and 3% without treatment."))
    assert not labels_a_group(read("It healed without treatment."))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("The drug was no longer needed.", [], id="ended"),
        pytest.param("The groups no longer differed.", ["null"], id="an end of a difference"),
        pytest.param("Patients lived no longer than before.", ["null"], id="compared"),
        pytest.param("Visits took no longer with the robot.", ["null"], id="compared with"),
        pytest.param("It lasted no longer than 12 weeks.", [], id="a bound"),
        pytest.param("Patients lived longer.", ["up"], id="a rise"),
    ],
)
def test_no_longer_is_never_a_rise(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events(text).found] == kinds
