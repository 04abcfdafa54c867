"""Opening the API: what a server that offers it needs beside what it has for its readers."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI

from plaincite.api import Plaincite
from plaincite.api.keys import read_keys
from plaincite.api.writing import Writer
from plaincite.web.api.app import make_api
from plaincite.web.api.logs import json_lines
from plaincite.web.limits import Limits, RateLimit
from plaincite.web.pipelines import open_pipeline

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["Programs", "open_api"]

_PER_MINUTE = 120  # from one connection, where there are no keys


@dataclass(frozen=True, slots=True)
class Programs:
    """What somebody who offers the API asks for."""

    keys: Path | None = None  # who may ask; without it everybody may, only so often
    writes_log: bool = False
    writer: Writer | None = None  # a language model for those who ask for one


def open_api(
    programs: Programs,
    *,
    corpus: Path | None,
    country: str | None,
    library: "Library | None",
    limits: Limits,
) -> FastAPI:
    """Return the API over the same corpus and library that readers get.

    Raises:
        PlainciteError: the corpus or the file of keys cannot be used.
    """
    access = (
        read_keys(programs.keys)
        if programs.keys
        else RateLimit(_PER_MINUTE, seconds=60.0, clock=time.monotonic)
    )
    return make_api(
        Plaincite(open_pipeline(corpus, country=country, library=library)),
        library=library,
        access=access,
        most_waiting=limits.waiting,
        on_request=json_lines() if programs.writes_log else None,
        writer=programs.writer,
    )
