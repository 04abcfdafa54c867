"""Programs that other people wrote read back what we export, odd references included."""

import io
import json
import shutil
import subprocess
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from Bio import Medline

from plaincite.ingest import read_records
from plaincite.model.answer import Answer
from plaincite.model.record import Record
from plaincite.publish.exports import REFERENCE_FORMS, entries

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

TITLES = [
    "HbA1c after Drug A in the UK: a randomised trial",
    "β-blockers & α-blockers: 5 % more, $3 less_",
    'A set {of braces}, one more }, a \\ and "quotes" ~ ^ <i>',
    "One line ER - TY - JOUR PMID- 99 another",
]
GROUP = "Pain and Sleep Study Group, Example Institute"


def written(answer: Answer, form: str) -> str:
    return REFERENCE_FORMS[form](entries([answer]))


def pandoc(text: str, form: str) -> list[dict[str, Any]]:
    try:
        import pypandoc  # noqa: PLC0415

        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        program = shutil.which("pandoc")
    if program is None:
        pytest.skip("needs pandoc")
    command = [program, "-f", form, "-t", "csljson", "--fail-if-warnings"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    items: list[dict[str, Any]] = json.loads(done.stdout)
    return items


def test_rispy_reads_ris(odd: Answer) -> None:
    read = rispy.loads(written(odd, "ris"))

    assert [item["title"] for item in read] == TITLES
    assert read[0]["authors"] == ["van der Berg, J. H., Jr", "van Staa, Tjeerd", "Doe, J."]
    assert read[1]["authors"] == [GROUP.replace(",", ""), "SPRINT MIND"]
    assert [item.get("year") for item in read] == ["2021", None, "2020", None]
    assert (read[0]["start_page"], read[0]["end_page"]) == ("e0437", "e0441")
    assert [item.get("accession_number") for item in read] == ["11", "12", None, "14"]
    assert [item["type_of_reference"] for item in read] == ["JOUR", "JOUR", "GEN", "UNPB"]
    assert [item.get("doi") for item in read] == ["10.1234/ab(c)_d", None, "10.5/x{y}", None]


def test_bibtexparser_reads_bibtex(odd: Answer) -> None:
    stack = [
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
        middlewares.LatexDecodingMiddleware(),
    ]
    library = parse_string(written(odd, "bibtex"), append_middleware=stack)
    fields = [{field.key: field.value for field in item.fields} for item in library.entries]

    assert library.failed_blocks == []
    assert [item["title"] for item in fields[:2]] == TITLES[:2]
    assert "braces}, one more }, a \\ and" in fields[2]["title"]
    assert fields[3]["title"] == TITLES[3]
    assert fields[0]["author"][0].merge_last_name_first == "van der Berg, Jr, J. H."
    assert fields[0]["author"][-1].merge_last_name_first == "others"
    assert fields[1]["author"][0].last == [f"{{{GROUP}}}"]
    assert "year" not in fields[1]


def test_pandoc_reads_bibtex(odd: Answer) -> None:
    read = pandoc(written(odd, "bibtex"), "bibtex")

    assert [item["title"] for item in read[:2]] == TITLES[:2]
    assert "<i>" in read[2]["title"]
    assert read[0]["author"][0]["family"] == "Berg"
    assert read[0]["author"][1]["given"] == "Tjeerd"
    assert read[1]["author"][0] == {"literal": GROUP}
    assert (read[0]["DOI"], read[0]["PMID"]) == ("10.1234/ab(c)_d", "11")
    assert "issued" not in read[1]


def test_braces_in_pairs_come_back_from_pandoc(answer: Answer) -> None:
    paired = replace(answer.references[0], title="The set {a, {b}} of drugs")

    (item,) = pandoc(written(replace(answer, references=(paired,)), "bibtex"), "bibtex")

    assert item["title"] == "The set {a, {b}} of drugs"


def test_pandoc_reads_csl_json(odd: Answer) -> None:
    read = pandoc(written(odd, "csl-json"), "csljson")

    assert [item["title"] for item in read[:2]] == TITLES[:2]
    assert read[0]["issued"] == {"date-parts": [[2021]]}
    assert read[1]["author"] == [{"literal": GROUP}, {"literal": "SPRINT MIND"}]


def test_pandoc_reads_ris(odd: Answer) -> None:
    read = pandoc(written(odd, "ris"), "ris")

    assert [item["title"] for item in read] == TITLES


def test_citeproc_prints_csl_json(odd: Answer) -> None:
    items = json.loads(written(odd, "csl-json"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the style, which is not ours
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # an unknown field or type warns
        source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(line) for line in bibliography.bibliography()]

    assert len(printed) == 4
    assert any(line.startswith("van der Berg, J.H.") and "2021" in line for line in printed)
    assert any(GROUP in line and "β-blockers" in line for line in printed)


def test_biopython_reads_nbib(odd: Answer) -> None:
    read = list(Medline.parse(io.StringIO(written(odd, "nbib"))))  # type: ignore[no-untyped-call]

    assert [item["TI"] for item in read] == TITLES
    assert [item.get("PMID") for item in read] == ["11", "12", None, "14"]
    assert read[0]["AU"] == ["van der Berg JH Jr", "van Staa T", "Doe J", "et al."]
    assert read[1]["CN"] == [GROUP, "SPRINT MIND"]
    assert read[0]["LID"] == "10.1234/ab(c)_d [doi]"
    assert read[0]["DP"] == "2021"


@pytest.mark.parametrize("form", ["nbib", "ris"])
def test_our_own_readers_give_the_same_records(form: str, odd: Answer, tmp_path: Path) -> None:
    path = tmp_path / f"references.{form}"
    path.write_text(written(odd, form), "utf-8")

    records = [item for item in read_records(path) if isinstance(item, Record)]

    assert [record.record_id for record in records[:2]] == ["pmid:11", "pmid:12"]
    # Our RIS reader takes mark-up out of titles, since databases leave it there.
    without_markup = [title.removesuffix(" <i>") for title in TITLES]
    assert [record.title for record in records] == (TITLES if form == "nbib" else without_markup)
    assert [author.display for author in records[0].authors[:2]] == [
        "van der Berg JH Jr", "van Staa T",
    ]  # fmt: skip
    assert (records[0].journal, records[0].year) == ("Journal of Examples", 2021)


@pytest.mark.parametrize("form", REFERENCE_FORMS)
def test_nothing_to_cite_is_an_empty_list(form: str, crisis: Answer) -> None:
    assert written(crisis, form).strip() in ("", "[]")
