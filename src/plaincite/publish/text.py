"""The page for a terminal: wrapped text, with links and emphasis where the terminal has them."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from plaincite.model.answer import Answer, Reference, Statement
from plaincite.publish.view import (
    authors_line,
    care_card,
    how_made,
    people_line,
    quotes,
    sections,
    shows_doctor_questions,
    web_address,
)

__all__ = ["print_text", "to_text"]

_WIDTH = 88
_LEAD = Style(dim=True)
_HEADING = Style(bold=True)
_URGENT = Style(bold=True, color="red")

Line = tuple[Text, int]  # a paragraph, and by how many columns it is set in


def to_text(answer: Answer) -> str:
    """Return *answer* as plain text, 88 columns wide, without colours or links."""
    console = Console(
        file=StringIO(), width=_WIDTH, color_system=None, force_terminal=False, legacy_windows=False
    )
    print_text(answer, console)
    text = console.file.getvalue() if isinstance(console.file, StringIO) else ""
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def print_text(answer: Answer, console: Console) -> None:
    """Print *answer* to *console*, which knows its own width, colours and links."""
    for text, indent in _lines(answer):
        console.print(Padding(text, (0, 0, 0, indent)), highlight=False, markup=False)


def _lines(answer: Answer) -> Iterator[Line]:
    yield Text(answer.question.text, style=_HEADING), 0
    yield Text(), 0
    card = care_card(answer)
    if card:
        yield Text(card.heading, style=_URGENT), 0
        yield from ((Text(paragraph), 0) for paragraph in card.paragraphs)
        yield from ((Text(f"- {point}"), 2) for point in card.points)
        yield Text(), 0
    if not answer.safety.replaces_answer:
        yield from _short_answer(answer)
        for section in sections(answer):
            yield Text(section.heading, style=_HEADING), 0
            for statement in section.statements:
                yield from _statement(statement, answer)
            yield Text(), 0
    if shows_doctor_questions(answer):
        yield Text("What to ask your doctor", style=_HEADING), 0
        for number, item in enumerate(answer.doctor_questions, start=1):
            yield Text(f"{number}. {item.text}"), 2
        yield Text(), 0
    yield from _back_matter(answer)


def _short_answer(answer: Answer) -> Iterator[Line]:
    yield Text("The short answer", style=_HEADING), 0
    for statement in answer.short_answer:
        yield _sentence(statement, answer), 2
        if statement.note:
            yield Text(statement.note, style=_LEAD), 4
    yield Text(), 0


def _statement(statement: Statement, answer: Answer) -> Iterator[Line]:
    yield _sentence(statement, answer), 2
    if statement.note:
        yield Text(statement.note, style=_LEAD), 4
    for quote in quotes(statement, answer):
        said = "".join(run for run, _ in quote.runs)
        yield Text(f"[{quote.number}] {quote.label}: “{said}”", style=_LEAD), 6


def _sentence(statement: Statement, answer: Answer) -> Text:
    numbers = dict.fromkeys(quote.number for quote in quotes(statement, answer))
    return Text(f"{statement.text}{''.join(f' [{number}]' for number in numbers)}")


def _back_matter(answer: Answer) -> Iterator[Line]:
    if answer.glossary:
        yield Text("Words on this page", style=_HEADING), 0
        for entry in answer.glossary:
            yield Text(f"{entry.term}: {entry.meaning}"), 2
        yield Text(), 0
    yield Text("How we made this page", style=_HEADING), 0
    for sentence in how_made(answer):
        yield Text(sentence), 2
    yield Text(), 0
    if answer.references:
        yield Text("References", style=_HEADING), 0
        for reference in answer.references:
            yield _reference(reference), 2
        yield Text(), 0
    yield Text(answer.footer), 0


def _reference(reference: Reference) -> Text:
    journal = reference.journal or "Journal not stated"
    text = Text(f"[{reference.number}] {reference.title} {authors_line(reference)}. {journal}, ")
    text.append(f"{reference.year or 'year not stated'}. {reference.design.capitalize()}; ")
    text.append(f"{people_line(reference)}.")
    for notice in reference.notices:
        text.append(f" Notice: {notice}", style=_URGENT)
    for limit in reference.limits:
        text.append(f" {limit}", style=_LEAD)
    if address := web_address(reference):
        text.append(" ")
        text.append(address, style=Style(link=address))
    return text
