"""Evaluation: runs and answers in, figures out."""

from plaincite.evaluate.adapters import ADAPTERS, adapt
from plaincite.evaluate.answers import (
    AskedQuestion,
    evaluate_answers,
    read_questions,
    relevant_records,
)
from plaincite.evaluate.bootstrap import paired_interval
from plaincite.evaluate.claims import (
    ClaimCase,
    ClaimFigures,
    evaluate_claims,
    read_claim_cases,
)
from plaincite.evaluate.classification import (
    ClassificationFigures,
    LabelFigures,
    classification_figures,
)
from plaincite.evaluate.retrieval import (
    Engine,
    QueryFigures,
    RetrievalFigures,
    evaluate_retrieval,
    read_documents,
    read_qrels,
    read_queries,
)
from plaincite.evaluate.safety import (
    SafetyCase,
    SafetyFigures,
    evaluate_safety,
    is_refusal,
    read_safety_cases,
)
from plaincite.evaluate.sentences import (
    SentenceCase,
    SentenceFigures,
    evaluate_sentences,
    read_sentence_cases,
)
from plaincite.evaluate.verdicts import (
    VerdictCase,
    VerdictFigures,
    evaluate_verdicts,
    read_verdict_cases,
)

__all__ = [
    "ADAPTERS",
    "AskedQuestion",
    "ClaimCase",
    "ClaimFigures",
    "ClassificationFigures",
    "Engine",
    "LabelFigures",
    "QueryFigures",
    "RetrievalFigures",
    "SafetyCase",
    "SafetyFigures",
    "SentenceCase",
    "SentenceFigures",
    "VerdictCase",
    "VerdictFigures",
    "adapt",
    "classification_figures",
    "evaluate_answers",
    "evaluate_claims",
    "evaluate_retrieval",
    "evaluate_safety",
    "evaluate_sentences",
    "evaluate_verdicts",
    "is_refusal",
    "paired_interval",
    "read_claim_cases",
    "read_documents",
    "read_qrels",
    "read_queries",
    "read_questions",
    "read_safety_cases",
    "read_sentence_cases",
    "read_verdict_cases",
    "relevant_records",
]
