"""Files over HTTP: resumed, checked, and whole or not there, whatever the server does."""

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.errors import (
    NetworkDownError,
    RequestRefusedError,
    ServiceDownError,
    SourceError,
)
from plaincite.ingest import RemoteBaseline
from plaincite.ingest.downloading import Downloader
from plaincite.ingest.pacing import Limiter
from plaincite.testing import FileFault, FileFaultKind, FileServer

NAME = "pubmed26n0001.xml.gz"
CONTENT = gzip.compress(b"<PubmedArticleSet/>", mtime=0) + bytes(range(256)) * 40
PASSING = [kind for kind in FileFaultKind if kind is not FileFaultKind.GONE]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder that is served: a baseline of one file, one update."""
    put(tmp_path / "site" / "baseline", NAME)
    put(tmp_path / "site" / "updatefiles", "pubmed26n0002.xml.gz")
    return tmp_path / "site"


def put(folder: Path, name: str, content: bytes = CONTENT) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    md5 = hashlib.md5(content).hexdigest()
    (folder / f"{name}.md5").write_text(f"MD5({name})= {md5}\n")


def downloader(
    *, timeout: float = 0.5, sleep: Callable[[float], object] = lambda _: None
) -> Downloader:
    """One that does not wait between attempts."""
    return Downloader(
        "made place", read_timeout=timeout, sleep=sleep, limiter=Limiter(sleep=lambda _: None)
    )


def fetched(site: Path, to: Path, *faults: FileFault) -> FileServer:
    """Fetch the first file; it must have come whole."""
    with FileServer(site, faults=faults) as server:
        with RemoteBaseline(server.url, to, downloader=downloader()) as remote:
            remote.fetch(remote.list_files()[0])
        assert (to / NAME).read_bytes() == CONTENT
        assert not (to / f"{NAME}.part").exists()
        return server


def test_files_of_both_folders_are_listed_in_order(site: Path, tmp_path: Path) -> None:
    """From above the two folders, and from one of them."""
    with FileServer(site) as server:
        for below, expected in (("", [1, 2]), ("baseline/", [1]), ("updatefiles", [2])):
            with RemoteBaseline(server.url + below, tmp_path, downloader=downloader()) as remote:
                assert [file.number for file in remote.list_files()] == expected


@pytest.mark.parametrize("kind", PASSING, ids=str)
def test_whatever_goes_wrong_once_the_file_comes_whole(
    site: Path, tmp_path: Path, kind: FileFaultKind
) -> None:
    fetched(site, tmp_path / "to", FileFault(kind))


def test_a_download_that_broke_off_goes_on_where_it_was(site: Path, tmp_path: Path) -> None:
    server = fetched(site, tmp_path / "to", FileFault(FileFaultKind.CUT, 0.5))

    asked = [wanted for path, wanted in server.requests if path.endswith(".gz")]
    assert asked == [None, f"bytes={len(CONTENT) // 2}-"]


def test_a_download_that_was_killed_goes_on_in_the_next_call(site: Path, tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / f"{NAME}.part").write_bytes(CONTENT[:100])

    server = fetched(site, tmp_path / "to")

    assert ("/baseline/" + NAME, "bytes=100-") in server.requests


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(b"x" * 100, id="of another edition"),
        pytest.param(CONTENT + b"more", id="longer than the file"),
        pytest.param(CONTENT, id="whole already"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_part_that_is_none(site: Path, tmp_path: Path, held: bytes) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / f"{NAME}.part").write_bytes(held)

    fetched(site, tmp_path / "to")


@settings(max_examples=30)
@given(
    st.lists(
        st.builds(
            FileFault,
            st.sampled_from([kind for kind in PASSING if kind is not FileFaultKind.STALL]),
            st.floats(0, 0.99),
        ),
        max_size=4,
    )
)
def test_any_row_of_faults_that_ends(
    tmp_path_factory: pytest.TempPathFactory, faults: list[FileFault]
) -> None:
    folder = tmp_path_factory.mktemp("faults")
    put(folder / "site", NAME)

    fetched(folder / "site", folder / "to", *faults)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        pytest.param(FileFaultKind.BAD_GATEWAY, "status 502, 5 times in a row", id="502"),
        pytest.param(FileFaultKind.LIMIT, "status 429", id="limits"),
        pytest.param(FileFaultKind.WEB_PAGE, "web pages instead of files", id="HTML"),
        pytest.param(FileFaultKind.HANG_UP, "its replies break off", id="hangs up"),
        pytest.param(FileFaultKind.WRONG, "does not agree with its MD5", id="wrong bytes"),
    ],
)
def test_a_fault_that_stays_is_one_error_and_no_file(
    site: Path, tmp_path: Path, kind: FileFaultKind, reason: str
) -> None:
    with (
        FileServer(site, faults=[FileFault(kind, 0)] * 50) as server,
        RemoteBaseline(server.url, tmp_path / "to", downloader=downloader()) as remote,
        pytest.raises(ServiceDownError, match=reason),
    ):
        remote.fetch(remote.list_files()[0])
    assert not (tmp_path / "to" / NAME).exists()


def test_the_server_says_how_long_to_wait(site: Path, tmp_path: Path) -> None:
    pauses: list[float] = []
    with (
        FileServer(site, faults=[FileFault(FileFaultKind.LIMIT, 7)]) as server,
        RemoteBaseline(
            server.url, tmp_path / "to", downloader=downloader(sleep=pauses.append)
        ) as remote,
    ):
        remote.fetch(remote.list_files()[0])

    assert pauses == [7]


def test_a_file_that_is_gone(site: Path, tmp_path: Path) -> None:
    with (
        FileServer(site, faults=[FileFault(FileFaultKind.GONE)]) as server,
        RemoteBaseline(server.url, tmp_path / "to", downloader=downloader()) as remote,
        pytest.raises(RequestRefusedError, match="status 404"),
    ):
        remote.fetch(remote.list_files()[0])


def test_an_md5_that_is_a_web_page(site: Path, tmp_path: Path) -> None:
    (site / "baseline" / f"{NAME}.md5").write_text("<html>Sign in</html>")
    with (
        FileServer(site) as server,
        RemoteBaseline(server.url, tmp_path / "to", downloader=downloader()) as remote,
        pytest.raises(ServiceDownError, match="states no MD5"),
    ):
        remote.fetch(remote.list_files()[0])


def test_a_place_without_files(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    with (
        FileServer(tmp_path / "site") as server,
        RemoteBaseline(server.url, tmp_path, downloader=downloader()) as remote,
        pytest.raises(SourceError, match="it holds no PubMed files"),
    ):
        remote.list_files()


@pytest.mark.parametrize("url", ["ftp://ftp.ncbi.nlm.nih.gov/pubmed/", "file:///etc/", "https://"])
def test_addresses_that_are_not_read(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceError, match="only http and https are read"):
        RemoteBaseline(url, tmp_path)


def test_links_to_elsewhere_are_not_followed(tmp_path: Path) -> None:
    """A page can name any file; only those of its own folder are PubMed's."""
    page = (
        f'<a href="http://elsewhere.example/{NAME}">x</a><a href="/other/{NAME}">y</a>'
        f'<a href="..%2f..%2f{NAME}">z</a><a href="./{NAME}">w</a>'
    )
    transport = httpx.MockTransport(lambda _: httpx.Response(200, text=page))
    made = Downloader("made", transport=transport, limiter=Limiter(sleep=lambda _: None))

    with RemoteBaseline("http://here.example/files/", tmp_path, downloader=made) as remote:
        (file,) = remote.list_files()

    assert file.path == tmp_path / NAME
    assert remote.addresses[NAME] == f"http://here.example/files/{NAME}"


def test_no_network_is_told_apart(tmp_path: Path) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no") from OSError(101, "Network is unreachable")

    made = Downloader(
        "made", transport=httpx.MockTransport(fail), limiter=Limiter(sleep=lambda _: None)
    )
    with (
        RemoteBaseline("http://here.example/", tmp_path, downloader=made) as remote,
        pytest.raises(NetworkDownError, match="cannot be reached from this machine"),
    ):
        remote.list_files()
