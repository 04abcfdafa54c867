"""One corpus of all the abstracts in the public data sets, and the questions to ask of it.

Run: python benchmarks/public_corpus.py ../shared/data OUT [--only plaba]

Writes OUT/records.jsonl, in our own format, for `plaincite corpus add`, and the questions of PLABA,
HealthFC and PubMedRS-200 as OUT/NAME.jsonl, for `plaincite evaluate answers`. Articles on the sets'
retraction list are marked as retracted, as PubMed's own records would be. Left out are texts that
nobody may quote (reduced, tokenised, mere snippets) and the reviews that PubMedRS-200 asks about,
which would be their own answer.
"""

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from plaincite.ingest.jsonl import write_jsonl
from plaincite.model.record import (
    Author,
    MeshHeading,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)

Row = dict[str, Any]

# "RESULTS: We ...", and without the colon the labels that SciFact prints so.
_LABEL = re.compile(
    r"(?:^|(?<=[.?!] ))(?:([A-Z][A-Z/ ,&-]{3,40}): |(BACKGROUND|CONTEXT|INTRODUCTION|OBJECTIVES?"
    r"|AIMS?|PURPOSE|DESIGN|SETTING|METHODS?|PATIENTS AND METHODS|METHODS AND FINDINGS"
    r"|PARTICIPANTS|INTERVENTIONS?|MAIN OUTCOME MEASURES?|MEASUREMENTS|RESULTS|FINDINGS"
    r"|CONCLUSIONS?|INTERPRETATION|SIGNIFICANCE|FUNDING) (?=[A-Z]))"
)


