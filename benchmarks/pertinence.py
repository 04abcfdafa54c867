"""Do the sentences on pages answer their questions? The labels that the bounds rest on.

Run: python -m benchmarks.pertinence ../shared/data OUT [--write FILE] [--log-odds FILE] [--unseen]

OUT is where `benchmarks/public_corpus.py` wrote, with the corpus made of it in OUT/corpus. Of it,
5,349 sentences and pairs of sentences were read beside questions of our bank, of MeQSum and of our
own (evaluation/answers): 2 where it answers, 1 where it is near, 0 where it is beside the question.
`--write` puts them where `training/answer_reader.py` reads them; `--log-odds` takes what its
`folds` gave to each unseen, and looks only at records that no question of another fold was asked
of; else the reader in the package is asked, which has seen them all. `--unseen` takes 1,644 others
instead, on which nothing was fitted or chosen. Of what the rules on words allow, printed are the
shares of each by cosine and by both models together, what the first sentence of each question's
strongest study is worth, with bounds and without, and the same of findings.
"""

import argparse
import hashlib
import json
import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from plaincite.corpus import Corpus
from plaincite.minilm import open_answer_reader
from plaincite.model.question import Question
from plaincite.model.record import Record
from plaincite.pipeline import understand
from plaincite.search.encoder import open_encoder
from plaincite.search.pertinence import LogOdds, Pertinence, under_title

LABELS = Path(__file__).parents[1] / "evaluation" / "answers" / "pertinence.jsonl"
UNSEEN = LABELS.with_stem("pertinence-unseen")
N_FOLDS = 5
_BANDS = (-1.0, 0.4, 0.5, 0.53, 0.6, 0.65, 0.7, 0.75, 1.01)


@dataclass(frozen=True)
class Pair:
    """A question beside a sentence of a record, as labelled."""

    question: Question
    record: Record
    text: str
    label: float  # the mean of its readers': 2 answers, 1 is near, 0 is beside
    rank: tuple[int, int]  # of the study for the question, and of the sentence in the study
    is_allowed: bool  # by the rules on words, when it was labelled
    is_finding: bool  # for the page's findings; else for its short answer

    @property
    def told(self) -> str:
        """The sentence under its title, as it is read."""
        return under_title(self.record, self.text)

    @property
    def fold(self) -> int:
        """The same for all sentences of a question."""
        text = self.question.text.encode()
        return int(hashlib.md5(text, usedforsecurity=False).hexdigest(), 16) % N_FOLDS

    @property
    def answers(self) -> bool:
        """Whether most readers would print it as the short answer."""
        return self.label > 1.4


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--log-odds", type=Path)
    parser.add_argument("--unseen", action="store_true")
    asked = parser.parse_args()
    labels = UNSEEN if asked.unseen else LABELS
    every = list(read_pairs(labels, asked.sets, Corpus.open(asked.out / "corpus", read_only=True)))
    if asked.write:
        write(every, asked.write)
    given = held_out(every, asked.log_odds) if asked.log_odds else open_answer_reader().log_odds
    if asked.log_odds:
        every = of_unseen_records(every)
    allowed = [pair for pair in every if pair.is_allowed]
    print(f"{len(allowed)} of {len(every)} are allowed by the rules on words")
    openings = [pair for pair in allowed if not pair.is_finding]
    by_cosine(openings)
    meaning = Pertinence(open_encoder(), given)
    kept = [pair for pair in openings if meaning.may_open(pair.question, pair.record, pair.text)]
    print(f"openings, rules alone: {shares(openings)}; and models: {shares(kept)}")
    print(f"first of each question, rules alone: {shares(first_of_each(openings))}")
    print(f"first of each question, and models: {shares(first_of_each(kept))}")
    findings = [pair for pair in allowed if pair.is_finding]
    near = [pair for pair in findings if meaning.is_near(pair.question, pair.record, pair.text)]
    told = [pair for pair in near if meaning.is_on_point(pair.question, pair.record, pair.text)]
    print(f"findings, rules alone: {shares(findings)}; near: {shares(near)}; told: {shares(told)}")


def by_cosine(pairs: list[Pair]) -> None:
    """Print what the sentences of each band of cosines are worth."""
    encoder = open_encoder()
    told = [encoder.encode([pair.question.text, pair.told]) for pair in pairs]
    cosines = [float(np.dot(*both)) for both in told]
    for low, high in pairwise(_BANDS):
        within = [pair for pair, own in zip(pairs, cosines, strict=True) if low <= own < high]
        print(f"cosine {low:5.2f} to {high:4.2f}: {shares(within)}")


def write(pairs: list[Pair], path: Path) -> None:
    """Write what the reader is trained on, one pair a line."""
    with path.open("w", encoding="utf-8") as file:
        for pair in pairs:
            row = {
                "question": pair.question.text,
                "told": pair.told,
                "share": pair.label / 2,
                "fold": pair.fold,
            }
            file.write(json.dumps(row) + "\n")


def held_out(pairs: list[Pair], path: Path) -> LogOdds:
    """Return what was given to each pair by a model that had not seen its question."""
    given = json.loads(path.read_text("utf-8"))
    known = {(pair.question.text, pair.told): own for pair, own in zip(pairs, given, strict=True)}
    return lambda question, told: float(known[question, told])


def of_unseen_records(pairs: list[Pair]) -> list[Pair]:
    """Return those of records that stand in no other fold: of others a model has read a part."""
    folds: dict[str, set[int]] = defaultdict(set)
    for pair in pairs:
        folds[pair.record.record_id].add(pair.fold)
    return [pair for pair in pairs if len(folds[pair.record.record_id]) == 1]


def read_pairs(labels: Path, sets: Path, corpus: Corpus) -> Iterator[Pair]:
    """Yield the labelled pairs of which the corpus holds the words."""
    meqsum = sets / "meqsum" / "questions.jsonl"
    asked = {row["id"]: row["summary"] for row in rows(meqsum)}
    for row in rows(labels):
        record = corpus.get(row["record"])
        text = None if record is None else text_in(record, row)
        if record is None or text is None:
            continue
        words = asked[row["question"]] if row["source"] == "meqsum" else row["question"]
        label = statistics.fmean(row["labels"])
        rank = (row["rank"][0], row["rank"][1])
        is_finding = row["place"] == "finding"
        yield Pair(understand(words), record, text, label, rank, row["allowed"], is_finding)


def text_in(record: Record, row: dict[str, Any]) -> str | None:
    """Return the words of *record* that were labelled; None where it holds others today."""
    text = " ".join(record.abstract[start:end] for start, end in row["spans"])
    digest = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
    return text if digest == row["digest"] else None


def first_of_each(pairs: list[Pair]) -> list[Pair]:
    """Return the sentence of the strongest study for each question."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.question.text].append(pair)
    return [min(group, key=lambda pair: pair.rank) for group in groups.values()]


def shares(pairs: list[Pair]) -> str:
    """Say how many there are, and how many of them answer or are beside the question."""
    n = max(1, len(pairs))
    right = sum(pair.answers for pair in pairs)
    beside = sum(pair.label < 0.5 for pair in pairs)
    return f"{len(pairs):4}, {right / n:4.0%} answer, {beside / n:4.0%} are beside it"


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    yield from map(json.loads, path.read_text("utf-8").splitlines())


if __name__ == "__main__":
    main()
