"""Understanding as a whole: tidy text, safe on anything, the same every time."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.question.mentions import find_mentions, tokenize
from plaincite.question.understand import understand
from plaincite.question.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("given_text", "tidy"),
    [
        pytest.param(
            "  do statins\n work ??", "Do statins work?", id="spaces, marks, first letter"
        ),
        pytest.param("Do statins work", "Do statins work?", id="a mark is added"),
        pytest.param("mRNA vaccines: safe?", "mRNA vaccines: safe?", id="mixed case is left alone"),
        pytest.param("IS IT SAFE!?", "IS IT SAFE?", id="capitals are the reader's"),
        pytest.param("Hot? Or cold?", "Hot? Or cold?", id="inner marks stay"),
        pytest.param("“does it help?”", "“does it help?”?", id="quotes stay"),
        pytest.param("", "?", id="nothing"),
    ],
)
def test_text_is_tidied_and_never_reworded(given_text: str, tidy: str) -> None:
    assert understand(given_text).text == tidy


def test_the_slug_is_the_words_in_an_address() -> None:
    assert understand("Do β-blockers help?").slug == "do-blockers-help"


def test_a_text_without_latin_letters_still_has_a_slug() -> None:
    one, other = understand("頭痛"), understand("腰痛")

    assert one.slug.startswith("question-")
    assert one.slug != other.slug


@given(st.text(max_size=300))
def test_any_text_is_understood_and_always_the_same_way(text: str) -> None:
    question = understand(text)

    assert question == understand(text)
    assert question.text.endswith("?")
    assert question.slug


@given(st.text(max_size=120))
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = understand(text).text

    assert understand(once).text == once


HOSTILE = {
    "one word": "a" * 10_000,
    "words": "word " * 2_000,
    "comparisons": "better than " * 900,
    "alternatives": "does or " * 1_250,
    "ages": "over 8 " * 1_400,
    "numbers": "1 " * 5_000,
    "apostrophes": "a'" * 5_000,
    "marks": "?" * 10_000,
    "emoji": "😀" * 10_000,
    "reviews": "the systematic " * 700,
    "lone surrogates": "\ud800" * 5_000,
    "letters that grow in lower case": "İ" * 10_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_understood_as_something(name: str) -> None:
    assert understand(HOSTILE[name]).slug


def _questions(path: Path, field: str) -> Iterator[str]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").splitlines():
        yield str(json.loads(line)[field])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "field", "every", "share"),
    [
        ("medquad/questions.jsonl.gz", "question", 40, 0.65),
        ("meqsum/questions.jsonl", "summary", 1, 0.85),
        ("meqsum/questions.jsonl", "message", 4, 0.88),
        ("medicationqa/questions.jsonl", "question", 1, 0.92),
        ("healthfc/questions.jsonl", "question", 1, 0.95),
    ],
)
def test_what_people_really_ask_is_mostly_known(
    shared_data: Path, file: str, field: str, every: int, share: float
) -> None:
    """No question breaks it, and the vocabulary knows something in most of them."""
    vocabulary = load_vocabulary()
    texts = list(_questions(shared_data / file, field))[::every]
    known = 0
    for text in texts:
        assert understand(text).slug
        known += bool(find_mentions(tokenize(text), vocabulary))

    assert known / len(texts) >= share


def test_of_a_text_longer_than_any_question_the_beginning_is_read() -> None:
    question = understand("Do statins cause muscle pain? " + "and zinc " * 20_000)

    assert question.text.startswith("Do statins cause muscle pain?")
    assert len(question.text) < 10_000
