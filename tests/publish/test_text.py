"""The text page: plain, wrapped, complete."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from plaincite.model.answer import Answer
from plaincite.publish import print_text, to_text


def test_lines_are_at_most_88_wide_without_spaces_at_the_end(answer: Answer) -> None:
    lines = to_text(answer).splitlines()

    assert max(map(len, lines)) <= 88
    assert lines == [line.rstrip() for line in lines]


def test_every_part_of_the_page_is_there(answer: Answer) -> None:
    text = " ".join(to_text(answer).split())

    for words in (
        "The short answer", "What the research says", "The other side", "What we don't know yet",
        "What to ask your doctor", "5. What about number 5?", "References", "The footer.",
        "Notice: Corrected.",
    ):  # fmt: skip
        assert words in text


def test_a_crisis_page_has_no_findings_and_no_doctor_questions(crisis: Answer) -> None:
    text = to_text(crisis)

    assert "Please call someone now." in text
    assert "What to ask your doctor" not in text


def test_rich_markup_in_a_text_is_printed_as_it_is(hostile: Answer) -> None:
    console = Console(file=StringIO(), width=300, color_system=None)

    print_text(hostile, console)

    assert isinstance(console.file, StringIO)
    assert "[a](javascript:x)" in console.file.getvalue()


def test_a_note_on_the_short_answer_is_shown(answer: Answer) -> None:
    """A caveat, such as that absolute numbers are missing, belongs to the first words read."""
    noted = replace(answer.short_answer[1], note="No absolute numbers here.")
    alone = replace(answer, short_answer=(answer.short_answer[0], noted), findings=())

    assert "No absolute numbers here." in to_text(alone)
