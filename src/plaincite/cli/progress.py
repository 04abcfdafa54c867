"""Progress on stderr, for work that takes longer than two seconds and a person who is watching."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

__all__ = ["Filling", "counting"]

PATIENCE_SECONDS = 2.0
_STEP = 50  # items between two looks at the clock


@contextmanager
def counting(
    label: str,
    *,
    total: int | None = None,
    unit: str = "records",
    console: Console | None = None,
) -> Iterator[Callable[[], None]]:
    """Give a function to call once an item; shows *label* and the count, and clears it at the end.

    Args:
        label: What is being done: "Reading trials.xml".
        total: How many items there will be, where that is known.
        unit: What is counted; "records" come so fast that the clock is looked at now and then.
        console: Where to show it; stderr by default, and only on a terminal.
    """
    shown = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn() if total else TextColumn(""),
        TextColumn(f"{{task.completed:,.0f}} {unit}"),
        TimeElapsedColumn(),
        console=console or Console(stderr=True),
        transient=True,
    )
    task = shown.add_task(label, total=total)
    start, n_items = time.monotonic(), 0
    step = _STEP if unit == "records" else 1

    def advance() -> None:
        nonlocal n_items
        n_items += 1
        if n_items % step or time.monotonic() - start < PATIENCE_SECONDS:
            return
        if shown.console.is_terminal:
            shown.start()  # again and again does no harm
            shown.update(task, completed=n_items)

    try:
        yield advance
    finally:
        if shown.live.is_started:  # to stop what never started prints an empty line
            shown.stop()


class Filling:
    """Progress of a long load: records, how many come a second, how long the rest will take."""

    def __init__(self, label: str, *, total_bytes: int, console: Console | None = None) -> None:
        self._shown = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %  {task.fields[records]:,} records"),
            TextColumn("{task.fields[rate]:,.0f}/s"),
            TimeElapsedColumn(),
            TextColumn("left:"),
            TimeRemainingColumn(),
            console=console or Console(stderr=True),
            transient=True,
            speed_estimate_period=3600,
        )
        self._task = self._shown.add_task(label, total=total_bytes, records=0, rate=0.0)
        self._start = time.monotonic()
        self._n_records = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Clear it away; may be called again."""
        if self._shown.live.is_started:
            self._shown.stop()

    def add_records(self, n_records: int) -> None:
        """Tell of records that came."""
        self._n_records += n_records
        elapsed = time.monotonic() - self._start
        if elapsed >= PATIENCE_SECONDS and self._shown.console.is_terminal:
            self._shown.start()
            self._shown.update(self._task, records=self._n_records, rate=self._n_records / elapsed)

    def add_bytes(self, n_bytes: int) -> None:
        """Tell of bytes of the total that are done."""
        self._shown.advance(self._task, n_bytes)
