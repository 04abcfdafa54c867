"""What a query finds, and in which order, shown on indexes of a few invented records."""

import math
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.ranking import Query, Term
from plaincite.model.record import Record
from plaincite.search import LexicalIndex, clauses
from plaincite.search.clauses import LESSER_SHARE, PHRASE_WEIGHT, PRESENCE_BONUS

MakeRecord = Callable[..., Record]

FILLER = "a long text about gardens and rivers and the weather of the north in spring"


@pytest.fixture(scope="module")
def index_of(make_source: Callable[..., object]) -> Callable[..., LexicalIndex]:
    def build(*records: Record) -> LexicalIndex:
        index = LexicalIndex.in_memory()
        index.synchronize(make_source(*records))  # type: ignore[arg-type]
        return index

    return build


IndexOf = Callable[..., LexicalIndex]


def found(index: LexicalIndex, query: Query, limit: int = 10) -> list[str]:
    return [hit.record_id for hit in index.search(query, limit=limit)]


@pytest.mark.parametrize("query", [Query(""), Query("?! …"), Query("what is the"), Query("zzz")])
def test_a_query_without_a_known_word_finds_nothing(
    index_of: IndexOf, make_record: MakeRecord, query: Query
) -> None:
    assert found(index_of(make_record(1, "What is the dose of aspirin?")), query) == []


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("IL-6", "IL6"),
        ("IL6", "IL-6"),
        ("IL 6", "IL-6"),
        ("IL 6", "il6"),
        ("vitamin B12", "vitamin b-12"),
        ("vitamin B-12", "b12"),
        ("COVID-19", "covid 19"),
        ("β-blocker", "beta blockers"),
        ("beta-blockers", "betablocker"),
        ("5-HT", "5ht"),
        ("oestrogen", "estrogens"),
        ("randomised", "randomized"),
        ("naïve", "naive"),
    ],
)
def test_one_way_of_writing_finds_the_other(
    index_of: IndexOf, make_record: MakeRecord, written: str, asked: str
) -> None:
    index = index_of(make_record(1, f"{FILLER} {written}"), make_record(2, FILLER))

    assert found(index, Query(asked))[:1] == ["pmid:1"]


@pytest.mark.parametrize(
    "text",
    ['body:aspirin AND "', "aspirin) OR (", "+aspirin -aspirin", "aspirin^9~2*", "/asp.*/ aspirin"],
)
def test_the_readers_marks_are_never_operators(
    index_of: IndexOf, make_record: MakeRecord, text: str
) -> None:
    assert found(index_of(make_record(1, "Aspirin", FILLER)), Query(text)) == ["pmid:1"]


def test_a_record_of_every_concept_beats_one_that_repeats_one(
    index_of: IndexOf, make_record: MakeRecord
) -> None:
    index = index_of(
        make_record(1, "Aspirin", "aspirin aspirin aspirin aspirin aspirin aspirin"),
        make_record(2, FILLER, "Aspirin was tried once in people with migraine."),
        make_record(3, FILLER, FILLER),
    )
    groups = ((Term("aspirin"),), (Term("migraine"),))

    assert found(index, Query("aspirin migraine", groups))[0] == "pmid:2"


def test_alternatives_count_once(index_of: IndexOf, make_record: MakeRecord) -> None:
    """A record that says every synonym gains no more than by its best one."""
    index = index_of(
        make_record(1, FILLER, "infarction mi ami north"),
        make_record(2, FILLER, "infarction river garden north"),
        make_record(3, FILLER, "gout river garden north"),
    )
    group = (Term("infarction"), Term("mi", 0.5), Term("ami", 0.5))
    first, second = index.search(Query("", (group,)), limit=2)

    assert first.score == pytest.approx(second.score, rel=0.05)


