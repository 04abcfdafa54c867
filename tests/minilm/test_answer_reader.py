"""The reader of answers that comes with the package: hears what is asked, and takes any text."""

import math

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")
pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
pytest.importorskip("tokenizers", reason="needs the extra 'dense'")

from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.minilm import open_answer_reader
from plaincite.minilm.answer_reader import AnswerReader

pytestmark = pytest.mark.dense

TITLE = "Honey for mouth ulcers: a randomised trial"


@pytest.fixture(scope="module")
def reader() -> AnswerReader:
    return open_answer_reader()


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("Ulcers were photographed each morning by a nurse.", id="how it was done"),
        pytest.param("Mouth ulcers affect one adult in five.", id="how common it is"),
    ],
)
def test_a_result_answers_more_than_another_sentence_of_its_study(
    reader: AnswerReader, beside: str
) -> None:
    question = "Does honey help mouth ulcers heal?"
    result = "Ulcers healed two days sooner with honey than with a dummy gel."

    told, other = (reader.log_odds(question, f"{TITLE} {text}") for text in (result, beside))

    assert told > other


def test_a_result_answers_its_own_question_more_than_another(reader: AnswerReader) -> None:
    told = f"{TITLE} Ulcers healed two days sooner with honey than with a dummy gel."

    own = reader.log_odds("Does honey help mouth ulcers heal?", told)

    assert own > reader.log_odds("Can children have honey for a cough?", told)


@settings(max_examples=30)
@given(st.text(max_size=200), st.text(st.characters(), max_size=300))
def test_any_pair_has_one_finite_figure(reader: AnswerReader, question: str, told: str) -> None:
    found = reader.log_odds(question, told)

    assert math.isfinite(found)
    assert reader.log_odds(question, told) == found


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a " * 500_000, "\ud800", "\x00", "😀" * 9_999])
def test_hostile_texts_are_read_in_little_time(reader: AnswerReader, text: str) -> None:
    assert math.isfinite(reader.log_odds(text, text))
