"""Opening: what the room offers, imported with Ray only when somebody asks for it.

Ray reads its environment when it is imported, so that is set here: its own statistics stay off. A
cluster started here takes orders from its own processes alone: Ray listens on all addresses of a
machine, so it is given a secret that only they know.
"""

import os
import secrets
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from plaincite.corpus import Corpus
from plaincite.errors import MissingExtraError
from plaincite.model.answer import Answer
from plaincite.publish.site import SiteSettings
from plaincite.sync import Reading, SyncPlan

__all__ = ["Crew", "Serving", "answers", "embed", "reading", "serve", "set_up_ray"]

_EXTRAS = {"numpy": "dense", "fastapi": "web", "uvicorn": "web", "starlette": "web"}


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: a Ray cluster that runs already, or processes of this machine alone."""

    address: str | None = None  # "10.0.0.5:6379", "auto"; None: this machine, for this job
    n_workers: int | None = None  # by default one a processor


@dataclass(frozen=True, slots=True)
class Serving:
    """What a server offers: as for `plaincite serve --api`, which says what each means."""

    settings: SiteSettings
    corpus: Path | None = None
    library: str | None = None
    country: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    api_keys: Path | None = None


def reading(plan: SyncPlan, crew: Crew) -> AbstractContextManager[Reading]:
    """Return readers of the files of *plan*, for `plaincite.sync.sync`.

    Every machine must see the files under the same path.

    Raises:
        MissingExtraError: the extra `cluster` is not installed.
    """
    made: AbstractContextManager[Reading] = _named("parsing:reading", crew)(plan, crew)
    return made


def embed(
    path: Path,
    corpus: Corpus,
    crew: Crew,
    *,
    on_note: Callable[[str], object] = lambda _note: None,
) -> Iterator[str]:
    """Make the vectors that records of the corpus in *path* lack; yield the id of each record.

    Every machine must see the folder under the same path. Stopped at any moment, the next call
    goes on from there, here or in one process.

    Args:
        path: The folder of the corpus.
        corpus: The corpus.
        crew: By whom.
        on_note: Told what its operator may want to know, in a sentence or two.

    Raises:
        MissingExtraError: the extra `cluster` or `dense` is not installed.
        ClusterError: the work could not be done.
        CorpusBusyError: another process is at it.
    """
    made: Iterator[str] = _named("embedding:embed", crew)(path, corpus, crew, on_note=on_note)
    return made


def answers(
    questions: Sequence[tuple[str, str | None]],
    crew: Crew,
    *,
    corpus: Path | None,
    country: str | None = None,
    library: str | None = None,
) -> Iterator[Answer]:
    """Yield the answer to each of *questions* (text, specialty), in their order.

    Every machine must see the corpus, and a library that is a file, under the same path.

    Args:
        questions: What to answer.
        crew: By whom.
        corpus: A folder; None for the starter library.
        country: ISO code for emergency numbers.
        library: A file or a URL; no answer rests on what it holds retracted.

    Raises:
        MissingExtraError: the extra `cluster` is not installed.
        ClusterError: the work could not be done.
        CorpusError: the folder holds no corpus we can read.
        LibraryError: there is no library that we can read.
    """
    made: Iterator[Answer] = _named("asking:answers", crew)(
        questions, crew, corpus=corpus, country=country, library=library
    )
    return made


def serve(
    serving: Serving,
    crew: Crew,
    *,
    on_start: Callable[[], object],
    until: threading.Event | None = None,
) -> None:
    """Serve the reader site and the API by several processes, until somebody stops it.

    Args:
        serving: What.
        crew: By whom.
        on_start: Told when it listens.
        until: Stops it; otherwise the process has to be stopped.

    Raises:
        MissingExtraError: the extra `cluster` or `web` is not installed.
        ClusterError: it could not be started.
    """
    _named("serving:serve", crew)(serving, crew, on_start=on_start, until=until)


def set_up_ray(crew: Crew) -> None:
    """Set what Ray reads when it is imported; a program that has done so chose for itself."""
    if "ray" in sys.modules:
        return
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # it would call home
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    if "RAY_AUTH_MODE" in os.environ:
        return
    if crew.address is None:
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    elif (Path.home() / ".ray" / "auth_token").exists():  # as "ray start" makes one
        os.environ["RAY_AUTH_MODE"] = "token"


def _named(name: str, crew: Crew) -> Callable[..., Any]:
    set_up_ray(crew)
    try:
        found: Callable[..., Any] = resolve_name(f"plaincite.cluster.{name}")
    except ModuleNotFoundError as error:
        missing = (error.name or "").split(".")[0]
        if missing == "plaincite":
            raise
        extra = _EXTRAS.get(missing, "cluster")
        raise MissingExtraError(extra, purpose="work on several machines") from error
    return found
