"""From PubMed's files to a corpus: in order, whole files only, resumed after anything."""

import gzip
import hashlib
import random
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plaincite import sync as sync_module
from plaincite.corpus import Corpus
from plaincite.errors import CorpusError, PlainciteError, RequestRefusedError, SourceError
from plaincite.ingest import RemoteBaseline
from plaincite.ingest.downloading import Downloader
from plaincite.ingest.pacing import Limiter
from plaincite.model.ranking import Hit, Query
from plaincite.model.record import NoticeKind
from plaincite.search import LexicalIndex
from plaincite.sync import FileReport, SyncWatcher, plan_remote, plan_sync, sync
from plaincite.testing import FileFault, FileFaultKind, FileServer

ROOT = Path(__file__).parents[1]
QUERIES = (
    "asthma mortality",
    "heart failure in older adults",
    "randomised trial of gout",
    "RR 0.95",
)


def article(pmid: int, title: str = "Pain", *, version: int = 1) -> str:
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="{version}">{pmid}</PMID><Article>'
        f"<ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    )


def deletion(*pmids: int) -> str:
    listed = "".join(f'<PMID Version="1">{pmid}</PMID>' for pmid in pmids)
    return f"<DeleteCitation>{listed}</DeleteCitation>"


Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write file NUMBER of a year's files, with its MD5."""

    def put(number: int, *parts: str, year: int = 26) -> Path:
        path = tmp_path / "files" / f"pubmed{year}n{number:04}.xml.gz"
        path.parent.mkdir(exist_ok=True)
        xml = f"<PubmedArticleSet>{''.join(parts)}</PubmedArticleSet>"
        path.write_bytes(gzip.compress(xml.encode(), mtime=0))
        path.with_name(f"{path.name}.md5").write_text(
            f"MD5({path.name})= {hashlib.md5(path.read_bytes()).hexdigest()}\n"
        )
        return path

    return put


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.create(tmp_path / "corpus") as made:
        yield made


class Reports(SyncWatcher):
    def __init__(self) -> None:
        self.files: list[FileReport] = []

    def on_file(self, report: FileReport) -> None:
        self.files.append(report)


def run(corpus: Corpus, *, with_gaps: bool = False) -> list[FileReport]:
    reports = Reports()
    plan = plan_sync(corpus, corpus.path.parent / "files", with_gaps=with_gaps)
    sync(corpus, index_of(corpus), plan, watcher=reports, n_processes=0)
    return reports.files


def index_of(corpus: Corpus) -> LexicalIndex:
    return LexicalIndex.open(corpus.path / "index")


def titles(corpus: Corpus) -> dict[str, str | None]:
    return {record.record_id: record.title for record in corpus.records()}


def found(corpus: Corpus, text: str) -> list[str]:
    return [hit.record_id for hit in index_of(corpus).search(Query(text), limit=100)]


def test_updates_and_deletions_change_exactly_what_they_name(corpus: Corpus, put: Put) -> None:
    """The later file stands, a higher version stands against a later file, deleted is gone."""
    put(1, article(1, "First"), article(2, "Second"), article(3, "Third", version=2))
    put(2, article(4, "Fourth"))
    run(corpus)
    before = titles(corpus)
    put(3, article(1, "First again"), article(3, "Old third"), article(5, "New"), deletion(2))

    (report,) = run(corpus)

    assert titles(corpus) == {
        **{record_id: before[record_id] for record_id in ("pmid:3", "pmid:4")},
        "pmid:1": "First again",
        "pmid:5": "New",
    }
    assert before["pmid:3"] == "Third"
    assert (report.report.added, report.report.replaced, report.report.deleted) == (1, 1, 1)
    assert found(corpus, "second") == []
    assert found(corpus, "first again") == ["pmid:1"]


def test_a_second_call_does_nothing(corpus: Corpus, put: Put) -> None:
    put(1, article(1))
    run(corpus)
    before = (corpus.snapshot_id, corpus.status())

    assert run(corpus) == []
    assert (corpus.snapshot_id, corpus.status()) == before


def test_a_file_without_records_is_remembered_too(corpus: Corpus, put: Put) -> None:
    put(1, article(1))
    put(2, deletion(99))
    run(corpus)

    assert run(corpus) == []


