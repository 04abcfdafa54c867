"""The Markdown page shows the same and lets no text act as mark-up."""

import re
from dataclasses import replace

from plaincite.model.answer import Answer
from plaincite.publish import to_markdown


def test_it_opens_with_the_question_and_ends_with_the_footer(answer: Answer) -> None:
    text = to_markdown(answer)

    assert text.startswith("# Does the tablet help back pain?\n")
    assert text.endswith("The footer.\n")


def test_each_claim_is_followed_by_its_number_and_its_quote(answer: Answer) -> None:
    text = to_markdown(answer)

    assert r"than placebo. \[1\]" in text
    assert "> In 240 adults" in text


def test_hostile_text_is_escaped(hostile: Answer) -> None:
    text = to_markdown(hostile)

    assert not re.search(r"(?<!\\)<(?:script|img)", text)
    assert not re.search(r"(?<!\\)\[a(?<!\\)\]", text)


def test_a_note_on_the_short_answer_is_shown(answer: Answer) -> None:
    """A caveat, such as that absolute numbers are missing, belongs to the first words read."""
    noted = replace(answer.short_answer[1], note="No absolute numbers here.")
    alone = replace(answer, short_answer=(answer.short_answer[0], noted), findings=())

    assert "No absolute numbers here." in to_markdown(alone)


def test_a_short_answer_quoted_nowhere_else_shows_its_source(answer: Answer) -> None:
    bare = replace(answer, findings=(), other_side=(), unknowns=())

    assert to_markdown(answer).count("> In 240 adults") == 1
    assert to_markdown(bare).count("> In 240 adults") == 1
