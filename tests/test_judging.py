"""Claims and verdicts: a cross-encoder is heard beside the rules, and not missed without it."""

from collections.abc import Iterator

import pytest

from plaincite import judging
from plaincite.errors import MissingExtraError
from plaincite.judging import verdict, verify_claim
from plaincite.model.claim import Label

Shares = tuple[float, float, float]
ABSTRACT = (
    "Sleep trouble is common in later life.",
    "We randomised 90 retired teachers to evening walks or reading.",
    "Walkers fell asleep sooner and woke less often at night.",
    "Evening walks improved sleep in retired teachers.",
)
QUESTION = "Do evening walks improve sleep?"


class Model:
    """Says the same to every pair, and keeps what it was shown."""

    def __init__(self, shares: Shares) -> None:
        self.shares = shares
        self.shown: list[tuple[str, str]] = []

    def entails(self, claim: str, passage: str) -> Shares:
        self.shown.append((claim, passage))
        return self.shares

    answers = entails


@pytest.fixture(autouse=True)
def _opened_anew() -> Iterator[None]:
    judging._cross_encoder.cache_clear()
    yield
    judging._cross_encoder.cache_clear()


def with_model(monkeypatch: pytest.MonkeyPatch, shares: Shares) -> Model:
    model = Model(shares)
    monkeypatch.setattr(judging, "open_cross_encoder", lambda: model)
    return model


def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtraError("dense", purpose="reading a claim beside its evidence")

    monkeypatch.setattr(judging, "open_cross_encoder", missing)


def test_a_free_claim_is_read_beside_its_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    model = with_model(monkeypatch, (0.0, 1.0, 0.0))

    assert verify_claim("Strolling helps older people to sleep.", ABSTRACT).label is (
        Label.CONTRADICT
    )
    assert len(model.shown) == 1


def test_a_near_copy_is_not_even_shown_to_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    model = with_model(monkeypatch, (1.0, 0.0, 0.0))
    found = verify_claim("Evening walks improved sleep in nurses.", ABSTRACT[-1:])

    assert found.label is Label.NOT_ENOUGH_INFO
    assert not model.shown


def test_without_the_extra_the_rules_judge_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    without_extra(monkeypatch)

    assert verify_claim(ABSTRACT[-1], ABSTRACT).label is Label.SUPPORT
    assert verdict(QUESTION, ABSTRACT) == "yes"


@pytest.mark.parametrize(
    ("shares", "answer"),
    [
        pytest.param((0.5, 0.3, 0.2), "yes", id="both hear yes"),
        pytest.param((0.3, 0.5, 0.2), "yes", id="the rules tip the scales"),
        pytest.param((0.1, 0.8, 0.1), "no", id="a sure model goes before the rules"),
        pytest.param((0.1, 0.1, 0.8), "maybe", id="maybe, which the rules hardly ever hear"),
    ],
)
def test_a_verdict_joins_the_model_and_the_rules(
    monkeypatch: pytest.MonkeyPatch, shares: Shares, answer: str
) -> None:
    model = with_model(monkeypatch, shares)

    assert verdict(QUESTION, ABSTRACT) == answer
    assert model.shown == [(QUESTION, ABSTRACT[-1])]


def test_nothing_to_read_is_maybe(monkeypatch: pytest.MonkeyPatch) -> None:
    model = with_model(monkeypatch, (1.0, 0.0, 0.0))

    assert verdict(QUESTION, ["", " "]) == "maybe"
    assert not model.shown
