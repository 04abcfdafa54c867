"""Make PubMed baseline and update files of invented studies, true to NLM's DTD of 2025.

    python -m benchmarks.make_baseline OUT --records 300000 --updates 2

Files of 30,000 records with their MD5 beside them, as NLM ships them: lengths, share of records
with abstract, references, MeSH and all that is odd in PubMed at about the rates seen there. An
update file holds re-issued records, new ones and deletions. Same numbers in, same files out.
"""

import argparse
import gzip
import hashlib
import io
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from xml.sax.saxutils import escape
from zlib import crc32

from benchmarks.made_words import CONDITIONS, Language

_FIRST_PMID = 10_000_000
_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC '
    '"-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>\n'
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_CATEGORIES = ("BACKGROUND", "OBJECTIVE", "METHODS", "RESULTS", "CONCLUSIONS")
_TYPES = (
    ("D016428", "Journal Article"),
    ("D016449", "Randomized Controlled Trial"),
    ("D016454", "Review"),
    ("D002363", "Case Reports"),
    ("D016422", "Letter"),
    ("D000078182", "Systematic Review"),
    ("D013485", "Research Support, Non-U.S. Gov't"),
)
_LINKS = ("CommentIn", "ErratumIn", "CommentOn", "UpdateIn", "ErratumFor", "ExpressionOfConcernIn")
_FOREIGN = ("fre", "ger", "spa", "chi", "jpn", "rus", "pol", "por")


@dataclass(frozen=True, slots=True)
class File:
    """One file to make."""

    path: Path
    number: int
    seed: int
    pmids: range  # of new records
    older: range = range(0)  # PMIDs that an update may re-issue or delete


