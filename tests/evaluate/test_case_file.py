"""Case files: plain and gzipped alike, and every failure names the file and the line."""

import gzip
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate import case_file
from plaincite.evaluate.case_file import Row, read_cases, read_rows, text_of

PACKED = gzip.compress(b'{"text": "a"}\n' * 900)


def to_text(row: Row) -> str:
    return text_of(row, "text")


@pytest.mark.parametrize("name", ["cases.jsonl", "cases.jsonl.gz"])
def test_rows_keep_the_numbers_of_their_lines(tmp_path: Path, name: str) -> None:
    """Blank lines count, Windows line ends are ends, a line separator in a text is none."""
    held = '{"text": "a"}\r\n\n{"text": "b\u2028c"}'.encode()
    (tmp_path / name).write_bytes(gzip.compress(held) if name.endswith(".gz") else held)

    assert list(read_rows(tmp_path / name)) == [(1, {"text": "a"}), (3, {"text": "b\u2028c"})]


@pytest.mark.parametrize(
    ("name", "held", "reason"),
    [
        pytest.param(
            "a.jsonl", b"", r'holds no cases; a line must be \{"text": text\}', id="empty"
        ),
        pytest.param("a.jsonl", b'{"text": 7}', 'line 1 is no case .*"text" is no text', id="form"),
        pytest.param("a.jsonl", b"\n7", "line 2 is not an object", id="no object"),
        pytest.param(
            "a.jsonl", b'{"text": 1' + b"0" * 5000 + b"}", "not JSON", id="endless number"
        ),
        pytest.param("a.jsonl", b"\xff\xfe", "give a UTF-8 file", id="encoding"),
        pytest.param("a.jsonl.gz", PACKED[:-9], "cannot be read", id="cut off"),
        pytest.param("a.jsonl.gz", PACKED[:12] + b"\xff" * 30, "cannot be read", id="damaged"),
    ],
)
def test_what_is_no_case_file_is_an_error(
    tmp_path: Path, name: str, held: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(held)

    with pytest.raises(SourceError, match=reason):
        read_cases(tmp_path / name, to_text, form='{"text": text}')


def test_a_line_without_end_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_file, "_LONGEST_LINE", 100)
    path = tmp_path / "cases.jsonl"
    path.write_text('{"text": "a"}\n' + " " * 101, encoding="utf-8")

    with pytest.raises(SourceError, match="line 2 is too long"):
        list(read_rows(path))
