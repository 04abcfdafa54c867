"""What the doctor looks at: each check is one function that yields what it found."""

import importlib.metadata
import os
import platform
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from plaincite import __version__
from plaincite.cli.settings import SETTINGS, unknown_settings
from plaincite.corpus import Corpus
from plaincite.errors import PlainciteError
from plaincite.indexes import open_index
from plaincite.ingest import LiveSettings
from plaincite.library import open_library
from plaincite.pipeline import Pipeline

__all__ = ["Finding", "findings"]

_OLDEST_PYTHON = (3, 11)
_LITTLE_SPACE = 1_000_000_000  # bytes
_SLOW_SECONDS = 10.0
_QUESTION = "Do statins cause muscle pain?"
# What an extra is for, and a module of each package in it.
_EXTRAS = {
    "cluster": ("work on several machines", ("ray", "pyarrow")),
    "dense": ("search by meaning", ("numpy", "onnxruntime", "tokenizers")),
    "library": ("libraries of answers", ("sqlalchemy", "alembic", "yaml")),
    "postgres": ("libraries in PostgreSQL", ("sqlalchemy", "psycopg")),
    "llm": ("pages worded by a language model", ("openai",)),
    "mcp": ("the server for assistants", ("mcp",)),
    "web": ("the web server", ("fastapi", "uvicorn", "argon2", "prometheus_client")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the doctor looked at."""

    what: str
    state: Literal["ok", "note", "problem"]
    told: str
    fix: str | None = None


def findings(corpus: Path | None, library: str | None) -> Iterator[Finding]:
    """Yield what there is to say of this installation, and of *corpus* and *library*."""
    yield from _python()
    yield from _answers()
    yield from _extras()
    yield from _settings()
    if corpus is not None:
        yield from _corpus(corpus)
    if library is not None:
        yield from _library(library)


def _python() -> Iterator[Finding]:
    told = f"plaincite {__version__} on Python {platform.python_version()}, {platform.system()}"
    if sys.version_info < _OLDEST_PYTHON:
        yield Finding("Python", "problem", told, "Install Python 3.11 or newer")
    elif sys.getfilesystemencoding().lower() != "utf-8":
        fix = "Set PYTHONUTF8=1, or names with other letters will not be found"
        yield Finding("Python", "problem", f"{told}; file names are not UTF-8", fix)
    else:
        yield Finding("Python", "ok", told)


def _answers() -> Iterator[Finding]:
    began = time.perf_counter()
    try:
        pipeline = Pipeline.open()
        status = pipeline.ask(_QUESTION).status.value
    except (PlainciteError, OSError, ValueError, ImportError) as error:
        fix = "Install plaincite again: pip install --force-reinstall plaincite"
        yield Finding("starter library", "problem", f"gives no answer: {error}", fix)
        return
    seconds = time.perf_counter() - began
    told = f"{len(pipeline.corpus)} studies; a question was {status} in {seconds:.1f} s"
    if status != "answered":
        yield Finding("starter library", "problem", told, "Please report it")
    elif seconds > _SLOW_SECONDS:
        yield Finding("starter library", "note", told, "This machine is slow or very busy")
    else:
        yield Finding("starter library", "ok", told)


def _extras() -> Iterator[Finding]:
    for name, (purpose, modules) in _EXTRAS.items():
        missing = [module for module in modules if find_spec(module) is None]
        if missing:
            fix = f"For {purpose}: pip install 'plaincite[{name}]'"
            yield Finding(f"extra {name}", "note", f"without {', '.join(missing)}", fix)
        else:
            yield Finding(f"extra {name}", "ok", f"{purpose}, {_version(modules[0])}")


def _version(module: str) -> str:
    names = importlib.metadata.packages_distributions().get(module, [module])
    return f"{names[0]} {importlib.metadata.version(names[0])}"


def _settings() -> Iterator[Finding]:
    for name in unknown_settings(os.environ):
        fix = "See the list of settings; it may be a slip of the pen"
        yield Finding("settings", "problem", f"{name} is none of ours", fix)
    try:
        LiveSettings.from_environment({"PLAINCITE_EMAIL": "a@example.org"} | dict(os.environ))
    except PlainciteError as error:
        yield Finding("settings", "problem", str(error), "Correct it")
        return
    is_set = sorted(item.variable for item in SETTINGS if os.environ.get(item.variable))
    yield Finding("settings", "ok", f"set: {', '.join(is_set) or 'none'}")
    if not os.environ.get("PLAINCITE_EMAIL"):
        fix = "To ask PubMed live, set PLAINCITE_EMAIL to your address"
        yield Finding("live PubMed", "note", "no address is set", fix)


def _corpus(path: Path) -> Iterator[Finding]:
    with _told("corpus") as problems:
        with Corpus.open(path, read_only=True) as corpus:
            status = corpus.status()
            index = open_index(path)
            wrong = index.problems(
                sequence=status.sequence, n_records=status.records, snapshot=status.snapshot_id
            )
        told = f"{status.records:,} records, last changed on {status.last_changed_on}"
        if not status.records:
            yield Finding("corpus", "note", "it is empty", "Fill it: plaincite corpus add DIR FILE")
        else:
            yield Finding("corpus", "ok", told)
        if wrong:
            fix = f"plaincite corpus verify {path} makes it anew; so does the next question"
            yield Finding("search index", "note", "; ".join(wrong), fix)
        yield from _space(path)
    yield from problems


def _space(path: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(path).free
    told = f"{free / 1e9:,.1f} GB free where the corpus lies"
    if free < _LITTLE_SPACE:
        yield Finding("disk", "problem", told, "Make room before you add records")
    elif not os.access(path, os.W_OK):
        fix = "Questions work; adding records needs write permission"
        yield Finding("disk", "note", f"{told}; it cannot be written to", fix)
    else:
        yield Finding("disk", "ok", told)


def _library(target: str) -> Iterator[Finding]:
    with _told("library") as problems:
        with open_library(target) as library:
            entries = library.entries()
            retracted = len(library.retracted_records())
            name = library.name
        public = sum(entry.head.published is not None for entry in entries)
        told = f"{name}: {len(entries)} questions, {public} public pages, {retracted} retractions"
        yield Finding("library", "ok", told)
    yield from problems


@contextmanager
def _told(what: str) -> Iterator[list[Finding]]:
    """Collect an error of ours as a problem, in the words that it brings."""
    problems: list[Finding] = []
    try:
        yield problems
    except (PlainciteError, OSError) as error:
        problems.append(Finding(what, "problem", str(error)))
