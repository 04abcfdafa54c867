"""Evaluation: runs and answers in, figures out."""

from plaincite.evaluate.bootstrap import paired_interval
from plaincite.evaluate.retrieval import (
    Engine,
    QueryFigures,
    RetrievalFigures,
    evaluate_retrieval,
    read_documents,
    read_qrels,
    read_queries,
)

__all__ = [
    "Engine",
    "QueryFigures",
    "RetrievalFigures",
    "evaluate_retrieval",
    "paired_interval",
    "read_documents",
    "read_qrels",
    "read_queries",
]
