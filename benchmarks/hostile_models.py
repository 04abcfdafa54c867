"""What hostile models get onto the pages of the starter library, with the stand-in's minds.

Run: python benchmarks/hostile_models.py

Each starter question is worded by each hostile mind of `plaincite.testing` (without the wire, which
the tests have). Prints how many statements changed, by mind, and each change to be read.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources

from plaincite.compose import Writer
from plaincite.compose.generative import Order, Written
from plaincite.compose.generative.prompt import PROMPT, render
from plaincite.compose.generative.reply import read_reply
from plaincite.errors import UnreadableReplyError
from plaincite.model.answer import PAGE_SECTIONS, Answer, Severity, Statement
from plaincite.pipeline import Pipeline
from plaincite.testing import HOSTILE_MINDS, MINDS, Asked, Mind

_ENDLESS = {"floods", "writes a novel", "nests deep"}  # the client cuts them off


class _Minded:
    """A writer that says what a mind says."""

    name = "hostile"
    prompt = PROMPT

    def __init__(self, mind: Mind) -> None:
        self._mind = mind

    def write(self, order: Order) -> tuple[Written, ...]:
        messages = tuple({"role": role, "content": text} for role, text in render(order))
        try:
            return read_reply(self._mind(Asked(messages)))
        except ValueError as error:
            raise UnreadableReplyError(self.name, "unreadable") from error


def main() -> None:
    """Print what changed."""
    pipeline = Pipeline.open()
    counts: Counter[str] = Counter()
    n_pages = n_worse = 0
    for question in _questions():
        page = pipeline.ask(question)
        for name in [name for name in HOSTILE_MINDS if name not in _ENDLESS]:
            writer: Writer = _Minded(MINDS[name])
            written = pipeline.ask(question, writer=writer)
            n_pages += 1
            n_worse += not _blocking(written) <= _blocking(page)
            for before, after in zip(_statements(page), _statements(written), strict=True):
                if before.text != after.text:
                    counts[name] += 1
                    print(f"{name}\n  - {before.text}\n  + {after.text}")
    print(f"{n_pages} pages, {n_worse} with a new blocking failure; statements changed: {counts}")


def _questions() -> Iterator[str]:
    for file in sorted((resources.files("plaincite") / "starter").iterdir(), key=str):
        if file.name.endswith(".toml"):
            yield tomllib.loads(file.read_text("utf-8"))["question"]


def _statements(page: Answer) -> list[Statement]:
    return [item for name in PAGE_SECTIONS for item in getattr(page, name)]


def _blocking(page: Answer) -> set[str]:
    return {
        check.check_id
        for check in page.checks
        if check.severity is Severity.BLOCKING and not check.passed
    }


if __name__ == "__main__":
    main()
