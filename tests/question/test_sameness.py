"""The same question is found however it is worded, and another one is never taken for it."""

import pytest

from plaincite.question import KnownQuestions

ASKED = {
    "statins": "Do statins cause muscle pain?",
    "cbt": "Does cognitive behavioural therapy work for anxiety?",
    "knee": "How long does a knee replacement last?",
    "pregabalin": "Does pregabalin help nerve pain?",
    "fever": "Is ibuprofen better than paracetamol for fever in children?",
    "opioids": "Do opioids help chronic pain?",
    "sores": "What stops bed sores?",
}


@pytest.fixture(scope="module")
def known() -> KnownQuestions:
    made = KnownQuestions()
    for key, text in ASKED.items():
        made.learn(key, [text])
    return made


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("do STATINS cause  muscle pain", "statins"),
        ("Can statins give you sore muscles?", "statins"),
        ("Can CBT help with anxiety?", "cbt"),
        ("How well does pregabalin work for nerve pain?", "pregabalin"),
        ("Which is better for a child's fever: ibuprofen or Tylenol?", "fever"),
    ],
)
def test_other_words_for_the_same(known: KnownQuestions, text: str, key: str) -> None:
    assert known.find(text) == key


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("How long is recovery after knee replacement?", id="another outcome"),
        pytest.param("Does gabapentin help nerve pain?", id="a drug of the same class"),
        pytest.param("How do I come off opioids for chronic pain?", id="stopping, not starting"),
        pytest.param("What helps pressure ulcers heal?", id="healing, not preventing"),
        pytest.param("Do statins cause cough?", id="another side effect"),
        pytest.param("Do statins cause muscle pain in women?", id="another group"),
        pytest.param("Does cognitive behavioural therapy help?", id="less is asked"),
        pytest.param("Is ibuprofen better than paracetamol for fever?", id="adults too"),
        pytest.param("", id="nothing"),
        pytest.param("???", id="marks"),
        pytest.param("\ud800 \x00", id="broken text"),
    ],
)
def test_another_question_is_not_the_same(known: KnownQuestions, text: str) -> None:
    assert known.find(text) is None


def test_what_two_questions_may_mean_is_neither() -> None:
    """Two published pages that ask the same: a reader sees both in the list."""
    made = KnownQuestions()
    made.learn("one", ["Does CBT help with anxiety?"])
    made.learn("two", ["Does cognitive behavioural therapy help with anxiety?"])

    assert made.find("Is CBT good for anxiety?") is None
    assert made.find("Does CBT help with anxiety?") == "one"
