"""The search box of a site without a server: what its list holds, and what it costs."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace

from plaincite.library import starter_questions
from plaincite.model.library import LibraryQuestion, PublicPage, PublicVersion
from plaincite.publish.site import Press
from plaincite.publish.site.search import Search
from plaincite.publish.site.shelf import Shelf
from plaincite.text import slugify

MakePress = Callable[..., Press]


def listed(search: Search) -> list[list[str]]:
    """What a browser makes of the list."""
    text = search.questions.removeprefix("self.plainciteQuestions=").removesuffix(";\n")
    rows: list[list[str]] = json.loads(text)
    return rows


def test_each_public_question_stands_in_it_with_the_other_words_it_goes_by(
    pages: tuple[PublicPage, ...],
) -> None:
    one = pages[0].question
    named = replace(one, wordings=("Is the pill good for lumbago?",), topics=("back pain",))
    search = Search(Shelf((replace(pages[0], question=named), *pages[1:])))

    rows = {slug: (text, more) for slug, text, more in listed(search)}
    assert rows[one.question_id] == (one.text, "is pill good for lumbago")
    assert not any("gold" in slug for slug in rows), "a page that was taken down"


def test_its_files_are_named_for_what_is_in_them(pages: tuple[PublicPage, ...]) -> None:
    """A browser may keep them for good; a changed list has another name."""
    more, fewer = Search(Shelf(pages)), Search(Shelf(pages[:-1]))

    assert more.script_path == fewer.script_path
    assert more.questions_path != fewer.questions_path


def test_hostile_words_stay_data(pages: tuple[PublicPage, ...]) -> None:
    bad = '</script><script>alert(1)</script>\u2028"\\'
    evil = replace(pages[0], question=replace(pages[0].question, text=bad))
    search = Search(Shelf((evil,)))

    assert listed(search)[0][1] == bad
    assert search.questions.isascii()
    assert "innerHTML" not in search.script


def test_a_site_with_a_server_has_no_search_box(make_press: MakePress) -> None:
    made, without = make_press(with_forms=True), make_press()

    assert not any(path.endswith(".js") or "search" in path for path in made.paths())
    assert sum(path.endswith(".js") for path in without.paths()) == 2


def test_the_whole_bank_is_a_small_list() -> None:
    """Its 745 questions weigh less than a picture, and are loaded when somebody types."""
    version = (PublicVersion(1, "2026-03-14"),)
    shown = [
        PublicPage(
            LibraryQuestion(slugify(item.text), item.text, "X", item.wordings, item.topics),
            1, version, (),
        )
        for item in starter_questions()
    ]  # fmt: skip

    assert len(gzip.compress(Search(Shelf(shown)).questions.encode())) < 40 * 1024
