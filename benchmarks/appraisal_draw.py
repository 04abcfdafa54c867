"""Draw abstracts for a look at the study facts: the same every time, none that another look has.

    python -m benchmarks.appraisal_draw eleventh [--data ../shared/data] [--ids]

The order is by hash of look, set and id; how many are drawn of each set stands in `COUNTS`. It
prints the abstracts, numbered, to be read and labelled before anything is run on them. A second
part of a look is drawn behind its first. Never commit what it prints.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks.appraisal import FILES, ROOT, record, rows

from plaincite.model.record import Record

SHORTEST = 50  # characters of an abstract
LOOKS = {
    "eleventh": ("eleventh", 0),
    "twelfth": ("eleventh", 1),  # the same draw, second part: labelled after the first was mended
}
COUNTS = {
    "rct_abstracts": (29, 28),
    "drug_class_reviews": (26, 27),
    "pubmedqa": (27, 26),
    "plaba": (6, 7),
    "scifact": (12, 12),
}


def main() -> None:
    """Print the abstracts of a look."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("look", choices=LOOKS)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--ids", action="store_true", help="names alone")
    arguments = parser.parse_args()
    for at, (name, identifier, each) in enumerate(drawn(arguments.data, arguments.look)):
        print(f"### {at} {name} {identifier}")
        if not arguments.ids:
            print(f"T: {each.title}\n{each.abstract}")
            print("MESH:", "; ".join(heading.descriptor for heading in each.mesh), "\n")


def drawn(data: Path, look: str) -> Iterator[tuple[str, str, Record]]:
    """Yield set, id and record of each abstract of *look*."""
    seed, part = LOOKS[look]
    labels = rows(ROOT / "evaluation" / "appraisal" / "labels.jsonl")
    taken = {label["id"] for label in labels if LOOKS.get(label["half"], ("", 0))[0] != seed}
    for name, counts in COUNTS.items():
        ordered = sorted(
            (hashlib.sha256(f"{seed} {name} {identifier}".encode()).hexdigest(), identifier, each)
            for identifier, each in untaken(data, name, taken)
        )
        start = sum(counts[:part])
        for _, identifier, each in ordered[start : start + counts[part]]:
            yield name, identifier, each


def untaken(data: Path, name: str, taken: set[str]) -> Iterator[tuple[str, Record]]:
    """Yield the abstracts of a set that no other look has."""
    for row in rows(data / FILES[name]):
        identifier = str(row.get("_id") or row.get("id") or row.get("pmid"))
        each = record(name, identifier, row)
        if identifier not in taken and len(each.abstract.strip()) >= SHORTEST:
            yield identifier, each


if __name__ == "__main__":
    main()
