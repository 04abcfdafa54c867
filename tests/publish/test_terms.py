"""First uses: found once, whole words only, the text itself untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.answer import GlossaryEntry
from plaincite.publish.terms import FirstUses


def marks(*terms: str) -> FirstUses:
    return FirstUses([GlossaryEntry(term, "meaning") for term in terms])


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        pytest.param("placebo", "A Placebo pill.", "Placebo", id="capitals are no difference"),
        pytest.param("placebo", "Two placebos.", "placebos", id="the plural is the same word"),
        pytest.param("trial", "An industrial town.", None, id="part of a word is not the word"),
        pytest.param("review", "A review-based one.", None, id="part of a hyphenated word neither"),
        pytest.param("", "Any text.", None, id="an empty term is nowhere"),
        pytest.param("a+(b", "An a+(b here.", "a+(b", id="signs stand for themselves"),
    ],
)
def test_a_term_is_found_as_a_whole_word(term: str, text: str, found: str | None) -> None:
    marked = [run for run, number in marks(term).runs(text) if number]

    assert marked == ([found] if found else [])


def test_only_the_first_use_on_the_page_is_marked() -> None:
    first_uses = marks("placebo")

    assert first_uses.runs("placebo, placebo") == (("placebo", 1), (", placebo", None))
    assert first_uses.runs("placebo") == (("placebo", None),)


def test_the_longest_term_wins_where_two_overlap() -> None:
    runs = marks("review", "systematic review").runs("A systematic review.")

    assert runs == (("A ", None), ("systematic review", 2), (".", None))


def test_the_name_of_a_journal_is_no_use_of_a_word() -> None:
    lead = "A trial (Oncology) found:"

    assert marks("oncology").runs(lead, until=lead.rfind(" (")) == ((lead, None),)
    assert marks("trial").runs(lead, until=lead.rfind(" ("))[1] == ("trial", 1)


@given(st.lists(st.text(max_size=5), max_size=5), st.text(max_size=60))
def test_the_runs_joined_are_the_text(terms: list[str], text: str) -> None:
    assert "".join(run for run, _ in marks(*terms).runs(text)) == text
