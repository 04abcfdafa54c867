"""What a writer's sentence must pass: its form, its quotes, the judge."""

import pytest

from plaincite.compose.generative import Gate, Place, Written
from plaincite.compose.generative.gate import (
    BAD_FORM,
    BAD_QUOTE,
    INCOMPLETE,
    MISSING,
    UNSUPPORTED,
    Refused,
    judged_statement,
)
from plaincite.model.answer import Statement
from plaincite.model.claim import Label

REVIEW = "In nine trials of 1,840 adults with back pain, willow tablets"  # of place p1
NO_DIFFERENCE = "There was no clear difference in back pain"  # of place p2
TWO_SENTENCES = "p4"


def said(place: Place, *texts: str) -> list[Written]:
    """Sentences that quote all of their place."""
    quotes = tuple(cited.quote for cited in place.sentences)
    return [Written(place.place_id, text, quotes) for text in texts]


@pytest.mark.parametrize(
    ("place_id", "text"),
    [
        ("p1", f"{REVIEW} lowered pain compared with placebo."),
        ("p1", f"Willow tablets reduced pain compared with placebo {REVIEW[0].lower()}"
               f"{REVIEW[1:-16]}."),
        ("p2", "At 4 weeks, back pain was not clearly different between people on willow "
               "tablets and people on placebo."),
    ],
)  # fmt: skip
def test_a_true_sentence_in_other_words_takes_the_place(
    place_id: str, text: str, places: dict[str, Place], gate: Gate
) -> None:
    place = places[place_id]
    found = judged_statement(place, said(place, text), gate)

    assert isinstance(found, Statement), found
    assert found.text == f"{place.statement.lead} {text}"
    assert found.citations == place.statement.citations
    assert found.verdict is not None
    assert found.verdict.label is Label.SUPPORT


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{REVIEW} always reduce pain.", id="a doubt or a comparison lost"),
        pytest.param(f"{REVIEW} greatly reduced pain compared with placebo.", id="degree"),
        pytest.param(f"{REVIEW} reduced pain compared with ibuprofen.", id="comparator"),
        pytest.param(f"{REVIEW} reduced disability compared with placebo.", id="outcome"),
        pytest.param(f"{REVIEW} raised pain compared with placebo.", id="direction"),
        pytest.param(f"{REVIEW} safely reduced pain compared with placebo.", id="safety"),
        pytest.param(
            REVIEW.replace("nine", "ten") + " reduced pain compared with placebo.", id="number"
        ),
        pytest.param(
            REVIEW.replace("adults", "children") + " reduced pain compared with placebo.",
            id="people",
        ),
        pytest.param("Willow tablets are the best treatment for back pain.", id="a verdict"),
        pytest.param("Everybody with back pain needs willow tablets.", id="a call"),
        pytest.param("It is a miracle that cures cancer.", id="something else altogether"),
    ],
)
def test_what_says_more_than_its_source_is_refused(
    text: str, places: dict[str, Place], gate: Gate
) -> None:
    found = judged_statement(places["p1"], said(places["p1"], text), gate)

    assert isinstance(found, Refused)
    assert found.reason == UNSUPPORTED
    assert found.details


def test_no_clear_difference_never_becomes_does_not_work(
    places: dict[str, Place], gate: Gate
) -> None:
    place = places["p2"]
    for text in (
        "Willow tablets do not work for back pain.",
        "Willow tablets did not reduce back pain at 4 weeks.",
        "There was a clear difference in back pain between willow tablets and placebo at 4 weeks.",
    ):
        found = judged_statement(place, said(place, text), gate)
        assert isinstance(found, Refused), text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(f"{REVIEW} reduced pain", id="no full stop"),
        pytest.param(f"{REVIEW} reduced pain. It helps.", id="two sentences in one"),
        pytest.param("Did willow tablets reduce pain?", id="a question"),
        pytest.param(f"{REVIEW} <b>reduced</b> pain.", id="mark-up"),
        pytest.param(f"{REVIEW} reduced pain, see https://example.org.", id="a link"),
        pytest.param("“Willow tablets” reduced pain.", id="quotation marks that hide own words"),
        pytest.param(f"{REVIEW} reduced\u202e pain.", id="invisible characters"),
        pytest.param(f"{REVIEW} reduced\npain.", id="a line break"),
        pytest.param("You had less pain with willow tablets.", id="speaks to the reader"),
        pytest.param("We found that willow tablets reduced pain.", id="speaks as us"),
        pytest.param("Adults with back pain should have willow tablets.", id="advises"),
        pytest.param(f"{REVIEW} reduced pain (95% CI -0.6 to -0.2).", id="bare statistics"),
        pytest.param(f"{REVIEW} reduced pain (hazard ratio 0.8).", id="a ratio"),
        pytest.param(f"{REVIEW} reduced pain by 4 (2-6) points.", id="an interval"),
        pytest.param("Willow " + "tablets " * 40 + "reduced pain.", id="too long"),
    ],
)
def test_what_is_no_plain_sentence_about_the_study_is_refused(
    text: str, places: dict[str, Place], gate: Gate
) -> None:
    found = judged_statement(places["p1"], said(places["p1"], text), gate)

    assert isinstance(found, Refused)
    assert found.reason == BAD_FORM


