"""`corpus notices`: what it takes, says and refuses; no page rests on what a list retracts."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.corpus import corpus
from plaincite.corpus import Corpus
from plaincite.errors import SourceError
from plaincite.model.record import Notice, NoticeKind, PublicationDate, Record, Section
from plaincite.pipeline import Pipeline

QUESTION = "Does zinc shorten colds?"


WHERE = ("schools", "hospitals", "offices")


def trial(number: int, *, doi: str | None = None) -> Record:
    """A trial that answers the question."""
    where = WHERE[number % 3]
    text = f"Zinc shortened colds by {number} days compared with placebo in {200 + number} adults."
    return Record(
        f"pmid:{number}",
        f"Zinc for colds in {where}: a randomised controlled trial",
        (Section(text, "RESULTS", "RESULTS"),),
        pmid=str(number),
        doi=doi,
        date=PublicationDate(2020),
        publication_types=("Randomized Controlled Trial",),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of two trials, the second with a DOI."""
    with Corpus.create(tmp_path / "c", today="2026-01-01") as kept:
        kept.add([trial(1), trial(2, doi="10.1000/B")], source="made")
    return tmp_path / "c"


def put(folder: Path, content: str, name: str = "retracted.txt") -> Path:
    path = folder.parent / name
    path.write_text(content)
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(corpus, ["notices", *map(str, arguments)])


def cited(folder: Path) -> list[str]:
    return [reference.record_id for reference in Pipeline.open(folder).ask(QUESTION).references]


def test_no_page_rests_on_what_a_list_retracts(folder: Path) -> None:
    """By PMID or by DOI alone; the page says how many were left out and why."""
    assert sorted(cited(folder)) == ["pmid:1", "pmid:2"]

    run(folder, put(folder, "1\n"))
    assert cited(folder) == ["pmid:2"]

    run(folder, put(folder, "10.1000/b\n", "more.txt"))
    answer = Pipeline.open(folder).ask(QUESTION)
    assert answer.references == ()
    assert answer.status.value == "insufficient_evidence"
    assert {item.reason for item in answer.provenance.left_out} == {"This article was retracted."}


def test_what_it_says(folder: Path) -> None:
    result = run(folder, put(folder, "1\n2\n77\n"))

    assert result.exit_code == 0
    with Corpus.open(folder) as kept:
        snapshot, day = kept.snapshot_id, kept.notice_lists()[0].taken_on
    assert result.stdout.splitlines() == [
        "retracted.txt: 3 rows, 3 notices; kept.",
        "Notices   1 list",
        f"  {day}  retracted.txt: 3 notices",
        "  records here that a list names: 2 (retraction 2)",
        "  sources differ on 2; the strictest stands:",
        "    pmid:1 the record itself: nothing; retracted.txt: retraction",
        "    pmid:2 the record itself: nothing; retracted.txt: retraction",
        f"{folder}: snapshot {snapshot}.",
    ]


def test_again_is_nothing_to_do(folder: Path) -> None:
    path = put(folder, "1\n")
    first = json.loads(run(folder, path, "--format", "json").stdout)
    second = json.loads(run(folder, path, "--format", "json").stdout)

    assert (first["changed"], second["changed"]) == (True, False)
    assert first["snapshot"] == second["snapshot"]
    assert first["noticed"] == {
        "pmid:1": {"the record itself": None, "retracted.txt": "retraction"}
    }
    assert [item["record"] for item in first["conflicts"]] == ["pmid:1"]


def test_status_and_the_manifest_show_lists_and_conflicts(folder: Path) -> None:
    run(folder, put(folder, "1\n"))

    shown = CliRunner().invoke(corpus, ["status", str(folder)]).stdout
    told = json.loads(
        CliRunner().invoke(corpus, ["status", str(folder), "--format", "json"]).stdout
    )

    assert "    pmid:1 the record itself: nothing; retracted.txt: retraction" in shown
    assert told["conflicts"][0]["says"] == {
        "the record itself": None,
        "retracted.txt": "retraction",
    }
    manifest = json.loads((folder / "corpus.json").read_text())
    assert manifest["notice_lists"] == told["notice_lists"]
    assert manifest["snapshot"] == told["snapshot"]


