"""Packing: canonical forms as they are stored, small, and back to the byte.

Stored content is one byte that names the format, then the packed form. Format 1 is zlib's, format
2 the same with a dictionary, and what is written since is format 3: a frame of zstd, without the
bytes that all frames begin with, that refers to `records.zdict`. That file holds words that records
share and tables of how often each byte comes up in them, so that no record brings its own tables
along; `training/record_dictionary.py` made it.

NEVER change a byte of either dictionary: stored records refer to them. A better one is a new
format.
"""

import threading
import zlib
from collections.abc import Callable
from importlib.resources import files

import zstandard

from plaincite.corpus.dictionary import DICTIONARY

__all__ = ["pack", "unpack"]

# The byte that names the format; a later one takes the next number, none is ever used again.
_ZLIB = b"\x01"
_ZLIB_DICTIONARY = b"\x02"
_ZSTD = b"\x03"
_ZLIB_RAW = -15  # no header and no checksum: each record has its digest
_MOST_BYTES = 1 << 30  # unpacked; what says that it is larger is damaged

_COMMON = zstandard.ZstdCompressionDict(
    files("plaincite.corpus").joinpath("records.zdict").read_bytes(),
    dict_type=zstandard.DICT_TYPE_FULLDICT,
)
# A level's own choice changes with zstd's version and the size of its input. Of those that were
# tried, none is as small in so little time; docs/evaluation.md has the figures.
_PARAMETERS = zstandard.ZstdCompressionParameters(
    format=zstandard.FORMAT_ZSTD1_MAGICLESS,
    strategy=zstandard.STRATEGY_LAZY,
    window_log=16,
    chain_log=16,
    hash_log=17,
    search_log=4,
    min_match=4,
    target_length=8,
    write_dict_id=False,
)
_COMMON.precompute_compress(compression_params=_PARAMETERS)


class _Zstd(threading.local):
    """What packs and unpacks; no two threads may use one at a time."""

    def __init__(self) -> None:
        self.compress = zstandard.ZstdCompressor(
            dict_data=_COMMON, compression_params=_PARAMETERS
        ).compress
        self.decompress = zstandard.ZstdDecompressor(
            dict_data=_COMMON, format=zstandard.FORMAT_ZSTD1_MAGICLESS
        ).decompress


_zstd = _Zstd()


def pack(canonical: bytes) -> bytes:
    """Return the canonical form as it is stored."""
    return _ZSTD + _zstd.compress(canonical)


def unpack(content: object) -> bytes:
    """Return the canonical form from what was stored.

    Raises:
        ValueError: it is damaged, or of a format that this version does not know.
    """
    if not isinstance(content, bytes):
        raise ValueError("damaged content: not stored as bytes")
    unpack_format = _FORMATS.get(content[:1])
    if unpack_format is None:
        raise ValueError(f"storage format {content[:1].hex() or 'none'} is not known here")
    try:
        return unpack_format(content[1:])
    except (zlib.error, zstandard.ZstdError, MemoryError) as error:
        raise ValueError(f"damaged content: {error}") from error


def _unpack_with_dictionary(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj(_ZLIB_RAW, zdict=DICTIONARY)
    canonical = unpacker.decompress(packed)
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("damaged content: cut off, or followed by something else")
    return canonical


def _unpack_zstd(packed: bytes) -> bytes:
    head = zstandard.get_frame_parameters(packed, format=zstandard.FORMAT_ZSTD1_MAGICLESS)
    if head.content_size > _MOST_BYTES:
        raise ValueError("damaged content: no record is so large")
    return _zstd.decompress(packed, allow_extra_data=False)


_FORMATS: dict[bytes, Callable[[bytes], bytes]] = {
    _ZLIB: zlib.decompress,
    _ZLIB_DICTIONARY: _unpack_with_dictionary,
    _ZSTD: _unpack_zstd,
}
