"""The HTML page: whole in itself, escaped throughout, with links that lead somewhere."""

import re
from dataclasses import replace
from typing import Any

from lxml import html

from plaincite.model.answer import Answer
from plaincite.publish import to_html


def found(text: str, path: str) -> list[Any]:
    """The nodes of a page that an XPath finds."""
    nodes = html.document_fromstring(text).xpath(path)
    assert isinstance(nodes, list)
    return nodes


def texts(text: str, path: str) -> list[str]:
    return [node.text_content().strip() for node in found(text, path)]


def test_the_question_is_the_only_h1(answer: Answer) -> None:
    assert texts(to_html(answer), "//h1") == [answer.question.text]


def test_the_sections_stand_in_the_agreed_order(answer: Answer) -> None:
    assert texts(to_html(answer), "//h2") == [
        "The short answer",
        "What the research says",
        "The other side",
        "What we don't know yet",
        "What to ask your doctor",
        "Words on this page",
        "How we made this page",
        "References",
    ]


def test_every_link_inside_the_page_has_its_target(answer: Answer) -> None:
    page = to_html(answer)
    ids = found(page, "//@id")
    inner = [link for link in found(page, "//a/@href") if link.startswith("#")]

    assert inner
    assert {link[1:] for link in inner} <= set(ids)
    assert len(ids) == len(set(ids))


def test_each_use_of_a_reference_has_a_way_back(answer: Answer) -> None:
    page = to_html(answer)
    uses = set(found(page, "//a[@role='doc-noteref']/@id"))
    back = {link[1:] for link in found(page, "//a[@role='doc-backlink']/@href")}

    assert uses
    assert uses == back


def test_hostile_text_makes_no_element_and_no_attribute(hostile: Answer) -> None:
    page = to_html(hostile)

    assert not found(page, "//script|//img|//iframe|//object")
    assert not found(page, "//@*[starts-with(name(), 'on')]")
    assert not [link for link in found(page, "//@href") if link.startswith("javascript:")]
    assert "49" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)


def test_nothing_is_fetched(answer: Answer) -> None:
    text = to_html(answer)

    assert not re.search(r"\bsrc=|url\(|@import|<link", text)


def test_the_source_sentence_is_on_the_page_with_its_words_marked(answer: Answer) -> None:
    page = to_html(answer)
    quote = answer.findings[0].citations[0].quote

    assert texts(page, "//blockquote")[0] == quote
    assert texts(page, "(//blockquote)[1]//mark") == [quote]


def test_an_address_that_is_no_web_address_is_dropped(answer: Answer) -> None:
    evil = replace(answer.references[0], pmid=None, doi=None, url="javascript:alert(1)")

    assert "javascript:" not in to_html(replace(answer, references=(evil, answer.references[1])))


def test_a_crisis_page_shows_the_message_and_nothing_else_to_read(crisis: Answer) -> None:
    page = to_html(crisis)

    assert texts(page, "//h2") == ["Important: Please call someone now.", "How we made this page"]
    assert texts(page, "//section[1]//li") == ["Stay with a person you trust."]


def test_missing_facts_are_said_not_left_blank(answer: Answer) -> None:
    bare = replace(answer.references[0], journal=None, year=None, authors=(), participants=None)
    text = to_html(replace(answer, references=(bare, answer.references[1])))

    for words in ("Journal not stated", "year not stated", "Authors not stated"):
        assert words in text
    assert "number of people not stated" in text


def test_the_page_is_light(answer: Answer) -> None:
    assert len(to_html(answer).encode()) < 60_000
