"""Progress on stderr, for work that takes longer than two seconds and a person who is watching."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

__all__ = ["counting"]

PATIENCE_SECONDS = 2.0
_STEP = 50  # items between two looks at the clock


@contextmanager
def counting(
    label: str, *, total: int | None = None, console: Console | None = None
) -> Iterator[Callable[[], None]]:
    """Give a function to call once an item; shows *label* and the count, and clears it at the end.

    Args:
        label: What is being done: "Reading trials.xml".
        total: How many items there will be, where that is known.
        console: Where to show it; stderr by default, and only on a terminal.
    """
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn() if total else TextColumn(""),
        TextColumn("{task.completed:,.0f} records"),
        TimeElapsedColumn(),
        console=console or Console(stderr=True),
        transient=True,
    )
    task = shown.add_task(label, total=total)
    start, n_items = time.monotonic(), 0

    def advance() -> None:
        nonlocal n_items
        n_items += 1
        if n_items % _STEP or time.monotonic() - start < PATIENCE_SECONDS:
            return
        if shown.console.is_terminal:
            shown.start()  # again and again does no harm
            shown.update(task, completed=n_items)

    try:
        yield advance
    finally:
        if shown.live.is_started:  # to stop what never started prints an empty line
            shown.stop()
