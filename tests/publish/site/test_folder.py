"""The old site stands until the new one is whole, and no folder of anybody else's is touched."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plaincite.errors import SettingError
from plaincite.publish.site import SiteFolder, folder


def build(place: Path, word: str, n_files: int = 3) -> None:
    with SiteFolder(place) as site:
        for number in range(n_files):
            site.write(f"q/{number}/index.html", word.encode())


def words(place: Path) -> set[str]:
    return {path.read_text() for path in place.rglob("index.html")}


def beside(place: Path) -> list[str]:
    return [path.name for path in place.parent.iterdir() if path != place]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_new_site_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    """Where a system cannot let folders change places, two steps do."""
    if not in_one_step:
        monkeypatch.setattr(folder, "_exchanged", lambda *_: False)
    place = tmp_path / "site"
    build(place, "old", n_files=5)
    build(place, "new", n_files=2)

    assert words(place) == {"new"}
    assert len(list(place.rglob("index.html"))) == 2, "nothing of the old site is left"
    assert beside(place) == []


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    place = tmp_path / "site"
    build(place, "old")
    with pytest.raises(ValueError, match="out of the site"), SiteFolder(place) as site:
        site.write("../index.html", b"new")

    assert words(place) == {"old"}
    assert beside(place) == []


_KILLED = """
import sys
from pathlib import Path
from plaincite.publish.site import SiteFolder
with SiteFolder(Path(sys.argv[1])) as site:
    print("started", flush=True)
    for number in range(10**6):
        site.write(f"q/{number}/index.html", b"new")
"""


def test_a_build_that_is_killed_leaves_the_old_site(tmp_path: Path) -> None:
    """kill -9; the next build clears away what it left."""
    place = tmp_path / "site"
    build(place, "old")
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(place)], stdout=subprocess.PIPE, env=os.environ
    ) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"started\n"
        time.sleep(0.05)
        builder.send_signal(signal.SIGKILL)

    assert words(place) == {"old"}
    build(place, "newer")
    assert words(place) == {"newer"}
    assert beside(place) == []


def test_what_was_killed_between_two_steps_is_mended(tmp_path: Path) -> None:
    place = tmp_path / "site"
    build(place, "old")
    place.rename(tmp_path / ".site.old")
    with pytest.raises(ZeroDivisionError), SiteFolder(place):
        raise ZeroDivisionError

    assert words(place) == {"old"}


def somebodys(place: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("years of work")


@pytest.mark.parametrize(
    "prepare",
    [
        pytest.param(somebodys, id="a folder with files of somebody's"),
        pytest.param(lambda place: place.write_text("a file"), id="a file"),
    ],
)
def test_only_a_site_of_ours_is_replaced(tmp_path: Path, prepare: Callable[[Path], object]) -> None:
    place = tmp_path / "place"
    prepare(place)
    with pytest.raises(SettingError), SiteFolder(place):
        pass

    assert place.is_file() or (place / "thesis.txt").exists()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "new")

    assert words(tmp_path / "site") == {"new"}
