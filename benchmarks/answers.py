"""Pages over many questions: what is answered, how the pages keep their promises, and what fails.

Run: python benchmarks/answers.py ../shared/data OUT [SET...]

OUT is where `benchmarks/public_corpus.py` wrote, with the corpus made of it in OUT/corpus; a SET is
one of those named at the end, all without one. Each claim of each page is judged once more from the
stored record, and each reference looked up in the list of retracted articles, so that the figures
do not rest on what a page says of itself. Failed blocking items go to OUT/failures.jsonl.
"""

import csv
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from pathlib import Path

from plaincite.model.answer import Answer, Severity, Statement, StatementKind, Status
from plaincite.model.claim import Label
from plaincite.pipeline import Pipeline, reading_grade
from plaincite.text import words
from plaincite.verify import verify_statement

HERE = Path(__file__).parent


def main(data: Path, out: Path, names: Iterable[str]) -> None:
    """Print a table of the sets, and write down what failed."""
    retracted = {row["pmid"] for row in _rows(data / "retractions/retracted_pmids.jsonl")}
    pipeline = Pipeline.open(out / "corpus")
    print("set | asked | answered | claims | unsupported | retracted | fit | grade | words | s")
    with (out / "failures.jsonl").open("w", encoding="utf-8") as failures:
        for name in names:
            answers, seconds = _asked(pipeline, SETS[name](out))
            print(_line(name, pipeline, answers, seconds, retracted), flush=True)
            for row in _failures(name, answers):
                failures.write(json.dumps(row, ensure_ascii=False) + "\n")


def _asked(pipeline: Pipeline, questions: Iterable[str]) -> tuple[list[Answer], list[float]]:
    answers, seconds = [], []
    for text in questions:
        started = time.perf_counter()
        answers.append(pipeline.ask(text))
        seconds.append(time.perf_counter() - started)
    return answers, seconds


def _line(
    name: str, pipeline: Pipeline, answers: list[Answer], seconds: list[float], retracted: set[str]
) -> str:
    answered = [answer for answer in answers if answer.status is Status.ANSWERED]
    claims = [claim for answer in answers for claim in _claims(answer)]
    unsupported = [
        claim
        for claim in claims
        if verify_statement(claim, pipeline.corpus.get).label is not Label.SUPPORT
    ]
    cited = [reference.pmid for answer in answers for reference in answer.references]
    fit = sum(not _blocking(answer) for answer in answered)
    cells = [
        name,
        len(answers),
        len(answered),
        len(claims),
        len(unsupported),
        sum(pmid in retracted for pmid in cited),
        f"{fit / max(1, len(answered)):.1%}",
        f"{_mean(map(reading_grade, answered)):.1f}",
        f"{_mean(map(_n_words, answered)):.0f}",
        f"{statistics.median(seconds):.2f}",
    ]
    return " | ".join(map(str, cells))


def _failures(name: str, answers: list[Answer]) -> Iterator[dict[str, str]]:
    counts: Counter[str] = Counter()
    for answer in answers:
        if answer.status is Status.ANSWERED:
            for item, detail in _blocking(answer).items():
                counts[item] += 1
                yield {"set": name, "item": item, "question": answer.question.text, "why": detail}
    for item, count in counts.most_common():
        print(f"    {count:3}  {item}")


def _blocking(answer: Answer) -> dict[str, str]:
    return {
        check.check_id: check.detail
        for check in answer.checks
        if check.severity is Severity.BLOCKING and not check.passed
    }


def _claims(answer: Answer) -> list[Statement]:
    return [item for item in answer.statements if item.kind is StatementKind.CLAIM]


def _n_words(answer: Answer) -> int:
    return sum(len(words(item.text)) for item in answer.statements)


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return statistics.fmean(known) if known else 0.0


def _rows(path: Path) -> Iterator[dict[str, str]]:
    yield from map(json.loads, path.read_text("utf-8").splitlines())


def _made(name: str) -> Callable[[Path], list[str]]:
    return lambda out: [row["question"] for row in _rows(out / f"{name}.jsonl")]


def _bank(_: Path) -> list[str]:
    """The questions of the starter bank, first wordings."""
    folder = resources.files("plaincite") / "library" / "bank"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return [
        row["question"]
        for file in files
        for row in csv.DictReader(file.read_text("utf-8").splitlines())
    ]


def _unanswerable(_: Path) -> list[str]:
    path = HERE.parent / "evaluation" / "answers" / "unanswerable.jsonl"
    return [row["question"] for row in _rows(path)]


SETS: dict[str, Callable[[Path], list[str]]] = {
    "plaba": _made("plaba"),
    "pubmedrs200": _made("pubmedrs200"),
    "healthfc": _made("healthfc"),
    "bank": _bank,
    "unanswerable": _unanswerable,
}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or list(SETS))
