"""The reader of pairs that comes with the package: hears which way things go, and any text."""

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")
pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
pytest.importorskip("tokenizers", reason="needs the extra 'dense'")

from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.minilm import open_cross_encoder
from plaincite.minilm.cross_encoder import CrossEncoder

pytestmark = pytest.mark.dense

PASSAGE = "Evening walks shortened the time to fall asleep in retired teachers."


@pytest.fixture(scope="module")
def reader() -> CrossEncoder:
    return open_cross_encoder()


def test_a_claim_and_its_opposite_are_told_apart(reader: CrossEncoder) -> None:
    supported, contradicted, _ = reader.entails("Walking reduces the time to fall asleep.", PASSAGE)
    turned, denied, _ = reader.entails("Walking increases the time to fall asleep.", PASSAGE)

    assert supported > contradicted
    assert denied > turned


def test_a_claim_about_other_things_is_not_supported(reader: CrossEncoder) -> None:
    supported, _, left_open = reader.entails("Zinc prevents hearing loss.", PASSAGE)

    assert left_open > supported


def test_a_question_is_answered_yes_or_no(reader: CrossEncoder) -> None:
    question = "Do evening walks improve sleep?"
    yes, no, _ = reader.answers(question, "Evening walks improved sleep in retired teachers.")
    still_yes, still_no, _ = reader.answers(question, "Evening walks did not improve sleep.")

    assert yes > no
    assert still_no > still_yes


@settings(max_examples=30)
@given(st.text(max_size=200), st.text(st.characters(), max_size=300))
def test_the_shares_of_any_pair_add_up_to_one(
    reader: CrossEncoder, claim: str, passage: str
) -> None:
    shares = reader.entails(claim, passage)

    assert min(shares) >= 0
    assert sum(shares) == pytest.approx(1.0, abs=1e-4)
    assert reader.entails(claim, passage) == shares


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a " * 500_000, "\ud800", "\x00", "😀" * 9_999])
def test_hostile_texts_are_read_in_little_time(reader: CrossEncoder, text: str) -> None:
    assert len(reader.entails(text, text)) == len(reader.answers("Does it help?", text))
