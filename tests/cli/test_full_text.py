"""Full text from the command line: added, told of, and quoted on a page."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.main import commands
from plaincite.corpus import Corpus
from plaincite.model.record import PublicationDate, Record, Section

QUESTION = "Does lavender oil help with insomnia?"
TOLD = "Insomnia severity fell by 6.1 points with lavender oil and by 2.0 points with placebo oil."
JATS = """<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>
<article-id pub-id-type="pmid">7</article-id><permissions>
<license xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions>
</article-meta></front><body>
<sec><title>Background</title><p>Lavender oil cured insomnia in every adult of one report.</p></sec>
<sec><title>Results</title><sec><title>Sleep</title><p>{told}</p></sec></sec>
<sec><title>Discussion</title><p>Lavender oil may cure insomnia, others say.</p></sec>
</body></article>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with one trial, whose abstract tells of another outcome."""
    sections = (
        Section("Lavender oil is sold for insomnia.", "BACKGROUND"),
        Section("We randomised 120 adults with insomnia to lavender oil or placebo.", "METHODS"),
        Section("Adherence to lavender oil was 91 percent at four weeks.", "RESULTS"),
    )
    record = Record(
        "pmid:7",
        "Lavender oil for insomnia: a randomised controlled trial",
        sections,
        pmid="7",
        publication_types=("Randomized Controlled Trial",),
        date=PublicationDate(2024),
    )
    with Corpus.create(tmp_path / "made", today="2026-01-01") as corpus:
        corpus.add([record], source="made")
    return tmp_path / "made"


@pytest.fixture
def jats(tmp_path: Path) -> Path:
    path = tmp_path / "PMC12.xml"
    path.write_text(JATS.format(told=TOLD))
    return path


def run(*arguments: str | Path, fails: bool = False) -> Result:
    result = CliRunner().invoke(commands, [str(argument) for argument in arguments])
    assert (result.exit_code != 0) == fails, result.output
    return result


def page(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run("ask", QUESTION, "--corpus", folder, "--format", "json").stdout
    )
    return found


def quoted(part: object) -> list[dict[str, Any]]:
    """Return all citations of a page, wherever they stand in it."""
    if isinstance(part, dict):
        return [part] if "quote" in part else quoted(list(part.values()))
    return [found for each in part for found in quoted(each)] if isinstance(part, list) else []


def test_a_page_quotes_a_results_paragraph(folder: Path, jats: Path) -> None:
    """Where the abstract is silent on what is asked; background and discussion never speak."""
    before = page(folder)
    added = run("corpus", "add", folder, jats)
    after = page(folder)

    assert "PMC12.xml: full texts: 1 added, 0 replaced, 0 unchanged" in added.stdout
    assert TOLD not in [item["quote"] for item in quoted(before)]
    (citation,) = {json.dumps(item) for item in quoted(after) if item["source"] == "full_text"}
    assert json.loads(citation)["quote"] == TOLD
    assert json.loads(citation)["section"] == "Results – Sleep"
    assert "cure" not in json.dumps(quoted(after))
    blocking = [item for item in after["checks"] if item["severity"] == "blocking"]
    assert all(item["passed"] for item in blocking), blocking
    assert "creativecommons.org/licenses/by/4.0" in json.dumps(after["references"])


def test_the_page_says_where_the_words_stand(folder: Path, jats: Path) -> None:
    run("corpus", "add", folder, jats)
    shown = run("ask", QUESTION, "--corpus", folder, "--format", "html").stdout

    assert "From the full article, Results – sleep" in shown
    assert "Quoted from the full article; its licence: https://creativecommons.org/" in shown


def test_the_same_file_again_changes_nothing(folder: Path, jats: Path) -> None:
    first = json.loads(run("corpus", "add", folder, jats, "--format", "json").stdout)
    second = json.loads(run("corpus", "add", folder, jats, "--format", "json").stdout)
    third = json.loads(run("corpus", "add", folder, jats, "--again", "--format", "json").stdout)

    assert first["snapshot"] == second["snapshot"] == third["snapshot"]
    assert [found["files"][0]["added_before"] for found in (first, second, third)] == [
        False,
        True,
        False,
    ]
    assert third["unchanged"] == 1
    assert "Full text 1 article" in run("corpus", "status", folder).stdout
    assert "all sound" in run("corpus", "verify", folder).stdout


def test_a_full_text_without_its_record_waits_and_says_so(tmp_path: Path, jats: Path) -> None:
    run("corpus", "create", tmp_path / "empty")
    added = run("corpus", "add", tmp_path / "empty", jats)

    assert "1 full text waits for a record" in added.stdout


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        pytest.param("<article><front/></article>", "no full text could be read", id="no ids"),
        pytest.param(JATS[:-40], "no full text|ends early", id="cut off"),
        pytest.param("<article>&a;", "ends early", id="nothing whole"),
    ],
)
def test_a_bad_file_is_one_line_and_nothing_is_lost(
    folder: Path, tmp_path: Path, xml: str, reason: str
) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text(xml)
    with Corpus.open(folder) as corpus:
        before = corpus.snapshot_id
    result = run("corpus", "add", folder, bad, fails=True)

    assert result.exit_code == 1
    with Corpus.open(folder) as corpus:
        assert corpus.snapshot_id == before
    assert any(part in str(result.exception) + result.stderr for part in reason.split("|"))
