"""Make the list of names that the search index keeps as one term each (`search/names.txt`).

They are the vocabulary's names of two to four words of which each stands in one record of a hundred
or more: a name with a rarer word is soon looked for as a phrase.

    python training/common_names.py RECORDS.jsonl src/plaincite/search/names.txt

RECORDS.jsonl is what `benchmarks/public_corpus.py` writes; of it only how many records have a word
is used. The same records and vocabulary give the same list. Another list is another index: raise
the version in `search/index.py` with it.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from plaincite.ingest import read_records
from plaincite.model.record import Record
from plaincite.question.vocabulary import Vocabulary, load_vocabulary
from plaincite.search.fields import told_terms
from plaincite.search.terms import units

_SHARE = 0.01  # of the records that must have each word
_LENGTHS = range(2, 5)  # words

_HEAD = """\
# Names whose every word is common, as terms. The index keeps each as one term.
# Made by training/common_names.py; another list needs another version in search/index.py.
"""


def main() -> None:
    """Write the list."""
    records, out = map(Path, sys.argv[1:])
    common = common_terms(item for item in read_records(records) if isinstance(item, Record))
    names = sorted(set(common_names(load_vocabulary(), common)))
    out.write_text(_HEAD + "".join(f"{' '.join(name)}\n" for name in names), "ascii")
    print(f"{len(names):,} names of {len(common):,} common words")


def common_terms(records: Iterable[Record]) -> frozenset[str]:
    """Return the terms that stand in the title or abstract of one record of a hundred."""
    n_records, n_with = 0, Counter[str]()
    for record in records:
        n_records += 1
        n_with.update(set(told_terms(record)))
    return frozenset(term for term, n in n_with.items() if n >= _SHARE * n_records)


def common_names(vocabulary: Vocabulary, common: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the names that are made of *common* words alone, as terms."""
    for entry in vocabulary.entries:
        for name in (*entry.names, *entry.heard, *entry.members):
            words = tuple(part for unit in units(name) for part in unit.parts)
            if len(words) in _LENGTHS and common.issuperset(words):
                yield words


if __name__ == "__main__":
    main()
