"""`plaincite evaluate answers`: ask many questions and measure the pages."""

import json
from pathlib import Path
from typing import Any

import click

from plaincite.cli.options import corpus_option, format_option
from plaincite.cli.progress import counting
from plaincite.evaluate import evaluate_answers, read_questions, relevant_records
from plaincite.model.answer import Answer
from plaincite.pipeline import Pipeline, reading_grade

__all__ = ["answers"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="\b\nExample:\n  plaincite evaluate answers ../shared/data/panel/questions.jsonl \\\n"
    "    --records ../shared/data/panel/records.jsonl"
)
@click.argument("questions", metavar="QUESTIONS", type=_FILE)
@corpus_option
@click.option("--records", type=_FILE, help='JSONL of "id" and "question_ids" to compare with.')
@format_option
def answers(questions: Path, corpus: Path | None, records: Path | None, output: str) -> None:
    """Answer each of QUESTIONS (JSONL with "question") and measure the pages."""
    pipeline = Pipeline.open(corpus)
    asked = read_questions(questions)
    with counting("Answering", total=len(asked)) as advance:

        def ask(text: str) -> Answer:
            advance()
            return pipeline.ask(text)

        figures = evaluate_answers(
            ask, reading_grade, asked, relevant=relevant_records(records) if records else None
        )
    click.echo(json.dumps(figures) if output == "json" else _table(figures))


def _table(figures: dict[str, Any]) -> str:
    lines = []
    for name, value in figures.items():
        if isinstance(value, dict):
            lines.append(name)
            lines += [f"  {key:<34}{count}" for key, count in value.items()]
        else:
            lines.append(f"{name:<36}{value}")
    return "\n".join(lines)
