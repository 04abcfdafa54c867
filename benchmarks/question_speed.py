"""Time to read a question: ordinary ones, and hostile ones of up to 10,000 characters.

    python -m benchmarks.question_speed

Screening, safety rules and understanding in a row, in milliseconds of processor time; the aim is
2 ms for an ordinary question and 1 s for the worst hostile one.
"""

import time
from collections.abc import Callable

from plaincite.question import assess_safety, screen, understand

_ORDINARY = (
    "Do blood pressure medicines lower the risk of stroke in people over 80?",
    "Are CAR-T cell therapies currently being used to treat Multiple Sclerosis according to recent "
    "reviews?",
    "does the pill make you fat",
)
_HOSTILE = {
    "one alarm word": "die " * 2_500,
    "half a sign": "i want to " * 1_000,
    "half an order": "ignore " * 1_500,
    "one long word": "a" * 10_000,
    "apostrophes": "a'" * 5_000,
    "marks": "?" * 10_000,
    "spaces": "ignore" + " " * 9_000 + "x",
    "digits": "what is " + "1" * 9_000,
    "reviews": "the systematic " * 700,
    "accents": "\u0301" * 10_000,
}
_STEPS: tuple[Callable[[str], object], ...] = (screen, assess_safety, understand)


def main() -> None:
    """Print the median of ordinary questions and each hostile one."""
    for step in _STEPS:
        step(_ORDINARY[0])  # loads the tables
    ordinary = sorted(milliseconds(text) for text in _ORDINARY * 20)
    print(f"{'an ordinary question':24}{ordinary[len(ordinary) // 2]:10.2f} ms")
    for name, text in _HOSTILE.items():
        print(f"{name:24}{milliseconds(text):10.2f} ms")


def milliseconds(text: str) -> float:
    """Return the processor time that reading *text* takes."""
    started = time.process_time()
    for step in _STEPS:
        step(text)
    return 1_000 * (time.process_time() - started)


if __name__ == "__main__":
    main()