def test_a_synonym_adds_less_than_the_readers_word(
    index_of: IndexOf, make_record: MakeRecord
) -> None:
    index = index_of(
        make_record(1, "", f"hypertension {FILLER}"), make_record(2, "", f"tension {FILLER}")
    )
    group = (Term("tension"), Term("hypertension", 0.5))

    assert found(index, Query("tension", (group,))) == ["pmid:2", "pmid:1"]


def test_a_phrase_is_found_in_order_only(index_of: IndexOf, make_record: MakeRecord) -> None:
    index = index_of(
        make_record(1, "", "An attack of the heart came."),
        make_record(2, "", "A heart attack came."),
        make_record(3, "", "The heart. Attack ships sailed."),
    )
    hits = found(index, Query("", ((Term("heart attacks"),),)))

    assert hits[0] in ("pmid:2", "pmid:3")
    assert "pmid:1" not in hits


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        pytest.param("Long-term pain was common.", True, id="as written"),
        pytest.param("Long term pain was common.", True, id="without the hyphen"),
        pytest.param("Long-term-pain scores were kept.", True, id="as one word"),
        pytest.param("Long-term care was common.", False, id="a half of it is another thing"),
    ],
)
def test_a_name_with_a_hyphen_is_said_as_a_whole(
    index_of: IndexOf, make_record: MakeRecord, text: str, is_said: bool
) -> None:
    index = index_of(make_record(1, "", text), make_record(2, FILLER))

    hits = found(index, Query("", ((Term("chronic aches"), Term("long-term pain", 0.6)),)))

    assert hits == ["pmid:1"] * is_said


def test_a_name_that_holds_another_adds_nothing(index_of: IndexOf, make_record: MakeRecord) -> None:
    index = index_of(make_record(1, "", "A statin drug was tried."), make_record(2, FILLER))
    shorter, longer = Term("statin", 0.6), Term("statin drug", 0.6)
    groups = ((Term("lipitor"), shorter),), ((Term("lipitor"), shorter, longer),)
    one, other = (index.search(Query("lipitor", group), limit=1)[0] for group in groups)

    assert one.score == other.score


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("heart attack", id="kept as one term"),
        pytest.param("zany attack", id="looked for as a phrase"),
    ],
)
def test_no_name_reaches_over_the_parts_of_a_record(
    index_of: IndexOf, make_record: MakeRecord, name: str
) -> None:
    """A title's last word and an abstract's first are no phrase."""
    first, second = name.split()
    index = index_of(make_record(1, f"Of the {first}", f"{second} rates were low."))

    assert found(index, Query("", ((Term(name),),))) == []
    assert found(index_of(make_record(1, f"Of the {name}")), Query("", ((Term(name),),)))


def test_a_title_counts_more_than_the_abstract(index_of: IndexOf, make_record: MakeRecord) -> None:
    index = index_of(
        make_record(1, FILLER, f"gout {FILLER}"), make_record(2, f"gout {FILLER}", FILLER)
    )

    assert found(index, Query("gout")) == ["pmid:2", "pmid:1"]


@pytest.mark.parametrize("weight", [0.0, -1.0, math.nan, math.inf])
def test_a_weight_that_is_no_weight_is_left_out(
    index_of: IndexOf, make_record: MakeRecord, weight: float
) -> None:
    index = index_of(make_record(1, "gout"))

    assert found(index, Query("", ((Term("gout", weight),),))) == []


def test_empty_groups_and_terms_are_left_out(index_of: IndexOf, make_record: MakeRecord) -> None:
    query = Query("gout", ((), (Term(""),), (Term("the"),)))

    assert found(index_of(make_record(1, "gout")), query) == ["pmid:1"]


def test_a_query_of_any_size_is_answered(index_of: IndexOf, make_record: MakeRecord) -> None:
    words = " ".join(f"word{number}" for number in range(10_000))
    groups = tuple((Term(words), *(Term(f"a{n} b{n}") for n in range(200))) for _ in range(200))

    assert found(index_of(make_record(1, "gout word1")), Query(words, groups)) == ["pmid:1"]


