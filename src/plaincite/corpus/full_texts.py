"""Full texts beside the records: the bodies of articles, joined to these when they are read.

Kept apart, so that a body survives whatever PubMed says anew of its record, and may come before it.
It belongs to a record that shares an identifier with it and contradicts it in none. A body that
comes again replaces the one of the same article. Each has a digest; their sum is part of the
snapshot, as the records' is.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from plaincite.corpus.database import FULL_TEXTS_FORMAT, raise_format
from plaincite.corpus.encoding import canonical_body, decode_body
from plaincite.corpus.merging import Outcome
from plaincite.corpus.notices import make_lists
from plaincite.corpus.packing import pack, unpack
from plaincite.errors import PlainciteError
from plaincite.model.record import ArticleBody, Record

__all__ = [
    "bodied_total",
    "body_batches",
    "body_problems",
    "count_bodies",
    "count_waiting",
    "make_full_texts",
    "with_full_texts",
    "write_bodies",
]

Rows = Callable[..., list[tuple[Any, ...]]]

_MODULUS = 1 << 256
_LOOKUP = 400  # articles a query; SQLite takes 999 values in its oldest builds
_BATCH = 200  # bodies a transaction, of some 40,000 characters each

_SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS full_texts (
        article TEXT PRIMARY KEY,   -- "pmid:7", else "doi:...", else "pmcid:..."
        pmid TEXT,
        doi TEXT,                   -- in small letters
        pmcid TEXT,
        digest BLOB NOT NULL,
        content BLOB NOT NULL       -- see packing.py
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS full_texts_state (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        total BLOB NOT NULL,        -- sum of the digests
        n_bodies INTEGER NOT NULL
    )
    """,
    "INSERT OR IGNORE INTO full_texts_state VALUES (1, zeroblob(32), 0)",
    "CREATE INDEX IF NOT EXISTS full_texts_doi ON full_texts (doi) WHERE doi IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS full_texts_pmcid ON full_texts (pmcid) WHERE pmcid IS NOT NULL",
)


def body_batches(bodies: Iterable[ArticleBody]) -> Iterator[list[ArticleBody]]:
    """Yield *bodies* a transaction's worth at a time; before an error, those that came first."""
    batch: list[ArticleBody] = []
    try:
        for body in bodies:
            batch.append(body)
            if len(batch) == _BATCH:
                yield batch
                batch = []
    except PlainciteError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def make_full_texts(connection: sqlite3.Connection) -> None:
    """Make the tables of full texts where there are none, within a transaction."""
    make_lists(connection)  # whose format is a lower one
    for statement in _SCHEMA:
        connection.execute(statement)
    raise_format(connection, FULL_TEXTS_FORMAT)


def write_bodies(connection: sqlite3.Connection, bodies: Iterable[ArticleBody]) -> Counter[Outcome]:
    """Keep *bodies*, within a transaction; return how many did what."""
    make_full_texts(connection)
    outcomes: Counter[Outcome] = Counter()
    ((total, n_bodies),) = connection.execute("SELECT total, n_bodies FROM full_texts_state")
    summed = int.from_bytes(total)
    for body in bodies:
        canonical = canonical_body(body)
        article, digest = _article(body), _digest(canonical)
        query = "SELECT digest FROM full_texts WHERE article = ?"
        held = connection.execute(query, (article,)).fetchone()
        if held == (digest,):
            outcomes[Outcome.UNCHANGED] += 1
            continue
        outcomes[Outcome.REPLACED if held else Outcome.ADDED] += 1
        summed += int.from_bytes(digest) - (int.from_bytes(held[0]) if held else 0)
        connection.execute(
            "INSERT OR REPLACE INTO full_texts VALUES (?, ?, ?, ?, ?, ?)",
            (article, body.pmid, body.doi, body.pmcid, digest, pack(canonical)),
        )
    connection.execute(
        "UPDATE full_texts_state SET total = ?, n_bodies = ?",
        ((summed % _MODULUS).to_bytes(32), n_bodies + outcomes[Outcome.ADDED]),
    )
    return outcomes


