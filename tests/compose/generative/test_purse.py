"""The purse: time, tokens and money of one page, none of them overdrawn."""

import pytest

from plaincite.compose.generative import Spent, WriterSettings
from plaincite.compose.generative.purse import LATE, SPENT, Purse, estimated_tokens
from plaincite.errors import WriterError


def test_a_reply_may_have_what_is_left_of_the_tokens() -> None:
    purse = Purse(WriterSettings("m", tokens=5_000))
    assert purse.allowance(1_000) == 4_000

    purse.pay(1_000, 2_500, is_estimate=False)
    assert purse.allowance(1_000) == 500


def test_a_reply_is_never_huge() -> None:
    assert Purse(WriterSettings("m", tokens=1_000_000)).allowance(10) == 8_000


def test_money_limits_it_too() -> None:
    settings = WriterSettings("m", price_in=1.0, price_out=2.0, cost=0.005)
    purse = Purse(settings)

    assert purse.allowance(1_000) == 2_000  # 0.001 for reading leaves 0.004


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(WriterSettings("m", tokens=1_100), id="tokens"),
        pytest.param(WriterSettings("m", price_in=1.0, price_out=2.0, cost=0.001), id="money"),
    ],
)
def test_too_little_for_a_reply_is_spent(settings: WriterSettings) -> None:
    with pytest.raises(WriterError) as caught:
        Purse(settings).allowance(1_000)

    assert caught.value.reason == SPENT


def test_after_its_time_nothing_is_allowed() -> None:
    times = iter([0.0, 61.0, 61.0])
    purse = Purse(WriterSettings("m", seconds=60), clock=lambda: next(times))
    with pytest.raises(WriterError) as caught:
        purse.allowance(10)

    assert caught.value.reason == LATE


def test_what_was_spent_adds_up() -> None:
    times = iter([10.0, 12.5])
    settings = WriterSettings("m", price_in=1.0, price_out=2.0)
    purse = Purse(settings, clock=lambda: next(times))
    purse.pay(1_000, 500, is_estimate=False)
    purse.pay(200, 100, is_estimate=True)

    assert purse.spent == Spent(2, 1_200, 600, 2.5, 0.0024, is_estimate=True)


def test_a_server_cannot_count_down() -> None:
    purse = Purse(WriterSettings("m"))
    purse.pay(-1_000_000, -1, is_estimate=False)

    assert (purse.spent.tokens_in, purse.spent.tokens_out) == (0, 0)


def test_an_estimate_is_rather_too_high() -> None:
    assert estimated_tokens("Willow tablets reduced back pain.") == 11
    assert estimated_tokens("") == 0
