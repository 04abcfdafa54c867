"""How well appraisal reads real abstracts: design, people, population and time per record.

    python benchmarks/appraisal.py [--data ../shared/data] [--half HALF] [--misses]

Two measurements. The hand labels in evaluation/appraisal/labels.jsonl (ids only; the abstracts are
read from the shared data sets; what the halves are, its README says). And the panel's digests, read
as plain text without the facts their editor wrote down, and once more with publication types.
"""

import argparse
import gzip
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.appraise import appraise
from plaincite.model.evidence import Appraisal
from plaincite.model.record import MeshHeading, Record, Section

ROOT = Path(__file__).parents[1]
Row = dict[str, Any]

LOOKS = "tune seen held fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
FILES = {
    "rct_abstracts": "rct_abstracts/corpus.jsonl.gz",
    "drug_class_reviews": "drug_class_reviews/corpus.jsonl.gz",
    "scifact": "scifact/corpus.jsonl.gz",
    "plaba": "plaba/abstracts.jsonl",
    "pubmedqa": "pubmedqa/questions.jsonl",
    "claim_sentences": "claim_sentences/abstracts.jsonl",
    "seed_question": "seed_question/records.jsonl",
}


@dataclass(frozen=True)
class Share:
    """So many of so many, with Wilson's 95% interval."""

    name: str
    hits: int
    n: int

    def __str__(self) -> str:
        if not self.n:
            return f"{self.name}: none"
        p, z = self.hits / self.n, 1.96
        middle = p + z * z / (2 * self.n)
        spread = z * math.sqrt(p * (1 - p) / self.n + z * z / (4 * self.n * self.n))
        low, high = ((middle + sign * spread) / (1 + z * z / self.n) for sign in (-1, 1))
        return f"{self.name}: {self.hits}/{self.n} = {p:.3f} (95% CI {low:.3f} to {high:.3f})"


def main() -> None:
    """Print both measurements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument(
        "--half",
        choices=(*LOOKS, "all"),
        default="all",
    )
    parser.add_argument("--misses", action="store_true", help="list what was read wrongly")
    arguments = parser.parse_args()
    measure_labels(arguments.data, arguments.half, show=arguments.misses)
    measure_panel(arguments.data, show=arguments.misses, with_types=False)
    measure_panel(arguments.data, show=False, with_types=True)


def measure_labels(data: Path, half: str, *, show: bool) -> None:
    """Compare with the hand labels."""
    labels = list(rows(ROOT / "evaluation" / "appraisal" / "labels.jsonl"))
    labels = [label for label in labels if half in ("all", label["half"])]
    records = dict(labelled_records(data, labels))
    started = time.process_time()
    read = [(label, appraise(records[label["set"], label["id"]])) for label in labels]
    seconds = time.process_time() - started
    print(f"Hand labels, half: {half}")
    for share in shares(read):
        print(f"  {share}")
    print(f"  {1000 * seconds / len(labels):.2f} ms a record")
    for label, appraisal in read if show else ():
        if not is_right(label, appraisal):
            print("  miss:", label, "->", appraisal.design.value, people(appraisal))


def shares(read: Sequence[tuple[Row, Appraisal]]) -> Iterator[Share]:
    """Yield the figures of a comparison; a label may allow a second reading ("_also")."""
    exact = [appraisal.design.value == label["design"] for label, appraisal in read]
    yield Share("design, first reading", sum(exact), len(exact))
    allowed = [
        appraisal.design.value in (label["design"], *label.get("design_also", ()))
        for label, appraisal in read
    ]
    yield Share("design, any reading allowed by the label", sum(allowed), len(allowed))
    stated = [pair for pair in read if is_stated(pair[0])]
    yield Share(
        "participants exact, where stated", sum(is_counted(*p) for p in stated), len(stated)
    )
    summed = [pair for pair in read if pair[0].get("participants_summed")]
    yield Share(
        "participants exact, where only the arms are",
        sum(is_counted(*p) for p in summed),
        len(summed),
    )
    false = sum(people(a) is not None and not is_counted(label, a) for label, a in read)
    yield Share("false numbers", false, len(read))
    given = sum(people(a) is not None for _, a in read)
    yield Share("false numbers, of those given", false, given)
    whom = [
        appraisal.population.description is not None
        for label, appraisal in read
        if label["population"]
    ]
    yield Share("population described, where the abstract tells it", sum(whom), len(whom))


def is_stated(label: Row) -> bool:
    """Return whether the abstract prints the number itself."""
    return label["participants"] is not None and not label.get("participants_summed")


def is_counted(label: Row, appraisal: Appraisal) -> bool:
    """Return whether the number read is one the label allows."""
    found = people(appraisal)
    return found is not None and found in (
        label["participants"],
        *label.get("participants_also", ()),
    )


def is_right(label: Row, appraisal: Appraisal) -> bool:
    """Return whether nothing about the record was read wrongly."""
    number = people(appraisal)
    is_number_right = is_counted(label, appraisal) or (number is None and not is_stated(label))
    return appraisal.design.value == label["design"] and is_number_right


def people(appraisal: Appraisal) -> int | None:
    """Return the number of people read."""
    return None if appraisal.participants is None else appraisal.participants.value


def measure_panel(data: Path, *, show: bool, with_types: bool) -> None:
    """Compare with the facts beside the panel's digests, reading the digests alone."""
    names = {"animal or lab": "animal or laboratory"}
    design = stated = right = wrong = 0
    panel = list(rows(data / "panel" / "records.jsonl"))
    for row in panel:
        types = tuple(row.get("publication_types", ())) if with_types else ()
        digest = (Section(row["digest"]),)
        appraisal = appraise(Record(row["id"], row.get("title"), digest, publication_types=types))
        expected = names.get(row["design"], row["design"])
        is_other = expected == "other" and appraisal.design.value in ("protocol", "unclear")
        is_design = appraisal.design.value == expected or is_other
        design += is_design
        number, label = people(appraisal), row.get("n_participants")
        stated += label is not None
        right += label is not None and number == label
        is_wrong = number is not None and label is not None and number != label
        wrong += is_wrong
        if show and (is_wrong or not is_design):
            print("  miss:", row["id"], expected, label, "->", appraisal.design.value, number)
    print(f"Panel digests, {'text and publication types' if with_types else 'text only'}")
    for share in (
        Share("design", design, len(panel)),
        Share("participants exact, where the panel has them", right, stated),
        Share("other number than the panel's", wrong, stated),
    ):
        print(f"  {share}")