def test_a_missing_md5_is_told_and_the_file_taken(corpus: Corpus, put: Put) -> None:
    path = put(1, article(1))
    path.with_name(f"{path.name}.md5").unlink()

    (report,) = run(corpus)

    assert not report.is_proven
    assert len(corpus) == 1


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def corrupt(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[40] ^= 0xFF
    path.write_bytes(content)


def cut_xml(path: Path) -> None:
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:-30]))


def break_xml(path: Path) -> None:
    xml = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(xml.replace(b"</Article>", b"</Articel>", 1)))


@pytest.mark.parametrize("with_md5", [True, False], ids=["with MD5", "without MD5"])
@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (cut, "gzip file ends early"),
        (corrupt, "gzip file is damaged"),
        (cut_xml, "XML ends early"),
        (break_xml, "XML is damaged"),
    ],
    ids=["gzip cut short", "gzip corrupt", "XML cut short", "XML broken"],
)
def test_a_bad_file_is_named_and_nothing_of_it_or_after_it_taken(
    corpus: Corpus, put: Put, harm: Callable[[Path], None], reason: str, with_md5: bool
) -> None:
    """Files before it are kept and found; mended, it is taken with those after it."""
    put(1, article(1, "Kept"))
    whole = (article(2, "Gout"), article(3, "Sleep"))
    path = put(2, *whole)
    put(3, article(4, "Late"))
    harm(path)
    if not with_md5:
        path.with_name(f"{path.name}.md5").unlink()

    with pytest.raises(SourceError, match=r"MD5 differs" if with_md5 else reason) as raised:
        run(corpus)

    assert "pubmed26n0002.xml.gz" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert titles(corpus) == {"pmid:1": "Kept"}
    assert found(corpus, "kept gout") == ["pmid:1"]
    put(2, *whole)
    assert len(run(corpus)) == 2
    assert sorted(titles(corpus)) == ["pmid:1", "pmid:2", "pmid:3", "pmid:4"]
    assert found(corpus, "gout") == ["pmid:2"]


def test_a_missing_file_stops_it_there(corpus: Corpus, put: Put) -> None:
    """An update may name what the missing file adds, so nothing goes before it."""
    put(1, article(1))
    put(3, article(1, "Newer"))

    with pytest.raises(SourceError, match=r"pubmed26n0002\.xml\.gz is missing and comes next"):
        run(corpus)

    assert titles(corpus) == {"pmid:1": "Pain"}
    put(2, article(1, "Between"))
    assert len(run(corpus)) == 2
    assert titles(corpus) == {"pmid:1": "Newer"}


def test_gaps_can_be_allowed_but_never_filled_later(corpus: Corpus, put: Put) -> None:
    """A file that comes too late would put old records over new ones."""
    put(7, article(1, "Newer"))
    assert len(run(corpus, with_gaps=True)) == 1
    put(5, article(1, "Older"))

    with pytest.raises(CorpusError, match="can no longer be added in order"):
        run(corpus, with_gaps=True)

    assert titles(corpus) == {"pmid:1": "Newer"}


def test_files_taken_before_need_not_be_there_any_more(corpus: Corpus, put: Put) -> None:
    first = put(1, article(1))
    run(corpus)
    first.unlink()
    put(2, article(2))

    assert len(run(corpus)) == 1


@pytest.mark.parametrize("is_mixed", [True, False], ids=["in the folder", "in the corpus"])
def test_two_years_never_mix(corpus: Corpus, put: Put, is_mixed: bool) -> None:
    first = put(1, article(1), year=25)
    if not is_mixed:
        run(corpus)
        first.unlink()
    put(1, article(2), year=26)
    before = titles(corpus)

    with pytest.raises(PlainciteError, match=r"(?s)2025.*2026.*never mix"):
        run(corpus)

    assert titles(corpus) == before


def test_a_record_that_cannot_be_read_is_counted_and_the_rest_taken(
    corpus: Corpus, put: Put
) -> None:
    put(1, article(1), "<PubmedArticle><MedlineCitation/></PubmedArticle>", article(2))

    (report,) = run(corpus)

    assert report.n_unreadable == 1
    assert "pubmed26n0001.xml.gz" in str(report.errors[0])
    assert len(corpus) == 2


