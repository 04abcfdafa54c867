"""The HTML page: whole in itself, escaped throughout, with links that lead somewhere."""

import base64
import hashlib
import re
from dataclasses import replace
from typing import Any

from lxml import html

from plaincite.model.answer import Answer, LeftOut
from plaincite.publish import to_html

TEXT = "In 240 adults, the tablet lowered pain by 2 points more than placebo."


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


def test_the_policy_allows_the_style_by_its_hash_and_nothing_inline(hostile: Answer) -> None:
    page = to_html(hostile)
    style = re.search(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    policy = found(page, "//meta[@http-equiv]/@content")[0]

    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not found(page, "//@style")


def test_a_glossary_word_is_linked_at_its_first_use_and_the_text_stays(answer: Answer) -> None:
    page = to_html(answer)

    assert texts(page, "//a[@class='term']") == ["placebo"]
    assert texts(page, "//section[@class='answer']/p")[1].startswith(TEXT)
    assert found(page, "//dd/a/@href") == ["#term-1"]


def test_a_note_stands_under_its_statement(answer: Answer) -> None:
    assert texts(to_html(answer), "(//li[contains(@class, 'claim')])[1]/p")[1:] == [
        "No absolute numbers."
    ]


def test_the_quote_of_the_answer_is_printed_once_when_a_finding_quotes_it(answer: Answer) -> None:
    alone = replace(answer, findings=())

    assert found(to_html(answer), "//details/@class")[0] == "source again"
    assert found(to_html(alone), "//details/@class")[0] == "source"


def test_records_left_out_are_grouped_by_reason_the_rarest_first(answer: Answer) -> None:
    left_out = (
        LeftOut("pmid:5", "Off the question."),
        LeftOut("pmid:6", "retracted"),
        LeftOut("doi:10.1/x", "Off the question."),
        LeftOut("file:7", "Off the question."),
    )
    page = to_html(replace(answer, provenance=replace(answer.provenance, left_out=left_out)))
    path = "//section[@class='made']//li"

    assert texts(page, path) == [
        "Retracted: PubMed 6",
        "Off the question: PubMed 5, doi.org/10.1/x, file:7",
    ]
    assert found(page, f"{path}//a/@href")[0] == "https://pubmed.ncbi.nlm.nih.gov/6/"


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
