"""Vectors on disk: found again, tied to their text, one writer, nothing trusted that is broken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy", reason="needs the extra 'dense'")

import numpy as np

from plaincite.errors import CorpusBusyError, CorpusError
from plaincite.model.record import Record
from plaincite.search.encoder import encoded_text
from plaincite.search.vector_files import writer_lock
from plaincite.search.vectors import MISSING, Vectors
from plaincite.search.whole_vectors import Entry, WholeVector

Make = Callable[..., Any]


def entry(encoder: Any, record: Record) -> Entry:
    text = encoded_text(record)
    return Entry(record.record_id, text, WholeVector.of(encoder.encode([text])[0]))


def filled(path: Path | None, encoder: Any, *records: Record) -> Vectors:
    vectors = Vectors.open(path, encoder)
    vectors.put([entry(encoder, record) for record in records])
    vectors.commit()
    return vectors


def nearest(vectors: Vectors, encoder: Any, text: str, limit: int = 1) -> list[str]:
    rows = vectors.nearest(WholeVector.of(encoder.encode([text])[0]), limit=limit)
    return sorted(vectors.record_id(row) for row in rows)


def test_what_was_committed_is_found_by_the_next_to_open(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    encoder = make_encoder()
    filled(tmp_path, encoder, make_record(1, "aspirin"), make_record(2, "yoga"))
    again = Vectors.open(tmp_path, encoder)

    assert len(again) == 2
    assert nearest(again, encoder, "yoga") == ["pmid:2"]
    assert again.rows(["pmid:9", "pmid:1"]).tolist() == [MISSING, 0]


def test_the_later_vector_of_a_record_counts(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    encoder = make_encoder()
    vectors = filled(tmp_path, encoder, make_record(1, "aspirin"), make_record(1, "yoga"))
    yoga = WholeVector.of(encoder.encode(["yoga"])[0])

    assert len(vectors) == 1
    assert vectors.likeness(yoga, vectors.rows(["pmid:1"])) == pytest.approx([1.0])


def test_how_alike_records_are_to_each_other(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    """A record without text is like nothing, not even itself."""
    encoder = make_encoder()
    records = (make_record(1, "yoga"), make_record(2), make_record(3, "yoga"))
    vectors = filled(tmp_path, encoder, *records)
    alike = vectors.all_likeness(vectors.rows(["pmid:1", "pmid:2", "pmid:3"]))

    assert alike == pytest.approx(np.array([[1, 0, 1], [0, 0, 0], [1, 0, 1]]))


def test_a_record_that_changed_or_went_has_no_vector(
    tmp_path: Path, make_encoder: Make, make_record: Make, make_source: Make
) -> None:
    encoder, source = make_encoder(), make_source(*(make_record(n, f"w{n}") for n in (1, 2, 3, 4)))
    vectors = filled(tmp_path, encoder, *(make_record(n, f"w{n}") for n in (1, 2, 3, 4)))
    vectors.synchronize(source, sequence=4)
    source.put(make_record(1, "other"))
    source.delete("pmid:2")
    source.put(make_record(3, "w3", keywords=("new",)))  # what is encoded stays the same

    assert vectors.synchronize(source, sequence=7) == 2
    for held in (vectors, Vectors.open(tmp_path, encoder)):
        rows = held.rows(["pmid:1", "pmid:2", "pmid:3", "pmid:4"])
        assert (rows == MISSING).tolist() == [True, True, False, False]


def test_another_corpus_in_the_same_folder_gives_no_stale_vector(
    tmp_path: Path, make_encoder: Make, make_record: Make, make_source: Make
) -> None:
    encoder = make_encoder()
    vectors = filled(tmp_path, encoder)
    vectors.synchronize(make_source(make_record(1, "aspirin")), sequence=1)
    vectors.put([entry(encoder, make_record(1, "aspirin"))])
    vectors.commit()
    other = Vectors.open(tmp_path, encoder)

    assert other.synchronize(make_source(make_record(1, "yoga")), sequence=1) == 1
    assert len(other) == 0


def test_another_encoders_vectors_are_never_compared(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    filled(tmp_path, make_encoder("old"), make_record(1, "aspirin"))
    new = Vectors.open(tmp_path, make_encoder("new"))
    assert len(new) == 0

    new.put([entry(make_encoder("new"), make_record(2, "yoga"))])
    new.commit()
    assert len(Vectors.open(tmp_path, make_encoder("new"))) == 1
    assert len(Vectors.open(tmp_path, make_encoder("old"))) == 0


@pytest.mark.parametrize("name", ["state.json", "vectors-1", "rows-1", "ids-1"])
@pytest.mark.parametrize("content", [None, b"", b"{"])
def test_files_that_lack_something_are_no_vectors_and_can_be_filled_again(
    tmp_path: Path, make_encoder: Make, make_record: Make, name: str, content: bytes | None
) -> None:
    encoder = make_encoder()
    filled(tmp_path, encoder, make_record(1, "aspirin"), make_record(2, "yoga"))
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)

    assert len(Vectors.open(tmp_path, encoder)) == 0
    filled(tmp_path, encoder, make_record(3, "gout"))
    assert nearest(Vectors.open(tmp_path, encoder), encoder, "gout") == ["pmid:3"]


def test_bytes_behind_the_rows_that_count_are_overwritten(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    """What a process leaves that died before it replaced the state."""
    encoder = make_encoder()
    filled(tmp_path, encoder, make_record(1, "aspirin"))
    for name in ("vectors-1", "rows-1", "ids-1"):
        with (tmp_path / name).open("ab") as stream:
            stream.write(b"left over")
    filled(tmp_path, encoder, make_record(2, "yoga"))
    again = Vectors.open(tmp_path, encoder)

    assert len(again) == 2
    assert nearest(again, encoder, "yoga") == ["pmid:2"]


def test_one_writes_and_the_other_is_told(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    encoder = make_encoder()
    vectors = Vectors.open(tmp_path, encoder)
    vectors.put([entry(encoder, make_record(1, "aspirin"))])
    with writer_lock(tmp_path), pytest.raises(CorpusBusyError):
        vectors.commit()
    vectors.settle()
    assert nearest(vectors, encoder, "aspirin") == ["pmid:1"]  # in memory
    assert len(Vectors.open(tmp_path, encoder)) == 0

    vectors.commit()
    assert len(Vectors.open(tmp_path, encoder)) == 1


def test_two_that_write_in_turn_lose_nothing(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    encoder = make_encoder()
    one, two = Vectors.open(tmp_path, encoder), Vectors.open(tmp_path, encoder)
    for number, vectors in enumerate((one, two, one), start=1):
        vectors.put([entry(encoder, make_record(number, f"word{number}"))])
        vectors.commit()
    again = Vectors.open(tmp_path, encoder)

    assert len(one) == len(again) == 3
    assert [nearest(again, encoder, f"word{n}") for n in (1, 2, 3)] == [
        ["pmid:1"],
        ["pmid:2"],
        ["pmid:3"],
    ]


def test_files_are_written_anew_when_most_rows_no_longer_count(
    tmp_path: Path, make_encoder: Make, make_record: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plaincite.search.vectors._WASTE", 3)
    encoder = make_encoder()
    for word in ("a", "b", "c", "d", "e", "aspirin"):
        filled(tmp_path, encoder, make_record(1, word))
    again = Vectors.open(tmp_path, encoder)

    assert nearest(again, encoder, "aspirin") == ["pmid:1"]
    assert sorted(path.name for path in tmp_path.glob("*-*")) == ["ids-2", "rows-2", "vectors-2"]
    assert (tmp_path / "vectors-2").stat().st_size < 4 * encoder.width


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.one_of(st.none(), st.text("ab ", max_size=4))), max_size=30
    )
)
def test_any_history_ends_like_a_dict(
    make_encoder: Make, history: list[tuple[int, str | None]]
) -> None:
    """Put or taken away, in any order: what counts is the last word on each record."""
    encoder, expected = make_encoder(), dict[str, str]()
    vectors = Vectors.open(None, encoder)
    for number, text in history:
        record_id = f"pmid:{number}"
        if text is None:
            vectors.put([Entry(record_id, None, None)])
            expected.pop(record_id, None)
        else:
            vectors.put([Entry(record_id, text, WholeVector.of(encoder.encode([text])[0]))])
            expected[record_id] = text
    vectors.commit()

    assert len(vectors) == len(expected)
    known = vectors.rows([f"pmid:{n}" for n in range(6)]) != MISSING
    assert [f"pmid:{n}" for n in np.flatnonzero(known)] == sorted(expected)


@given(st.lists(st.floats(width=32), min_size=8, max_size=8))
def test_any_numbers_become_a_vector(numbers: list[float]) -> None:
    """Not a number, infinite, nothing but zeros: a direction, or none."""
    whole = WholeVector.of(np.array(numbers, np.float32))

    assert whole.square == sum(int(number) ** 2 for number in whole.numbers)
    assert whole.square == 0 or max(abs(int(number)) for number in whole.numbers) == 127


def test_sums_are_exact_in_single_precision() -> None:
    """The largest sum that can come about at the largest width."""
    extreme = np.full((1, 1024), 127, np.int8)

    assert (
        float((extreme.astype(np.float32) @ extreme[0].astype(np.float32))[0]) == 127 * 127 * 1024
    )


def test_a_lock_that_is_no_lock_is_an_error_in_our_words(
    tmp_path: Path, make_encoder: Make, make_record: Make
) -> None:
    (tmp_path / "lock").write_bytes(b"no database" * 200)

    with pytest.raises(CorpusError, match="cannot be written"):
        filled(tmp_path, make_encoder(), make_record(1, "aspirin"))
