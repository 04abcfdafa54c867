"""The search box of a site without a server: a script, and the list of questions it looks in."""

import hashlib
import json
from functools import cached_property

from plaincite.publish.environment import resource
from plaincite.publish.site.related import keywords
from plaincite.publish.site.shelf import Shelf

__all__ = ["Search"]


class Search:
    """The two files of the search box; their names change with what is in them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @property
    def script(self) -> str:
        """What runs in the reader's browser."""
        return resource("site/search.js")

    @cached_property
    def questions(self) -> str:
        """Every public question, with its address and the other words it goes by."""
        rows = [
            [page.question.question_id, page.question.text,
             _more(page.question.text, (*page.question.wordings, *page.question.topics))]
            for page in self._shelf.public
        ]  # fmt: skip
        listed = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
        return f"self.plainciteQuestions={listed};\n"

    @property
    def script_path(self) -> str:
        """Where the script stands in the site."""
        return f"search-{_sum(self.script)}.js"

    @property
    def questions_path(self) -> str:
        """Where the list stands in the site."""
        return f"questions-{_sum(self.questions)}.js"


def _more(text: str, others: tuple[str, ...]) -> str:
    own = set(keywords(text))
    return " ".join(word for word in keywords(" ".join(others)) if word not in own)


def _sum(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]
