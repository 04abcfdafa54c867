"""Short texts found by meaning: nearest first, each key once, only what is known now."""

from collections.abc import Callable
from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

from plaincite.search import open_near_texts
from plaincite.search.near_texts import NearTexts

PAIN = {"statins": ("statins and muscle pain", "sore muscles"), "gout": ("turmeric for gout",)}

Make = Callable[..., Any]


@pytest.fixture
def encoder(make_encoder: Make) -> Any:
    return make_encoder()


def taught(encoder: Any, texts: dict[str, tuple[str, ...]] = PAIN, *, most: int = 99) -> NearTexts:
    near = NearTexts(encoder)
    near.learn(texts, most=most)
    return near


@pytest.mark.parametrize(
    ("asked", "least", "expected"),
    [
        pytest.param("muscle pain and statins", 0.99, ("statins",), id="other order, same words"),
        pytest.param("muscles sore", 0.99, ("statins",), id="any text of a key finds it"),
        pytest.param("gout turmeric", 0.5, ("gout",), id="what is less like is left out"),
        pytest.param("gout for turmeric", -1.0, ("gout", "statins"), id="nearest first, each once"),
        pytest.param("", 0.5, (), id="nothing asked"),
    ],
)
def test_the_nearest_keys(
    encoder: Any, asked: str, least: float, expected: tuple[str, ...]
) -> None:
    assert taught(encoder).to(asked, limit=5, least=least) == expected


def test_no_more_than_the_limit(encoder: Any) -> None:
    assert taught(encoder).to("gout for turmeric", limit=1, least=-1.0) == ("gout",)


def test_who_knows_nothing_finds_nothing(encoder: Any) -> None:
    assert NearTexts(encoder).to("gout", limit=5, least=-1.0) == ()


def test_learning_goes_on_where_it_stopped(encoder: Any) -> None:
    """What is known is found at once, and nothing is encoded twice."""
    near = NearTexts(encoder)

    assert [near.learn(PAIN, most=2), near.to("turmeric for gout", limit=1, least=0.99)] == [
        False,
        (),
    ]
    assert [near.learn(PAIN, most=2), near.to("turmeric for gout", limit=1, least=0.99)] == [
        True,
        ("gout",),
    ]
    assert sorted(text for text in encoder.encoded if text != "turmeric for gout") == [
        "sore muscles",
        "statins and muscle pain",
    ]
    assert encoder.encoded.count("turmeric for gout") == 3, "asked twice, learned once"


def test_what_is_gone_is_forgotten(encoder: Any) -> None:
    near = taught(encoder)

    assert near.learn({"gout": PAIN["gout"]}, most=0)
    assert near.to("sore muscles", limit=5, least=-1.0) == ("gout",)


@pytest.mark.dense
def test_other_words_of_the_same_meaning() -> None:
    """The encoder of the package, on a question that shares no word with the right one."""
    pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
    near = open_near_texts()
    near.learn({"statins": ("Do statins cause muscle pain?",), "gout": PAIN["gout"]}, most=9)

    assert near.to("Can cholesterol tablets make legs ache?", limit=1, least=0.0) == ("statins",)
