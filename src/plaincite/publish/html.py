"""The page as one self-contained HTML file: no script, no request, readable on any screen."""

import hashlib
from base64 import b64encode
from functools import cache
from typing import Any

from markupsafe import Markup

from plaincite.model.answer import Answer, Statement
from plaincite.model.claim import Citation
from plaincite.publish.environment import environment, resource
from plaincite.publish.glance import at_a_glance
from plaincite.publish.picture import WIDTH, draw
from plaincite.publish.terms import FirstUses
from plaincite.publish.view import (
    authors_line,
    care_card,
    how_made,
    left_out_by_reason,
    people_line,
    quotes,
    sections,
    shows_doctor_questions,
    web_address,
)

__all__ = ["answer_parts", "style_hash", "to_html"]


def to_html(answer: Answer) -> str:
    """Return *answer* as a complete HTML document."""
    page = environment().get_template("page.html.jinja")
    return page.render(
        **answer_parts(answer),
        style=Markup(_style()),  # noqa: S704 - our own file, no text of the answer in it
        style_hash=style_hash(),
    )


def answer_parts(answer: Answer) -> dict[str, Any]:
    """Return what `answer.html.jinja`, the page without its frame, shows of *answer*.

    For one rendering only: it counts the uses of references as it goes.
    """
    uses: dict[int, int] = {}

    def use(number: int) -> int:
        """Count the uses of a reference, so that each has an anchor to come back to."""
        uses[number] = uses.get(number, 0) + 1
        return uses[number]

    def cited_numbers(statement: Statement) -> tuple[int, ...]:
        return tuple(dict.fromkeys(quote.number for quote in quotes(statement, answer)))

    return {
        "answer": answer,
        "answer_is_quoted_below": _cited(answer.short_answer) <= _cited(answer.findings),
        "authors_line": authors_line,
        "care": care_card(answer),
        "cited_numbers": cited_numbers,
        "dateline": (),
        "glance": at_a_glance(answer),
        "how_made": tuple(how_made(answer)),
        "left_out": left_out_by_reason(answer.provenance),
        "notes_heading": None,
        "own": "",  # marks what is in the language of a site around the answer
        "people_line": people_line,
        "picture": draw(answer.references),
        "picture_width": WIDTH,
        "quotes": lambda items: [quote for item in items for quote in quotes(item, answer)],
        "references": {reference.number: reference for reference in answer.references},
        "sections": sections(answer),
        "shows_doctor_questions": shows_doctor_questions(answer),
        "specialty_address": None,
        "terms": FirstUses(answer.glossary),
        "use": use,
        "web_address": web_address,
        "uses": uses,
    }


@cache
def style_hash() -> str:
    """Return the Content-Security-Policy source that allows the page's own style and no other."""
    digest = hashlib.sha256(_style().encode()).digest()
    return f"sha256-{b64encode(digest).decode()}"


def _cited(statements: tuple[Statement, ...]) -> set[Citation]:
    return {citation for statement in statements for citation in statement.citations}


def _style() -> str:
    return resource("page.css")