def test_without_a_file_links_between_records_are_taken(folder: Path) -> None:
    """A retraction notice in the corpus retracts its article, though that one's record is older."""
    notice = Record(
        "pmid:9",
        "Notice of retraction",
        pmid="9",
        notices=(Notice(NoticeKind.RETRACTION, "of", doi="10.1000/b"),),
    )
    with Corpus.open(folder) as kept:
        kept.add([notice], source="update")

    told = json.loads(run(folder, "--format", "json").stdout)

    assert told["noticed"]["pmid:2"]["links between the records"] == "retraction"
    assert cited(folder) == ["pmid:1"]


def test_a_list_that_shrank_may_have_been_cut_off(folder: Path) -> None:
    run(folder, put(folder, "\n".join(map(str, range(1, 101)))))
    cut = put(folder, "\n".join(map(str, range(1, 81))))

    refused = run(folder, cut)
    assert isinstance(refused.exception, SourceError)
    assert "80 notices where “retracted.txt” has 100" in str(refused.exception)
    assert run(folder, cut, "--smaller").exit_code == 0
    with Corpus.open(folder) as kept:
        assert kept.notice_lists()[0].n_notices == 80


def test_a_list_can_be_forgotten(folder: Path) -> None:
    before = Corpus.open(folder).snapshot_id
    run(folder, put(folder, "1\n"), "--name", "mine")

    wrong = run(folder, "--remove", "other")
    assert "there is no list of that name; there are: “mine”" in str(wrong.exception)
    assert run(folder, "--remove", "mine").exit_code == 0
    assert Corpus.open(folder).snapshot_id == before
    assert sorted(cited(folder)) == ["pmid:1", "pmid:2"]


def test_a_bad_file_changes_nothing(folder: Path) -> None:
    run(folder, put(folder, "1\n"))
    before = Corpus.open(folder).snapshot_id

    result = run(folder, put(folder, "1\nwalking\n"))

    assert isinstance(result.exception, SourceError)
    assert Corpus.open(folder).snapshot_id == before


@pytest.mark.shared
def test_every_retracted_article_of_the_data_sets_is_caught(
    shared_data: Path, tmp_path: Path
) -> None:
    """On a corpus of all records with a PMID in the sets that have retracted ones."""
    known = {row["pmid"] for row in rows(shared_data / "retractions/retracted_in_sets.jsonl")}
    with Corpus.create(tmp_path / "c") as kept:
        for pmids in sets_of(shared_data):
            kept.add((trial(int(pmid)) for pmid in pmids), source="sets")
        assert all(kept.get(f"pmid:{pmid}") for pmid in known)
    lists = shared_data / "retractions"

    told = json.loads(
        run(tmp_path / "c", lists / "retracted_pmids.jsonl", "--format", "json").stdout
    )
    by_doi = run(tmp_path / "c", lists / "retracted_dois.jsonl")
    concerns = run(tmp_path / "c", lists / "expressions_of_concern_dois.jsonl", "--kind", "concern")

    assert (by_doi.exit_code, concerns.exit_code, len(known)) == (0, 0, 35)
    retracted = {
        record_id.removeprefix("pmid:")
        for record_id, said in told["noticed"].items()
        if "retraction" in said.values()
    }
    assert retracted == known
    answer = Pipeline.open(tmp_path / "c").ask(QUESTION)
    assert not known & {reference.pmid for reference in answer.references}


def rows(path: Path) -> list[dict[str, str]]:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def sets_of(shared_data: Path) -> list[list[str]]:
    """The PMIDs of each set."""
    found = []
    for name in (
        "drug_class_reviews/corpus.jsonl.gz",
        "rct_abstracts/corpus.jsonl.gz",
        "pubmedqa/questions.jsonl",
        "claim_sentences/abstracts.jsonl",
        "nicta_piboso/abstracts.jsonl",
        "bioasq/snippet_docs.jsonl",
    ):
        ids = (row.get("pmid") or row.get("_id") for row in rows(shared_data / name))
        found.append(sorted({str(pmid) for pmid in ids if str(pmid).isdigit()}))
    return found
