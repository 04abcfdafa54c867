"""A list of retracted articles is read whole or not at all."""

from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.library import read_retraction_list


def test_every_way_to_name_an_article(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        "212\nPMID: 0007\n10.1000/ABC\nhttps://doi.org/10.1000/x(1)\n\n"
        '{"pmid": "9", "notice": "x"}\n{"doi": "10.1000/j", "pmid": 10}\n'
    )

    assert read_retraction_list(tmp_path / "list.txt") == {
        "pmid:212",
        "pmid:7",
        "pmid:9",
        "pmid:10",
        "doi:10.1000/abc",
        "doi:10.1000/x(1)",
        "doi:10.1000/j",
    }


@pytest.mark.parametrize("line", ["no article", '{"title": "x"}', "{", "12 34", "10.1/x", "[1]"])
def test_a_line_that_names_no_article_stops_the_list(tmp_path: Path, line: str) -> None:
    (tmp_path / "list.txt").write_text(f"212\n{line}\n")

    with pytest.raises(SourceError, match="line 2"):
        read_retraction_list(tmp_path / "list.txt")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read_is_one_clear_error(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "list.txt").write_bytes(content)

    with pytest.raises(SourceError):
        read_retraction_list(tmp_path / "list.txt")


@pytest.mark.shared
def test_real_lists_are_read(shared_data: Path) -> None:
    pmids = read_retraction_list(shared_data / "retractions" / "retracted_pmids.jsonl")

    assert len(pmids) > 19_000
