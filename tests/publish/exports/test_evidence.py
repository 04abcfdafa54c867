"""The evidence file holds what a page rests on, and a script of nobody's re-verifies the page."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plaincite.model.answer import Answer
from plaincite.model.record import DigestFacts, LaySummary, Record, Section
from plaincite.publish import to_html, to_json, to_markdown, to_text
from plaincite.publish.exports import EvidenceFile, to_evidence

SCRIPT = Path(__file__).parents[3] / "docs" / "check_evidence.py"
TRIAL = "In 240 adults, the tablet lowered pain by 2 points more than placebo."
REVIEW = "Pain did not differ between the tablet and placebo."
RECORDS = {
    "pmid:1": Record("pmid:1", "Study 1", (Section(TRIAL, label="RESULTS"),), pmid="1"),
    "pmid:2": Record("pmid:2", "Study 2", (Section(REVIEW, label="RESULTS"),), pmid="2"),
}
PUBMED = """<?xml version="1.0"?><PubmedArticleSet>{}</PubmedArticleSet>"""
ARTICLE = """<PubmedArticle><MedlineCitation><PMID>{}</PMID><Article><Abstract>
<AbstractText Label="RESULTS">{}</AbstractText></Abstract></Article></MedlineCitation>
</PubmedArticle>"""


@pytest.fixture
def page(answer: Answer) -> Answer:
    """The page, with the labels that its statements name."""
    first = replace(answer.references[0], year=2021)
    return replace(answer, references=(first, answer.references[1]))


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Write an evidence file, changed or not, and check it."""

    def check(text: str, *options: str, change: Callable[[Any], object] | None = None) -> Any:
        document = json.loads(text)
        if change is not None:
            change(document)
            del document["sha256"]
            canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
            document["sha256"] = hashlib.sha256(canonical.encode()).hexdigest()
        path = tmp_path / "evidence.json"
        path.write_text(json.dumps(document), "utf-8")
        command = [sys.executable, "-S", str(SCRIPT), str(path), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={})
        return done.returncode, done.stdout + done.stderr

    return check


def test_it_names_each_quote_with_its_place_and_each_study_with_its_labels(page: Answer) -> None:
    document = json.loads(to_evidence(page, RECORDS.get))

    quote = document["statements"][1]["citations"][0]
    assert (quote["quote"], quote["pmid"], quote["start"]) == (TRIAL, "1", 9)
    assert document["studies"][0]["participants"] == 240
    assert document["page_sha256"] == hashlib.sha256(to_json(page).encode()).hexdigest()
    text = f"RESULTS: {TRIAL}"
    assert document["sources"][0]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    EvidenceFile.model_validate(document)


def test_an_abstract_is_in_it_only_when_asked_for_and_a_digest_always(page: Answer) -> None:
    digest = replace(RECORDS["pmid:1"], digest=DigestFacts())
    cited = page.findings[0].citations[0]
    on_digest = replace(page.findings[0], citations=(replace(cited, source="digest"),))
    answer = replace(page, short_answer=(), findings=(on_digest,))
    records = {"pmid:1": digest, "pmid:2": RECORDS["pmid:2"]}

    default = json.loads(to_evidence(answer, records.get))["sources"]
    full = json.loads(to_evidence(answer, records.get, with_texts=True))["sources"]

    assert [source["text"] for source in default] == [f"RESULTS: {TRIAL}", None]
    assert [source["text"] for source in full] == [f"RESULTS: {TRIAL}", f"RESULTS: {REVIEW}"]


def test_a_lay_summary_is_a_source_of_its_own(page: Answer) -> None:
    lay = LaySummary("plain-language-summary", "eng", (Section(REVIEW),))
    cited = replace(page.other_side[0].citations[0], source="lay_summary", start=0, end=len(REVIEW))
    answer = replace(page, other_side=(replace(page.other_side[0], citations=(cited,)),))
    records = RECORDS | {"pmid:2": replace(RECORDS["pmid:2"], lay_summaries=(lay,))}

    assert json.loads(to_evidence(answer, records.get))["sources"][1]["characters"] == len(REVIEW)