_VOCABULARY = ("heart", "attack", "pain", "pill")
_NAMES = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=3).map(" ".join)


@pytest.fixture(scope="module")
def jumbled(index_of: IndexOf, make_record: MakeRecord) -> LexicalIndex:
    """An index of records that say the same four words, some more often, in any order."""
    chance = random.Random(3)
    return index_of(
        *(
            make_record(
                number, "", " ".join(chance.choices((*_VOCABULARY, "river"), (4, 3, 2, 1, 9), k=9))
            )
            for number in range(1, 60)
        )
    )


@given(
    text=_NAMES,
    others=st.lists(st.builds(Term, _NAMES, st.sampled_from([0.3, 0.6, 1.0, 1.5])), max_size=4),
)
def test_a_concept_counts_by_its_best_name(
    jumbled: LexicalIndex, text: str, others: list[Term]
) -> None:
    """Words or the best other name, whichever is more, and a little of what else is there.

    Names that cannot matter are left out, so each part is asked for alone here: none of them takes
    a record away, or more from a score than the little it would have added.
    """
    names = [Term(text), *others]
    words = _scores(jumbled, Query(text))
    alone = [_scores(jumbled, Query("", ((name,),))) for name in names]
    told = _scores(jumbled, Query(text, (tuple(names),)))

    for record_id, score in told.items():
        own = words.get(record_id, 0.0)
        if record_id in alone[0]:
            phrase = alone[0][record_id] - PRESENCE_BONUS if " " in text else 0.0
            own += PRESENCE_BONUS + PHRASE_WEIGHT * phrase
        other = [each[record_id] for each in alone[1:] if record_id in each]
        assert score >= own - 0.01
        assert score <= max([own, *other]) + LESSER_SHARE * sum([own, *other]) + 0.01
    assert told.keys() == words.keys() | {each for one in alone for each in one}


_COMMON = "the high blood pressure heart failure pain pill".split()
_TEXTS = st.lists(st.sampled_from(_COMMON), max_size=25).map(" ".join)


@given(
    texts=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=8),
    text=_TEXTS,
    group=st.lists(st.builds(Term, _TEXTS, st.sampled_from([0.3, 0.6, 1.0])), max_size=4),
)
def test_names_kept_as_terms_score_as_phrases(
    index_of: IndexOf,
    make_record: MakeRecord,
    texts: list[tuple[str, str]],
    text: str,
    group: list[Term],
) -> None:
    """What is looked up at once is what phrases would have found, at their scores."""
    index = index_of(
        make_record(1, "High blood pressure", "heart failure"),
        *(make_record(at, *told, keywords=(told[0],)) for at, told in enumerate(texts, start=2)),
    )
    query = Query(text, ((Term("high blood pressure"), *group), (Term("heart failure"),)))
    as_terms = index.search(query, limit=100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clauses, "name_term", lambda _words: None)
        as_phrases = index.search(query, limit=100)

    assert {hit.record_id: pytest.approx(hit.score, abs=0.0015) for hit in as_phrases} == {
        hit.record_id: hit.score for hit in as_terms
    }


def _scores(index: LexicalIndex, query: Query) -> dict[str, float]:
    return {hit.record_id: hit.score for hit in index.search(query, limit=100)}


@given(
    text=st.text(max_size=80),
    groups=st.lists(st.lists(st.builds(Term, st.text(max_size=30), st.floats()), max_size=3)),
)
def test_any_query_gives_hits_in_order(
    index_of: IndexOf,
    make_record: MakeRecord,
    text: str,
    groups: list[list[Term]],
) -> None:
    """Whatever is asked, hits come best first with finite scores."""
    index = index_of(make_record(1, "0 1 2 a b c"), make_record(2, "A gout of b"))
    hits = index.search(Query(text, tuple(map(tuple, groups))), limit=5)

    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.record_id))
    assert all(math.isfinite(hit.score) for hit in hits)
