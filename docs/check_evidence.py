"""Check a page of plaincite from its evidence file, with plain Python and nothing of plaincite's.

    python check_evidence.py EVIDENCE.json [--page PAGE] [--pubmed ARTICLES.xml]

EVIDENCE.json   written by `plaincite ask "..." --format evidence` or `plaincite export`
--page          the page itself, as .json (then it must be that page to the byte), .html, .md, .txt
--pubmed        the cited articles as PubMed gives them (Send to, Format: PubMed, or EFetch XML):
                each quote is then looked for in the article, not only in the file

What is checked: that nobody altered the file; that each claim has a quote, and each quote stands
at its place in a source whose checksum is right; that every number of a claim stands in its quote,
or, where the claim names the study, in the study's labels; that no cited study is marked as
retracted; that references are numbered without gaps and all used; and that the page says what the
file says. Exit code 0: all that could be checked holds. What could not be checked is counted.
"""

import argparse
import hashlib
import html
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

Evidence = dict[str, Any]

# "COVID-19", "IL-6" and "phase 3" are names; commas stand between thousands.
_NUMBER = re.compile(r"(?<![\w.])(?<!\w-)\d+(?:,\d{3})*(?:\.\d+)?(?![\w])")
_PHASE = re.compile(r"\bphase \d(?:/\d)?\b", re.IGNORECASE)


def main(arguments: list[str]) -> int:
    """Print what does not hold, and a summary; return the exit code."""
    options = _options(arguments)
    try:
        evidence = json.loads(options.evidence.read_text("utf-8"))
        if evidence.get("format") != "plaincite-evidence/1":
            raise ValueError("the file is not of the format plaincite-evidence/1")
        articles = dict(read_pubmed(options.pubmed)) if options.pubmed else {}
        problems = [*file_problems(evidence), *claim_problems(evidence)]
        found, unchecked = source_problems(evidence, articles)
        problems += found
        if options.page:
            problems += page_problems(evidence, options.page)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ElementTree.ParseError) as e:
        sys.stderr.write(f"Error: cannot be checked: {type(e).__name__}: {e}\n")
        return 1
    return _report(evidence, problems, unchecked)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Check a page from its evidence file.")
    parser.add_argument("evidence", type=Path)
    parser.add_argument("--page", type=Path)
    parser.add_argument("--pubmed", type=Path)
    return parser.parse_args(arguments)


def _report(evidence: Evidence, problems: list[str], unchecked: int) -> int:
    for problem in problems:
        print(f"FAILED  {problem}")
    quotes = [quote for item in evidence["statements"] for quote in item["citations"]]
    print(
        f"{len(evidence['statements'])} statements, {len(quotes)} quotes, "
        f"{len(evidence['studies'])} studies: {len(problems)} problems."
    )
    if unchecked:
        print(
            f"{unchecked} quotes were not compared with their articles, whose texts are not in "
            "the file; give the articles with --pubmed."
        )
    return 1 if problems else 0


