"""The page as Markdown (CommonMark), for wikis, tickets and version control."""

import re
from collections.abc import Iterator

from plaincite.model.answer import Answer, Reference, Statement
from plaincite.publish.view import (
    Quote,
    authors_line,
    care_card,
    how_made,
    people_line,
    quotes,
    sections,
    shows_doctor_questions,
    web_address,
)

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def to_markdown(answer: Answer) -> str:
    """Return *answer* as Markdown; nothing in its texts can act as mark-up."""
    return "\n\n".join(_blocks(answer)) + "\n"


def _blocks(answer: Answer) -> Iterator[str]:
    yield f"# {_escaped(answer.question.text)}"
    card = care_card(answer)
    if card:
        points = "\n".join(f"> - {_escaped(point)}" for point in card.points)
        paragraphs = "\n>\n".join(f"> {_escaped(text)}" for text in card.paragraphs)
        parts = [f"> **Important: {_escaped(card.heading)}**", paragraphs, points]
        yield "\n>\n".join(part for part in parts if part)
    if not answer.safety.replaces_answer:
        yield "## The short answer"
        yield " ".join(_sentence(statement, answer) for statement in answer.short_answer)
        notes = dict.fromkeys(item.note for item in answer.short_answer if item.note)
        yield from map(_escaped, notes)
        yield from _quoted_nowhere_else(answer)
        for section in sections(answer):
            yield f"## {section.heading}"
            yield from (_statement(statement, answer) for statement in section.statements)
    if shows_doctor_questions(answer):
        yield "## What to ask your doctor"
        yield "\n".join(
            f"{number}. {_escaped(item.text)}"
            for number, item in enumerate(answer.doctor_questions, start=1)
        )
    if answer.glossary:
        yield "## Words on this page"
        yield "\n".join(
            f"- **{_escaped(entry.term)}**: {_escaped(entry.meaning)}" for entry in answer.glossary
        )
    yield "## How we made this page"
    yield "\n\n".join(_escaped(sentence) for sentence in how_made(answer))
    if answer.references:
        yield "## References"
        yield "\n".join(_reference(reference) for reference in answer.references)
    yield "---"
    yield _escaped(answer.footer)


def _quoted_nowhere_else(answer: Answer) -> Iterator[str]:
    """Yield the sentences behind the short answer that no section below quotes."""
    below = " ".join(
        citation.quote
        for section in sections(answer)
        for statement in section.statements
        for citation in statement.citations
    )
    for statement in answer.short_answer:
        if any(citation.quote not in below for citation in statement.citations):
            yield from (_block_quote(quote, "> ") for quote in quotes(statement, answer))


def _statement(statement: Statement, answer: Answer) -> str:
    lines = [f"- {_sentence(statement, answer)}"]
    if statement.note:
        lines.append(f"  {_escaped(statement.note)}")
    lines += [f"\n{_block_quote(quote, '  > ')}" for quote in quotes(statement, answer)]
    return "\n".join(lines)


def _block_quote(quote: Quote, mark: str) -> str:
    text = _escaped("".join(run for run, _ in quote.runs))
    return f"{mark}{text}\n{mark}({_escaped(quote.label)}, reference {quote.number})"


def _sentence(statement: Statement, answer: Answer) -> str:
    numbers = dict.fromkeys(quote.number for quote in quotes(statement, answer))
    marks = "".join(f"\\[{number}\\]" for number in numbers)
    return f"{_escaped(statement.text)}{' ' if marks else ''}{marks}"


def _reference(reference: Reference) -> str:
    journal = reference.journal or "Journal not stated"
    year = reference.year or "year not stated"
    parts = [
        f"**{_escaped(reference.title)}** {_escaped(authors_line(reference))}.",
        f"{_escaped(journal)}, {year}.",
        f"{_escaped(reference.design.capitalize())}; {_escaped(people_line(reference))}.",
        *(f"**Notice:** {_escaped(notice)}" for notice in reference.notices),
        *map(_escaped, reference.limits),
        *([f"<{address}>"] if (address := web_address(reference)) else []),
    ]
    return f"{reference.number}. {' '.join(parts)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
