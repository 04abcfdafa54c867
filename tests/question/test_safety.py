"""The safety rules: what interrupts, what does not, and what is said."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.model.question import SafetyLevel
from plaincite.question.alarms import load_rules
from plaincite.question.messages import COUNTRIES, country_messages
from plaincite.question.safety import assess_safety

CASES = Path(__file__).parents[2] / "evaluation" / "safety" / "train.jsonl"


def level(text: str) -> str:
    return assess_safety(text).level.value


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("I have crushing chest pain", "chest pain", id="chest"),
        pytest.param("my mum's face is drooping and she can't speak", "stroke signs", id="stroke"),
        pytest.param("my son is choking", "choking", id="choking"),
        pytest.param("toddler drank bleach", "poisoning", id="poison, no pronoun"),
        pytest.param("baby hasn't moved today, 34 weeks", "pregnancy emergency", id="pregnancy"),
        pytest.param("my 5 week old has a fever", "fever in a baby", id="infant fever"),
        pytest.param("sudden awful pain in my testicle", "testicle pain", id="torsion"),
        pytest.param(
            "I can't feel when I wipe, my back hurts, I can't pee", "cauda equina", id="cauda"
        ),
    ],
)
def test_emergency_now_replaces_the_answer(text: str, topic: str) -> None:
    found = assess_safety(text)

    assert (found.level, found.replaces_answer) == (SafetyLevel.URGENT, True)
    assert found.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I want to die", id="suicidal"),
        pytest.param("my daughter says she wants to kill herself", id="somebody else, now"),
        pytest.param("how many paracetamol would kill me", id="method"),
        pytest.param("lethal dose of morphine", id="method, general wording"),
        pytest.param("I took a whole box of aspirin", id="overdose"),
        pytest.param("my husband hits me", id="violence"),
        pytest.param("I was raped two years ago", id="rape, long ago"),
        pytest.param("how do I make myself sick after food", id="eating disorder"),
        pytest.param("i shook my baby", id="harm to a child"),
    ],
)
def test_crisis_always_replaces_the_answer(text: str) -> None:
    found = assess_safety(text)

    assert (found.level, found.replaces_answer) == (SafetyLevel.CRISIS, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("What are the symptoms of a stroke?", id="general"),
        pytest.param("Does aspirin help after a heart attack?", id="treatment"),
        pytest.param("My grandfather died of sepsis, is it hereditary?", id="historical"),
        pytest.param("I had a heart attack three years ago, is walking good?", id="own history"),
        pytest.param(
            "Do antidepressants raise suicide risk in teenagers?", id="research on suicide"
        ),
        pytest.param("My cousin took her own life, what helps families?", id="bereaved"),
        pytest.param("Is it safe to take ibuprofen in pregnancy?", id="medicine in pregnancy"),
        pytest.param("Should I be screened for bowel cancer?", id="screening"),
        pytest.param("my feet are killing me, do insoles help", id="figure of speech"),
        pytest.param("Lethal mutations in fruit flies", id="technical word"),
    ],
)
def test_ordinary_question_is_left_alone(text: str) -> None:
    found = assess_safety(text)

    assert (found.level, found.message, found.topic) == (SafetyLevel.NONE, None, None)
    assert not found.replaces_answer


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("How much ibuprofen can I take?", id="dose"),
        pytest.param("Should I stop my statin?", id="stopping"),
        pytest.param("Can I take ibuprofen with my lisinopril?", id="combining"),
        pytest.param("My PSA is 5.2", id="own result"),
        pytest.param("Do I have lupus?", id="diagnosis"),
    ],
)
def test_personal_question_gets_a_message_beside_its_answer(text: str) -> None:
    found = assess_safety(text)

    assert (found.level, found.replaces_answer) == (SafetyLevel.ADVICE, False)
    assert found.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("how to fake a prescription for oxycodone", id="forgery"),
        pytest.param("home made abortion, how", id="abortion at home"),
        pytest.param("how to pass a urine drug test", id="drug test"),
        pytest.param("how do I poison my neighbour without being caught", id="harm to others"),
        pytest.param("here is a photo of my rash", id="a picture to read"),
    ],
)
def test_what_we_decline_replaces_the_answer(text: str) -> None:
    found = assess_safety(text)

    assert (found.level, found.replaces_answer) == (SafetyLevel.ADVICE, True)


MINIMISING = ("probably nothing but ", "I'm sure it's fine, ", "just curious, ", "silly question: ")


@pytest.mark.parametrize("before", MINIMISING)
@pytest.mark.parametrize("alarm", ["I have crushing chest pain", "I want to kill myself"])
@pytest.mark.parametrize("after", ["", ", it's no big deal", " but I get anxious easily", " lol"])
def test_reassuring_words_soften_nothing(before: str, alarm: str, after: str) -> None:
    plain = assess_safety(alarm)

    assert assess_safety(before + alarm + after) == plain


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("i cant breth", "urgent", id="slip"),
        pytest.param("CHSET PAIN and sweating NOW", "urgent", id="capitals and a swap"),
        pytest.param("i feel su1cidal", "crisis", id="digit for letter"),
        pytest.param("i want to dieeeee", "crisis", id="stretched"),
        pytest.param("I don\u2019t want to live", "crisis", id="curly apostrophe"),
        pytest.param("I want to k\u200bill myself", "crisis", id="invisible character"),
        pytest.param(
            "Is breeding dogs bad for asthma?", "none", id="English word near an alarm word"
        ),
    ],
)
def test_typing_does_not_hide_an_alarm(typed: str, expected: str) -> None:
    assert level(typed) == expected


def test_emergency_for_weeks_shows_a_box_above_the_answer() -> None:
    """Trouble that has lasted is urgent to check, but no reason to hide the research."""
    found = assess_safety("I have had chest pain on and off for months")

    assert (found.level, found.replaces_answer) == (SafetyLevel.URGENT, False)


def test_first_aid_question_shows_a_box_above_the_answer() -> None:
    found = assess_safety("What should I do if someone is having a stroke?")

    assert (found.level, found.replaces_answer) == (SafetyLevel.URGENT, False)


def test_most_urgent_alarm_wins() -> None:
    assert level("Should I take more tablets? My PSA is 5 and I want to die") == "crisis"


def test_country_changes_numbers_and_nothing_else() -> None:
    british = assess_safety("I have chest pain", country="GB")
    plain = assess_safety("I have chest pain")

    assert british.message is not None
    assert plain.message is not None
    assert "999" in british.message
    assert plain.message.replace("your local emergency number", "999") == british.message
    assert assess_safety("I have chest pain", country="ZZ") == plain


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("GB", ("999", "NHS 111", "116 123")),
        ("uk", ("999",)),
        ("US", ("911", "988", "1-800-222-1222")),
        ("DE", ("112",)),
        ("AU", ("000", "13 11 14")),
        ("CA", ("911", "988")),
    ],
)
def test_country_pack_has_its_numbers(country: str, numbers: tuple[str, ...]) -> None:
    everything = " ".join(country_messages(country).values())

    assert all(number in everything for number in numbers)


def test_every_rule_has_a_message_in_every_country() -> None:
    needed = {rule.message for rule in load_rules()}

    for country in (None, *COUNTRIES):
        assert needed <= country_messages(country).keys()
        assert all("{" not in text for text in country_messages(country).values())


def test_messages_are_easy_to_read() -> None:
    """Flesch-Kincaid grade 6 or below, each by itself; syllables are groups of vowels."""
    grades = {name: _grade(text) for name, text in country_messages("GB").items()}

    assert {name: grade for name, grade in grades.items() if grade > 6} == {}


def test_messages_name_no_method() -> None:
    words = set(" ".join(country_messages(None).values()).lower().split())

    assert words.isdisjoint({"tablets", "pills", "rope", "mg", "lethal", "bridge", "laxatives"})


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_gets_the_same_reply_twice(text: str) -> None:
    found = assess_safety(text)

    assert found == assess_safety(text)
    assert (found.message is None) == (found.level is SafetyLevel.NONE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Is there an infinity of colds?", id="infinity"),
        pytest.param("My nan has a cold", id="nan"),
        pytest.param("1" * 400, id="many digits"),
        pytest.param("1" * 5000, id="more digits than Python reads"),
    ],
)
def test_a_word_that_could_be_read_as_no_finite_number_is_none(text: str) -> None:
    assert assess_safety(text).level is SafetyLevel.NONE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("die " * 2500, id="one alarm word"),
        pytest.param("i want to " * 1000, id="half a sign"),
        pytest.param("my chest my baby my pills took all how many kill " * 200, id="many signs"),
        pytest.param("a" * 10_000, id="one long word"),
        pytest.param("'" * 10_000, id="apostrophes"),
        pytest.param(".,;:?! " * 1500, id="marks"),
        pytest.param("\u0301" * 10_000, id="accents"),
        pytest.param("not " * 2500, id="negations"),
        pytest.param("12.5 " * 2000, id="numbers"),
    ],
)
def test_hostile_text_gets_a_level_and_only_an_alarm_a_message(text: str) -> None:
    found = assess_safety(text)

    assert (found.message is None) is (found.level is SafetyLevel.NONE)


def test_labelled_questions_are_told_apart() -> None:
    """The half that the rules were written on: no alarm missed, few ordinary questions stopped."""
    rows = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    alarms = [row for row in rows if row["label"] in ("urgent", "crisis")]
    ordinary = [row["text"] for row in rows if row["label"] == "none"]
    missed = [row["text"] for row in alarms if level(row["text"]) not in ("urgent", "crisis")]
    stopped = [text for text in ordinary if level(text) in ("urgent", "crisis")]

    assert missed == []
    assert len(stopped) <= 0.01 * len(ordinary)


def _grade(text: str) -> float:
    sentences = [
        line.strip("- ") for line in text.replace(".", "\n").replace("?", "\n").splitlines()
    ]
    sentences = [sentence for sentence in sentences if sentence]
    words = [word.strip(",:;'()") for sentence in sentences for word in sentence.split()]
    words = [word for word in words if any(char.isalpha() for char in word)]
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = 0
    before = False
    for char in word:
        vowel = char in "aeiouy"
        groups += vowel and not before
        before = vowel
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)
