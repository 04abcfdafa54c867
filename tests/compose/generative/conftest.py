"""A page about willow tablets as the rules write it, and its gate."""

import pytest

from plaincite.compose.generative import Gate, Place
from plaincite.compose.generative.places import find_places
from plaincite.corpus import MemoryCorpus
from plaincite.model.answer import Answer
from plaincite.model.record import Record
from plaincite.pipeline import Pipeline, rubric
from plaincite.search import LexicalIndex
from plaincite.verify import verify_statement

QUESTION = "Do willow tablets help back pain?"


@pytest.fixture
def corpus(willow: tuple[Record, ...]) -> MemoryCorpus:
    return MemoryCorpus(willow, changed_on="2026-01-02", name="made corpus")


@pytest.fixture
def pipeline(corpus: MemoryCorpus) -> Pipeline:
    index = LexicalIndex.in_memory()
    index.synchronize(corpus)
    return Pipeline(corpus, index)


@pytest.fixture
def page(pipeline: Pipeline) -> Answer:
    """The page as rules write it."""
    return pipeline.ask(QUESTION)


@pytest.fixture
def gate(corpus: MemoryCorpus) -> Gate:
    return Gate(
        judge=lambda statement: verify_statement(statement, corpus.get),
        rubric=lambda answer: rubric(answer, lookup=corpus.get),
        lookup=corpus.get,
    )


@pytest.fixture
def places(page: Answer, gate: Gate) -> dict[str, Place]:
    return {place.place_id: place for place in find_places(page, gate.lookup)}
