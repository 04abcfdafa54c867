"""`library answer`: ask the questions that have no page yet, one after the other."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plaincite.cli.library_options import (
    by_option,
    ids_argument,
    library_option,
    plural,
    print_json,
    sign,
)
from plaincite.cli.llm import llm_options, quiet_writer
from plaincite.cli.options import corpus_option, format_option
from plaincite.cli.progress import counting
from plaincite.compose import Writer, WriterSettings
from plaincite.errors import EditConflictError
from plaincite.library import Page, Retracting, open_library, retracted_in
from plaincite.model.answer import Severity
from plaincite.model.library import Entry, State
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["answer", "asker", "keep_all", "tell"]


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite library answer --specialty Cardiology --corpus heart\n"
    "  plaincite library answer do-statins-cause-muscle-pain --again"
)
@ids_argument
@click.option("--specialty", help="Only questions of this specialty.")
@click.option("--limit", type=click.IntRange(min=1), help="Answer at most so many now.")
@click.option("--again", is_flag=True, help="Answer those too that have a page already.")
@corpus_option
@library_option
@by_option
@format_option
@llm_options
def answer(
    ids: tuple[str, ...],
    specialty: str | None,
    limit: int | None,
    again: bool,
    corpus: Path | None,
    target: str,
    by: str | None,
    output: str,
    settings: WriterSettings | None,
) -> None:
    """Answer questions: those named, or all that have no page yet.

    Each page is kept as soon as it is made. After an interruption, or a crash, the same command
    goes on where it was. What readers see does not change: a new page is a draft.
    """
    with open_library(target) as kept:
        entries = [kept.entry(name) for name in ids] or list(kept.entries())
        chosen = [entry for entry in entries if _is_wanted(entry, specialty, again=again)][:limit]
        with quiet_writer(settings) as writer:
            pages = map(asker(_pipeline(kept, corpus), writer), chosen) if chosen else ()
            counts = keep_all(kept, chosen, pages, by)
    tell(counts, len(chosen), output)


def _pipeline(kept: "Library", corpus: Path | None) -> Pipeline:
    """Return what answers; it rests on nothing that the library holds retracted."""
    pipeline = Pipeline.open(corpus)
    pipeline.corpus = Retracting(pipeline.corpus, retracted_in(kept))
    return pipeline


def tell(counts: Counter[str], n_chosen: int, output: str) -> None:
    """Say what `keep_all` did."""
    blocked = counts.pop("blocked", 0)
    if output == "json":
        print_json({"answered": sum(counts.values()), "statuses": counts, "blocked": blocked})
        return
    click.echo(f"{plural(n_chosen, 'question')} done{_list(counts)}.")
    if blocked:
        click.echo(f"{plural(blocked, 'page')} cannot be published yet: blocking checks fail.")


def keep_all(
    kept: "Library", chosen: Sequence[Entry], pages: Iterable[Page], by: str | None
) -> Counter[str]:
    """Keep the page of each of *chosen*; return how many came out how, and how many are blocked."""
    counts: Counter[str] = Counter()
    with counting("Answering", total=len(chosen), unit="questions") as advance:
        for entry, page in zip(chosen, pages, strict=True):
            try:
                kept.revise(entry.question.question_id, page, sign(by), expected=entry.head.version)
            except EditConflictError:  # somebody else answered it meanwhile
                counts["left to others"] += 1
            else:
                counts[page.answer.status.value] += 1
                counts["blocked"] += _is_blocked(page)
            advance()
    return counts


def asker(pipeline: Pipeline, writer: Writer | None = None) -> Callable[[Entry], Page]:
    """Return a function that asks an entry's question and gives the page."""

    def ask(entry: Entry) -> Page:
        specialty = entry.question.specialty
        found = pipeline.ask(entry.question.text, specialty=specialty, writer=writer)
        return Page(found, to_json(found))

    return ask


def _is_wanted(entry: Entry, specialty: str | None, *, again: bool) -> bool:
    is_open = again or entry.head.state is State.UNANSWERED
    return is_open and specialty in (None, entry.question.specialty)


def _is_blocked(page: Page) -> bool:
    return any(
        check.severity is Severity.BLOCKING and not check.passed for check in page.answer.checks
    )


def _list(counts: Counter[str]) -> str:
    parts = [f"{number:,} {name.replace('_', ' ')}" for name, number in sorted(counts.items())]
    return f": {', '.join(parts)}" if parts else ""
