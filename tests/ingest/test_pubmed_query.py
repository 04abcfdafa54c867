"""Queries for live services: the reader's words in, nothing of them an operator."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.ingest.pubmed_query import to_queries
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)

I, C, O, P = (  # noqa: E741 - the letters of PICO
    ConceptRole.INTERVENTION, ConceptRole.CONDITION, ConceptRole.OUTCOME, ConceptRole.POPULATION,
)  # fmt: skip


def question(
    *concepts: Concept, text: str = "Does walking help?", constraints: Constraints | None = None
) -> Question:
    return Question(
        text,
        "slug",
        QuestionKind.EFFECT,
        concepts,
        constraints or Constraints(),
        Specialty("General Practice", "PrimaryCare"),
    )


def texts(asked: Question, **options: object) -> list[str]:
    return [query.text for query in to_queries(asked, **options)]  # type: ignore[arg-type]


def test_names_are_joined_by_or_and_things_by_and() -> None:
    asked = question(Concept("walks", I, ("walking",)), Concept("bad sleepiness", C, ("drowsy",)))

    assert texts(asked, humans_only=False)[0] == (
        '("walks"[mh] OR "walks"[tiab] OR "walk"[tiab] OR "walking"[mh] OR "walking"[tiab]) AND '
        '("bad sleepiness"[mh] OR "bad sleepiness"[tiab] OR "drowsy"[mh] OR "drowsy"[tiab] OR '
        '"drowsies"[tiab])'
    )


def test_in_the_widest_query_the_words_of_a_name_need_not_stand_together() -> None:
    asked = question(Concept("walks", I, ("walking",)), Concept("cuff tears", C, ("torn cuff",)))

    *_, widest = texts(asked, humans_only=False)
    assert widest.endswith(
        'OR (("cuff"[tiab] OR "cuffs"[tiab]) AND ("tears"[tiab] OR "tear"[tiab])) OR '
        '(("torn"[tiab] OR "torns"[tiab]) AND ("cuff"[tiab] OR "cuffs"[tiab])))'
    )


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("cuff tears", "cuff tear", id="plural"),
        pytest.param("cuff tear", "cuff tears", id="singular"),
        pytest.param("cell therapies", "cell therapy", id="plural in -ies"),
        pytest.param("airway", "airways", id="a vowel before the y"),
        pytest.param("sepsis", None, id="no plural"),
        pytest.param("ms", None, id="an abbreviation"),
        pytest.param("diabetes", None, id="a name"),
    ],
)
def test_singular_and_plural_find_each_other(name: str, other: str | None) -> None:
    text = texts(question(Concept(name, C, ("x",))), humans_only=False)[0]

    also = "" if other is None else f' OR "{other}"[tiab]'
    assert text.startswith(f'("{name}"[mh] OR "{name}"[tiab]{also} OR "x"[mh]')


def test_animals_are_left_out_unless_humans_stand_beside_them() -> None:
    (text,) = texts(question(Concept("walks", I, ("walking",))))

    assert text.endswith(') NOT ("animals"[mh] NOT "humans"[mh])')


def test_what_matters_least_is_left_out_first_and_two_things_remain() -> None:
    asked = question(
        Concept("walks", I, ("walking",)),
        Concept("pain", C, ("ache",)),
        Concept("deaths", O, ("mortality",)),
        Concept("women", P, ("woman",)),
    )

    steps = [[word for word in ("walks", "pain", "deaths", "women") if word in text]
             for text in texts(asked)]  # fmt: skip
    assert steps == [["walks", "pain", "deaths", "women"], ["walks", "pain", "women"],
                     ["walks", "pain"]]  # fmt: skip


def test_the_outcome_stays_where_it_is_half_of_the_question() -> None:
    asked = question(Concept("statins", I, ("statin",)), Concept("muscle pain", O, ("myalgia",)))

    assert all('"muscle pain"[tiab]' in text for text in texts(asked))


def test_words_that_no_table_knows_need_not_stand_together() -> None:
    (text,) = texts(question(Concept("eye training", I)), humans_only=False)

    assert text == '(("eye"[tiab] AND "training"[tiab]))'


def test_a_question_without_known_things_is_searched_by_its_words() -> None:
    (text,) = texts(question(text="What is the flurbing of quonkness?"), humans_only=False)

    assert text == '("flurbing"[tiab] AND "quonkness"[tiab])'


@pytest.mark.parametrize("text", ["", "?", "((([[[***", "is it the", "🙂🙂"])
def test_without_a_word_to_look_for_there_is_no_query(text: str) -> None:
    assert to_queries(question(text=text)) == ()


def test_people_are_also_found_by_what_indexers_note() -> None:
    asked = question(
        Concept("walks", I, ("walking",)),
        Concept("women over 70", P, ("older women",)),
        constraints=Constraints(minimum_age=70),
    )

    assert '"aged"[mh]' in texts(asked)[0]


def test_a_year_limits_the_search() -> None:
    asked = question(Concept("walks", I, ("a",)), constraints=Constraints(since_year=2020))

    assert " AND 2020:3000[dp]" in texts(asked)[0]
    assert "FIRST_PDATE:[2020-01-01 TO 3000-12-31]" in texts(asked, dialect="europepmc")[0]


def test_reviews_are_found_among_the_same_records() -> None:
    (query,) = to_queries(question(Concept("walks", I, ("walking",))))

    assert query.reviews == f'({query.text}) AND ("systematic review"[pt] OR "meta-analysis"[pt])'


def test_europe_pmc_has_its_own_words_for_the_same() -> None:
    (text,) = texts(
        question(Concept("walks", I, ("walking",))), dialect="europepmc", humans_only=False
    )

    assert text == (
        '((TITLE_ABS:"walks" OR TITLE_ABS:"walk" OR KW:"walks" OR TITLE_ABS:"walking" OR '
        'KW:"walking")) AND (SRC:MED OR SRC:PPR)'
    )


ODD = [
    'pain" OR "all',
    "pain[tiab] AND NOT OR",
    "pain) OR (1=1",
    "pain*",
    "2000:3000[dp]",
    "pa\u200bin\x00\n",
    "\ud800pain",
    "β-blocker ﬁbrosis 高血圧 Ménière’s",
    "x" * 5000,
    "pain " * 1000,
]
# A query is only made of these; so every bracket, quotation mark and operator in it is ours.
PARTS = re.compile(
    r'(?:"[^\W_]+(?:(?:[-\' ]|, )[^\W_]+)*"\[(?:mh|tiab)\]'
    r"|\d{4}:3000\[dp\]| AND | OR | NOT |[()])+"
)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_words_are_only_words(text: str) -> None:
    for concept in (Concept(text, I), Concept("pain", I, (text,))):
        for query in texts(question(concept, text=text)):
            check(query)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.text(max_size=60), st.lists(st.text(max_size=30))), max_size=8))
def test_no_text_breaks_out_of_its_quotation_marks(things: list[tuple[str, list[str]]]) -> None:
    concepts = [Concept(text, I, tuple(names)) for text, names in things]
    for query in texts(question(*concepts, text="".join(text for text, _ in things))):
        check(query)


def check(query: str) -> None:
    assert PARTS.fullmatch(query), query
    assert query.count("(") == query.count(")")
    assert len(query) < 16_000
    assert query.encode()
