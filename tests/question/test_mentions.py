"""Names are found longest first, whatever their spelling, and slips only where safe."""

import pytest

from plaincite.question.mentions import find_mentions, tokenize
from plaincite.question.vocabulary import load_vocabulary


def terms(text: str) -> list[str]:
    return [mention.entry.term for mention in find_mentions(tokenize(text), load_vocabulary())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("type 2 diabetes", ["type 2 diabetes"], id="the longest name wins"),
        pytest.param(
            "triple-negative breast cancer", ["triple-negative breast cancer"], id="hyphen"
        ),
        pytest.param(
            "triple negative breast cancers", ["triple-negative breast cancer"], id="plural"
        ),
        pytest.param("diarrhea", ["diarrhoea"], id="American spelling"),
        pytest.param("tylonol", ["paracetamol"], id="a listed slip"),
        pytest.param("fybromyalgia", ["fibromyalgia"], id="an unlisted slip in a long word"),
        pytest.param("multiple sclerossis", ["multiple sclerosis"], id="a slip inside a name"),
        pytest.param("haematoma", [], id="a bruise is no liver cancer (hepatoma)"),
        pytest.param("osteopetrosis", [], id="dense bones are no thin bones"),
        pytest.param("hearing aids", ["hearing aid"], id="aids in lower case is no disease"),
        pytest.param("People with AIDS", ["hiv"], id="AIDS in capitals is"),
        pytest.param("ALL CAPITALS", [], id="capitals say nothing in a text of capitals"),
        pytest.param("heart, attack", ["heart"], id="a comma parts a name"),
        pytest.param("I take 500 mg", [], id="a unit is no abbreviation"),
    ],
)
def test_find_mentions(text: str, found: list[str]) -> None:
    assert terms(text) == found


def test_tokens_know_their_place() -> None:
    text = "Crohn’s, low-dose"

    assert [text[token.start : token.end] for token in tokenize(text)] == [
        "Crohn’s",
        "low",
        "dose",
    ]
    assert [token.is_joined for token in tokenize(text)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "is_corrected"),
    [
        pytest.param("fybromyalgia", True, id="a slip nobody listed"),
        pytest.param("fibromyalga", False, id="a listed slip is a name"),
        pytest.param("fibromyalgia", False, id="right"),
    ],
)
def test_a_mended_slip_is_marked(text: str, is_corrected: bool) -> None:
    (mention,) = find_mentions(tokenize(text), load_vocabulary())

    assert mention.is_corrected is is_corrected