CHILD = """
    import sys
    from pathlib import Path
    from plaincite.corpus import Corpus
    from plaincite.ingest import blocks
    from plaincite.search import LexicalIndex, index
    from plaincite.sync import SyncWatcher, plan_sync, sync

    class Printing(SyncWatcher):
        def on_items(self, n_items):
            print(n_items, flush=True)

    if __name__ == "__main__":
        blocks._BLOCK_BYTES = 40_000
        index._COMMIT_EVERY = 700
        with Corpus.open(Path(sys.argv[1])) as corpus:
            plan = plan_sync(corpus, Path(sys.argv[2]))
            found = LexicalIndex.open(Path(sys.argv[1]) / "index")
            sync(corpus, found, plan, watcher=Printing(), n_processes=1)
        print("done", flush=True)
"""


@pytest.fixture(scope="module")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand made records in ten files, and two files of updates."""
    folder = tmp_path_factory.mktemp("made") / "files"
    size = ("--records", "3000", "--per-file", "300", "--updates", "2", "--jobs", "1")
    command = (sys.executable, "-m", "benchmarks.make_baseline", str(folder), *size)
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def test_killed_ten_times_it_ends_where_an_uninterrupted_one_does(
    made_files: Path, tmp_path: Path
) -> None:
    """kill -9 at random moments of a real process: the same snapshot, the same hits."""
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(CHILD))
    draw = random.Random(11)
    for name in ("killed", "whole"):
        Corpus.create(tmp_path / name, today="2026-01-01").close()
    n_kills = 0
    while n_kills < 10 and killed_after(
        draw.randrange(2, 28), program, tmp_path / "killed", made_files
    ):
        n_kills += 1
        with Corpus.open(tmp_path / "killed") as corpus:
            assert corpus.verify().is_sound
            taken = [source for source in corpus.status().sources if source.is_complete]
            assert len(taken) == len(corpus.status().sources)  # none in part

    assert n_kills == 10
    killed_after(10_000, program, tmp_path / "killed", made_files)
    killed_after(10_000, program, tmp_path / "whole", made_files)
    assert outcome(tmp_path / "killed") == outcome(tmp_path / "whole")


def killed_after(n_lines: int, program: Path, folder: Path, files: Path) -> bool:
    """Kill the program when it has told of *n_lines* parts; False when it was done before."""
    command = [sys.executable, str(program), str(folder), str(files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for n, line in enumerate(child.stdout, 1):
            if line == "done\n":
                return False
            if n == n_lines:
                child.send_signal(signal.SIGKILL)
                break
    assert child.returncode == -signal.SIGKILL
    return True


def outcome(folder: Path) -> tuple[str, int, tuple[str, ...], list[list[Hit]]]:
    with Corpus.open(folder) as corpus:
        index = index_of(corpus)
        status = corpus.status()
        problems = index.problems(
            sequence=status.sequence, n_records=status.records, snapshot=status.snapshot_id
        )
        hits = [index.search(Query(text), limit=50) for text in QUERIES]
        return corpus.snapshot_id, len(corpus), problems, hits


def test_a_file_that_changed_under_its_name_is_told(corpus: Corpus, put: Put) -> None:
    """Later files rest on it, so it cannot be taken again; nothing is lost."""
    put(1, article(1, "First"))
    put(2, article(2, "Second"))
    run(corpus)
    before = titles(corpus)
    put(1, article(1, "Changed"))

    with pytest.raises(CorpusError, match=r"0001.*is another file than.*put the first one back"):
        run(corpus)

    assert titles(corpus) == before


def test_the_last_file_is_taken_anew_when_it_changed(corpus: Corpus, put: Put) -> None:
    put(1, article(1, "First"))
    put(2, article(2, "Second"))
    run(corpus)
    put(2, article(2, "Changed"), article(3, "More"))

    (report,) = run(corpus)

    assert (report.report.replaced, report.report.added) == (1, 1)
    assert titles(corpus)["pmid:2"] == "Changed"
    assert run(corpus) == []


def test_a_file_that_was_touched_is_read_once_to_know_it(
    corpus: Corpus, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of the same file is the same file; and what is known is not read again."""
    path = put(1, article(1, "First"))
    run(corpus)
    path.write_bytes(path.read_bytes())
    assert run(corpus) == []

    def fail(path: Path) -> str:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(sync_module, "file_sha256", fail)
    assert run(corpus) == []


