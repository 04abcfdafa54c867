"""The `export` command: the references of pages, or of a whole library, for other programs."""

from collections.abc import Iterator
from pathlib import Path

import click

from plaincite.cli.library_options import plural
from plaincite.cli.page_files import read_page
from plaincite.corpus import Corpus
from plaincite.errors import LibraryError
from plaincite.library import open_library, with_reviewers
from plaincite.model.answer import Answer
from plaincite.publish import from_document
from plaincite.publish.exports import REFERENCE_FORMS, entries, to_evidence

__all__ = ["export"]


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite export page.json --format bibtex -o references.bib\n"
    "  plaincite export --library answers.sqlite --format csl-json -o references.json\n"
    "  plaincite export --library answers.sqlite --format evidence -o evidence"
)
@click.argument("pages", type=click.Path(path_type=Path), nargs=-1, metavar="[PAGE.json]...")
@click.option(
    "--library",
    "target",
    metavar="PATH_OR_URL",
    envvar="PLAINCITE_LIBRARY",
    show_envvar=True,
    help="Export the published pages of this library, where no PAGE is named.",
)
@click.option("--drafts", is_flag=True, help="With a library: the newest page of each question.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*REFERENCE_FORMS, "evidence"]),
    default="ris",
    show_default=True,
    help="evidence: what each page rests on, one file a page.",
)
@click.option(
    "--corpus",
    "corpus_path",
    type=click.Path(path_type=Path, file_okay=False),
    help="With evidence: add the checksums of the texts, from this corpus.",
)
@click.option("--texts", is_flag=True, help="With --corpus: add the texts of abstracts too.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file, or for the evidence of several pages, into this folder.",
)
def export(
    pages: tuple[Path, ...],
    target: str | None,
    drafts: bool,
    form: str,
    corpus_path: Path | None,
    texts: bool,
    output: Path | None,
) -> None:
    """Write the references of pages for reference managers, or the evidence behind each page.

    A PAGE is what 'plaincite ask --format json' wrote. An article that several pages cite comes
    once; what a library knows to be retracted is left out.
    """
    if not pages and target is None:
        raise click.UsageError("Name a PAGE.json, or a library with --library.")
    if pages:
        answers, retracted = [read_page(path) for path in pages], frozenset[str]()
    else:
        answers, retracted = _kept(str(target), drafts=drafts)
    if form == "evidence":
        _write_evidence(answers, corpus_path, output, with_texts=texts)
        return
    found = entries(answers, leave_out=retracted)
    _write(REFERENCE_FORMS[form](found), output)
    click.echo(f"{plural(len(found), 'reference')} of {plural(len(answers), 'page')}.", err=True)


def _kept(target: str, *, drafts: bool) -> tuple[list[Answer], frozenset[str]]:
    """Return the pages of a library, and the ids of the records it knows to be retracted."""
    with open_library(target) as library:
        answers = []
        for entry in library.entries():
            question_id = entry.question.question_id
            number = entry.head.revision if drafts else entry.head.published
            if number is not None:
                document = library.revision(question_id, number).document
                answer = from_document(document, source=question_id)
                answers.append(with_reviewers(answer, library.reviewers(question_id, number)))
        retracted = frozenset(library.retracted_records())
    if not answers:
        hint = "" if drafts else "; --drafts takes pages that are not published too"
        raise LibraryError(target, f"there is no page to export{hint}")
    return answers, retracted


def _write_evidence(
    answers: list[Answer], corpus_path: Path | None, output: Path | None, *, with_texts: bool
) -> None:
    corpus = None if corpus_path is None else Corpus.open(corpus_path, read_only=True)
    lookup = None if corpus is None else corpus.get
    if len(answers) == 1 and (output is None or not output.is_dir()):
        _write(to_evidence(answers[0], lookup, with_texts=with_texts), output)
        return
    if output is None:
        raise click.UsageError("Several pages need a folder: name one with -o.")
    output.mkdir(parents=True, exist_ok=True)
    for name, answer in _named(answers):
        text = to_evidence(answer, lookup, with_texts=with_texts)
        (output / name).write_text(text, "utf-8")
    click.echo(f"Wrote {plural(len(answers), 'file')} into {output}.", err=True)


def _named(answers: list[Answer]) -> Iterator[tuple[str, Answer]]:
    """Give each page a file name of its own; two pages may ask the same."""
    taken: set[str] = set()
    for answer in answers:
        base = answer.question.slug or "page"
        name = next(name for name in _names(base) if name not in taken)
        taken.add(name)
        yield f"{name}.evidence.json", answer


def _names(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(text, "utf-8")
    click.echo(f"Wrote {output}", err=True)
