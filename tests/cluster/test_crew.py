"""Pieces go out, outcomes come back in order: none lost, none doubled, whoever dies."""

import os
import pickle
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

cloudpickle = pytest.importorskip("ray.cloudpickle", reason="needs the extra 'cluster' (Ray)")

from plaincite.cluster import Crew  # noqa: E402
from plaincite.cluster import crew as crew_module  # noqa: E402
from plaincite.cluster.crew import at_work, each  # noqa: E402
from plaincite.errors import ClusterError  # noqa: E402

# The workers cannot import this file, so what it defines travels whole.
cloudpickle.register_pickle_by_value(sys.modules[__name__])


class Counts:
    """Yields a number thrice; once its process is killed in the middle of one piece."""

    def __init__(self, mark: Path, fatal: int) -> None:
        self._mark = mark
        self._fatal = fatal

    def __call__(self, number: int) -> Iterator[tuple[int, int]]:
        for part in range(3):
            if (number, part) == (self._fatal, 1) and not self._mark.exists():
                self._mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield number, part


class Deadly:
    """Ends its process whenever it is tried."""

    def __call__(self, _number: int) -> Iterator[int]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield 0


class Fails:
    """Has an error of its own."""

    def __call__(self, number: int) -> Iterator[float]:
        yield 1 / number


def test_a_worker_killed_in_the_middle_of_a_piece_costs_nothing(crew: Crew, tmp_path: Path) -> None:
    mark = tmp_path / "killed"

    outcomes = list(each(range(8), Counts, (mark, 5), n_workers=2))

    assert mark.exists()
    assert outcomes == [(piece, (piece, part)) for piece in range(8) for part in range(3)]


def test_a_piece_that_kills_whoever_tries_it_ends_the_job(crew: Crew) -> None:
    with pytest.raises(ClusterError, match="piece 0 failed: it ended its process 3 times"):
        list(each([7], Deadly, (), n_workers=1))


def test_an_error_in_a_worker_is_told_in_one_line(crew: Crew) -> None:
    with pytest.raises(ClusterError) as told:
        list(each([1, 0], Fails, (), n_workers=1))

    assert str(told.value) == "piece 1 failed: ZeroDivisionError: division by zero"


def test_a_machine_with_another_version_is_refused(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew_module, "__version__", "0.0.1")

    with pytest.raises(ClusterError, match=r"and this one 0\.0\.1; install the same everywhere"):
        list(each([1], Fails, (), n_workers=1))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(0, 0, b"x"), (1, 0, b"")], id="an end is missing"),
        pytest.param([(0, 0, b""), (0, 0, b"")], id="a piece comes twice"),
        pytest.param([(0, 0, b"")], id="the last piece is missing"),
    ],
)
def test_outcomes_out_of_turn_stop_the_job(
    rows: list[tuple[int, int, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = (
        {"piece": piece, "number": number, "packed": pickle.dumps(1) if what else b""}
        for piece, number, what in rows
    )

    with pytest.raises(ClusterError, match="run the job again"):
        list(crew_module._counted(packed, 2))


def test_a_cluster_that_does_not_answer_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ray.is_initialized", lambda: False)  # as in a new program
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{closed.getsockname()[1]}"

        with pytest.raises(ClusterError, match=address), at_work(Crew(address=address)):
            pass