def test_the_united_states_and_type_i_speak_to_nobody(places: dict[str, Place], gate: Gate) -> None:
    text = f"{REVIEW} reduced type I pain in the US compared with placebo."
    found = judged_statement(places["p1"], said(places["p1"], text), gate)

    assert isinstance(found, Refused)
    assert found.reason == UNSUPPORTED  # by the judge, not for its form


@pytest.mark.parametrize(
    "quotes",
    [
        pytest.param((), id="none"),
        pytest.param(("Willow tablets cure back pain.",), id="invented"),
        pytest.param(("",), id="empty"),
        pytest.param(("pain",), id="too little to be one"),
        pytest.param(("In NINE trials of 1,840 adults",), id="not letter for letter"),
        pytest.param(("In nine trials of 1,840 adults", "and it is safe"), id="one of two"),
    ],
)
def test_quotes_stand_in_the_place_letter_for_letter(
    quotes: tuple[str, ...], places: dict[str, Place], gate: Gate
) -> None:
    text = f"{REVIEW} reduced pain compared with placebo."
    found = judged_statement(places["p1"], [Written("p1", text, quotes)], gate)

    assert isinstance(found, Refused)
    assert found.reason == BAD_QUOTE


def test_a_quote_cut_before_its_no_is_judged_with_it(places: dict[str, Place], gate: Gate) -> None:
    text = "There was a clear difference in back pain between people on willow tablets and placebo."
    quote = "clear difference in back pain between participants on willow tablets"
    found = judged_statement(places["p2"], [Written("p2", text, (quote,))], gate)

    assert isinstance(found, Refused)
    assert found.reason == UNSUPPORTED


def test_a_quote_may_run_over_two_sentences(places: dict[str, Place], gate: Gate) -> None:
    place = places[TWO_SENTENCES]
    first, second = (cited.quote for cited in place.sentences)
    texts = [Written(place.place_id, text, (f"{first} {second}",)) for text in (first, second)]

    assert isinstance(judged_statement(place, texts, gate), Statement)


def test_no_sentence_of_the_source_is_left_out(places: dict[str, Place], gate: Gate) -> None:
    """A caveat in the second sentence must not be lost by telling only the first."""
    place = places[TWO_SENTENCES]
    first = place.sentences[0].quote
    found = judged_statement(place, [Written(place.place_id, first, (first,))], gate)

    assert isinstance(found, Refused)
    assert found.reason == INCOMPLETE
    assert place.sentences[1].quote in found.details[0]


def test_one_false_sentence_spoils_the_place(places: dict[str, Place], gate: Gate) -> None:
    place = places[TWO_SENTENCES]
    first, second = (cited.quote for cited in place.sentences)
    wrong = first.replace("2 points", "3 points")
    texts = [Written(place.place_id, wrong, (first,)), Written(place.place_id, second, (second,))]
    found = judged_statement(place, texts, gate)

    assert isinstance(found, Refused)
    assert found.reason == UNSUPPORTED


def test_too_many_sentences_are_refused(places: dict[str, Place], gate: Gate) -> None:
    text = f"{REVIEW} reduced pain compared with placebo."
    found = judged_statement(places["p1"], said(places["p1"], text, text, text), gate)

    assert isinstance(found, Refused)
    assert found.reason == BAD_FORM


def test_silence_is_no_sentence(places: dict[str, Place], gate: Gate) -> None:
    found = judged_statement(places["p1"], [], gate)

    assert isinstance(found, Refused)
    assert found.reason == MISSING
