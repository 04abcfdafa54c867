"""Entries: each article once, in order of first use, with a key that does not change."""

from dataclasses import replace

from plaincite.model.answer import Answer
from plaincite.publish.exports.entries import Kind, entries


def test_an_article_of_two_pages_comes_once(answer: Answer) -> None:
    again = replace(answer, references=tuple(reversed(answer.references)))

    assert [item.pmid for item in entries([answer, again])] == ["1", "2"]


def test_what_may_not_be_shown_is_left_out(answer: Answer) -> None:
    assert [item.pmid for item in entries([answer], leave_out=["pmid:1"])] == ["2"]


def test_the_key_is_made_of_the_article_alone(odd: Answer) -> None:
    alone = replace(odd, references=odd.references[2:])

    assert [item.key for item in entries([odd])] == [
        "van-der-berg2021-11", "pain-and-sleep-study-12", "muller-uk2020-doi-10-5-x-y",
        "evil-au-other-14",
    ]  # fmt: skip
    assert entries([alone])[0].key == entries([odd])[2].key


def test_texts_are_one_line_without_control_characters(odd: Answer) -> None:
    item = entries([odd])[3]

    assert item.title == "One line ER - TY - JOUR PMID- 99 another"
    assert item.journal == "Line break ed"
    assert len(item.names) == 1


def test_the_note_tells_of_the_study_and_its_notices(odd: Answer) -> None:
    note = entries([odd])[0].note

    assert note.startswith("Randomized controlled trial; 1,200 people: adults. Corrected.")


def test_the_kind_is_what_the_page_knows(odd: Answer) -> None:
    kinds = [item.kind for item in entries([odd])]

    assert kinds == [Kind.ARTICLE, Kind.ARTICLE, Kind.OTHER, Kind.PREPRINT]


def test_a_page_without_references_gives_none(crisis: Answer) -> None:
    assert entries([crisis]) == ()
