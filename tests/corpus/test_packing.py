"""What is stored comes back to the byte, in this format and the older ones; damage is named."""

import hashlib
import zlib
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.corpus.dictionary import DICTIONARY
from plaincite.corpus.packing import pack, unpack

CANONICAL = b'{"pmid":"7","record_id":"pmid:7","title":"Rest for backs"}'


def zlib_with_dictionary(canonical: bytes) -> bytes:
    """Pack as format 2 did."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 8, zdict=DICTIONARY)
    return packer.compress(canonical) + packer.flush()


@given(st.binary(max_size=5_000))
def test_any_bytes_come_back(canonical: bytes) -> None:
    assert unpack(pack(canonical)) == canonical


def test_a_huge_record_comes_back() -> None:
    canonical = b"".join(b"author %d, " % number for number in range(300_000))

    assert unpack(pack(canonical)) == canonical


def test_what_records_share_takes_hardly_any_room() -> None:
    assert len(pack(CANONICAL)) < len(CANONICAL) * 0.7


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x01" + zlib.compress(CANONICAL), id="format 1, zlib's"),
        pytest.param(b"\x02" + zlib_with_dictionary(CANONICAL), id="format 2, with a dictionary"),
    ],
)
def test_older_formats_are_still_read(content: bytes) -> None:
    assert unpack(content) == CANONICAL


def test_the_dictionaries_are_never_changed() -> None:
    """Stored records refer to them, so another one would make them all unreadable."""
    common = files("plaincite.corpus").joinpath("records.zdict").read_bytes()

    assert hashlib.sha256(DICTIONARY).hexdigest()[:16] == "82f942f9a9f43819"
    assert hashlib.sha256(common).hexdigest()[:16] == "b8e4233bde31ac54"


def test_a_later_storage_format_is_named() -> None:
    with pytest.raises(ValueError, match="format 09 is not known"):
        unpack(b"\x09" + zlib.compress(b"{}"))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(pack(CANONICAL)[:-1], id="cut off"),
        pytest.param(pack(CANONICAL) + b"x", id="followed by something"),
        pytest.param(b"\x02" + zlib_with_dictionary(CANONICAL)[:-1], id="format 2, cut off"),
        pytest.param(b"\x03", id="nothing but its format"),
        pytest.param(b"\x03" + b"\xff" * 20, id="noise"),
        # One segment whose size has eight bytes: 2**40.
        pytest.param(b"\x03\xe0" + (1 << 40).to_bytes(8, "little"), id="says it is enormous"),
        pytest.param("text", id="no bytes"),
    ],
)
def test_damage_is_named(content: object) -> None:
    with pytest.raises(ValueError, match="damaged content"):
        unpack(content)


def test_threads_do_not_disturb_each_other() -> None:
    """Each has a compressor of its own: the library's may not be shared."""
    records = [b'{"title":"%d"}' % number * (number % 50) for number in range(2_000)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda record: unpack(pack(record)), records)) == records
