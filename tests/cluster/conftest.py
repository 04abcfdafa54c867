"""One Ray cluster for all tests of the room: processes of this machine, two at work."""

import gc
import os
import signal
import subprocess
import warnings
from collections.abc import Callable, Iterator
from pkgutil import resolve_name

import pytest

from plaincite.cluster import Crew
from plaincite.cluster.opening import set_up_ray

set_up_ray(Crew())  # before anything imports Ray


@pytest.fixture(scope="session")
def crew() -> Iterator[Crew]:
    """Two workers of a cluster that runs for as long as these tests.

    It says that it has a graphics card, so whatever asked for one, or hid from one, would show.
    """
    made = Crew(n_workers=2)
    module = resolve_name("plaincite.cluster.crew")  # needs Ray
    with pytest.MonkeyPatch.context() as changed:
        how = {**module._how(made), "num_gpus": 1}
        changed.setattr(module, "_how", lambda _crew: how)
        opened = module.at_work(made)
        opened.__enter__()
    yield made
    opened.__exit__(None, None, None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray lets go of its processes without waiting for them
        gc.collect()


def below(pid: int) -> Iterator[int]:
    """The processes that *pid* started, and those that they did."""
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    for child in map(int, listed.stdout.split()):
        yield child
        yield from below(child)


def is_working(pid: int) -> bool:
    command = ["ps", "-o", "args=", "-p", str(pid)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    # An idle one is called "ray::IDLE" or by its class alone.
    return shown.stdout.startswith("ray::MapWorker") and ".submit" in shown.stdout


@pytest.fixture
def kill_one() -> Callable[[], bool]:
    """End one worker of ours with SIGKILL in the middle of its work; False where none works."""

    def kill() -> bool:
        for pid in below(os.getpid()):
            if is_working(pid):
                os.kill(pid, signal.SIGKILL)
                return True
        return False

    return kill