def test_without_its_notes_of_seen_files_nothing_changes(corpus: Corpus, put: Put) -> None:
    put(1, article(1, "First"))
    run(corpus)
    for damage in ("", "[1]", '{"pubmed26n0001.xml.gz": 5}'):
        (corpus.path / "seen.json").write_text(damage)
        assert run(corpus) == []


@pytest.mark.parametrize("n_files", [1, 3])
def test_files_from_an_address_are_taken_like_those_of_a_folder(
    corpus: Corpus, put: Put, tmp_path: Path, n_files: int
) -> None:
    """And what breaks off on the way is fetched again, not lost."""
    for number in range(1, n_files + 1):
        put(number, article(number, f"Number {number}"))
    faults = [FileFault(FileFaultKind.CUT), FileFault(FileFaultKind.BAD_GATEWAY)]
    made = Downloader("made", sleep=lambda _: None, limiter=Limiter(sleep=lambda _: None))
    with (
        FileServer(tmp_path / "files", faults=faults) as server,
        RemoteBaseline(server.url, tmp_path / "downloads", downloader=made) as remote,
    ):
        sync(corpus, index_of(corpus), plan_remote(corpus, remote), n_processes=0)
        assert plan_remote(corpus, remote).files == ()

    assert len(titles(corpus)) == n_files
    assert found(corpus, "number 1") != []


def test_what_came_before_a_file_that_cannot_be_fetched_is_kept(
    corpus: Corpus, put: Put, tmp_path: Path
) -> None:
    put(1, article(1, "First"))
    put(2, article(2, "Second"))
    faults = [FileFault(FileFaultKind.GONE, only="0002.xml.gz")]
    made = Downloader("made", sleep=lambda _: None, limiter=Limiter(sleep=lambda _: None))
    with (
        FileServer(tmp_path / "files", faults=faults) as server,
        RemoteBaseline(server.url, tmp_path / "downloads", downloader=made) as remote,
    ):
        plan = plan_remote(corpus, remote)
        with pytest.raises(RequestRefusedError, match="status 404"):
            sync(corpus, index_of(corpus), plan, n_processes=0)
        assert found(corpus, "first") == ["pmid:1"]

        sync(corpus, index_of(corpus), plan_remote(corpus, remote), n_processes=0)

    assert set(titles(corpus)) == {"pmid:1", "pmid:2"}


def test_a_retraction_notice_in_a_later_file_retracts_the_article(corpus: Corpus, put: Put) -> None:
    """And one in an earlier file: PubMed's links are followed from either end, at once."""
    links = "<CommentsCorrectionsList>{}</CommentsCorrectionsList></MedlineCitation>"
    of = '<CommentsCorrections RefType="RetractionOf"><PMID>{}</PMID></CommentsCorrections>'

    def notice(pmid: int, about: int) -> str:
        linked = links.format(of.format(about))
        return article(pmid, "Retraction").replace("</MedlineCitation>", linked)

    put(1, article(1, "First"), notice(90, 2))
    put(2, article(2, "Second"), article(3, "Third"))
    put(3, notice(91, 1), deletion(3))
    run(corpus)

    retracted = {
        record.record_id: [(item.direction, item.pmid) for item in record.notices]
        for record in corpus.records()
        if any(item.kind is NoticeKind.RETRACTION for item in record.notices)
    }
    assert retracted["pmid:1"] == [("in", "91")]
    assert retracted["pmid:2"] == [("in", "90")]
    put(4, deletion(91))
    run(corpus)
    assert said_of(corpus, "pmid:1") == []
    assert corpus.verify().links_agree


def said_of(corpus: Corpus, record_id: str) -> list[NoticeKind]:
    found = corpus.get(record_id)
    assert found is not None
    return [notice.kind for notice in found.notices]
