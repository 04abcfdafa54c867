"""What a cluster makes is what one process makes, byte for byte, also when a worker is killed."""

import gzip
import hashlib
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray", reason="needs the extra 'cluster' (Ray)")

from plaincite.cluster import Crew, answers, asking, embed, embedding, parsing, reading
from plaincite.corpus import Corpus
from plaincite.errors import ClusterError, SourceError
from plaincite.indexes import embed_records
from plaincite.ingest import starter_records
from plaincite.library import starter_questions
from plaincite.model.record import Record, Section
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json
from plaincite.search import LexicalIndex
from plaincite.sync import plan_sync, sync

Kill = Callable[[], bool]
TODAY = "2026-03-14"


def article(pmid: int, words: str) -> str:
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>'
        f"<ArticleTitle>Gout {pmid}</ArticleTitle><Abstract><AbstractText>{words}</AbstractText>"
        "</Abstract></Article></MedlineCitation></PubmedArticle>"
    )


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Eight files of 400 records, of which each file re-issues some of the one before."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(1, 9):
        pmids = range(300 * number, 300 * number + 400)
        parts = "".join(article(pmid, f"In file {number}, walking helped. " * 20) for pmid in pmids)
        deleted = f"<DeleteCitation><PMID>{300 * number + 7}</PMID></DeleteCitation>"
        content = gzip.compress(
            f"<PubmedArticleSet>{parts}{deleted}</PubmedArticleSet>".encode(), mtime=0
        )
        path = folder / f"pubmed26n{number:04}.xml.gz"
        path.write_bytes(content)
        md5 = hashlib.md5(content).hexdigest()
        path.with_name(f"{path.name}.md5").write_text(f"MD5({path.name})= {md5}\n")
    return folder


def take(folder: Path, files: Path, crew: Crew | None) -> Corpus:
    """A corpus of *files*, read by *crew* or by this process."""
    with Corpus.create(folder) as corpus:
        plan = plan_sync(corpus, files)
        index = LexicalIndex.open(folder / "index")
        reads = None if crew is None else reading(plan, crew)
        sync(corpus, index, plan, n_processes=0, reading=reads)
    return Corpus.open(folder, read_only=True)


def content_of(corpus: Corpus) -> list[object]:
    sources = [(item.name, item.sha256, item.is_complete) for item in corpus.status().sources]
    changes = list(corpus.changes(after=0))
    return [corpus.snapshot_id, sources, changes]


def killing(
    each: Callable[..., Iterator[Any]],
    kill: Kill,
    killed: list[bool],
    *arguments: object,
    **more: object,
) -> Iterator[Any]:
    """Do as *each*; beside it somebody waits for the first worker at work, and kills it."""
    is_over = threading.Event()

    def wait_and_kill() -> None:
        while not any(killed) and not is_over.is_set():
            killed.append(kill())

    killer = threading.Thread(target=wait_and_kill)
    killer.start()
    try:
        yield from each(*arguments, **more)
    finally:
        is_over.set()
        killer.join()


@pytest.fixture
def killed(kill_one: Kill, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Let a worker of every job be killed while it works; whether one was stands in the list."""
    found: list[bool] = []
    for job in (asking, embedding, parsing):
        monkeypatch.setattr(job, "each", partial(killing, job.each, kill_one, found))
    return found


def test_files_read_by_a_cluster_make_the_same_corpus(
    crew: Crew, files: Path, tmp_path: Path, killed: list[bool]
) -> None:
    with take(tmp_path / "one", files, None) as one, take(tmp_path / "many", files, crew) as many:
        assert any(killed)
        assert len(many) == 8 * 300 + 100 - 8
        assert content_of(many) == content_of(one)


def test_a_file_that_breaks_off_stops_a_cluster_where_it_stops_one_process(
    crew: Crew, files: Path, tmp_path: Path
) -> None:
    bad = files / "pubmed26n0004.xml.gz"
    bad.write_bytes(gzip.compress(b"<PubmedArticleSet><PubmedArticle>", mtime=0))
    bad.with_name(f"{bad.name}.md5").unlink()

    for name, who in (("one", None), ("many", crew)):
        with pytest.raises(SourceError, match="pubmed26n0004"):
            take(tmp_path / name, files, who)

    with Corpus.open(tmp_path / "one") as one, Corpus.open(tmp_path / "many") as many:
        assert len(one.status().sources) == 3
        assert content_of(many) == content_of(one)


@pytest.mark.dense
def test_vectors_made_by_a_cluster_are_the_same_files(
    crew: Crew, tmp_path: Path, killed: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
    monkeypatch.setattr(embedding, "_PIECE", 64)
    records = [
        Record(f"pmid:{number}", f"Gout {number}", (Section("Walking helped with gout. " * 20),))
        for number in range(1, 320)
    ]
    for name in ("one", "many"):
        with Corpus.create(tmp_path / name) as corpus:
            corpus.add(records, source="made", today=TODAY)

    with Corpus.open(tmp_path / "one", read_only=True) as one:
        by_one = list(embed_records(tmp_path / "one", one))
    notes: list[str] = []
    with Corpus.open(tmp_path / "many", read_only=True) as many:
        by_many = list(embed(tmp_path / "many", many, crew, on_note=notes.append))
        again = list(embed(tmp_path / "many", many, crew))

    assert any(killed)
    assert by_many == by_one
    assert again == []
    assert vector_files(tmp_path / "many") == vector_files(tmp_path / "one")
    assert [note.partition(". ")[0] for note in notes] == [
        "Graphics cards of this cluster, left alone: 1"
    ]


def vector_files(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted((folder / "vectors").iterdir())
        if path.name != "lock"
    }


def test_pages_made_by_a_cluster_are_the_same(crew: Crew, killed: list[bool]) -> None:
    asked = [(question.text, None) for question in starter_questions()][:60]
    pipeline = Pipeline.open()

    made = [to_json(answer) for answer in answers(asked, crew, corpus=None)]

    assert any(killed)
    assert made == [to_json(pipeline.ask(text)) for text, _ in asked]


def test_another_corpus_on_a_machine_is_found_out(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus.create(tmp_path / "here") as corpus:
        corpus.add(list(starter_records())[:3], source="made", today=TODAY)
    seen = Pipeline.open

    def elsewhere(path: Path | None = None, *, country: str | None = None) -> Pipeline:
        return seen(None, country=country)

    monkeypatch.setattr(Pipeline, "open", elsewhere)

    with pytest.raises(ClusterError, match="is another corpus than here"):
        list(answers([("Does walking help gout?", None)], crew, corpus=tmp_path / "here"))
