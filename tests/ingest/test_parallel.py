"""Reading with several processes: the same items in the same order, and no process left behind."""

import importlib
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import blocks, read_records, readers
from plaincite.model.record import Record

WORK = """
    import os
    from plaincite.errors import RecordError

    def id_of(item, source):
        if item.record_id == "pmid:13":
            raise RecordError(source=source, record=item.record_id, reason="unlucky")
        return item.record_id

    def end_process(item, source):
        os._exit(1)

    class Remembered:
        def __del__(self, path=__file__ + ".taken_apart", open=open):
            open(path, "w").close()

    def remember(item, source):
        global kept
        kept = Remembered()
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module that other processes can import, as they cannot a test's own."""
    (tmp_path / "made_work.py").write_text(textwrap.dedent(WORK))
    monkeypatch.syspath_prepend(str(tmp_path))
    return importlib.import_module("made_work")


def file_of(folder: Path, n_records: int) -> Path:
    articles = "".join(
        f"<PubmedArticle><MedlineCitation><PMID>{n}</PMID></MedlineCitation></PubmedArticle>"
        for n in range(1, n_records + 1)
    )
    path = folder / "pubmed26n0001.xml"
    path.write_text(f"<PubmedArticleSet>{articles}</PubmedArticleSet>")
    return path


@pytest.mark.parametrize("n_processes", [0, 2], ids=["in this process", "in two others"])
def test_items_come_in_the_order_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Any, n_processes: int
) -> None:
    """The one that is refused is told of by its facts and left out."""
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 500)
    path, errors = file_of(tmp_path, 300), list[RecordError]()

    with readers(work.id_of, n_processes=n_processes) as pool:
        found = [name for part in pool.read(path, on_error=errors.append) for name in part]

    expected = [item.record_id for item in read_records(path) if isinstance(item, Record)]
    expected.remove("pmid:13")
    assert found == expected
    assert [str(error) for error in errors] == ["pubmed26n0001.xml, pmid:13: unlucky"]


def test_a_process_that_was_ended_is_one_clear_error(tmp_path: Path, work: Any) -> None:
    with (
        pytest.raises(SourceError, match="a reading process was ended from outside"),
        readers(work.end_process, n_processes=1) as pool,
    ):
        list(pool.read(file_of(tmp_path, 5), on_error=print))


def test_a_process_ends_without_taking_apart_what_it_remembers(tmp_path: Path, work: Any) -> None:
    """That takes as long as reading thousands of records, and the caller waits for it."""
    with readers(work.remember, n_processes=1) as pool:
        list(pool.read(file_of(tmp_path, 1), on_error=print))

    assert not (tmp_path / "made_work.py.taken_apart").exists()


PROGRAM = """
    import os, sys, time
    from pathlib import Path
    from plaincite.ingest import readers

    def pid(item, source):
        return os.getpid()

    if __name__ == "__main__":
        with readers(pid, n_processes=1) as pool:
            for part in pool.read(Path(sys.argv[1]), on_error=print):
                print(part[0], flush=True)
                time.sleep(60)
"""


def test_readers_end_with_a_process_that_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(PROGRAM))
    command = [sys.executable, str(program), str(file_of(tmp_path, 5))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        reader = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)

    give_up = time.monotonic() + 10
    while is_running(reader) and time.monotonic() < give_up:
        time.sleep(0.05)
    assert not is_running(reader)


def is_running(pid: int) -> bool:
    """Whether the process runs; one that ended and was not fetched yet does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