def file_problems(evidence: Evidence) -> Iterator[str]:
    """The file is as it was written: its checksum is that of everything else in it."""
    rest = {key: value for key, value in evidence.items() if key != "sha256"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    if _sha256(canonical) != evidence["sha256"]:
        yield "the file was altered: its checksum is wrong"


def claim_problems(evidence: Evidence) -> Iterator[str]:
    """Each claim rests on quotes that hold its numbers; references run from 1 and are used."""
    studies = {study["reference"]: study for study in evidence["studies"]}
    used = {quote["reference"] for item in evidence["statements"] for quote in item["citations"]}
    if sorted(studies) != list(range(1, len(evidence["studies"]) + 1)):
        yield "references are not numbered 1, 2, 3, ..."
    for number in sorted(set(studies) ^ used):
        yield f"reference {number} is listed or cited, not both"
    for number, study in studies.items():
        if any(notice.lower().startswith("retracted") for notice in study["notices"]):
            yield f"reference {number} is retracted"
    for item in evidence["statements"]:
        if item["kind"] == "claim":
            yield from _claim_problems(item, studies)


def _claim_problems(item: Evidence, studies: dict[int, Evidence]) -> Iterator[str]:
    text, lead = item["text"], item["lead"] or ""
    if not item["citations"]:
        yield f"no quote: {text}"
        return
    if item["verdict"] != "SUPPORT":
        yield f"not supported ({item['verdict']}): {text}"
    quotes = " ".join(quote["quote"] for quote in item["citations"])
    labels = " ".join(
        str(value)
        for number in dict.fromkeys(quote["reference"] for quote in item["citations"])
        for value in studies.get(number, {}).values()
    )
    for figure in _missing(text.removeprefix(lead), quotes):
        yield f"{figure} is not in the quote: {text}"
    for figure in _missing(_PHASE.sub("", lead), labels):
        yield f"{figure} is not among the labels of the study: {text}"


def _missing(text: str, ground: str) -> list[str]:
    # "T2DM" may be spelled out as "type 2 diabetes": digits within words of a source count too.
    known = {*_numbers(ground), *re.findall(r"\d+", ground)}
    return [figure for figure in _numbers(text) if figure not in known]


def _numbers(text: str) -> list[str]:
    return [figure.replace(",", "") for figure in _NUMBER.findall(text)]


def source_problems(evidence: Evidence, articles: dict[str, str]) -> tuple[list[str], int]:
    """Each quote stands in its source; also return how many could not be compared with it."""
    sources = {(source["record"], source["source"]): source for source in evidence["sources"]}
    problems, unchecked = (
        [
            f"the text of {source['record']} does not fit its checksum"
            for source in evidence["sources"]
            if source["text"] is not None and _sha256(source["text"]) != source["sha256"]
        ],
        0,
    )
    for item in evidence["statements"]:
        for quote in item["citations"]:
            source = sources.get((quote["record"], quote["source"]), {})
            article = articles.get(quote["pmid"] or "") if quote["source"] == "abstract" else None
            problems += _quote_problems(quote, source, article)
            unchecked += source.get("text") is None and article is None
    return problems, unchecked


def _quote_problems(quote: Evidence, source: Evidence, article: str | None) -> Iterator[str]:
    words, start, end = quote["quote"], quote["start"], quote["end"]
    if not words.strip() or end - start != len(words) or start < 0:
        yield f"a quote of {quote['record']} is empty or its place does not fit it: {words}"
    if source and end > source["characters"]:
        yield f"a quote ends after the text of {quote['record']}: {words}"
    text = source.get("text")
    if text is not None and text[start:end] != words:
        yield f"not at its place in {quote['record']}: {words}"
    if article is not None and _folded(words) not in _folded(article):
        yield f"not in the article with PMID {quote['pmid']}: {words}"


def read_pubmed(path: Path) -> Iterator[tuple[str, str]]:
    """Yield PMID and abstract of each article in a file of PubMed XML."""
    raw = path.read_bytes()
    if b"<!ENTITY" in raw:
        raise ValueError(f"{path}: declares entities, which PubMed's files do not")
    for article in ElementTree.fromstring(raw).iter("MedlineCitation"):  # noqa: S314  no entities
        parts = []
        for part in article.iterfind("Article/Abstract/AbstractText"):
            label, text = part.get("Label"), "".join(part.itertext())
            parts.append(f"{label}: {text}" if label else text)
        yield article.findtext("PMID", ""), " ".join(parts)


def page_problems(evidence: Evidence, path: Path) -> Iterator[str]:
    """The page says what the file says; a page in JSON is that page to the byte."""
    raw = path.read_bytes()
    if path.suffix == ".json":
        if hashlib.sha256(raw).hexdigest() != evidence["page_sha256"]:
            yield f"{path} is another page: its checksum is not the one in the file"
        return
    text = raw.decode("utf-8")
    shown = _folded(_visible(text) if path.suffix in {".html", ".htm"} else text)
    for item in evidence["statements"]:
        # As text and Markdown, the page shows the quotes of the short answer under its findings.
        shows_quotes = path.suffix in {".html", ".htm"} or item["section"] != "short_answer"
        quotes = [quote["quote"] for quote in item["citations"]] if shows_quotes else []
        parts = [item["text"], item["note"], *quotes]
        for part in parts:
            if part and _folded(part) not in shown:
                yield f"not on the page: {part}"


class _Visible(HTMLParser):
    """Collects the text of a page, without what browsers do not show."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._hidden += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _visible(page: str) -> str:
    parser = _Visible()
    parser.feed(page)
    return "".join(parser.parts)


def _folded(text: str) -> str:
    """Letters and digits alone, so that spaces, line ends, marks and escapes make no difference."""
    plain = unicodedata.normalize("NFC", html.unescape(text))
    return "".join(char for char in plain if char.isalnum()).casefold()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
