"""The `cluster` commands: what takes one machine too long, done by several."""

from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

import click

from plaincite.cli.cluster_options import crew_options
from plaincite.cli.cluster_serve import serve
from plaincite.cli.library_answer import keep_all, tell
from plaincite.cli.library_options import by_option
from plaincite.cli.options import corpus_option, format_option
from plaincite.cli.page_lines import append_pages, count_pages
from plaincite.cli.progress import Filling, counting
from plaincite.cli.sync import Watcher, show, weight
from plaincite.cluster import Crew, answers, embed, reading
from plaincite.corpus import Corpus
from plaincite.errors import RecordError
from plaincite.indexes import open_index
from plaincite.library import Page, open_library, read_questions
from plaincite.model.library import State
from plaincite.publish import to_json
from plaincite.sync import plan_sync, sync

__all__ = ["cluster"]

_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@click.group()
def cluster() -> None:
    """Work for several machines, by Ray: read PubMed's files, make vectors, answer, serve.

    What comes out is what one process would have made, byte for byte. Every machine needs the same
    plaincite, and sees files and folders under the same paths.
    Needs the extra: pip install 'plaincite[cluster]'
    """


cluster.add_command(serve)


@cluster.command(
    "sync", epilog="\b\nExample:\n  plaincite cluster sync pubmed ~/pubmed-files --workers 16"
)
@_folder
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@crew_options
@format_option
def sync_by_cluster(folder: Path, source: Path, crew: Crew, output: str) -> None:
    """Bring the corpus in DIR up to date with PubMed's yearly files in the folder SOURCE.

    As 'plaincite corpus sync', but each file is read by a process of the cluster. Their records
    are put together here, in the order of the files.
    """
    with Corpus.open(folder) as kept:
        plan = plan_sync(kept, source)
        with Filling(f"{len(plan.files):,} files", total_bytes=sum(map(weight, plan.files))) as bar:
            watcher = Watcher(bar, None)
            try:
                sync(
                    kept,
                    open_index(folder),
                    plan,
                    watcher=watcher,
                    reading=reading(plan, crew) if plan.files else None,
                )
            finally:
                bar.stop()
                show(kept, plan, watcher.reports, output)


@cluster.command("embed", epilog="\b\nExample:\n  plaincite cluster embed pubmed --workers 16")
@_folder
@crew_options
def embed_by_cluster(folder: Path, crew: Crew) -> None:
    """Make the vectors of the records in DIR that have none, for search by meaning.

    As 'plaincite corpus embed'. Stopped at any moment, the next call of either goes on.
    """
    n_made = 0
    with (
        Corpus.open(folder, read_only=True) as kept,
        counting("Encoding", total=len(kept)) as advance,
    ):
        for _ in embed(folder, kept, crew, on_note=partial(click.echo, err=True)):
            advance()
            n_made += 1
        name = click.format_filename(folder)
        click.echo(f"{name}: {n_made:,} vectors made, {len(kept) - n_made:,} were there.")


@cluster.group()
def answer() -> None:
    """Answer many questions."""


@answer.command(
    "list", epilog="\b\nExample:\n  plaincite cluster answer list questions.csv pages.jsonl"
)
@click.argument("questions", metavar="QUESTIONS", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("pages", metavar="PAGES", type=click.Path(path_type=Path, dir_okay=False))
@corpus_option
@crew_options
def answer_list(questions: Path, pages: Path, corpus: Path | None, crew: Crew) -> None:
    """Answer QUESTIONS (.csv, .jsonl, .yaml) into PAGES: a line of JSON each, in their order.

    Each page is written as soon as its turn comes. After an interruption, or a crash, the same
    command goes on where it was: pages that are there stay, a line cut off is made anew.
    """
    asked = []
    for item in read_questions(questions):
        if isinstance(item, RecordError):
            raise item
        asked.append((item.text, item.specialty))
    n_there = count_pages(pages, [text for text, _ in asked])
    waiting = asked[n_there:]
    with counting("Answering", total=len(waiting), unit="questions") as advance:
        made = answers(waiting, crew, corpus=corpus) if waiting else iter(())
        append_pages(pages, made, on_page=advance)
    click.echo(f"{pages}: {len(waiting):,} pages made, {n_there:,} were there.")


@answer.command("library", epilog="\b\nExample:\n  plaincite cluster answer library answers.sqlite")
@click.argument("target", metavar="LIBRARY")
@click.option("--limit", type=click.IntRange(min=1), help="Answer at most so many now.")
@corpus_option
@by_option
@crew_options
@format_option
def answer_library(
    target: str,
    limit: int | None,
    corpus: Path | None,
    by: str | None,
    crew: Crew,
    output: str,
) -> None:
    """Answer all questions of LIBRARY, a file or a postgresql:// URL, that have no page yet.

    As 'plaincite library answer': each page is kept as soon as its turn comes, and none rests on
    what the library holds retracted.
    """
    with open_library(target) as kept:
        waiting = (entry for entry in kept.entries() if entry.head.state is State.UNANSWERED)
        chosen = tuple(islice(waiting, limit))
        asked = [(entry.question.text, entry.question.specialty) for entry in chosen]
        made = answers(asked, crew, corpus=corpus, library=target) if asked else iter(())
        pages = (Page(found, to_json(found)) for found in made)
        with closing(pages):
            counts = keep_all(kept, chosen, pages, by)
    tell(counts, len(chosen), output)
