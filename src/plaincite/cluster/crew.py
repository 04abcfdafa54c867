"""A crew: pieces of work handed out to the processes of a Ray cluster, outcomes back in order.

    pieces      small values, numbered; each machine reads what they name by itself
    work        made once in each process from its arguments, then called with piece after piece
    outcomes    whatever the work yields for a piece, numbered; the last is followed by an end

A process that dies is replaced, and its piece done anew from the start. What arrives is counted:
an outcome that is missing, or there twice, stops the job.
"""

import logging
import pickle
import socket
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import ray
import ray.data
from ray.exceptions import RayError

from plaincite import __version__
from plaincite.cluster.opening import Crew
from plaincite.errors import ClusterError, PlainciteError

__all__ = ["Work", "at_work", "each", "n_graphics_cards"]

Work = Callable[[Any], Iterator[Any]]

# A piece may kill its process so often before the job is given up.
_TRIES = 3
_SECONDS = 10.0  # to wait for a cluster to answer
_STORE_BYTES = 256 * 1024 * 1024  # of memory for outcomes that wait, on this machine alone


@contextmanager
def at_work(crew: Crew) -> Iterator[int]:
    """Join the cluster, or start one here for as long as it takes; give the number of workers.

    Raises:
        ClusterError: it cannot be reached, or started.
    """
    is_joined = ray.is_initialized()  # by the program that we are part of
    try:
        if not is_joined:
            _knock(crew.address or "")
            ray.init(**_how(crew))
        n_cores = int(ray.cluster_resources().get("CPU", 1))
    except (ConnectionError, RuntimeError, ValueError, OSError, RayError) as error:
        where = crew.address or "on this machine"
        raise ClusterError(f"Ray cannot be used ({where}): {_first_line(error)}") from error
    try:
        yield max(1, min(crew.n_workers or n_cores, n_cores))
    finally:
        if not is_joined:
            ray.shutdown()


def n_graphics_cards() -> int:
    """Return how many graphics cards the cluster says it has."""
    return int(ray.cluster_resources().get("GPU", 0))


def each(
    pieces: Sequence[Any],
    open_work: Callable[..., Work],
    arguments: tuple[Any, ...],
    *,
    n_workers: int,
) -> Iterator[tuple[int, Any]]:
    """Do work with each of *pieces*; yield each outcome with the number of its piece, in order.

    Args:
        pieces: What there is to do.
        open_work: A module's own class or function, since it travels by name: makes the work.
        arguments: For *open_work*, in each process.
        n_workers: How many processes work.

    Raises:
        ClusterError: a piece could not be done.
    """
    if not pieces:
        return
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    numbered = [{"piece": at, "packed": pickle.dumps(piece)} for at, piece in enumerate(pieces)]
    tally = ray.remote(num_cpus=0)(_Tally).remote()
    work = ray.data.from_items(numbered, override_num_blocks=len(numbered)).map_batches(
        _Worker,
        fn_constructor_args=(open_work, arguments, tally, __version__),
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(size=min(n_workers, len(pieces))),
        num_cpus=1,
    )
    try:
        yield from _counted(work.iter_rows(), len(pieces))
    except RayError as error:
        raise ClusterError(f"Ray gave up: {_first_line(error)}") from error


class _Tally:
    """How often each piece was begun: Ray would begin one that kills its process for ever."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def begin(self, piece: int) -> int:
        self._counts[piece] += 1
        return self._counts[piece]


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a piece could not be done, in words: an error's own arguments need not travel."""

    reason: str


class _Worker:
    """One process at work."""

    def __init__(
        self,
        open_work: Callable[..., Work],
        arguments: tuple[Any, ...],
        tally: Any,  # noqa: ANN401 - Ray's handle of a `_Tally`
        version: str,
    ) -> None:
        self._opening = (open_work, arguments)
        self._tally = tally
        self._version = version
        self._work: Work | None = None

    def __call__(self, batch: dict[str, Any]) -> Iterator[dict[str, list[Any]]]:
        (piece,), (packed,) = batch["piece"], batch["packed"]
        number = 0
        for outcome in self._outcomes(int(piece), packed):
            yield {"piece": [piece], "number": [number], "packed": [pickle.dumps(outcome)]}
            number += 1
        yield {"piece": [piece], "number": [number], "packed": [b""]}

    def _outcomes(self, piece: int, packed: bytes) -> Iterator[Any]:
        try:
            yield from self._opened(piece)(pickle.loads(packed))  # noqa: S301 - packed by us
        except Exception as error:  # the door of this process: whoever waits must hear of it
            named = "" if isinstance(error, PlainciteError) else f"{type(error).__name__}: "
            yield _Failure(f"{named}{error}")

    def _opened(self, piece: int) -> Work:
        """Return the work, made when the first piece comes so that its errors are told as others.

        Raises:
            ClusterError: this machine is not as the one that asks, or the piece is deadly.
        """
        if self._version != __version__:
            raise ClusterError(
                f"a machine of the cluster has plaincite {__version__} and this one "
                f"{self._version}; install the same everywhere"
            )
        if ray.get(self._tally.begin.remote(piece)) > _TRIES:
            raise ClusterError(f"it ended its process {_TRIES} times (too little memory?)")
        if self._work is None:
            open_work, arguments = self._opening
            self._work = open_work(*arguments)
        return self._work


def _counted(rows: Iterable[dict[str, Any]], n_pieces: int) -> Iterator[tuple[int, Any]]:
    """Yield the outcomes, as long as none is missing, doubled or out of turn."""
    expected = (0, 0)
    for row in rows:
        found = (int(row["piece"]), int(row["number"]))
        if found != expected:
            raise ClusterError(f"piece {found} came where {expected} was due; run the job again")
        if not row["packed"]:
            expected = (found[0] + 1, 0)
            continue
        expected = (found[0], found[1] + 1)
        outcome = pickle.loads(row["packed"])  # noqa: S301 - our own workers packed it
        if isinstance(outcome, _Failure):
            raise ClusterError(f"piece {found[0]} failed: {outcome.reason}")
        yield found[0], outcome
    if expected != (n_pieces, 0):
        raise ClusterError(f"the work ended before piece {expected}; run the job again")


def _how(crew: Crew) -> dict[str, Any]:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    if crew.address is not None:
        return {"address": crew.address, **quiet}
    return {
        "address": "local",
        "num_cpus": crew.n_workers,
        "include_dashboard": False,
        "object_store_memory": _STORE_BYTES,
        **quiet,
    }


def _knock(address: str) -> None:
    """Raise OSError where nothing listens at *address*: Ray would wait there for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS).close()


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
