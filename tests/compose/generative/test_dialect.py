"""Dialects: each refusal takes one thing away, and in the end there is nothing left to take."""

import pytest

from plaincite.compose.generative.dialect import Dialect, simpler


def test_the_first_dialect_asks_for_the_schema() -> None:
    fields = Dialect().fields(500)

    assert fields["response_format"]["json_schema"]["strict"] is True
    assert (fields["max_tokens"], fields["temperature"], fields["seed"]) == (500, 0, 1)


@pytest.mark.parametrize(
    ("refusal", "gone"),
    [
        ("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'", "max_tokens"),
        ("Unsupported value: 'temperature' does not support 0", "temperature"),
        ("Unknown field: seed", "seed"),
        ("stream_options is not allowed", "stream_options"),
    ],
)
def test_what_a_refusal_names_is_changed_and_nothing_else(refusal: str, gone: str) -> None:
    first = Dialect()
    second = simpler(first, refusal)

    assert second is not None
    before, after = first.fields(500), second.fields(500)
    assert gone not in after
    assert {name: before[name] for name in before if name != gone}.items() <= after.items()


def test_a_refusal_that_names_nothing_takes_the_schema_then_the_form() -> None:
    forms = [Dialect()]
    while (other := simpler(forms[-1], "bad request")) is not None:
        forms.append(other)

    assert [each.form for each in forms] == ["json_schema", "json_object", "text", "text"]
    assert forms[-1].fields(500) == {"max_tokens": 500}


def test_a_server_that_refuses_everything_is_left_in_peace() -> None:
    dialect: Dialect | None = Dialect()
    steps = 0
    while dialect is not None:
        dialect = simpler(dialect, "max_completion_tokens temperature seed stream_options")
        steps += 1

    assert steps <= 8