def main() -> None:
    """Make the files asked for, several at a time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--records", type=int, default=30_000)
    parser.add_argument("--updates", type=int, default=1, help="update files after the baseline")
    parser.add_argument("--per-file", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--year", type=int, default=26)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    files = list(plan(asked))
    if asked.jobs == 1:
        for file in files:
            make(file)
    else:
        with ProcessPoolExecutor(asked.jobs, mp_context=get_context("spawn")) as pool:
            list(pool.map(make, files))
    print(f"{len(files)} files, {sum(file.path.stat().st_size for file in files) / 1e6:,.0f} MB")


def plan(asked: argparse.Namespace) -> Iterator[File]:
    """Yield the files in order: the baseline, then the updates."""
    n_files = -(-asked.records // asked.per_file)
    end = _FIRST_PMID + asked.records
    for at in range(n_files + asked.updates):
        start = _FIRST_PMID + at * asked.per_file
        path = asked.out / f"pubmed{asked.year:02}n{at + 1:04}.xml.gz"
        if at < n_files:
            pmids = range(start, min(start + asked.per_file, end))
            yield File(path, at + 1, asked.seed, pmids)
        else:
            new = max(1, asked.per_file // 4)
            start = end + (at - n_files) * new
            yield File(path, at + 1, asked.seed, range(start, start + new), range(_FIRST_PMID, end))


def make(file: File) -> None:
    """Write one file and its MD5."""
    draw = random.Random(f"{file.seed}:{file.number}")
    maker = Maker(draw)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=4, mtime=0) as stream:
        stream.write(_HEAD.encode())
        for part in parts(file, draw, maker):
            stream.write(part.encode())
        stream.write(b"</PubmedArticleSet>\n")
    file.path.write_bytes(packed.getvalue())
    md5 = hashlib.md5(packed.getvalue()).hexdigest()
    file.path.with_name(f"{file.path.name}.md5").write_text(f"MD5({file.path.name})= {md5}\n")


def parts(file: File, draw: random.Random, maker: "Maker") -> Iterator[str]:
    """Yield the elements of a file: records, and in an update re-issues and deletions as well."""
    for pmid in file.pmids:
        if draw.random() < 0.0005:
            yield maker.book(pmid)
            continue
        yield maker.article(pmid)
        if draw.random() < 0.001:
            yield maker.article(pmid, version=2)
    if not file.older:
        return
    chosen = draw.sample(file.older, min(len(file.older) // 10 + 1, len(file.pmids) * 3))
    deleted = sorted(chosen[: len(chosen) // 200 + 1])
    for pmid in sorted(chosen[len(chosen) // 200 + 1 :]):
        yield maker.article(pmid)
    listed = "".join(f'<PMID Version="1">{pmid}</PMID>' for pmid in deleted)
    yield f"<DeleteCitation>{listed}</DeleteCitation>\n"


class Maker:
    """Makes records, one after the other, from one random source."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._language = Language(draw)

    def article(self, pmid: int, *, version: int = 1) -> str:
        """Return a PubmedArticle."""
        draw, year = self._draw, 2026 - int(self._draw.random() ** 2 * 60)
        foreign = draw.random() < 0.08
        doi = f"10.{1000 + pmid % 8000}/made.{pmid}"
        cited = self._mesh() if draw.random() < 0.7 else ""
        return (
            f'<PubmedArticle>\n<MedlineCitation Status="MEDLINE" IndexingMethod="Automated" '
            f'Owner="NLM">\n<PMID Version="{version}">{pmid}</PMID>\n'
            f"<DateRevised><Year>{year}</Year><Month>11</Month><Day>20</Day></DateRevised>\n"
            f'<Article PubModel="Print-Electronic">\n{self._journal(year)}'
            f"<ArticleTitle>{self._title(foreign)}</ArticleTitle>\n"
            f"<Pagination><StartPage>{pmid % 900}</StartPage><EndPage>{pmid % 900 + 9}</EndPage>"
            f"<MedlinePgn>{pmid % 900}-{pmid % 900 + 9}</MedlinePgn></Pagination>\n"
            f"{self._locations(doi, pmid)}{self._abstract() if draw.random() < 0.75 else ''}"
            f"{self._authors() if draw.random() < 0.97 else ''}"
            f"<Language>{draw.choice(_FOREIGN) if foreign else 'eng'}</Language>\n"
            f"{self._registrations()}{self._grants()}{self._types()}{self._vernacular(foreign)}"
            f'<ArticleDate DateType="Electronic"><Year>{year - draw.randint(0, 1)}</Year>'
            f"<Month>07</Month><Day>{pmid % 28 + 1:02}</Day></ArticleDate>\n</Article>\n"
            f"<MedlineJournalInfo><Country>England</Country><MedlineTA>Made J</MedlineTA>"
            f"<NlmUniqueID>{pmid % 9000}</NlmUniqueID><ISSNLinking>1234-567X</ISSNLinking>"
            f"</MedlineJournalInfo>\n{self._chemicals()}<CitationSubset>IM</CitationSubset>\n"
            f"{self._links()}{cited}{self._other_abstract()}{self._keywords()}{self._conflict()}"
            f"{self._investigators()}</MedlineCitation>\n<PubmedData>\n{_history(year)}"
            f"<PublicationStatus>ppublish</PublicationStatus>\n<ArticleIdList>"
            f'<ArticleId IdType="pubmed">{pmid}</ArticleId>{self._pmc(pmid)}'
            f'<ArticleId IdType="doi">{doi}</ArticleId></ArticleIdList>\n{self._references(pmid)}'
            f"</PubmedData>\n</PubmedArticle>\n"
        )

    def book(self, pmid: int) -> str:
        """Return a PubmedBookArticle: a chapter of a living book."""
        return (
            f'<PubmedBookArticle><BookDocument><PMID Version="1">{pmid}</PMID><ArticleIdList>'
            f'<ArticleId IdType="bookaccession">NBK{pmid}</ArticleId></ArticleIdList><Book>'
            "<Publisher><PublisherName>Made Press</PublisherName><PublisherLocation>Town"
            '</PublisherLocation></Publisher><BookTitle book="made">Made Pearls</BookTitle>'
            "<PubDate><Year>2026</Year><Month>01</Month></PubDate></Book>"
            f'<ArticleTitle book="made" part="a">{self._title(False)}</ArticleTitle>'
            f"<Language>eng</Language>{self._authors()}"
            f"<Abstract><AbstractText>{self._marked(800)}</AbstractText></Abstract>"
            "<ContributionDate><Year>2025</Year><Month>12</Month><Day>3</Day></ContributionDate>"
            "</BookDocument><PubmedBookData><PublicationStatus>ppublish</PublicationStatus>"
            "</PubmedBookData></PubmedBookArticle>\n"
        )

    def _journal(self, year: int) -> str:
        draw, chance = self._draw, self._draw.random()
        if chance < 0.08:
            date = (
                f"<MedlineDate>{year} {_MONTHS[year % 11]}-{_MONTHS[year % 11 + 1]}</MedlineDate>"
            )
        elif chance < 0.09:
            date = f"<Year>{year}</Year><Season>Winter</Season>"
        else:
            month, day = draw.choice(_MONTHS), draw.randint(1, 28)
            date = f"<Year>{year}</Year><Month>{month}</Month><Day>{day}</Day>"
        number = int(draw.random() ** 2 * 8000)
        return (
            f'<Journal><ISSN IssnType="Electronic">{number:04}-567X</ISSN>'
            f'<JournalIssue CitedMedium="Internet"><Volume>{year - 1960}</Volume><Issue>{year % 12}'
            f"</Issue><PubDate>{date}</PubDate></JournalIssue><Title>Made journal of "
            f"{CONDITIONS[number % 30]} {number}</Title><ISOAbbreviation>Made J {number}"
            "</ISOAbbreviation></Journal>\n"
        )

    def _title(self, foreign: bool) -> str:
        title = self._inline(escape(self._language.title()[:-1])) + "."
        if self._draw.random() < 0.001:
            title = f"RETRACTED: {title}"
        if foreign:
            return "[Not Available]." if self._draw.random() < 0.05 else f"[{title[:-1]}]."
        return title

    def _inline(self, text: str) -> str:
        """Put mark-up around some words, in about one text of seven."""
        if self._draw.random() > 0.15:
            return text
        words = text.split(" ")
        at = self._draw.randrange(len(words))
        tag = self._draw.choice(("i", "sup", "sub", "b", "i"))
        words[at] = f"<{tag}>{words[at]}</{tag}>"
        if self._draw.random() < 0.1:
            words.insert(at, "1.73 m<sup>2</sup> and 10<sup>-3</sup>")
        if self._draw.random() < 0.02:
            words.insert(
                at,
                '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup><mml:mi>x'
                "</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>",
            )
        return " ".join(words)

    def _marked(self, n_characters: int) -> str:
        return self._inline(escape(self._language.text(n_characters)))

    def _abstract(self) -> str:
        draw = self._draw
        length = int(draw.gauss(1500, 450))
        notice = "<CopyrightInformation>© 2026 The Made Authors.</CopyrightInformation>"
        end = (notice if draw.random() < 0.3 else "") + "</Abstract>\n"
        if draw.random() > 0.4:
            label = ' Label="SUMMARY" NlmCategory="UNASSIGNED"' if draw.random() < 0.02 else ""
            return f"<Abstract><AbstractText{label}>{self._marked(length)}</AbstractText>{end}"
        labels = ("" if draw.random() < 0.01 else name for name in _CATEGORIES)
        sections = (
            f'<AbstractText Label="{label}" NlmCategory="{category}">'
            f"{self._marked(length // 5)}</AbstractText>"
            for label, category in zip(labels, _CATEGORIES, strict=True)
        )
        return f"<Abstract>{''.join(sections)}{end}"

    def _authors(self) -> str:
        draw = self._draw
        complete = "N" if draw.random() < 0.01 else "Y"
        people = [self._author() for _ in range(min(40, 1 + int(draw.expovariate(1 / 4.5))))]
        if draw.random() < 0.03:
            people.append(
                f'<Author ValidYN="Y"><CollectiveName>{self._language.names()} Study Group'
                "</CollectiveName></Author>"
            )
        return (
            f'<AuthorList CompleteYN="{complete}" Type="authors">{"".join(people)}</AuthorList>\n'
        )

    def _author(self) -> str:
        draw, name = self._draw, self._language.names
        given = name()
        suffix = "<Suffix>Jr</Suffix>" if draw.random() < 0.01 else ""
        return (
            f'<Author ValidYN="{"N" if draw.random() < 0.002 else "Y"}"><LastName>{name()}'
            f"</LastName><ForeName>{given} {chr(65 + draw.randrange(26))}</ForeName>"
            f"<Initials>{given[0]}</Initials>{suffix}"
            f"{self._affiliation() if draw.random() < 0.5 else ''}</Author>"
        )

    def _affiliation(self) -> str:
        name = self._language.names
        return (
            f"<AffiliationInfo><Affiliation>Department of {self._language.word()}, {name()} "
            f"University, {name()}, {name()}.</Affiliation></AffiliationInfo>"
        )

    def _locations(self, doi: str, pmid: int) -> str:
        """DOI and PII stand in either order."""
        found = [
            f'<ELocationID EIdType="doi" ValidYN="Y">{doi}</ELocationID>',
            f'<ELocationID EIdType="pii" ValidYN="Y">S{pmid}</ELocationID>',
        ]
        return "".join(found[:: self._draw.choice((1, -1))]) + "\n"

    def _registrations(self) -> str:
        if self._draw.random() > 0.02:
            return ""
        number = f"NCT{self._draw.randrange(10**8):08}"
        return (
            '<DataBankList CompleteYN="Y"><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>'
            f"<AccessionNumberList><AccessionNumber>{number}</AccessionNumber>"
            "</AccessionNumberList></DataBank></DataBankList>\n"
        )

    def _grants(self) -> str:
        if self._draw.random() > 0.12:
            return ""
        grants = "".join(
            f"<Grant><GrantID>R01 {self._draw.randrange(90000)}</GrantID><Agency>NMADE</Agency>"
            "<Country>United States</Country></Grant>"
            for _ in range(self._draw.randint(1, 4))
        )
        return f'<GrantList CompleteYN="Y">{grants}</GrantList>\n'

    def _types(self) -> str:
        kinds = [_TYPES[0], *self._draw.sample(_TYPES[1:], self._draw.choice((0, 0, 1, 1, 2)))]
        if self._draw.random() < 0.001:
            kinds.append(("D016441", "Retracted Publication"))
        listed = "".join(
            f'<PublicationType UI="{ui}">{escape(name)}</PublicationType>' for ui, name in kinds
        )
        return f"<PublicationTypeList>{listed}</PublicationTypeList>\n"

    def _vernacular(self, foreign: bool) -> str:
        if not foreign:
            return ""
        return f"<VernacularTitle>Über {escape(self._language.title())}</VernacularTitle>\n"

    def _chemicals(self) -> str:
        if self._draw.random() > 0.45:
            return ""
        names = (self._language.drug() for _ in range(self._draw.randint(1, 5)))
        listed = "".join(
            f"<Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI="
            f'"D{crc32(name.encode()) % 10**6:06}">{name}</NameOfSubstance></Chemical>'
            for name in names
        )
        return f"<ChemicalList>{listed}</ChemicalList>\n"

    def _links(self) -> str:
        draw = self._draw
        if draw.random() > 0.05:
            return ""
        kind = "RetractionIn" if draw.random() < 0.02 else draw.choice(_LINKS)
        pmid = _FIRST_PMID + draw.randrange(10**6)
        named = f'<PMID Version="1">{pmid}</PMID>' if draw.random() < 0.9 else ""
        return (
            f'<CommentsCorrectionsList><CommentsCorrections RefType="{kind}"><RefSource>Made J. '
            f"2025;1:1. doi: 10.1000/{pmid}</RefSource>{named}</CommentsCorrections>"
            "</CommentsCorrectionsList>\n"
        )

    def _mesh(self) -> str:
        draw = self._draw
        found = [
            ("D006801", "Humans"),
            *(self._language.heading() for _ in range(draw.randint(5, 14))),
        ]
        headings = (
            f'<MeshHeading><DescriptorName UI="{ui}" MajorTopicYN='
            f'"{"Y" if draw.random() < 0.2 else "N"}">{name}</DescriptorName>'
            + "".join(self._qualifier() for _ in range(draw.choice((0, 0, 1, 2))))
            + "</MeshHeading>"
            for ui, name in found
        )
        return f"<MeshHeadingList>{''.join(headings)}</MeshHeadingList>\n"

    def _qualifier(self) -> str:
        ui, name = self._language.qualifier()
        major = "Y" if self._draw.random() < 0.3 else "N"
        return f'<QualifierName UI="{ui}" MajorTopicYN="{major}">{name}</QualifierName>'

    def _other_abstract(self) -> str:
        draw = self._draw
        if draw.random() > 0.015:
            return ""
        kind, language = draw.choice((("Publisher", "spa"), ("plain-language-summary", "eng")))
        return (
            f'<OtherAbstract Type="{kind}" Language="{language}"><AbstractText>'
            f"{self._marked(900)}</AbstractText></OtherAbstract>\n"
        )

    def _keywords(self) -> str:
        if self._draw.random() > 0.3:
            return ""
        listed = "".join(
            f'<Keyword MajorTopicYN="N">{self._language.word()} {self._language.word()}</Keyword>'
            for _ in range(self._draw.randint(3, 7))
        )
        return f'<KeywordList Owner="NOTNLM">{listed}</KeywordList>\n'

    def _conflict(self) -> str:
        if self._draw.random() > 0.15:
            return ""
        who = self._language.names()
        return f"<CoiStatement>{who} has received fees from {who} Pharma.</CoiStatement>\n"

    def _investigators(self) -> str:
        if self._draw.random() > 0.004:
            return ""
        listed = "".join(
            f'<Investigator ValidYN="Y"><LastName>{self._language.names()}</LastName>'
            "<Initials>M</Initials></Investigator>"
            for _ in range(20)
        )
        return f"<InvestigatorList>{listed}</InvestigatorList>\n"

    def _pmc(self, pmid: int) -> str:
        return f'<ArticleId IdType="pmc">PMC{pmid // 3}</ArticleId>' if pmid % 4 == 0 else ""

    def _references(self, pmid: int) -> str:
        if self._draw.random() > 0.2:
            return ""
        listed = "".join(
            f"<Reference><Citation>{self._language.names()} M, et al. {self._language.title()} "
            f"Made J. 2019;{n}:1-9.</Citation><ArticleIdList>"
            f'<ArticleId IdType="doi">10.1000/cited.{pmid}.{n}</ArticleId>'
            f'<ArticleId IdType="pubmed">{_FIRST_PMID + n}</ArticleId></ArticleIdList></Reference>'
            for n in range(self._draw.randint(10, 50))
        )
        return f"<ReferenceList>{listed}</ReferenceList>\n"


def _history(year: int) -> str:
    dates = "".join(
        f'<PubMedPubDate PubStatus="{status}"><Year>{year}</Year><Month>{month}</Month><Day>3</Day>'
        "<Hour>6</Hour><Minute>0</Minute></PubMedPubDate>"
        for month, status in enumerate(("received", "accepted", "pubmed", "medline", "entrez"), 3)
    )
    return f"<History>{dates}</History>\n"


if __name__ == "__main__":
    main()
