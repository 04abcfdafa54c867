"""What commands share that let a language model word a page: options, progress, what it cost."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import wraps
from typing import Any

import click
from rich.console import Console
from rich.status import Status as Spinner

from plaincite.compose import OpenWriter, WriterSettings, WritingProgress, open_writer
from plaincite.model.answer import Answer, Writing
from plaincite.text import clean_text

__all__ = ["llm_options", "quiet_writer", "tell_of_writing", "writing"]

_OPTIONS = (
    click.option(
        "--llm",
        metavar="MODEL",
        help="Let this language model word what studies say; each sentence is checked as ours are. "
        "It is sent your question and the sentences that the page quotes.",
    ),
    click.option(
        "--llm-url",
        metavar="URL",
        help="Its server: any that speaks OpenAI's chat language. PLAINCITE_LLM_URL says it for "
        "good. Without it: Ollama on this machine.",
    ),
    click.option("--llm-seconds", metavar="N", help="The most a page may wait for it.  [120]"),
    click.option("--llm-tokens", metavar="N", help="The most it may read and write.  [20000]"),
    click.option(
        "--llm-price",
        metavar="IN,OUT",
        help="What a million tokens read and written cost, so that the page's cost is shown.",
    ),
    click.option("--llm-cost", metavar="N", help="The most a page may cost; needs the prices."),
)
_SHOWN = 3


def llm_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options; *command* gets them as `settings`, None where no model was asked for."""

    @wraps(command)
    def with_settings(*, llm: str | None, **others: Any) -> None:  # noqa: ANN401 - click's own
        options = {name: others.pop(f"llm_{name}") for name in _NAMES}
        if llm is None and any(options.values()):
            raise click.UsageError("--llm-... options need --llm MODEL")
        settings = (
            None if llm is None else WriterSettings.from_environment(llm, os.environ, **options)
        )
        command(settings=settings, **others)

    for option in reversed(_OPTIONS):
        with_settings = option(with_settings)
    return with_settings


_NAMES = ("url", "seconds", "tokens", "price", "cost")


def quiet_writer(settings: WriterSettings | None) -> AbstractContextManager[OpenWriter | None]:
    """Open the writer of *settings* where there are some; for many pages, so it shows nothing."""
    return nullcontext() if settings is None else open_writer(settings)


@contextmanager
def writing(settings: WriterSettings | None) -> Iterator[OpenWriter | None]:
    """Open the writer of *settings*; show on a terminal how far it is."""
    if settings is None:
        yield None
        return
    console = Console(stderr=True)
    spinner = console.status(f"Asking {settings.model}") if console.is_terminal else None
    with open_writer(settings, on_progress=lambda done: _show(done, settings, spinner)) as writer:
        if spinner is None:
            yield writer
            return
        with spinner:
            yield writer


def _show(done: WritingProgress, settings: WriterSettings, spinner: Spinner | None) -> None:
    if spinner is not None:
        spinner.update(f"{settings.model} writes: {done.n_statements} of {done.n_asked} statements")


def tell_of_writing(answer: Answer, writer: OpenWriter | None) -> None:
    """Say on stderr what the model did for *answer*, what went wrong, and what it cost."""
    if writer is None:
        return
    made = answer.provenance.writing
    if made is None:
        click.echo(f"{writer.name} was not asked: this page has nothing for it to word.", err=True)
        return
    for trouble in list(writer.troubles)[:_SHOWN]:
        click.echo(clean_text(str(trouble)), err=True)
    click.echo(_done(writer.name, made), err=True)
    click.echo(_cost(writer), err=True)


def _done(name: str, made: Writing) -> str:
    n_offered = made.n_written + len(made.replaced)
    if made.failure is not None:
        return f"{name} wrote none of {n_offered} statements; all are as the rules wrote them."
    line = f"{name} wrote {made.n_written or 'none'} of {n_offered} statements"
    reasons = Counter(item.reason for item in made.replaced).most_common()
    listed = "; ".join(f"{count} because {reason}" for reason, count in reasons)
    return f"{line}; the others are as the rules wrote them: {listed}." if listed else f"{line}."


def _cost(writer: OpenWriter) -> str:
    spent = writer.spent
    about = "about " if spent.is_estimate else ""
    money = f", cost {spent.cost:.4f}" if spent.cost is not None else ""
    calls = f"{spent.calls} {'call' if spent.calls == 1 else 'calls'}"
    return (
        f"{calls}, {about}{spent.tokens_in:,} tokens read and {spent.tokens_out:,} written, "
        f"{spent.seconds:.1f} s{money}."
    )
