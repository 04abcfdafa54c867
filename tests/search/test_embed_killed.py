"""kill -9 while vectors are made: the next call goes on, and the end is the same."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

from plaincite.model.ranking import Query
from plaincite.search import LexicalIndex
from plaincite.search.hybrid import HybridIndex

Make = Callable[..., Any]
N_RECORDS = 300

CHILD = """
    import importlib.util, os, signal, sys
    from pathlib import Path

    from plaincite.model.record import Record
    from plaincite.search import LexicalIndex, hybrid, vector_files, vectors

    spec = importlib.util.spec_from_file_location("made", sys.argv[2])
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)

    def die():
        os.kill(os.getpid(), signal.SIGKILL)

    {moment}
    source = made.ListSource(*(Record(f"pmid:{n}", f"word{n} gout") for n in range(N_RECORDS)))
    index = LexicalIndex.in_memory()
    index.synchronize(source)
    for n, _ in enumerate(hybrid.HybridIndex(
        index, source, made.WordEncoder(), Path(sys.argv[1])
    ).embed()):
        on_record(n)
"""
MOMENTS = {
    "between two batches": "on_record = lambda n: n == 130 and die()",
    "before the state is replaced": """
    on_record = lambda n: None
    write, counted = vector_files._write_state, []
    def write_state(folder, state):
        counted.append(state)
        die() if len(counted) == 4 else write(folder, state)
    vector_files._write_state = write_state
    """,
    "in the middle of a write": """
    on_record = lambda n: None
    write, counted = vector_files._write_at, []
    def write_at(path, end, content):
        counted.append(path)
        if len(counted) == 8:
            write(path, end, content[: len(content) // 2])
            die()
        write(path, end, content)
    vector_files._write_at = write_at
    """,
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_killed_while_embedding(
    tmp_path: Path, moment: str, make_source: Make, make_record: Make, make_encoder: Make
) -> None:
    conftest = Path(__file__).with_name("conftest.py")
    moment = textwrap.indent(textwrap.dedent(moment).strip(), "    ").strip()
    script = f"N_RECORDS = {N_RECORDS}\n" + textwrap.dedent(CHILD).replace(
        "{moment}", textwrap.dedent("    " + moment)
    )
    command = [sys.executable, "-c", script, str(tmp_path), str(conftest)]
    killed = subprocess.run(command, env=dict(os.environ), check=False)
    assert killed.returncode == -signal.SIGKILL

    source = make_source(*(make_record(n, f"word{n} gout") for n in range(N_RECORDS)))
    index = LexicalIndex.in_memory()
    index.synchronize(source)
    resumed = HybridIndex(index, source, make_encoder(), tmp_path)
    undisturbed = HybridIndex(index, source, make_encoder())
    n_before = resumed.n_vectors

    assert 0 < n_before < N_RECORDS
    assert len(list(resumed.embed())) == N_RECORDS - n_before
    assert len(list(undisturbed.embed())) == N_RECORDS
    for text in ("word7 gout", "gout", "word250"):
        query = Query(text)
        assert resumed.search(query, limit=20) == undisturbed.search(query, limit=20)
