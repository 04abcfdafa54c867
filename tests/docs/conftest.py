"""What the readers of the docs are said to have."""

import gzip
import hashlib
import shutil
from pathlib import Path

import pytest

from plaincite import Plaincite, render
from plaincite.corpus import Corpus
from plaincite.ingest import starter_records
from plaincite.library import Page, backup_library, create_library
from plaincite.model.library import NewQuestion, Signature
from plaincite.testing import article_set

FULL_TEXT = """<article><front><article-meta><article-id pub-id-type="pmid">36049498</article-id>
</article-meta></front><body><sec><title>Results</title><p>Muscle pain was about as common with a
statin as with placebo.</p></sec></body></article>"""
NOTICES = """Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,\
OriginalPaperPubMedID,RetractionNature,Reason
7,"Walking",8/16/2023 0:00,10.1000/b,202,10.1000/a,101,Retraction,+Error in Data;
"""


@pytest.fixture(scope="session")
def at_hand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What readers are said to have, by the names on the pages."""
    folder = tmp_path_factory.mktemp("examples")
    records = [record for record in starter_records() if record.pmid][:40]
    with Plaincite.open() as plaincite:
        statins = plaincite.ask("Do statins cause muscle pain?")
        exercise = plaincite.ask("Does exercise help with depression?")
    for name, page, form in (
        ("references.ris", statins, "ris"),
        ("citations.ris", exercise, "ris"),
        ("more.nbib", exercise, "nbib"),
        ("page.json", statins, "json"),
        ("another.json", exercise, "json"),
    ):
        (folder / name).write_text(render(page, form), "utf-8")
    packed = gzip.compress(article_set(records), mtime=0)
    yearly = folder / "pubmed-files" / "pubmed26n0001.xml.gz"
    yearly.parent.mkdir()
    for path in (folder / "export.xml.gz", folder / "pubmed-export.xml.gz", yearly):
        path.write_bytes(packed)
    md5 = hashlib.md5(packed, usedforsecurity=False).hexdigest()
    yearly.with_name(f"{yearly.name}.md5").write_text(f"MD5({yearly.name})= {md5}\n")
    (folder / "PMC1234567.xml").write_text(FULL_TEXT)
    (folder / "retraction_watch.csv").write_text(NOTICES)
    (folder / "pmids.txt").write_text("36049498\n")
    anna = Signature("anna", "2026-03-14T09:30:00Z")
    with create_library(str(folder / "answers.sqlite")) as library:
        (asked,) = library.add([NewQuestion(statins.question.text, "Cardiology", (), ())], anna)
        library.revise(asked.question_id, Page(statins, render(statins, "json")), anna)
        library.publish(asked.question_id, anna, approvals=0)
        backup_library(library, folder / "answers-2026-03-14.jsonl.gz")
    place = folder / "srv" / "plaincite"
    for path in (folder / "my-corpus", place / "corpus", place / "pubmed"):
        path.parent.mkdir(parents=True, exist_ok=True)
        with Corpus.create(path) as corpus:
            corpus.add(records, source="made")
    shutil.copy(folder / "answers.sqlite", place)
    return folder
