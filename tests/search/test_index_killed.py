"""kill -9 at any moment leaves an index that opens and catches up (real processes)."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from plaincite.model.ranking import Change, Query
from plaincite.model.record import Record
from plaincite.search import LexicalIndex

N_RECORDS = 1200

SOURCE = """
    from plaincite.model.ranking import Change
    from plaincite.model.record import Record

    WORDS = "aspirin statin pain gout sleep heart stroke".split()

    class Numbers:
        snapshot_id = "numbers"

        def get(self, record_id):
            return None

        def changes(self, *, after):
            for n in range(after + 1, N_RECORDS + 1):
                on_change(n)
                title = f"{WORDS[n % 7]} and {WORDS[n % 5]} {n}"
                yield Change(n, f"pmid:{n % 1000}", Record(f"pmid:{n % 1000}", title))
"""
CHILD = """
    import os, signal, sys
    from pathlib import Path
    from plaincite.search import index as index_module

    def die():
        os.kill(os.getpid(), signal.SIGKILL)

    index_module._COMMIT_EVERY = 100
    {moment}
    print("ready", flush=True)
    index_module.LexicalIndex.open(Path(sys.argv[1])).synchronize(Numbers())
"""
MOMENTS = {
    "at the first change": "on_change = lambda n: n == 1 and die()",
    "before a commit": "on_change = lambda n: n == 250 and die()",
    "between a commit and its state": """
    on_change, write, kept = lambda n: None, index_module.write_state, []
    def write_state(path, state):
        kept.append(state)
        die() if len(kept) == 4 else write(path, state)
    index_module.write_state = write_state
    """,
    "while the state is written": """
    on_change = lambda n: None
    def write_state(path, state):
        path.with_suffix(".new").write_text("{")
        die()
    index_module.write_state = write_state
    """,
    "while the index is made anew": """
    seen = []
    def on_change(n):
        seen.append(n)
        if len(seen) == N_RECORDS * 2 + 700:
            die()
    """,
}


def run(folder: Path, moment: str) -> "subprocess.Popen[str]":
    header = f"N_RECORDS = {N_RECORDS}\n"
    moment = textwrap.indent(textwrap.dedent(moment).strip(), "    ").strip()
    script = (
        header
        + textwrap.dedent(SOURCE)
        + textwrap.dedent(CHILD).replace("{moment}", textwrap.dedent("    " + moment))
    )
    command = [sys.executable, "-c", script, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))


class Numbers:
    """The corpus of the child process, without the killing."""

    snapshot_id = "numbers"

    def get(self, record_id: str) -> Record | None:
        raise NotImplementedError(record_id)

    def changes(self, *, after: int) -> Iterator[Change]:
        words = "aspirin statin pain gout sleep heart stroke".split()
        for n in range(after + 1, N_RECORDS + 1):
            title = f"{words[n % 7]} and {words[n % 5]} {n}"
            yield Change(n, f"pmid:{n % 1000}", Record(f"pmid:{n % 1000}", title))


def assert_catches_up(folder: Path) -> None:
    """Opening and synchronizing gives what an index that was never disturbed gives."""
    index, undisturbed = LexicalIndex.open(folder), LexicalIndex.in_memory()
    index.synchronize(Numbers())
    undisturbed.synchronize(Numbers())

    assert (len(index), index.sequence, index.snapshot) == (1000, N_RECORDS, "numbers")
    for text in ("aspirin", "gout 250", "sleep heart stroke 1100"):
        query = Query(text)
        assert index.search(query, limit=40) == undisturbed.search(query, limit=40)


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_killed_at_a_known_moment(tmp_path: Path, moment: str) -> None:
    with run(tmp_path / "index", moment) as process:
        process.wait(timeout=60)
    assert process.returncode == -signal.SIGKILL

    assert_catches_up(tmp_path / "index")


@pytest.mark.parametrize("n_seconds", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_killed_from_outside_at_some_moment(tmp_path: Path, n_seconds: float) -> None:
    with run(tmp_path / "index", "on_change = lambda n: None") as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            process.wait(timeout=n_seconds)
        except subprocess.TimeoutExpired:
            process.kill()

    assert_catches_up(tmp_path / "index")


def test_killed_again_and_again(tmp_path: Path) -> None:
    """Each run gets a little further; the last one completes."""
    for n in (130, 330, 530):
        with run(tmp_path / "index", f"on_change = lambda n: n == {n} and die()") as process:
            process.wait(timeout=60)
        assert process.returncode == -signal.SIGKILL

    assert LexicalIndex.open(tmp_path / "index").sequence == 500
    assert_catches_up(tmp_path / "index")