def test_the_script_passes_a_sound_page_in_every_form(
    page: Answer, run: Run, tmp_path: Path
) -> None:
    evidence = to_evidence(page, RECORDS.get, with_texts=True)
    forms = {"json": to_json, "html": to_html, "md": to_markdown, "txt": to_text}
    for suffix, write in forms.items():
        path = tmp_path / f"page.{suffix}"
        path.write_text(write(page), "utf-8")

        assert run(evidence, "--page", str(path)) == (
            0, "5 statements, 3 quotes, 2 studies: 0 problems.\n",
        )  # fmt: skip


def test_the_script_compares_with_the_articles_themselves(
    page: Answer, run: Run, tmp_path: Path
) -> None:
    evidence, path = to_evidence(page), tmp_path / "articles.xml"
    path.write_text(PUBMED.format(ARTICLE.format(1, TRIAL) + ARTICLE.format(2, REVIEW)), "utf-8")
    assert "3 quotes were not compared" in run(evidence)[1]
    assert run(evidence, "--pubmed", str(path))[0] == 0

    path.write_text(PUBMED.format(ARTICLE.format(1, TRIAL) + ARTICLE.format(2, "Other.")), "utf-8")
    code, output = run(evidence, "--pubmed", str(path))

    assert (code, "not in the article with PMID 2" in output) == (1, True)


def _first_claim(document: Any) -> Any:
    return next(item for item in document["statements"] if item["kind"] == "claim")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(lambda d: _first_claim(d).update(text="3 points."), "3 is not in the quote",
                     id="a number that the quote lacks"),
        pytest.param(lambda d: _first_claim(d).update(citations=[]), "no quote",
                     id="a claim without a quote"),
        pytest.param(lambda d: _first_claim(d).update(verdict="CONTRADICT"), "not supported",
                     id="a claim that did not pass"),
        pytest.param(lambda d: _first_claim(d)["citations"][0].update(start=3), "place",
                     id="a place that does not fit the quote"),
        pytest.param(lambda d: d["studies"][0].update(participants=7, population=None),
                     "240 is not among the labels", id="a label that the sentence does not name"),
        pytest.param(lambda d: d["studies"][0].update(notices=["Retracted."]), "is retracted",
                     id="a retracted study"),
        pytest.param(lambda d: d["studies"].append(d["studies"][0] | {"reference": 3}),
                     "reference 3 is listed or cited, not both", id="a study that nobody cites"),
        pytest.param(lambda d: d["sources"][0].update(text="Something else."), "checksum",
                     id="an altered text"),
    ],
)  # fmt: skip
def test_the_script_names_what_does_not_hold(
    change: Callable[[Any], object], problem: str, page: Answer, run: Run
) -> None:
    code, output = run(to_evidence(page, RECORDS.get, with_texts=True), change=change)

    assert code == 1
    assert problem in output


def test_the_script_tells_an_altered_file(page: Answer, run: Run) -> None:
    code, output = run(to_evidence(page).replace("tablet", "pill"))

    assert (code, "the file was altered" in output) == (1, True)


def test_the_script_tells_another_page(page: Answer, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text(to_json(replace(page, footer="Another.")), "utf-8")

    assert "is another page" in run(to_evidence(page), "--page", str(path))[1]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "plaincite-evidence/1"}', "\x00"])
def test_the_script_says_in_one_line_what_is_no_evidence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "evidence.json"
    path.write_text(text, "utf-8")

    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.startswith("Error: cannot be checked")
    assert done.stderr.count("\n") == 1


def test_the_script_uses_nothing_of_ours() -> None:
    assert "import plaincite" not in SCRIPT.read_text("utf-8")
    assert "from plaincite" not in SCRIPT.read_text("utf-8")
