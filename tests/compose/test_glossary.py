"""The glossary: well-formed, plain, in order of use, longest form first."""

import re
from collections import Counter

import pytest

from plaincite.compose.glossary import explain, glossary_entries
from plaincite.text import words
from plaincite.verify.readability import grades
from plaincite.verify.rubric.hard_words import HARD_WORDS

_ENTRIES = [entry for entry, _ in glossary_entries()]
_MOST_GRADE = 9
_ADVICE = re.compile(r"\b(should|must|ask your|talk to|avoid taking|recommended)\b")


def _matched_as(form: str) -> tuple[str, ...]:
    """A form as the page is searched for it: capitals count only in words of capitals."""
    return tuple(word if word.isupper() else word.lower() for word in words(form))


def _explanation(meaning: str) -> str:
    """The meaning without the long form that an abbreviation's line begins with."""
    return meaning.rpartition(": ")[2]


def test_there_are_at_least_1200_terms() -> None:
    assert len(_ENTRIES) >= 1200


def test_no_form_is_claimed_by_two_entries() -> None:
    forms = Counter(_matched_as(form) for _, forms in glossary_entries() for form in forms)

    assert [form for form, count in forms.items() if count > 1] == []


def test_every_form_has_a_word() -> None:
    assert all(words(form) for _, forms in glossary_entries() for form in forms)


def test_terms_stand_in_alphabetical_order() -> None:
    terms = [entry.term for entry in _ENTRIES]

    assert terms == sorted(terms, key=lambda term: (term.casefold(), term))


def test_every_meaning_is_one_short_plain_line() -> None:
    for entry in _ENTRIES:
        assert entry.meaning == " ".join(entry.meaning.split()), entry.term
        assert 2 <= len(entry.meaning.split()) <= 22, entry.term
        assert not entry.meaning.endswith("."), entry.term
        assert not _ADVICE.search(entry.meaning), entry.term


def test_a_meaning_starts_small_unless_it_starts_with_a_name() -> None:
    starts = [
        entry.term
        for entry in _ENTRIES
        if entry.meaning[0].isupper() and not re.match(r"[^:]*: |B cell", entry.meaning)
    ]

    assert starts == []


def test_no_meaning_explains_a_term_by_itself() -> None:
    circular = [
        entry.term
        for entry in _ENTRIES
        if re.search(rf"(?<![\w-]){re.escape(entry.term.lower())}(?![\w-])", entry.meaning.lower())
    ]

    assert circular == []


def test_explanations_read_at_grade_9_or_below() -> None:
    """The term itself is left out: it is the hard word, and the reader has met it already."""
    too_hard = [
        entry.term
        for entry in _ENTRIES
        if grades([f"This is {_explanation(entry.meaning)}."]).flesch_kincaid > _MOST_GRADE
    ]

    assert len(too_hard) <= 0.05 * len(_ENTRIES), too_hard


@pytest.mark.parametrize("hard", HARD_WORDS)
def test_each_listed_hard_word_is_explained(hard: str) -> None:
    assert explain([f"There was {hard} here."])


def test_entries_come_in_order_of_first_use_each_once() -> None:
    texts = ["A placebo was used.", "A meta-analysis of placebo trials."]

    assert [entry.term for entry in explain(texts)] == ["placebo", "meta-analysis"]


def test_the_longest_form_wins() -> None:
    assert [entry.term for entry in explain(["a network meta-analysis"])] == ["meta-analysis"]


def test_a_hyphened_word_is_tried_by_its_parts() -> None:
    assert [entry.term for entry in explain(["a placebo-first plan"])] == ["placebo"]


def test_capitals_count_for_an_abbreviation() -> None:
    assert [entry.term for entry in explain(["what aids sleep"])] == []
    assert [entry.term for entry in explain(["people with AIDS"])] == ["AIDS"]


def test_where_there_are_too_many_the_familiar_ones_are_left_out() -> None:
    hard = "dyspnoea syncope vertigo tinnitus pruritus ascites cyanosis dysuria"
    shown = [entry.term for entry in explain([f"stroke {hard} fever tremor myalgia"])]

    assert shown == [*hard.split(), "tremor", "myalgia"]


def test_where_there_are_too_many_one_drug_of_a_class_is_enough() -> None:
    hard = "dyspnoea syncope vertigo tinnitus pruritus ascites cyanosis dysuria"
    shown = [entry.term for entry in explain([f"warfarin, apixaban, {hard} and myalgia"])]

    assert shown == ["warfarin", *hard.split(), "myalgia"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("MADRS fell", ["MADRS"], id="score"),
        pytest.param("randomized trials", ["randomised trial"], id="American spelling"),
        pytest.param("more myalgia than placebo", ["myalgia", "placebo"], id="symptom"),
        pytest.param("double blind", ["double-blind"], id="without the hyphen"),
        pytest.param("autoreactive B cells", ["autoreactive B cell"], id="plural"),
        pytest.param("olaparib and duloxetine", ["olaparib", "duloxetine"], id="each drug by name"),
    ],
)
def test_terms_are_found_in_running_text(text: str, terms: list[str]) -> None:
    assert [entry.term for entry in explain([text])] == terms


def test_a_term_that_is_met_by_its_short_form_has_it_beside_its_name() -> None:
    assert [entry.term for entry in explain(["It was seen on CT."])] == ["computed tomography (CT)"]


def test_a_term_with_a_short_form_stays_where_there_are_too_many() -> None:
    hard = "dyspnoea syncope vertigo tinnitus pruritus ascites cyanosis dysuria myalgia stroma"
    shown = [entry.term for entry in explain([f"{hard} and warfarin, seen on CT"])]

    assert "computed tomography (CT)" in shown
