"""What the `cluster` commands share: who works."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from plaincite.cluster import Crew

__all__ = ["crew_options"]

_OPTIONS = (
    click.option(
        "--cluster",
        "place",
        metavar="HOST:PORT",
        help="A Ray cluster that runs already. Without it: processes of this machine.",
    ),
    click.option(
        "--workers", type=click.IntRange(1, 10_000), help="How many; one a processor by default."
    ),
)


def crew_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options; *command* gets them as `crew`."""

    @wraps(command)
    def with_crew(*, place: str | None, workers: int | None, **others: Any) -> None:  # noqa: ANN401
        command(crew=Crew(place, workers), **others)

    for option in reversed(_OPTIONS):
        with_crew = option(with_crew)
    return with_crew
