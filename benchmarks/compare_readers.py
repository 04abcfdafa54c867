"""Compare what three readers make of the same PubMed XML, field by field.

    python -m benchmarks.compare_readers ../shared/data/record_samples/efetch_xml [--show FIELD]

Counts, per field, in how many records Biopython's `Entrez.read` and pubmed_parser's
`parse_medline_xml` say the same as plaincite, blanks and final marks aside. `--show` prints the
values that differ. docs/known-good-parsing.md explains each kind of difference.
"""

import argparse
import gzip
import importlib
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plaincite.errors import SourceError
from plaincite.ingest import read_records
from plaincite.model.record import Record

Fields = dict[str, tuple[str, ...]]


def main() -> None:
    """Print the table, and the differences of the field asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show")
    asked = parser.parse_args()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    unread: dict[str, list[str]] = defaultdict(list)
    n_files = n_records = 0
    for path in sorted(asked.folder.iterdir()):
        ours = _plaincite(path)
        n_files += bool(ours)
        n_records += len(ours)
        for name, read in (("Biopython", _biopython), ("pubmed_parser", _pubmed_parser)):
            theirs = _safely(read, path, unread[name])
            for pmid, fields in ours.items():
                for field, said in fields.items():
                    other = theirs.get(pmid, {}).get(field)
                    outcome = _outcome(said, other, pmid in theirs)
                    counts[field][f"{name}: {outcome}"] += 1
                    if field == asked.show and outcome == "differs":
                        print(f"{path.name} {pmid} {name}\n  ours   {said}\n  theirs {other}")
    print(f"{n_records} records in {n_files} files")
    for field, found in counts.items():
        print(field, dict(sorted(found.items())))
    for name, files in unread.items():
        print(f"{name} cannot read: {files}")


def _outcome(ours: tuple[str, ...], theirs: tuple[str, ...] | None, is_there: bool) -> str:
    if not is_there:
        return "no record"
    if theirs is None:
        return "no such field"
    return "same" if tuple(map(_plain, ours)) == tuple(map(_plain, theirs)) else "differs"


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _safely(
    read: Callable[[Path], dict[str, Fields]], path: Path, unread: list[str]
) -> dict[str, Fields]:
    try:
        return read(path)
    except Exception as error:
        unread.append(f"{path.name}: {type(error).__name__}")
        return {}


def _plaincite(path: Path) -> dict[str, Fields]:
    try:
        records = [item for item in read_records(path) if isinstance(item, Record) and item.pmid]
    except SourceError:
        return {}
    return {str(record.pmid): _ours(record) for record in records}


def _ours(record: Record) -> Fields:
    return {
        "doi": _some(record.doi),
        "pmcid": _some(record.pmcid),
        "title": _some(record.title),
        "abstract": _some(" ".join(section.text for section in record.sections)),
        "labels": tuple(section.label or "" for section in record.sections),
        "journal": _some(record.journal),
        "year": _some(str(record.year or "")),
        "volume": _some(record.volume),
        "issue": _some(record.issue),
        "pages": _some(record.pages),
        "family names": tuple(author.family for author in record.authors if author.family),
        "groups": tuple(author.group for author in record.authors if author.group),
        "publication types": record.publication_types,
        "MeSH": tuple(heading.descriptor for heading in record.mesh),
        "keywords": record.keywords,
        "chemicals": record.chemicals,
        "languages": record.languages,
        "links": tuple(sorted(f"{it.ref_type} {it.pmid}" for it in record.notices if it.ref_type)),
        "lay summaries": tuple(summary.text for summary in record.lay_summaries),
        "copyright": _some(record.copyright),
        "registrations": record.registry_ids,
    }


def _biopython(path: Path) -> dict[str, Fields]:
    library: Any = importlib.import_module("Bio.Entrez")
    with path.open("rb") as stream:
        read = library.read(stream, validate=False)
    articles = read.get("PubmedArticle", [])
    return {str(article["MedlineCitation"]["PMID"]): _of_biopython(article) for article in articles}


def _of_biopython(found: Any) -> Fields:  # noqa: ANN401 - its own dicts and lists
    citation = found["MedlineCitation"]
    article = citation["Article"]
    issue = article["Journal"]["JournalIssue"]
    ids = {str(it.attributes["IdType"]): str(it) for it in found["PubmedData"]["ArticleIdList"]}
    locations = [it for it in article.get("ELocationID", []) if it.attributes["EIdType"] == "doi"]
    texts = article.get("Abstract", {}).get("AbstractText", [])
    authors = article.get("AuthorList", [])
    links = citation.get("CommentsCorrectionsList", [])
    return {
        "doi": _some(str(locations[0]) if locations else ids.get("doi", "")),
        "pmcid": _some(ids.get("pmc", "")),
        "title": _some(str(article["ArticleTitle"])),
        "abstract": _some(" ".join(map(str, texts))),
        "labels": tuple(str(getattr(it, "attributes", {}).get("Label", "")) for it in texts),
        "journal": _some(str(article["Journal"].get("Title", ""))),
        "year": _some(_year(issue["PubDate"])),
        "volume": _some(str(issue.get("Volume", ""))),
        "issue": _some(str(issue.get("Issue", ""))),
        "pages": _some(str(article.get("Pagination", {}).get("MedlinePgn", ""))),
        "family names": tuple(str(it["LastName"]) for it in authors if "LastName" in it),
        "groups": tuple(str(it["CollectiveName"]) for it in authors if "CollectiveName" in it),
        "publication types": tuple(map(str, article["PublicationTypeList"])),
        "MeSH": tuple(str(it["DescriptorName"]) for it in citation.get("MeshHeadingList", [])),
        "keywords": tuple(str(it) for several in citation["KeywordList"] for it in several),
        "chemicals": tuple(str(it["NameOfSubstance"]) for it in citation.get("ChemicalList", [])),
        "languages": tuple(map(str, article["Language"])),
        "links": tuple(
            sorted(
                f"{it.attributes['RefType']} {it.get('PMID')}"
                for it in links
                if it.attributes["RefType"] != "Cites"
            )
        ),
        "lay summaries": tuple(
            " ".join(map(str, it["AbstractText"]))
            for it in citation.get("OtherAbstract", [])
            if "plain" in it.attributes.get("Type", "")
        ),
        "copyright": _some(str(article.get("Abstract", {}).get("CopyrightInformation", ""))),
        "registrations": tuple(
            str(number)
            for bank in article.get("DataBankList", [])
            for number in bank.get("AccessionNumberList", [])
        ),
    }


def _pubmed_parser(path: Path) -> dict[str, Fields]:
    library: Any = importlib.import_module("pubmed_parser")
    with tempfile.TemporaryDirectory() as made:  # it reads gzipped files alone
        packed = Path(made) / "a.xml.gz"
        packed.write_bytes(gzip.compress(path.read_bytes(), 1))
        found = list(library.parse_medline_xml(str(packed), year_info_only=True, author_list=True))
    return {str(it["pmid"]): _of_pubmed_parser(it) for it in found if not it.get("delete")}


def _of_pubmed_parser(found: dict[str, Any]) -> Fields:
    def coded(field: str) -> tuple[str, ...]:
        """Values that come as "D001: Name; D002: Other"."""
        parts = str(found.get(field) or "").split("; ")
        return tuple(part.partition(":")[2] or part for part in parts if part.strip())

    return {
        "doi": _some(str(found.get("doi") or "")),
        "pmcid": _some(str(found.get("pmc") or "")),
        "title": _some(str(found.get("title") or "")),
        "abstract": _some(str(found.get("abstract") or "")),
        "journal": _some(str(found.get("journal") or "")),
        "year": _some(str(found.get("pubdate") or "")),
        "issue": _some(str(found.get("issue") or "")),
        "pages": _some(str(found.get("pages") or "")),
        "family names": tuple(it["lastname"] for it in found["authors"] if it.get("lastname")),
        "publication types": coded("publication_types"),
        "MeSH": coded("mesh_terms"),
        "keywords": tuple(part for part in str(found.get("keywords") or "").split("; ") if part),
        "chemicals": coded("chemical_list"),
        "languages": tuple(part for part in str(found.get("languages") or "").split(";") if part),
    }


def _year(date: Any) -> str:  # noqa: ANN401 - its own dict
    stated = re.search(r"\d{4}", str(date.get("MedlineDate", "")))
    return str(date.get("Year", "")) or (stated.group() if stated else "")


def _some(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


if __name__ == "__main__":
    main()
