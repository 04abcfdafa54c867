"""`plaincite evaluate`: measure a part of plaincite on judged data."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from plaincite.cli.evaluate_adapt import adapt_set
from plaincite.cli.evaluate_answers import answers
from plaincite.cli.evaluate_claims import claims
from plaincite.cli.evaluate_safety import safety
from plaincite.cli.evaluate_sentences import sentences
from plaincite.cli.evaluate_verdicts import verdicts
from plaincite.cli.options import format_option
from plaincite.cli.progress import counting
from plaincite.evaluate import Engine, evaluate_retrieval, read_documents, read_qrels, read_queries
from plaincite.indexes import hybrid_engine, lexical_engine

__all__ = ["evaluate"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def evaluate() -> None:
    """Measure a part of plaincite on judged data."""


@evaluate.command()
@click.argument("folder", metavar="BEIR_DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--split", default="dev", show_default=True, help="Which qrels/SPLIT.tsv to use.")
@click.option("--queries", type=_FILE, help="Queries, instead of BEIR_DIR/queries.jsonl.")
@click.option("--qrels", type=_FILE, help="Judgements, instead of BEIR_DIR/qrels/SPLIT.tsv.")
@click.option("--dense", is_flag=True, help="By words and meaning; needs the extra 'dense'.")
@click.option(
    "--vectors",
    type=click.Path(path_type=Path, file_okay=False),
    help="With --dense: a folder that keeps the vectors for the next time.",
)
@format_option
def retrieval(
    folder: Path,
    split: str,
    queries: Path | None,
    qrels: Path | None,
    dense: bool,
    vectors: Path | None,
    output: str,
) -> None:
    """Measure search on a BEIR folder: corpus.jsonl[.gz], queries.jsonl, qrels/SPLIT.tsv."""
    asked = read_queries(queries or folder / "queries.jsonl")
    judged = read_qrels(qrels or folder / "qrels" / f"{split}.tsv")
    engine = _dense(folder, vectors) if dense else lexical_engine(read_documents(folder))
    figures = evaluate_retrieval(engine, asked, judged).as_dict()
    click.echo(json.dumps(figures) if output == "json" else _table(figures))


def _dense(folder: Path, vectors: Path | None) -> Engine:
    with counting("Encoding") as advance:
        return hybrid_engine(read_documents(folder), vectors, on_record=advance)


def _table(figures: Mapping[str, int | float]) -> str:
    width = max(map(len, figures))
    return "\n".join(
        f"{name:<{width}}  {value}" if isinstance(value, int) else f"{name:<{width}}  {value:.4f}"
        for name, value in figures.items()
    )


evaluate.add_command(adapt_set)
evaluate.add_command(answers)
evaluate.add_command(claims)
evaluate.add_command(safety)
evaluate.add_command(sentences)
evaluate.add_command(verdicts)
