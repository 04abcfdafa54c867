"""What the first hits share is added faintly, and finds records in other words."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.ranking import Query
from plaincite.model.record import Record
from plaincite.search import LexicalIndex
from plaincite.search.feedback import shared_terms


def test_weights_are_the_share_of_each_term_in_records_by_score() -> None:
    """a: 3 * 1/2 = 1.5; b: 3 * 1/2 + 1 * 1 = 2.5; together a tenth of ten words, which is 1."""
    terms = shared_terms([(["a", "b"], 3.0), (["b"], 1.0)], n_words=10, is_telling=bool)

    assert [term for term, _ in terms] == ["b", "a"]
    assert [weight for _, weight in terms] == pytest.approx([0.625, 0.375])


def test_terms_that_do_not_tell_records_apart_are_passed_over() -> None:
    terms = shared_terms([(["a", "b"], 1.0)], n_words=1, is_telling=lambda term: term == "a")

    assert terms == [("a", 0.1)]


def test_equal_weights_go_by_term() -> None:
    terms = shared_terms([(["c", "a", "b"], 1.0)], n_words=1, is_telling=bool)

    assert [term for term, _ in terms] == ["a", "b", "c"]


@given(
    st.lists(st.tuples(st.lists(st.text(min_size=1, max_size=3)), st.floats(0.001, 1e6))),
    st.integers(0, 200),
)
def test_all_added_words_together_weigh_a_tenth_of_the_readers(
    found: list[tuple[list[str], float]], n_words: int
) -> None:
    """However many records and terms there are, the reader's words keep nine tenths and more."""
    terms = shared_terms(found, n_words=n_words, is_telling=bool)

    assert len(terms) <= 20
    assert sum(weight for _, weight in terms) <= 0.1 * n_words + 1e-9
    assert [weight for _, weight in terms] == sorted((w for _, w in terms), reverse=True)


@pytest.fixture
def source(make_record: Callable[..., Record], make_source: Callable[..., Any]) -> Any:
    """Two records of heart attacks share a word with a third that calls them otherwise."""
    others = [make_record(n, f"garden{n} river{n} weather{n}") for n in range(10, 30)]
    return make_source(
        make_record(1, "Heart attack", "heart attack and troponin levels"),
        make_record(2, "Heart attack", "troponin after a heart attack"),
        make_record(3, "Myocardial infarction", "troponin in myocardial infarction"),
        *others,
    )


def test_feedback_finds_records_that_use_other_words(source: Any) -> None:
    index = LexicalIndex.in_memory()
    index.synchronize(source)
    query = Query("heart attack")

    assert {hit.record_id for hit in index.search(query, limit=9)} == {"pmid:1", "pmid:2"}
    with_feedback = [hit.record_id for hit in index.search(query, limit=9, feedback=source)]
    assert set(with_feedback[:2]) == {"pmid:1", "pmid:2"}
    assert with_feedback[2] == "pmid:3"


def test_nothing_found_is_nothing_to_learn_from(source: Any) -> None:
    index = LexicalIndex.in_memory()
    index.synchronize(source)

    assert index.search(Query("zebra"), limit=9, feedback=source) == []
    assert index.search(Query(""), limit=9, feedback=source) == []


def test_a_corpus_that_has_lost_its_records_adds_nothing(
    source: Any, make_source: Callable[..., Any]
) -> None:
    index = LexicalIndex.in_memory()
    index.synchronize(source)
    query = Query("heart attack")

    assert index.search(query, limit=9, feedback=make_source()) == index.search(query, limit=9)