def main() -> None:
    """Write the files and say how much is in them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=SETS, help="the abstracts of this set alone")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    records = merged(options.data, [options.only] if options.only else SETS)
    with (options.out / "records.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(write_jsonl(records))
    print(f"{len(records):,} records")
    for name in ("plaba", "healthfc", "pubmedrs200"):
        asked = questions(name, options.data)
        lines = (json.dumps({"id": f"{name}-{n}", "question": q}) for n, q in enumerate(asked))
        (options.out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{len(asked):,} questions of {name}")


def merged(data: Path, names: Iterable[str]) -> list[Record]:
    """Return the records of the sets, each article once, retracted ones marked."""
    retracted = {row["pmid"] for row in rows(data / "retractions/retracted_pmids.jsonl")}
    found: dict[str, Record] = {}
    for name in names:
        for record in SETS[name](data):
            if record.sections:
                found.setdefault(record.record_id, record)
    notice = Notice(NoticeKind.RETRACTION, "in", source="retraction list")
    return [
        replace(record, notices=(notice,)) if record.pmid in retracted else record
        for record in found.values()
    ]


def questions(name: str, data: Path) -> list[str]:
    """Return the different questions of a set in order."""
    file = "abstracts.jsonl" if name == "plaba" else "questions.jsonl"
    return list(dict.fromkeys(row["question"] for row in rows(data / name / file)))


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def plaba(data: Path) -> Iterator[Record]:
    """Abstracts that were found for consumer questions."""
    for row in rows(data / "plaba/abstracts.jsonl"):
        yield article(row, sections(" ".join(row["abstract_sentences"])))


def rct_abstracts(data: Path) -> Iterator[Record]:
    """Reports of randomised trials, with their sections."""
    for row in rows(data / "rct_abstracts/corpus.jsonl.gz"):
        parts = ((part["text"], part["label"] or None) for part in row["abstract"])
        yield article(row, tuple(Section(text, label) for text, label in parts if text))


def drug_class_reviews(data: Path) -> Iterator[Record]:
    """Records screened for reviews of drug classes."""
    for row in rows(data / "drug_class_reviews/corpus.jsonl.gz"):
        yield article(row | row["metadata"], sections(row["text"]))


def pubmedqa(data: Path) -> Iterator[Record]:
    """Articles whose title is a question."""
    for row in rows(data / "pubmedqa/questions.jsonl"):
        parts = [*zip(row["labels"], row["contexts"], strict=True)]
        parts.append(("CONCLUSIONS", row["long_answer"]))
        listed = tuple(Section(text, label) for label, text in parts if text)
        yield article(row | {"title": row["question"], "mesh": row["meshes"]}, listed)


def claim_sentences(data: Path) -> Iterator[Record]:
    """Abstracts of many fields."""
    for row in rows(data / "claim_sentences/abstracts.jsonl"):
        yield article(row, sections(" ".join(item["text"] for item in row["sentences"])))


def abbreviation_gold(data: Path) -> Iterator[Record]:
    """Abstracts with abbreviations."""
    for row in rows(data / "abbreviation_gold/abstracts.jsonl"):
        yield article(row, sections(row["abstract"]))


def scifact(data: Path) -> Iterator[Record]:
    """Abstracts that scientific claims rest on; their ids are no PMIDs."""
    for row in rows(data / "scifact/corpus.jsonl.gz"):
        yield Record(f"scifact:{row['_id']}", row["title"], sections(row["text"]))


def cochrane_pls(data: Path) -> Iterator[Record]:
    """Results and conclusions of Cochrane reviews; the set has no titles."""
    for row in rows(data / "cochrane_pls/pairs.jsonl"):
        record = article(row, sections(row["abstract"]))
        journal = "Cochrane Database of Systematic Reviews"
        yield replace(record, journal=journal, publication_types=("Systematic Review",))


def seed_question(data: Path) -> Iterator[Record]:
    """Records on one question, as their pages show them."""
    for row in rows(data / "seed_question/records.jsonl"):
        listed = row.get("abstract_sections")
        parts = sections(row["abstract"] or "")
        if isinstance(listed, list):
            parts = tuple(Section(part["text"], part.get("label")) for part in listed)
        yield article(row | {"authors": []}, parts)


SETS: dict[str, Callable[[Path], Iterator[Record]]] = {
    each.__name__: each
    for each in (
        plaba, rct_abstracts, drug_class_reviews, pubmedqa, claim_sentences, abbreviation_gold,
        scifact, cochrane_pls, seed_question,
    )
}  # fmt: skip


def sections(text: str) -> tuple[Section, ...]:
    """Cut *text* at its labels in capitals."""
    marks = list(_LABEL.finditer(text))
    if not text.strip():
        return ()
    if not marks or marks[0].start() > 0:
        return (Section(" ".join(text.split())),)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [
        (mark.group(1) or mark.group(2), " ".join(text[mark.end() : end].split()))
        for mark, end in zip(marks, ends, strict=True)
    ]
    return tuple(Section(part, label) for label, part in parts if part)


def article(row: Row, parts: tuple[Section, ...]) -> Record:
    """Return the record of a row with the fields that most sets share."""
    ids = [f"{kind}:{row[kind]}" for kind in ("pmid", "doi", "pmcid") if row.get(kind)]
    year = row.get("year")
    return Record(
        record_id=ids[0].lower() if ids else row["source_url"],
        title=row.get("title") or None,
        sections=parts,
        pmid=row.get("pmid"),
        doi=row.get("doi"),
        pmcid=row.get("pmcid"),
        authors=tuple(map(author, row.get("authors") or ())),
        journal=row.get("journal") or None,
        volume=row.get("volume") or None,
        issue=row.get("issue") or None,
        pages=row.get("pages") or None,
        date=PublicationDate(int(year)) if year else None,
        mesh=tuple(map(MeshHeading, row.get("mesh") or ())),
        languages=("eng",),
    )


def author(stated: str | dict[str, str]) -> Author:
    """Return an author, who stands as one name or as parts of one."""
    if isinstance(stated, str):
        return Author(group=stated)
    return Author(family=stated.get("last") or None, given=stated.get("fore") or None)


if __name__ == "__main__":
    main()
