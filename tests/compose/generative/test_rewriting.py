"""Two rounds, then the rules' words: what a writer can and cannot do to a page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaincite.compose.generative import Gate, Order, Written, rewrite
from plaincite.compose.generative.gate import UNSUPPORTED, WORSE_PAGE
from plaincite.errors import UnreadableReplyError, WriterError
from plaincite.model.answer import Answer, Check, Severity, StatementKind, Status
from plaincite.model.claim import Label


class FakeWriter:
    """Says, order after order, what it was given to say; an error is raised."""

    name = "fake"
    prompt = "0"

    def __init__(self, *replies: Callable[[Order], tuple[Written, ...]] | WriterError) -> None:
        self.orders: list[Order] = []
        self._replies = list(replies)

    def write(self, order: Order) -> tuple[Written, ...]:
        self.orders.append(order)
        reply = self._replies.pop(0)
        if isinstance(reply, WriterError):
            raise reply
        return reply(order)


def word_for_word(order: Order) -> tuple[Written, ...]:
    """Say what the sources say, less what stands in brackets; every sentence is true."""
    return tuple(
        Written(place.place_id, cited.quote.partition(" (SMD")[0].rstrip(".") + ".", (cited.quote,))
        for place in order.places
        for cited in place.sentences
    )


def wrong(order: Order) -> tuple[Written, ...]:
    return tuple(replace(each, text="It cures cancer.") for each in word_for_word(order))


def wrong_about_the_first(order: Order) -> tuple[Written, ...]:
    first = order.places[0].place_id
    return tuple(
        replace(each, text="It cures cancer.") if each.place_id == first else each
        for each in word_for_word(order)
    )


def silent(order: Order) -> tuple[Written, ...]:
    return ()


def without_label(page: Answer) -> Answer:
    return replace(page, provenance=replace(page.provenance, composer="", writing=None))


def test_true_sentences_take_their_places_in_one_round(page: Answer, gate: Gate) -> None:
    writer = FakeWriter(word_for_word)
    written = rewrite(page, writer, gate)

    assert len(writer.orders) == 1
    made = written.provenance.writing
    assert made is not None
    assert (made.model, made.prompt, made.replaced, made.failure) == ("fake", "0", (), None)
    assert made.n_written == len(writer.orders[0].places)
    assert written.provenance.composer == "fake"


def test_what_fails_is_asked_for_once_more_with_the_reasons(page: Answer, gate: Gate) -> None:
    writer = FakeWriter(wrong_about_the_first, word_for_word)
    written = rewrite(page, writer, gate)

    again = writer.orders[1]
    assert [place.place_id for place in again.places] == ["p1"]
    assert again.objections[0].said == ("It cures cancer.",)
    assert any("cancer" in reason for reason in again.objections[0].reasons)
    assert written.provenance.writing is not None
    assert written.provenance.writing.replaced == ()


def test_what_fails_twice_stays_as_the_rules_wrote_it(page: Answer, gate: Gate) -> None:
    writer = FakeWriter(wrong_about_the_first, wrong)
    written = rewrite(page, writer, gate)

    made = written.provenance.writing
    assert made is not None
    (kept,) = made.replaced
    assert (kept.section, kept.reason) == ("short_answer", UNSUPPORTED)
    assert getattr(written, kept.section)[kept.number - 1] == page.short_answer[kept.number - 1]
    assert len(writer.orders) == 2


@pytest.mark.parametrize(
    "writer",
    [
        pytest.param(FakeWriter(wrong, wrong), id="false twice"),
        pytest.param(FakeWriter(silent, silent), id="silent"),
        pytest.param(FakeWriter(WriterError("fake", "it failed")), id="an error"),
        pytest.param(
            FakeWriter(UnreadableReplyError("fake", "a"), UnreadableReplyError("fake", "b")),
            id="unreadable twice",
        ),
        pytest.param(FakeWriter(wrong, WriterError("fake", "it failed")), id="an error at last"),
    ],
)
def test_a_writer_that_fails_changes_nothing_but_the_label(
    writer: FakeWriter, page: Answer, gate: Gate
) -> None:
    written = rewrite(page, writer, gate)

    assert without_label(written) == without_label(page)
    assert written.provenance.composer == "extractive"
    assert written.provenance.writing is not None
    assert written.provenance.writing.n_written == 0


def test_no_word_of_a_writer_is_in_the_label(page: Answer, gate: Gate) -> None:
    written = rewrite(page, FakeWriter(wrong, wrong), gate)

    assert "cancer" not in str(written.provenance)


def test_an_error_is_not_asked_again_and_names_itself(page: Answer, gate: Gate) -> None:
    writer = FakeWriter(WriterError("fake", "it failed", detail="secret words of a server"))
    written = rewrite(page, writer, gate)

    assert len(writer.orders) == 1
    assert written.provenance.writing is not None
    assert written.provenance.writing.failure == "it failed"
    assert "secret" not in str(written.provenance)


def test_an_unreadable_reply_is_asked_for_once_more(page: Answer, gate: Gate) -> None:
    writer = FakeWriter(UnreadableReplyError("fake", "unreadable"), word_for_word)
    written = rewrite(page, writer, gate)

    assert written.provenance.writing is not None
    assert written.provenance.writing.replaced == ()
    assert written.provenance.writing.failure is None


def test_an_error_in_the_second_round_keeps_what_the_first_brought(
    page: Answer, gate: Gate
) -> None:
    writer = FakeWriter(wrong_about_the_first, WriterError("fake", "it failed"))
    made = rewrite(page, writer, gate).provenance.writing

    assert made is not None
    assert made.n_written == len(writer.orders[0].places) - 1
    assert [kept.reason for kept in made.replaced] == [UNSUPPORTED]


def test_sentences_for_places_that_are_not_there_are_dropped(page: Answer, gate: Gate) -> None:
    def elsewhere(order: Order) -> tuple[Written, ...]:
        return (*word_for_word(order), Written("p99", "It cures cancer.", ("x",)))

    written = rewrite(page, FakeWriter(elsewhere), gate)

    assert "cancer" not in str(written)


def test_a_sentence_that_breaks_a_rule_for_pages_is_refused(page: Answer, gate: Gate) -> None:
    def strict(answer: Answer) -> tuple[Check, ...]:
        is_ours = "In nine trials" in answer.short_answer[1].text
        return (
            *gate.rubric(answer),
            Check("made.up", Severity.BLOCKING, is_ours, "That is not how we say it."),
        )

    def other_words(order: Order) -> tuple[Written, ...]:
        first = order.places[0]
        text = (
            "Willow tablets reduced pain compared with placebo in nine trials of 1,840 adults "
            "with back pain."
        )
        rest = word_for_word(replace(order, places=order.places[1:]))
        return (Written(first.place_id, text, (first.sentences[0].quote,)), *rest)

    writer = FakeWriter(other_words, lambda order: other_words(order)[:1])
    made = rewrite(page, writer, replace(gate, rubric=strict)).provenance.writing

    assert made is not None
    assert [kept.reason for kept in made.replaced] == [WORSE_PAGE]
    assert writer.orders[1].objections[0].reasons == ("That is not how we say it.",)


def test_every_claim_of_a_written_page_is_supported(page: Answer, gate: Gate) -> None:
    written = rewrite(page, FakeWriter(word_for_word), gate)

    for claim in (item for item in written.statements if item.kind is StatementKind.CLAIM):
        assert gate.judge(claim).label is Label.SUPPORT


def test_a_page_without_findings_is_not_offered(page: Answer, gate: Gate) -> None:
    empty = replace(
        page, short_answer=(), findings=(), other_side=(), unknowns=(), status=Status.DECLINED
    )
    writer = FakeWriter()

    assert rewrite(empty, writer, gate) == empty
    assert writer.orders == []


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_whatever_a_writer_says_every_claim_stays_supported(
    drawn: st.DataObject, page: Answer, gate: Gate
) -> None:
    """Sources cut, joined and altered at will, under any passage, with any quotes."""

    def any_reply(order: Order) -> tuple[Written, ...]:
        sources = [cited.quote for place in order.places for cited in place.sentences]
        texts = st.one_of(
            st.sampled_from(sources),
            st.builds(
                lambda source, old, new: source.replace(old, new),
                st.sampled_from(sources),
                st.sampled_from(["reduced", "clear", "may ", "240", "adults", " no ", "placebo"]),
                st.sampled_from(["cured", "", "children", "24", "raised", "ibuprofen"]),
            ),
            st.text(max_size=80),
        )
        ids = st.sampled_from([place.place_id for place in order.places] + ["p99", ""])
        written = st.builds(
            Written, ids, texts, st.lists(st.one_of(texts, st.sampled_from(sources))).map(tuple)
        )
        return tuple(drawn.draw(st.lists(written, max_size=12)))

    written = rewrite(page, FakeWriter(any_reply, any_reply), gate)

    assert all(
        gate.judge(item).label is Label.SUPPORT for item in written.statements if item.citations
    )
    assert set(gate.faults(written)) <= set(gate.faults(page))
