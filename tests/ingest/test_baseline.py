"""PubMed's yearly files: which there are, in order, and whether they are whole."""

import hashlib
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.ingest import BaselineFile, check_file, list_baseline


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"content")
    return folder


def test_files_come_by_number_wherever_they_lie(tmp_path: Path) -> None:
    """A copy of NLM's folders keeps baseline and updates apart; other files are passed over."""
    touch(tmp_path, "updatefiles/pubmed26n1335.xml.gz", "baseline/pubmed26n0002.xml.gz")
    touch(tmp_path, "pubmed26n0001.xml.gz", "README.txt", "pubmed26n0001.xml.gz.md5")

    assert [file.number for file in list_baseline(tmp_path)] == [1, 2, 1335]


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        pytest.param((), "holds no PubMed files", id="an empty folder"),
        pytest.param(
            ("pubmed25n0001.xml.gz", "pubmed26n0002.xml.gz"),
            "files of 2025 and 2026; .* never mix",
            id="two years",
        ),
        pytest.param(
            ("pubmed26n0001.xml.gz", "baseline/pubmed26n0001.xml.gz"), "twice", id="a file twice"
        ),
    ],
)
def test_a_folder_that_cannot_be_used_is_one_line(
    tmp_path: Path, names: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(SourceError, match=reason) as raised:
        list_baseline(touch(tmp_path, *names))

    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("stated", "is_proven"),
    [
        pytest.param("MD5(pubmed26n0001.xml.gz)= {md5}\n", True, id="as NLM writes it"),
        pytest.param("{md5}  pubmed26n0001.xml.gz\n", True, id="as md5sum writes it"),
        pytest.param("{MD5}", True, id="in capitals"),
        pytest.param(None, False, id="no MD5 there"),
    ],
)
def test_a_file_is_compared_with_its_md5(
    tmp_path: Path, stated: str | None, is_proven: bool
) -> None:
    path = touch(tmp_path, "pubmed26n0001.xml.gz") / "pubmed26n0001.xml.gz"
    md5 = hashlib.md5(b"content").hexdigest()
    if stated is not None:
        beside = path.with_name(f"{path.name}.md5")
        beside.write_text(stated.format(md5=md5, MD5=md5.upper()))

    found = check_file(BaselineFile(path, 26, 1))

    assert found.is_proven == is_proven
    assert found.sha256 == hashlib.sha256(b"content").hexdigest()


@pytest.mark.parametrize("stated", ["0" * 32, "", "<html>not found</html>"])
def test_a_file_that_differs_from_its_md5_is_refused(tmp_path: Path, stated: str) -> None:
    path = touch(tmp_path, "pubmed26n0001.xml.gz") / "pubmed26n0001.xml.gz"
    path.with_name(f"{path.name}.md5").write_text(stated)

    with pytest.raises(SourceError, match="its MD5 differs"):
        check_file(BaselineFile(path, 26, 1))
