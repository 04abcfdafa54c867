"""Made records, a corpus to fill, and a folder that cannot be written to."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plaincite.corpus import Corpus
from plaincite.model.record import Record, Section

NOBODY = 65534

Make = Callable[..., Record]


@pytest.fixture(scope="session")
def make() -> Make:
    """Make the record of a number; `words` set its text, `version` its version."""

    def make_record(number: int, words: str = "Pain fell.", *, version: int = 1) -> Record:
        return Record(
            f"pmid:{number}", f"Made {number}", sections=(Section(words),), version=version
        )

    return make_record


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An empty corpus in a folder whose name needs care."""
    with Corpus.create(tmp_path / "my örgan?s #1", today="2025-01-01") as made:
        yield made


class Locked:
    """A folder that can be written to until `lock` is called."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._user = os.geteuid()

    def lock(self, *, folders: int = 0o555) -> None:
        """Take the right to write. Permissions do not bind root, so root becomes nobody."""
        self._permit(folders=folders, files=0o444)
        if self._user == 0:
            os.seteuid(NOBODY)

    def unlock(self) -> None:
        """Give the rights back."""
        os.seteuid(self._user)
        self._permit(folders=0o755, files=0o644)

    def _permit(self, *, folders: int, files: int) -> None:
        for path in (self.home, *self.home.rglob("*")):
            path.chmod(folders if path.is_dir() else files)


@pytest.fixture
def locked() -> Iterator[Locked]:
    """A folder to lock, outside pytest's own, which only its owner may enter."""
    folder = Locked(Path(tempfile.mkdtemp()))
    yield folder
    folder.unlock()
    shutil.rmtree(folder.home)
