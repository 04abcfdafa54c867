"""Search by words and meaning, for any encoder: what is found, when, and the same again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

from plaincite.model.ranking import Hit, Query
from plaincite.search import LexicalIndex
from plaincite.search.hybrid import HybridIndex, Tuning
from plaincite.search.vector_files import writer_lock

Make = Callable[..., Any]

PLAIN = Tuning(feedback_weight=0.0, lent_share=0.0)


@pytest.fixture
def source(make_source: Make, make_record: Make) -> Any:
    return make_source(
        make_record(1, "aspirin for gout", "It helped."),
        make_record(2, "yoga for back pain", "It helped."),
        make_record(3, "sleep of nurses", "They slept."),
    )


@pytest.fixture
def hybrid_of(make_encoder: Make) -> Callable[..., HybridIndex]:
    def build(source: Any, path: Path | None = None, **more: Any) -> HybridIndex:
        index = LexicalIndex.in_memory()
        index.synchronize(source)
        return HybridIndex(index, source, more.pop("encoder", make_encoder()), path, **more)

    return build


Build = Callable[..., HybridIndex]


def ids(hits: list[Hit]) -> list[str]:
    return [hit.record_id for hit in hits]


def test_meaning_finds_what_words_do_not(hybrid_of: Build, source: Any) -> None:
    """The encoder is asked with the question as it was put, words with its subject."""
    hybrid = hybrid_of(source, tuning=PLAIN)
    list(hybrid.embed())

    assert ids(hybrid.search(Query("gout", asked="nurses sleep of"), limit=1)) != ["pmid:2"]
    assert "pmid:3" in ids(hybrid.search(Query("gout", asked="sleep of nurses"), limit=2))


def test_before_all_have_vectors_only_hits_by_words_are_ordered(
    hybrid_of: Build, source: Any
) -> None:
    hybrid = hybrid_of(source)

    assert ids(hybrid.search(Query("gout", asked="sleep of nurses"), limit=9)) == ["pmid:1"]
    assert not hybrid.sees_all


def test_above_the_limit_of_scanning_only_hits_by_words_are_ordered(
    hybrid_of: Build, source: Any
) -> None:
    hybrid = hybrid_of(source, tuning=Tuning(scan_limit=2))
    list(hybrid.embed())

    assert ids(hybrid.search(Query("gout", asked="sleep of nurses"), limit=9)) == ["pmid:1"]


def test_the_same_question_finds_the_same_whatever_was_asked_before(
    hybrid_of: Build, source: Any, tmp_path: Path
) -> None:
    """Vectors that are filled in on the way change no order, though in the end none is missing."""
    fresh = hybrid_of(source).search(Query("helped gout"), limit=9)
    used = hybrid_of(source, tmp_path)
    for text in ("aspirin", "yoga", "sleep of nurses", "gout"):
        used.search(Query(text), limit=9)
    again = hybrid_of(source, tmp_path)

    assert again.n_vectors == 3
    assert used.search(Query("helped gout"), limit=9) == fresh
    assert again.search(Query("helped gout"), limit=9) == fresh


def test_each_record_is_encoded_once(
    hybrid_of: Build, source: Any, tmp_path: Path, make_encoder: Make
) -> None:
    encoder = make_encoder()
    first = hybrid_of(source, tmp_path, encoder=encoder)
    first.search(Query("gout"), limit=1)

    assert list(first.embed()) == ["pmid:2", "pmid:3"]
    encoder.encoded.clear()
    hybrid_of(source, tmp_path, encoder=encoder).search(Query("gout"), limit=1)
    assert encoder.encoded == ["gout"]


def test_embed_goes_on_where_it_stopped(hybrid_of: Build, source: Any, tmp_path: Path) -> None:
    next(hybrid_of(source, tmp_path).embed())
    resumed = hybrid_of(source, tmp_path)

    assert resumed.n_vectors == 3  # one batch
    assert not resumed.sees_all  # nobody said that it came to its end
    assert list(resumed.embed()) == []
    assert hybrid_of(source, tmp_path).sees_all


def test_a_new_record_is_seen_by_words_until_embed_is_called_again(
    hybrid_of: Build, source: Any, make_record: Make, tmp_path: Path
) -> None:
    list(hybrid_of(source, tmp_path).embed())
    source.put(make_record(4, "gout in winter"))
    later = hybrid_of(source, tmp_path)

    assert not later.sees_all
    assert "pmid:4" in ids(later.search(Query("gout"), limit=9))
    assert list(later.embed()) == []  # filled in by the search
    assert later.sees_all


def test_beside_another_writer_the_order_is_the_same(
    hybrid_of: Build, source: Any, tmp_path: Path
) -> None:
    with writer_lock(tmp_path):
        beside = hybrid_of(source, tmp_path).search(Query("gout"), limit=9)

    assert beside == hybrid_of(source).search(Query("gout"), limit=9)


def test_company_of_the_best_hit_raises_a_record(
    hybrid_of: Build, make_source: Make, make_record: Make
) -> None:
    """Of two records that answer alike, the one that is like the first hit goes before."""
    source = make_source(
        make_record(1, "gout", "aspirin colchicine colchicine"),
        make_record(2, "gout", "yoga yoga yoga"),
        make_record(3, "gout", "colchicine colchicine colchicine"),
    )
    asked = Query("gout aspirin")

    def order(share: float) -> list[str]:
        tuning = PLAIN._replace(lent_share=share, n_neighbours=1)
        hybrid = hybrid_of(source, tuning=tuning)
        list(hybrid.embed())
        return ids(hybrid.search(asked, limit=9))

    assert order(0.0) == ["pmid:1", "pmid:2", "pmid:3"]
    assert order(1.0) == ["pmid:1", "pmid:3", "pmid:2"]


def test_words_are_looked_at_deeper_once_all_records_are_seen(
    hybrid_of: Build, make_source: Make, make_record: Make
) -> None:
    """Before, each hit by words may have to be encoded first. Here the record that is second both
    by words and by meaning answers best, and only depth lets it be a candidate."""
    source = make_source(
        make_record(1, "gout gout"),
        make_record(2, "gout sleep"),
        make_record(3, "sleep nurses"),
    )
    asked = Query("gout", asked="sleep nurses")

    def first(word_depth: int) -> list[str]:
        tuning = PLAIN._replace(depth=1, word_depth=word_depth)
        hybrid = hybrid_of(source, tuning=tuning)
        list(hybrid.embed())
        return ids(hybrid.search(asked, limit=1))

    assert first(word_depth=1) != ["pmid:2"]
    assert first(word_depth=2) == ["pmid:2"]


@pytest.mark.parametrize("text", ["", "  ", "?"])
def test_an_empty_query_finds_nothing(hybrid_of: Build, source: Any, text: str) -> None:
    hybrid = hybrid_of(source)

    assert hybrid.search(Query(text), limit=9) == []
    assert hybrid.search(Query("gout"), limit=0) == []


def test_an_empty_corpus_is_searched_and_embedded(hybrid_of: Build, make_source: Make) -> None:
    hybrid = hybrid_of(make_source())

    assert list(hybrid.embed()) == []
    assert hybrid.search(Query("gout"), limit=9) == []


def test_a_record_without_text_has_a_vector_like_nothing(
    hybrid_of: Build, make_source: Make, make_record: Make
) -> None:
    hybrid = hybrid_of(make_source(make_record(1), make_record(2, "gout")))
    list(hybrid.embed())

    assert hybrid.sees_all
    assert ids(hybrid.search(Query("gout"), limit=1)) == ["pmid:2"]


def test_the_page_names_what_decided(hybrid_of: Build, source: Any) -> None:
    hybrid = hybrid_of(source)
    assert hybrid.engine == "words on the first 200 hits"
    list(hybrid.embed())
    assert hybrid.engine == "words on all records"
