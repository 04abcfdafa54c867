"""Adapters: public data sets, as they are published, into the forms that `evaluate` reads.

A claims row is `{"claim", "evidence": [sentence], "label"}`, a verdicts row `{"question",
"evidence": [text], "label"}`, a sentences row `{"sentences", "labels"}`. `group` names what rows
share (a claim, an abstract), so that halves of a set can be kept apart. Texts are passed through
as they stand; nothing of them is kept here.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from plaincite.errors import SourceError
from plaincite.evaluate.case_file import Row, read_rows
from plaincite.text import split_sentences

__all__ = ["ADAPTERS", "adapt"]

_HEALTHVER = {"Supports": "SUPPORT", "Refutes": "CONTRADICT", "Neutral": "NOT_ENOUGH_INFO"}
_HEALTHFC = {"supported": "yes", "refuted": "no", "not_enough_information": "maybe"}
_DIRECTIONS = {
    "significantly increased": "significantly increased",
    "significantly decreased": "significantly decreased",
    "no significant difference": "did not significantly change",
}


def adapt(name: str, folder: Path) -> tuple[Row, ...]:
    """Return the rows of the data set *name* whose files lie in *folder*.

    Raises:
        SourceError: There is no such adapter, a file is missing, or a row is not as published.
    """
    if name not in ADAPTERS:
        raise SourceError(name, f"is no data set we can adapt; known: {', '.join(ADAPTERS)}")
    try:
        rows = tuple(ADAPTERS[name](folder))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise SourceError(folder, f"is not the {name} data set ({error!r})") from error
    if not rows:
        raise SourceError(folder, f"holds no rows of {name}")
    return rows


def _scifact(folder: Path) -> Iterator[Row]:
    """Each claim with each abstract that its authors judged, whole; none judged: those cited."""
    abstracts = {
        row["_id"]: row["metadata"]["sentences"] for row in _rows(folder / "corpus.jsonl.gz")
    }
    for row in _rows(folder / "claims_train.jsonl"):
        judged = {doc: parts[0]["label"] for doc, parts in row["evidence"].items()}
        if not judged:
            judged = {str(doc): "NOT_ENOUGH_INFO" for doc in row["cited_doc_ids"]}
        for doc, label in judged.items():
            yield {
                "claim": row["claim"],
                "evidence": abstracts[doc],
                "label": label,
                "group": f"claim {row['id']}",
            }


def _scifact_rationales(folder: Path) -> Iterator[Row]:
    """As `_scifact`, with the gold sentences alone; claims without any are left out."""
    abstracts = {
        row["_id"]: row["metadata"]["sentences"] for row in _rows(folder / "corpus.jsonl.gz")
    }
    for row in _rows(folder / "claims_train.jsonl"):
        for doc, parts in row["evidence"].items():
            chosen = sorted({at for part in parts for at in part["sentences"]})
            yield {
                "claim": row["claim"],
                "evidence": [abstracts[doc][at] for at in chosen],
                "label": parts[0]["label"],
                "group": f"claim {row['id']}",
            }


def _healthver(folder: Path) -> Iterator[Row]:
    for row in _rows(folder / "pairs.jsonl"):
        yield {
            "claim": row["claim"],
            "evidence": [span.text for span in split_sentences(row["evidence"])],
            "label": _HEALTHVER[row["label"]],
            "group": f"topic {row['topic_id']}",
        }


def _rct_findings(folder: Path) -> Iterator[Row]:
    """A claim of direction for each finding in an abstract, every second one turned round."""
    abstracts = {
        row["pmcid"]: [
            span.text for part in row["abstract"] for span in split_sentences(part["text"])
        ]
        for row in _rows(folder / "corpus.jsonl.gz")
    }
    ways = tuple(_DIRECTIONS)
    for row in _rows(folder / "findings.jsonl"):
        found = set(row["labels"])
        if len(found) != 1 or not any(row["evidence_in_abstract"]) or row["pmcid"] not in abstracts:
            continue
        way = found.pop()
        step = row["prompt_id"] % 4  # 0 and 1 stay true, 2 and 3 take the next way or the one after
        told = way if step < 2 else ways[(ways.index(way) + step - 1) % 3]
        yield {
            "claim": f"{row['intervention']} {_DIRECTIONS[told]} {row['outcome']} "
            f"compared with {row['comparator']}.",
            "evidence": abstracts[row["pmcid"]],
            "label": "SUPPORT" if told == way else "CONTRADICT",
            "group": row["pmcid"],
        }


def _pubmedqa(folder: Path) -> Iterator[Row]:
    for row in _rows(folder / "questions.jsonl"):
        yield _question(row["question"], [*row["contexts"], row["long_answer"]], row)


def _pubmedqa_no_conclusion(folder: Path) -> Iterator[Row]:
    for row in _rows(folder / "questions.jsonl"):
        yield _question(row["question"], row["contexts"], row)


def _question(question: str, evidence: list[str], row: Row) -> Row:
    return {
        "question": question,
        "evidence": evidence,
        "label": row["final_decision"],
        "group": row["pmid"],
    }


def _healthfc(folder: Path) -> Iterator[Row]:
    """The checkers' own summary of what the studies say."""
    yield from _health_checks(folder, "explanation")


def _healthfc_sentences(folder: Path) -> Iterator[Row]:
    """The sentences of the article that carry its verdict."""
    yield from _health_checks(folder, "top_sentences")


def _health_checks(folder: Path, field: str) -> Iterator[Row]:
    for number, row in enumerate(_rows(folder / "questions.jsonl")):
        yield {
            "question": row["question"],
            "evidence": [span.text for span in split_sentences(row[field] or "")],
            "label": _HEALTHFC[row["label"]],
            "group": f"question {number}",
        }


def _nicta_piboso(folder: Path) -> Iterator[Row]:
    for row in _rows(folder / "abstracts.jsonl"):
        yield _sentences(row, [each["label"] for each in row["sentences"]])


def _claim_sentences(folder: Path) -> Iterator[Row]:
    for row in _rows(folder / "abstracts.jsonl"):
        yield _sentences(row, ["claim" if each["claim"] else "other" for each in row["sentences"]])


def _sentences(row: Row, labels: list[str]) -> Row:
    return {
        "sentences": [each["text"] for each in row["sentences"]],
        "labels": labels,
        "group": row["pmid"],
    }


# Data set -> its reader. Four make claims, four verdicts, two sentences.
ADAPTERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "scifact": _scifact,
    "scifact_rationales": _scifact_rationales,
    "healthver": _healthver,
    "rct_findings": _rct_findings,
    "pubmedqa": _pubmedqa,
    "pubmedqa_no_conclusion": _pubmedqa_no_conclusion,
    "healthfc": _healthfc,
    "healthfc_sentences": _healthfc_sentences,
    "nicta_piboso": _nicta_piboso,
    "claim_sentences": _claim_sentences,
}


def _rows(path: Path) -> Iterator[Row]:
    return (row for _, row in read_rows(path))
