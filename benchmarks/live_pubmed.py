"""How many of an editor's chosen studies the live query finds, over a stand-in for PubMed.

Run: python benchmarks/live_pubmed.py [RCT_CORPUS.jsonl.gz]

Holds the starter library's digests, as if published, among the records of a corpus of trial
reports, asks each starter question as `ask --live` does, and counts the digests that came.
"""

import gzip
import json
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

from plaincite.ingest import LIVE_SOURCES, LiveSettings, read_records
from plaincite.model.record import Record, Section
from plaincite.question import understand
from plaincite.testing import EutilsServer

_LIMIT = 200


def main(paths: list[str]) -> None:
    """Print a line a question, and the sum."""
    chosen = dict(_questions())
    digests = [record for records in chosen.values() for record in records]
    others = [record for path in paths for record in _trials(Path(path))]
    n_found, n_digests, started = 0, 0, time.monotonic()
    with EutilsServer([*others, *digests]) as server:
        settings = LiveSettings("benchmark@example.org", eutils_url=server.url)
        source = LIVE_SOURCES["pubmed"].open(settings)
        for question, records in chosen.items():
            found = source.find(understand(question), limit=_LIMIT)
            pmids = {record.pmid for record in found.records}
            n_here = sum(record.pmid in pmids for record in records)
            n_found, n_digests = n_found + n_here, n_digests + len(records)
            print(f"{n_here:2} of {len(records):2} among {len(pmids):3}  {question}")
        source.close()
        n_requests = len(server.requests)
    print(f"{n_found} of {n_digests} ({n_found / n_digests:.0%}) among {len(others):,} others")
    print(f"{n_requests} requests, {time.monotonic() - started:.0f} s")


def _questions() -> Iterator[tuple[str, list[Record]]]:
    """Yield each starter question with its digests; one without a PMID is given one."""
    made_up = 90_000_000
    with resources.as_file(resources.files("plaincite") / "starter") as folder:
        for path in sorted(folder.glob("*.toml")):
            records = []
            for item in read_records(path):
                if isinstance(item, Record):
                    made_up += 1
                    pmid = item.pmid or str(made_up)
                    records.append(replace(item, pmid=pmid, digest=None))
            yield tomllib.loads(path.read_text("utf-8"))["question"], records


def _trials(path: Path) -> Iterator[Record]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if str(row["_id"]).isdigit():
                sections = (Section(part["text"], part.get("label")) for part in row["abstract"])
                yield Record(f"pmid:{row['_id']}", row["title"], tuple(sections), pmid=row["_id"])


if __name__ == "__main__":
    main(sys.argv[1:])
