"""How long an answer takes: cold (a new process) and warm (a process that has answered before).

Run: .venv/bin/python benchmarks/ask_speed.py [--corpus DIR] [--runs 5]
Prints medians, with the slowest run beside them. Targets: cold under 2 s, warm under 300 ms.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

from plaincite.pipeline import Pipeline

QUESTIONS = (
    "Are CAR-T cell therapies currently being used to treat Multiple Sclerosis?",
    "Do statins cause muscle pain?",
    "Does exercise help with depression?",
    "What helps prevent migraine attacks?",
    "Does turmeric cure gout?",
    "Is it safe to take paracetamol during pregnancy?",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    report("cold, whole process", [cold(options.corpus) for _ in range(options.runs)])
    started = time.perf_counter()
    pipeline = Pipeline.open(options.corpus)
    report("opening the corpus", [time.perf_counter() - started])
    pipeline.ask(QUESTIONS[0])
    report("warm, one answer", [warm(pipeline, q) for q in QUESTIONS * options.runs])


def cold(corpus: Path | None) -> float:
    """Return the seconds of one `plaincite ask` from start to exit."""
    command = [sys.executable, "-m", "plaincite", "ask", QUESTIONS[0]]
    command += ["--corpus", str(corpus)] if corpus else []
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def warm(pipeline: Pipeline, question: str) -> float:
    """Return the seconds of one answer in this process."""
    started = time.perf_counter()
    pipeline.ask(question)
    return time.perf_counter() - started


def report(name: str, seconds: list[float]) -> None:
    """Print one line of the table."""
    median, slowest = statistics.median(seconds), max(seconds)
    print(f"{name:24} median {median * 1000:8.1f} ms   slowest {slowest * 1000:8.1f} ms")


if __name__ == "__main__":
    main()
