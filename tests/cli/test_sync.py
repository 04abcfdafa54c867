"""`corpus sync` and the repair by `corpus verify`: what they print, where, and what they raise."""

import errno
import gzip
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.corpus import corpus
from plaincite.corpus import Corpus
from plaincite.corpus.database import connect_to_write
from plaincite.errors import CorpusError, CorpusNotFoundError, SourceError
from plaincite.ingest import parallel
from plaincite.testing import FileServer


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: starting others is tested with `sync` itself."""
    monkeypatch.setattr(parallel, "_MOST_PROCESSES", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty corpus, beside the folder of PubMed's files."""
    (tmp_path / "files").mkdir()
    Corpus.create(tmp_path / "c", today="2026-01-01").close()
    return tmp_path / "c"


def put(folder: Path, number: int, *titles: str) -> None:
    """Write a file whose records have the PMIDs 100 x NUMBER and on."""
    articles = "".join(
        f"<PubmedArticle><MedlineCitation><PMID>{100 * number + n}</PMID><Article><ArticleTitle>"
        f"{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
        for n, title in enumerate(titles)
    )
    path = folder.parent / "files" / f"pubmed26n{number:04}.xml.gz"
    path.write_bytes(gzip.compress(f"<PubmedArticleSet>{articles}</PubmedArticleSet>".encode()))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(corpus, [str(argument) for argument in arguments])


def test_sync_says_what_came_and_what_was_not_checked(folder: Path) -> None:
    put(folder, 1, "Pain", "Gout")
    put(folder, 2, "Sleep")

    result = run("sync", folder, folder.parent / "files")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == [
        f"{folder}: 2 of 2 files taken: 3 added, 0 replaced, 0 unchanged, 0 deleted.",
        "2 files have no .md5 beside them and were taken unchecked.",
    ]
    assert result.stdout.splitlines()[2].startswith(f"{folder} holds 3 records. Snapshot ")
    again = run("sync", folder, folder.parent / "files").stdout.splitlines()
    assert again[0] == f"{folder}: nothing to do, 2 files were taken before."


def test_sync_prints_one_document(folder: Path) -> None:
    put(folder, 1, "Pain")

    document = json.loads(run("sync", folder, folder.parent / "files", "--format", "json").stdout)

    assert (document["files_taken"], document["added"], document["records"]) == (1, 1, 1)


def test_sync_reports_what_was_taken_before_it_had_to_stop(folder: Path) -> None:
    put(folder, 1, "Pain")
    put(folder, 3, "Sleep")

    result = run("sync", folder, folder.parent / "files")

    assert isinstance(result.exception, SourceError)
    assert "1 of 1 files taken" in result.stdout
    assert "pubmed26n0002.xml.gz is missing" in str(result.exception)


def test_sync_of_no_corpus_says_how_to_make_one(tmp_path: Path) -> None:
    result = run("sync", tmp_path / "none", tmp_path)

    assert isinstance(result.exception, CorpusNotFoundError)


def test_a_full_disk_is_named_and_does_no_damage(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is played by SQLite's own limit on the size of a database."""

    @contextmanager
    def connect_to_small_disk(path: Path) -> Iterator[sqlite3.Connection]:
        with connect_to_write(path) as connection:
            connection.execute("PRAGMA max_page_count = 30")
            yield connection

    put(folder, 1, "Pain")
    put(folder, 2, *(f"Gout {n} {n**9}" for n in range(6000)))
    with monkeypatch.context() as patched:
        patched.setattr("plaincite.corpus.records.connect_to_write", connect_to_small_disk)
        result = run("sync", folder, folder.parent / "files")

    assert isinstance(result.exception, CorpusError)
    assert "the disk is full" in str(result.exception)
    with Corpus.open(folder) as kept:
        assert [record.title for record in kept.records()] == ["Pain"]
        assert kept.verify().is_sound
    assert run("sync", folder, folder.parent / "files").exit_code == 0
    with Corpus.open(folder) as kept:
        assert len(kept) == 6001


def test_a_file_that_was_kept_before_the_disk_was_full_is_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is played: no room for the manifest, which is written once the file is kept."""

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    put(folder, 1, "Pain", "Gout")
    put(folder, 2, "Sleep")
    with monkeypatch.context() as patched:
        patched.setattr("plaincite.corpus.records.write_manifest", no_room)
        result = run("sync", folder, folder.parent / "files")

    assert "1 of 2 files taken: 2 added" in result.stdout
    assert "holds 2 records" in result.stdout
    assert "make room and give the same command again" in str(result.exception)
    assert "1 of 1 files taken: 1 added" in run("sync", folder, folder.parent / "files").stdout


def test_verify_makes_an_index_anew_that_is_gone_or_behind(folder: Path) -> None:
    put(folder, 1, "Pain", "Gout")
    run("sync", folder, folder.parent / "files")
    shutil.rmtree(folder / "index")

    first = run("verify", folder).stdout.splitlines()
    second = run("verify", folder).stdout.splitlines()

    assert first[1] == "Repaired: the search index holds 0 of 2 records; it was made anew."
    assert second == [first[0]]


def test_sync_from_an_address(folder: Path) -> None:
    """What was taken does not stay on this machine, unless it is to."""
    put(folder, 1, "Pain", "Gout")
    put(folder, 2, "Sleep")
    for path in list((folder.parent / "files").iterdir()):
        md5 = hashlib.md5(path.read_bytes()).hexdigest()
        path.with_name(f"{path.name}.md5").write_text(f"MD5({path.name})= {md5}")

    with FileServer(folder.parent / "files") as server:
        told = json.loads(run("sync", folder, server.url, "--format", "json").stdout)
        again = json.loads(run("sync", folder, server.url, "--format", "json").stdout)

    assert (told["files_taken"], told["added"], told["files_without_md5"]) == (2, 3, 0)
    assert (again["files_taken"], again["files_taken_before"]) == (0, 2)
    assert list((folder / "downloads").iterdir()) == []


def test_sync_keeps_what_it_fetched_where_it_is_told(folder: Path, tmp_path: Path) -> None:
    put(folder, 1, "Pain")
    path = folder.parent / "files" / "pubmed26n0001.xml.gz"
    md5 = hashlib.md5(path.read_bytes()).hexdigest()
    path.with_name(f"{path.name}.md5").write_text(md5)

    with FileServer(folder.parent / "files") as server:
        result = run("sync", folder, server.url, "--downloads", tmp_path / "kept", "--keep")

    assert result.exit_code == 0
    assert (tmp_path / "kept" / path.name).read_bytes() == path.read_bytes()