def labelled_records(data: Path, labels: Sequence[Row]) -> Iterator[tuple[tuple[str, str], Record]]:
    """Yield the records that *labels* name, with their keys."""
    for name in dict.fromkeys(label["set"] for label in labels):
        wanted = {label["id"] for label in labels if label["set"] == name}
        for row in rows(data / FILES[name]):
            identifier = str(row.get("_id") or row.get("id") or row.get("pmid"))
            if identifier in wanted:
                yield (name, identifier), record(name, identifier, row)


def record(name: str, identifier: str, row: Row) -> Record:
    """Make a Record of a row of the data set *name*."""
    mesh = row.get("meshes") or row.get("metadata", {}).get("mesh") or ()
    title = row.get("title") or row.get("question") or row.get("title_english")
    headings = tuple(MeshHeading(str(term)) for term in mesh)
    return Record(f"pmid:{identifier}", title or None, sections(name, row), mesh=headings)


def sections(name: str, row: Row) -> tuple[Section, ...]:
    """Return the abstract of *row* in its own sections."""
    if name == "rct_abstracts":
        return tuple(Section(part["text"], part["label"] or None) for part in row["abstract"])
    if name == "pubmedqa":
        parts = [*zip(row["labels"], row["contexts"], strict=True)]
        return tuple(
            Section(text, label) for label, text in [*parts, ("CONCLUSIONS", row["long_answer"])]
        )
    if name == "plaba":
        return (Section(" ".join(row["abstract_sentences"])),)
    return (Section(row.get("text") or row.get("abstract") or ""),)


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSONL file, gzipped or not."""
    text = path.read_bytes()
    plain = gzip.decompress(text) if path.suffix == ".gz" else text
    # Not splitlines: abstracts hold Unicode line separators.
    for line in plain.decode("utf-8").rstrip("\n").split("\n"):
        yield json.loads(line)


if __name__ == "__main__":
    main()
