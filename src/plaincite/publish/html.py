"""The page as one self-contained HTML file: no script, no request, readable on any screen."""

from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined

from plaincite.model.answer import Answer, Statement
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

__all__ = ["to_html"]


def to_html(answer: Answer) -> str:
    """Return *answer* as a complete HTML document."""
    uses: dict[int, int] = {}

    def use(number: int) -> int:
        """Count the uses of a reference, so that each has an anchor to come back to."""
        uses[number] = uses.get(number, 0) + 1
        return uses[number]

    def cited_numbers(statement: Statement) -> tuple[int, ...]:
        return tuple(dict.fromkeys(quote.number for quote in quotes(statement, answer)))

    page = _environment().get_template("page.html.jinja")
    return page.render(
        answer=answer,
        authors_line=authors_line,
        care=care_card(answer),
        cited_numbers=cited_numbers,
        how_made=tuple(how_made(answer)),
        people_line=people_line,
        quotes=lambda statement: quotes(statement, answer),
        references={reference.number: reference for reference in answer.references},
        sections=sections(answer),
        shows_doctor_questions=shows_doctor_questions(answer),
        use=use,
        web_address=web_address,
        uses=uses,
    )


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(_resource),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _resource(name: str) -> str:
    return (resources.files("plaincite") / "publish" / "templates" / name).read_text("utf-8")
