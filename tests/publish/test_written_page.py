"""A page says which language model was asked, and how much of it is in its words."""

from dataclasses import replace

import pytest

from plaincite.model.answer import Answer, Replaced, Writing
from plaincite.publish import to_html
from plaincite.publish.view import how_made

KEPT = Replaced("findings", 1, "the model's sentence was not supported by its source")


def line_on(answer: Answer, writing: Writing | None) -> str:
    made = how_made(replace(answer, provenance=replace(answer.provenance, writing=writing)))
    return next(line for line in made if "Engine:" in line)


@pytest.mark.parametrize(
    ("writing", "says"),
    [
        (None, "no language model wrote it."),
        (
            Writing("gemma3", "1", 5),
            "gemma3 worded 5 of 5 cited statements, and each sentence was checked",
        ),
        (Writing("gemma3", "1", 4, (KEPT,)), "The other 1 is in the words of rules."),
        (Writing("gemma3", "1", 3, (KEPT, KEPT)), "The other 2 are in the words of rules."),
        (Writing("gemma3", "1", 0, (KEPT,)), "none of its sentences passed our checks."),
        (Writing("gemma3", "1", 0, (KEPT,), "it took too long"), "are here: it took too long."),
    ],
)
def test_the_writer_is_named(writing: Writing | None, says: str, answer: Answer) -> None:
    assert says in line_on(answer, writing)


def test_a_models_name_is_only_text(answer: Answer) -> None:
    writing = Writing("<script>alert(1)</script>", "1", 1)
    page = to_html(replace(answer, provenance=replace(answer.provenance, writing=writing)))

    assert "<script" not in page
