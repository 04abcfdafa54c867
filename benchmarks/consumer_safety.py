"""Run the safety rules over questions that people really asked: how many get an alarm?

    python benchmarks/consumer_safety.py DATA_DIR

DATA_DIR holds `meqsum` (letters to a health library, and their one-line summaries), `medicationqa`
and `medquad`. Nothing is labelled: a letter may well tell of an emergency. `--show` prints texts
that got one, to be read.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plaincite.model.question import SafetyLevel
from plaincite.pipeline import assess_safety

_ALARMS = (SafetyLevel.URGENT, SafetyLevel.CRISIS)


def main() -> None:
    """Print, for each set, how many texts there are and what they got."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name, texts in _sets(options.data).items():
        counts: Counter[str] = Counter()
        for text in texts:
            safety = assess_safety(text)
            counts[safety.level.value] += 1
            counts["no answer"] += safety.replaces_answer
            if options.show and safety.level in _ALARMS:
                print(f"{name}\t{safety.topic}\t{' '.join(text.split())[:200]}")
        print(f"{name}: {len(texts)} texts, {dict(sorted(counts.items()))}")


def _sets(data: Path) -> dict[str, list[str]]:
    letters = list(_rows(data / "meqsum" / "questions.jsonl"))
    return {
        "meqsum letters": [f"{row['subject']}. {row['message']}" for row in letters],
        "meqsum summaries": [row["summary"] for row in letters],
        "medicationqa": [r["question"] for r in _rows(data / "medicationqa" / "questions.jsonl")],
        "medquad": [r["question"] for r in _rows(data / "medquad" / "questions.jsonl.gz")],
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    main()
