"""The border: which texts of a model are read, and what is read from them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.compose.generative import Written
from plaincite.compose.generative.reply import REPLY_SCHEMA, read_reply

REPLY = '{"sentences": [{"passage": "p1", "text": " Pain fell. ", "quotes": ["Pain fell by 2"]}]}'
READ = (Written("p1", "Pain fell.", ("Pain fell by 2",)),)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(REPLY, id="as asked for"),
        pytest.param(f"\n {REPLY}\n", id="space around it"),
        pytest.param(f"```json\n{REPLY}\n```", id="a code block"),
        pytest.param(f"Sure!\n```\n{REPLY}\n```\nAnything else?", id="chatter around a block"),
        pytest.param(f"Here: {REPLY} Bye.", id="chatter around it"),
        pytest.param(f"<think>so {{}} then</think>{REPLY}", id="thinking aloud"),
    ],
)
def test_the_object_is_found(text: str) -> None:
    assert read_reply(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("No.", id="prose"),
        pytest.param(REPLY[:-3], id="cut off"),
        pytest.param("[]", id="a list"),
        pytest.param('{"answer": 1}', id="other fields"),
        pytest.param('{"sentences": [], "note": "x"}', id="a field more"),
        pytest.param(REPLY.replace('"p1"', "1"), id="a number for an id"),
        pytest.param(REPLY.replace('["Pain fell by 2"]', '"Pain"'), id="a text for a list"),
        pytest.param(REPLY.replace('"text"', '"words"'), id="a field missing"),
        pytest.param('{"sentences":' + "[" * 100_000, id="nested deep"),
        pytest.param(f"{REPLY} {REPLY}", id="twice"),
    ],
)
def test_all_else_is_an_error_that_repeats_nothing_of_it(text: str) -> None:
    with pytest.raises(ValueError, match="not the JSON asked for") as caught:
        read_reply(text)

    assert "Pain" not in str(caught.value)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_reply(text)
    except ValueError:
        return
    assert isinstance(json.loads(text[text.index("{") : text.rindex("}") + 1]), dict)


def test_the_schema_forbids_what_the_border_forbids() -> None:
    assert REPLY_SCHEMA["additionalProperties"] is False
    assert REPLY_SCHEMA["required"] == ["sentences"]
    assert REPLY_SCHEMA["$defs"]["_Sentence"]["additionalProperties"] is False
