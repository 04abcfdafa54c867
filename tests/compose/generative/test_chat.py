"""The client over the wire: the real `openai` client against the stand-in, on good and bad days."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from plaincite.compose.generative import Objection, Order, Place, WriterSettings
from plaincite.compose.generative.chat import ChatWriter, Progress
from plaincite.compose.generative.purse import LATE, SPENT
from plaincite.errors import UnreadableReplyError, WriterError
from plaincite.testing import GOOD_MINDS, ChatFault, ChatFaultKind, ChatServer, Mind

Kind = ChatFaultKind
Open = Callable[..., tuple[ChatServer, ChatWriter]]
PLAIN = GOOD_MINDS["plain"]


@pytest.fixture
def order(places: dict[str, Place]) -> Order:
    return Order("Do willow tablets help back pain?", tuple(places.values()))


@pytest.fixture
def open_chat() -> Iterator[Open]:
    """Open a server and a writer for it that waits for nobody."""
    with ExitStack() as opened:

        def open_(
            *faults: ChatFault,
            mind: Mind = PLAIN,
            lacks: tuple[str, ...] = (),
            streams: bool = True,
            waits: list[float] | None = None,
            on_progress: Callable[[Progress], object] = lambda _: None,
            **settings: object,
        ) -> tuple[ChatServer, ChatWriter]:
            server = opened.enter_context(
                ChatServer(mind, faults=faults, lacks=lacks, streams=streams)
            )
            given = WriterSettings("stand-in", server.url, **settings)  # type: ignore[arg-type]
            sleep = (waits if waits is not None else []).append
            writer = ChatWriter(given, sleep=sleep, on_progress=on_progress)
            return server, opened.enter_context(writer)

        yield open_


def reason_of(writer: ChatWriter, order: Order) -> str:
    with pytest.raises(WriterError) as caught:
        writer.write(order)
    assert list(writer.troubles) == [caught.value]
    return caught.value.reason


def test_the_sentences_come_back_as_they_were_said(open_chat: Open, order: Order) -> None:
    server, writer = open_chat()
    said = writer.write(order)

    assert [each.place_id for each in said][:2] == ["p1", "p2"]
    assert said[0].quotes == (order.places[0].sentences[0].quote,)
    assert len(server.requests) == 1


def test_the_server_gets_the_schema_and_nothing_of_an_account(
    open_chat: Open, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the client would take from an account's own variables stays here."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_BASE_URL"):
        monkeypatch.setenv(name, "private")
    server, writer = open_chat(key="given")
    writer.write(order)
    request = server.requests[0]

    assert request.body["response_format"]["type"] == "json_schema"
    assert request.headers["authorization"] == "Bearer given"
    assert "private" not in str(request.headers)


def test_only_the_question_and_the_quoted_sentences_are_sent(open_chat: Open, order: Order) -> None:
    server, writer = open_chat()
    writer.write(order)
    sent = str(server.requests[0].body)

    assert order.question in sent
    assert "We randomised 240 adults" not in sent  # of the record, but not on the page


def test_progress_is_told_as_the_reply_comes(open_chat: Open, order: Order) -> None:
    told: list[Progress] = []
    _, writer = open_chat(on_progress=told.append)
    writer.write(order)

    assert told[0].n_statements == 0
    assert told[-1].n_statements == told[-1].n_asked == len(order.places)
    assert [each.n_characters for each in told] == sorted(each.n_characters for each in told)


def test_what_it_cost_is_what_the_server_counted(open_chat: Open, order: Order) -> None:
    _, writer = open_chat(price_in=1.0, price_out=10.0)
    writer.write(order)
    spent = writer.spent

    assert spent.calls == 1
    assert not spent.is_estimate
    assert spent.tokens_in > 0 < spent.tokens_out
    assert spent.cost == pytest.approx((spent.tokens_in + 10 * spent.tokens_out) / 1e6)


def test_where_a_server_does_not_count_we_estimate(open_chat: Open, order: Order) -> None:
    _, writer = open_chat(lacks=("stream_options",))
    writer.write(order)

    assert writer.spent.is_estimate
    assert writer.spent.tokens_out > 0


@pytest.mark.parametrize(
    "lacks",
    [
        pytest.param(("json_schema",), id="no schema"),
        pytest.param(("json_schema", "json_object"), id="no response_format"),
        pytest.param(("temperature",), id="a fixed temperature"),
        pytest.param(("stream",), id="no streams"),
        pytest.param(("max_tokens",), id="the newer name of the limit"),
        pytest.param(
            ("json_schema", "json_object", "temperature", "seed", "max_tokens", "stream_options"),
            id="nearly nothing",
        ),
    ],
)
def test_a_server_that_knows_less_is_asked_for_less(
    lacks: tuple[str, ...], open_chat: Open, order: Order
) -> None:
    server, writer = open_chat(lacks=lacks)
    assert writer.write(order)
    n_asked = len(server.requests)
    assert n_asked == len(lacks) + 1

    writer.write(order)
    assert len(server.requests) == n_asked + 1  # it remembers


def test_a_whole_reply_is_read_where_a_stream_was_asked_for(open_chat: Open, order: Order) -> None:
    server, writer = open_chat(streams=False)
    first, second = writer.write(order), writer.write(order)

    assert first == second
    assert not writer.spent.is_estimate
    assert [request.body["stream"] for request in server.requests] == [True, False]


def test_a_whole_reply_that_is_no_chat_is_unreadable(open_chat: Open, order: Order) -> None:
    _, writer = open_chat(mind=lambda _: "no JSON", streams=False)
    with pytest.raises(UnreadableReplyError):
        writer.write(order)


@pytest.mark.parametrize(
    "kind",
    [Kind.RATE_LIMIT, Kind.SERVER_ERROR, Kind.BAD_GATEWAY, Kind.HANG_UP, Kind.ERROR_INSIDE,
     Kind.PACKED],
)  # fmt: skip
def test_a_passing_fault_is_tried_again_twice(kind: Kind, open_chat: Open, order: Order) -> None:
    waits: list[float] = []
    server, writer = open_chat(ChatFault(kind, 0.1), ChatFault(kind, 0.1), waits=waits)

    assert writer.write(order)
    assert len(server.requests) == 3
    assert 0.25 <= waits[0] <= 0.75
    assert 0.5 <= waits[1] <= 1.5


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Kind.RATE_LIMIT, "the model's server failed"),
        (Kind.SERVER_ERROR, "the model's server failed"),
        (Kind.BAD_GATEWAY, "the model's server failed"),
        (Kind.ERROR_INSIDE, "the model's server failed"),
        (Kind.HANG_UP, "the model's server could not be reached"),
        (Kind.PACKED, "the model's server could not be reached"),
        (Kind.ENDLESS_LINE, "the model's server could not be reached"),
    ],
)
def test_a_fault_that_stays_is_an_error(
    kind: Kind, reason: str, open_chat: Open, order: Order
) -> None:
    server, writer = open_chat(*[ChatFault(kind, 0.1)] * 3)

    assert reason_of(writer, order) == reason
    assert len(server.requests) == 3


@pytest.mark.parametrize("kind", [Kind.WRONG_KEY, Kind.NO_SUCH_MODEL, Kind.REDIRECT])
def test_a_refusal_is_not_tried_again(kind: Kind, open_chat: Open, order: Order) -> None:
    server, writer = open_chat(ChatFault(kind, text="http://127.0.0.1:9/elsewhere"))

    assert reason_of(writer, order) == "the model's server refused the request"
    assert len(server.requests) == 1


def test_a_server_that_refuses_all_is_asked_a_few_times_only(open_chat: Open, order: Order) -> None:
    server, writer = open_chat(*[ChatFault(Kind.REFUSAL, text="no")] * 50)

    assert reason_of(writer, order) == "the model's server refused the request"
    assert len(server.requests) <= 9


@pytest.mark.parametrize(
    "kind", [Kind.CUT, Kind.WEB_PAGE, Kind.EMPTY, Kind.JUNK, Kind.DEEP], ids=str
)
def test_what_is_no_reply_is_unreadable(kind: Kind, open_chat: Open, order: Order) -> None:
    _, writer = open_chat(ChatFault(kind))
    with pytest.raises(UnreadableReplyError):
        writer.write(order)


def test_a_stalled_reply_ends_with_the_time_of_the_page(open_chat: Open, order: Order) -> None:
    server, writer = open_chat(ChatFault(Kind.STALL, 30), seconds=0.3)

    assert reason_of(writer, order) == LATE
    assert len(server.requests) == 1


def test_a_dripping_reply_ends_with_the_time_of_the_page(open_chat: Open, order: Order) -> None:
    _, writer = open_chat(ChatFault(Kind.SLOW, 2), seconds=0.3)

    assert reason_of(writer, order) == LATE


def test_no_time_is_waited_that_is_not_there(open_chat: Open, order: Order) -> None:
    waits: list[float] = []
    _, writer = open_chat(ChatFault(Kind.RATE_LIMIT, 3600), waits=waits)

    assert reason_of(writer, order) == "the model's server failed"
    assert waits == []


def test_an_endless_reply_ends_with_the_tokens_allowed(open_chat: Open, order: Order) -> None:
    _, writer = open_chat(ChatFault(Kind.ENDLESS), tokens=3_500)

    assert reason_of(writer, order) == SPENT
    assert writer.spent.calls == 1


def test_without_means_nothing_is_asked(open_chat: Open, order: Order) -> None:
    server, writer = open_chat(tokens=50)

    assert reason_of(writer, order) == SPENT
    assert server.requests == []


def test_a_page_has_one_budget_for_both_rounds(open_chat: Open, order: Order) -> None:
    _, writer = open_chat()
    writer.write(order)
    once = writer.spent.tokens_in
    writer.write(replace(order, objections=(Objection("p1", ("It.",), ("No.",)),)))
    assert writer.spent.calls == 2

    writer.write(order)
    assert (writer.spent.calls, writer.spent.tokens_in) == (1, once)


def test_nobody_at_the_address(order: Order) -> None:
    with ChatServer(PLAIN) as server:
        url = server.url
    with ChatWriter(WriterSettings("m", url), sleep=lambda _: None) as writer:
        assert reason_of(writer, order) == "the model's server could not be reached"
