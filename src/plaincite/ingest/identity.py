"""Who a record is: its identifiers in one form, its stable id, and whether it is a preprint.

The id rule, the only place where it stands:

1. "pmid:N" when the source gives a PMID,
2. else "doi:..." with the DOI in lower case, since DOIs ignore case,
3. else "pmcid:PMC...",
4. else "url:" and 12 hex digits: the start of the SHA-256 over the words of the title, the first
   author's family name and the year, so that every export of an entry gives it the same id.
"""

import hashlib
import re

from plaincite.ingest.clean import value
from plaincite.model.record import Author
from plaincite.text import words

__all__ = [
    "doi_in",
    "is_preprint",
    "normal_doi",
    "normal_pmcid",
    "normal_pmid",
    "stable_id",
]

# Wiley's of the 1990s have brackets inside: "10.1002/(SICI)...85:1<1::AID-X1>3.0.CO;2-A".
_DOI = re.compile(r"10\.\d{4,9}/(?:[^\s\"<>]|<\d[^\s<>]{0,40}>){1,500}")
_PMCID = re.compile(r"(?:PMC)?(\d{1,10})(?:\.\d{1,3})?", re.IGNORECASE)
_PMID = re.compile(r"\d{1,10}", re.ASCII)

# Registrants and prefixes that carry nothing but preprints. 10.1101 is shared with reviewed
# journals ("10.1101/gr.1"); bioRxiv and medRxiv number theirs by date or by six digits.
_PREPRINT_DOI = re.compile(
    r"10\.1101/(?:\d{6}(?!\d)|\d{4}\.\d\d\.\d\d\.)|10\.64898/"  # bioRxiv, medRxiv
    r"|10\.21203/rs\.|10\.2139/ssrn\.|10\.20944/preprints"  # Research Square, SSRN
    r"|10\.48550/arxiv\.|10\.26434/chemrxiv|10\.22541/au\."  # arXiv, ChemRxiv, Authorea
    r"|10\.3123[45]/osf\.io|10\.31219/osf\.io|10\.2196/preprints\.",  # OSF, JMIR
    re.IGNORECASE,
)


def normal_pmid(text: str | None) -> str | None:
    """Return the PMID as digits without leading zeros, or None when *text* is none.

    >>> normal_pmid(" 0012345 "), normal_pmid("PMC123"), normal_pmid("0")
    ('12345', None, None)
    """
    found = _PMID.fullmatch((text or "").strip())
    return (found.group().lstrip("0") or None) if found else None


def normal_pmcid(text: str | None) -> str | None:
    """Return the PMCID with its prefix and without version, or None.

    >>> normal_pmcid("pmc0123.2"), normal_pmcid("123"), normal_pmcid("x")
    ('PMC123', 'PMC123', None)
    """
    found = _PMCID.fullmatch((text or "").strip())
    digits = found.group(1).lstrip("0") if found and found.group(1).isascii() else ""
    return f"PMC{digits}" if digits else None


def normal_doi(text: str | None) -> str | None:
    """Return the DOI without resolver address or "doi:", its case kept, or None.

    >>> normal_doi("https://doi.org/10.1000/AB.1"), normal_doi("doi: 10.1000/x"), normal_doi("x")
    ('10.1000/AB.1', '10.1000/x', None)
    """
    cleaned = value(text)
    found = _DOI.search(cleaned) if cleaned else None
    doi = found.group().rstrip(".,;") if found else ""
    return None if doi.endswith("/") else doi or None  # "10.1000/." has no suffix


def doi_in(text: str | None) -> str | None:
    """Return the first DOI inside running text such as a citation, without its end mark.

    >>> doi_in("Lancet. 2020;1:1. doi: 10.1000/x(20)1.")
    '10.1000/x(20)1'
    """
    doi = normal_doi(text)
    if doi and doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1]
    return doi


def stable_id(  # noqa: PLR0913 - all that can identify a record
    pmid: str | None,
    doi: str | None,
    pmcid: str | None,
    *,
    title: str | None = None,
    authors: tuple[Author, ...] = (),
    year: int | None = None,
) -> str | None:
    """Return the record's id by the rule above, or None when nothing identifies it.

    >>> stable_id(None, "10.1000/AB", None)
    'doi:10.1000/ab'
    """
    if pmid:
        return f"pmid:{pmid}"
    if doi:
        return f"doi:{doi.lower()}"
    if pmcid:
        return f"pmcid:{pmcid}"
    if title is None:
        return None
    first = authors[0].family or authors[0].display if authors else ""
    identity = " ".join(words(f"{title} {first} {year or ''}".casefold()))
    return f"url:{hashlib.sha256((identity or title).encode()).hexdigest()[:12]}"


def is_preprint(publication_types: tuple[str, ...], doi: str | None) -> bool:
    """Whether the publication type or the DOI's registrant says that this was not peer reviewed.

    >>> is_preprint((), "10.1101/2020.01.02.123"), is_preprint((), "10.1101/gr.1")
    (True, False)
    """
    if any(kind.casefold() == "preprint" for kind in publication_types):
        return True
    return doi is not None and _PREPRINT_DOI.match(doi) is not None
