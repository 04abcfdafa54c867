"""The ear: alarms in words that no rule knows. Texts here stand in no table and no pattern."""

import json
from pathlib import Path

import pytest

from plaincite.model.question import SafetyLevel
from plaincite.question.alarms import find_alarms, listen
from plaincite.question.alarms.ear import DIMENSIONS, traits
from plaincite.question.alarms.reading import read
from plaincite.question.safety import assess_safety

EVALUATION = Path(__file__).parents[2] / "evaluation" / "safety"
TRAIN = ("train", "fresh-train", "fresh-second", "asked-train")
HELD_OUT = ("test", "fresh-test", "asked-test")


def rows(name: str) -> list[tuple[str, str]]:
    lines = (EVALUATION / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [(row["text"], row["label"]) for row in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param("missus went down like a sack of spuds, not with it", "urgent", id="faint"),
        pytest.param("they found her face down in the paddling pool", "urgent", id="drowning"),
        pytest.param("i hope the anaesthetic goes wrong and i dont come back", "crisis", id="wish"),
        pytest.param("got the tablets counted out on the duvet", "crisis", id="means"),
    ],
)
def test_an_alarm_in_words_that_no_rule_knows_is_heard(text: str, level: str) -> None:
    assert not find_alarms(read(text))

    found = assess_safety(text)

    assert found.level.value == level
    assert found.message


def test_a_crisis_that_is_only_heard_still_replaces_the_answer() -> None:
    found = assess_safety("i hope the anaesthetic goes wrong and i dont come back")

    assert (found.topic, found.replaces_answer) == ("signs of a crisis", True)


def test_the_rule_speaks_first_where_there_is_one() -> None:
    assert assess_safety("i have crushing chest pain").topic == "chest pain"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("does cold turkey work for smokers", id="another sense"),
        pytest.param("do seat belts save lives", id="grave, in general"),
        pytest.param("my heel hurts first thing, do inserts work", id="a small complaint"),
        pytest.param("my chest pain is stable, do long acting nitrates help", id="under control"),
        pytest.param("I have a cut on my arm. What can I do to stop the pain?", id="a small cut"),
    ],
)
def test_ordinary_words_are_no_alarm(text: str) -> None:
    assert assess_safety(text).level is SafetyLevel.NONE


def test_what_a_rule_knows_as_a_personal_question_needs_more_to_be_an_alarm() -> None:
    """A text that is heard by a little where no rule knows it is not heard where one does."""
    words = read("blood on the tissue today").words

    assert listen(words) is not None
    assert listen(words, has_rule=True) is None


def test_no_words_are_no_alarm() -> None:
    assert listen(()) is None


def test_traits_are_the_same_each_time_and_within_bounds() -> None:
    found = traits(("my", "chest", "hurts"))

    assert found == traits(("my", "chest", "hurts"))
    assert 0 <= min(found) <= max(found) < DIMENSIONS


def test_halves_of_the_labelled_texts_share_nothing() -> None:
    seen = {text for name in TRAIN for text, _ in rows(name)}

    assert not seen & {text for name in HELD_OUT for text, _ in rows(name)}


@pytest.mark.parametrize("name", TRAIN)
def test_nearly_every_alarm_of_the_train_half_is_raised(name: str) -> None:
    """A floor for the tables and the weights together: 98 of 100 alarms, 2 of 100 false ones."""
    raised: dict[bool, list[bool]] = {True: [], False: []}
    for text, label in rows(name):
        if label != "advice":
            is_alarm = assess_safety(text).level in (SafetyLevel.URGENT, SafetyLevel.CRISIS)
            raised[label != "none"].append(is_alarm)

    assert sum(raised[True]) >= 0.98 * len(raised[True])
    assert sum(raised[False]) <= 0.02 * len(raised[False])
