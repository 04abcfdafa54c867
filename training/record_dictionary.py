"""Make `corpus/records.zdict`: what records have in common, for the compressor to refer to.

It holds the text of format 2's dictionary, before it the words that are next most frequent in the
titles and abstracts of a corpus, and before these zstd's tables of how often each byte and each
length of a copy comes up, counted on records. No more than single words of any record goes into
it. Needs backports.zstd (from Python 3.14 on it is the standard library's compression.zstd).

    python training/record_dictionary.py src/plaincite/corpus/records.zdict WORDS TABLES...

WORDS and TABLES are folders of corpora: words are counted in the first, tables in all. Same corpora
in, same bytes out; but every stored record refers to the file as it is, and another one is a new
format.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from backports import zstd

from plaincite.corpus import Corpus
from plaincite.corpus.dictionary import DICTIONARY
from plaincite.corpus.encoding import canonical_bytes
from plaincite.model.record import Record

N_WORDS = 2_000
N_SAMPLES = 3_000  # records of each corpus
EVERY = 7  # so many records on is the next sample
LEVEL = 19  # the tables are counted on what this level writes
TABLES_BYTES = 4_096  # at most

_WORD = re.compile(r"[A-Za-z]{4,}")


def main(target: Path, folders: list[Path]) -> None:
    """Count, and write the dictionary to *target*."""
    words = Counter(word for record in _records(folders[0]) for word in _words(record))
    known = set(_WORD.findall(DICTIONARY.decode()))
    added = [word for word, _ in words.most_common() if word not in known][:N_WORDS]
    text = " ".join(reversed(added)).encode() + DICTIONARY
    samples = [
        canonical_bytes(record)
        for folder in folders
        for record in islice(_records(folder), 0, N_SAMPLES * EVERY, EVERY)
    ]
    found = zstd.finalize_dict(
        zstd.ZstdDict(text, is_raw=True), samples, len(text) + TABLES_BYTES, LEVEL
    )
    target.write_bytes(found.dict_content)
    print(f"{len(added):,} words and {len(samples):,} samples: {len(found.dict_content):,} bytes")


def _records(folder: Path) -> Iterator[Record]:
    with Corpus.open(folder, read_only=True) as corpus:
        yield from corpus.bare.records()


def _words(record: Record) -> list[str]:
    return _WORD.findall(f"{record.title} {record.abstract}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