def with_full_texts(rows: Rows, records: Iterable[Record]) -> Iterator[Record]:
    """Yield *records* in order, each with the body of its article where one is kept.

    Raises:
        ValueError: A body is damaged.
    """
    held = list(records)
    if not held or not _has_bodies(rows):
        yield from held
        return
    for start in range(0, len(held), _LOOKUP):
        part = held[start : start + _LOOKUP]
        found = {
            "article": _looked_up(rows, "article", [_own_id(record) for record in part]),
            "doi": _looked_up(rows, "doi", [_small(record.doi) for record in part]),
            "pmcid": _looked_up(rows, "pmcid", [record.pmcid for record in part]),
        }
        for record in part:
            keys = {"article": _own_id(record), "doi": _small(record.doi), "pmcid": record.pmcid}
            bodies = (found[column].get(key) for column, key in keys.items())
            body = next((each for each in bodies if each and _belongs(each, record)), None)
            yield record if body is None else replace(record, full_text=body.full_text)


def bodied_total(rows: Rows) -> int:
    """Return the sum of the digests of all bodies; 0 when there are none."""
    if not _has_bodies(rows):
        return 0
    return int.from_bytes(rows("SELECT total FROM full_texts_state")[0][0])


def count_bodies(rows: Rows) -> int:
    """Return how many bodies are kept."""
    return int(rows("SELECT n_bodies FROM full_texts_state")[0][0]) if _has_bodies(rows) else 0


def count_waiting(rows: Rows) -> int:
    """Return how many bodies name a PMID of which no record is here."""
    if not _has_bodies(rows):
        return 0
    query = """
        SELECT count(*) FROM full_texts WHERE pmid IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM records WHERE record_id = article AND content IS NOT NULL
        )
    """
    return int(rows(query)[0][0])


def body_problems(rows: Rows) -> Iterator[str]:
    """Read every body and yield what is wrong with them."""
    if not _has_bodies(rows):
        return
    summed = n_bodies = 0
    after = ""
    query = "SELECT article, digest, content FROM full_texts WHERE article > ? ORDER BY article "
    while part := rows(f"{query} LIMIT {_LOOKUP}", after):
        for article, digest, content in part:
            n_bodies += 1
            summed += int.from_bytes(digest)
            if (problem := _problem(article, digest, content)) is not None:
                yield f"full text of {article}: {problem}"
        after = part[-1][0]
    ((total, noted),) = rows("SELECT total, n_bodies FROM full_texts_state")
    if n_bodies != noted:
        yield f"{n_bodies} full texts are here, {noted} are noted"
    if (summed % _MODULUS).to_bytes(32) != total:
        yield "the full texts here are not those that are noted"


def _problem(article: str, digest: bytes, content: object) -> str | None:
    try:
        canonical = unpack(content)
        body = decode_body(canonical)
    except ValueError as error:
        return str(error)
    is_whole = _digest(canonical) == digest and _article(body) == article
    return None if is_whole else "its content is not what was stored"


def _has_bodies(rows: Rows) -> bool:
    ((version,),) = rows("PRAGMA user_version")
    return bool(version >= FULL_TEXTS_FORMAT)


def _looked_up(rows: Rows, column: str, keys: list[str | None]) -> dict[str | None, ArticleBody]:
    wanted = sorted({key for key in keys if key})
    marks = ",".join("?" * len(wanted))
    query = (
        f"SELECT {column}, content FROM full_texts WHERE {column} IN ({marks}) "  # noqa: S608
        "ORDER BY article"  # of two with one DOI the one with a PMID comes last, and stands
    )
    return {key: decode_body(unpack(content)) for key, content in rows(query, *wanted)}


def _belongs(body: ArticleBody, record: Record) -> bool:
    """Whether no identifier says that the two are different articles; one at least is shared."""
    pairs = ((body.pmid, record.pmid), (body.doi, _small(record.doi)), (body.pmcid, record.pmcid))
    return all(mine == its for mine, its in pairs if mine and its)


def _article(body: ArticleBody) -> str:
    if body.pmid:
        return f"pmid:{body.pmid}"
    return f"doi:{body.doi}" if body.doi else f"pmcid:{body.pmcid}"


def _own_id(record: Record) -> str | None:
    return f"pmid:{record.pmid}" if record.pmid else None


def _small(doi: str | None) -> str | None:
    return doi.lower() if doi else None


def _digest(canonical: bytes) -> bytes:
    return hashlib.sha256(b"full text " + canonical).digest()
