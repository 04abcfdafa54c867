"""A site is whole: every link leads to a file, nothing hostile gets out, same pages same bytes."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from plaincite.model.answer import Answer
from plaincite.model.library import LedgerEntry, PublicPage, PublicVersion
from plaincite.publish.site import Press
from plaincite.publish.site.press import style_sheet

MakePress = Callable[..., Press]

TWO_VERSIONS = (
    PublicVersion(1, "2026-03-14", ("Ada",)),
    PublicVersion(3, "2026-06-01", ("Ada", "Ben")),
)


def text_of(press: Press, path: str) -> str:
    made = press.print(path)
    assert made is not None, path
    return made.content.decode()


def found(text: str, path: str) -> list[Any]:
    nodes = html.document_fromstring(text.encode()).xpath(path)
    assert isinstance(nodes, list)
    return nodes


def file_of(press: Press, link: str) -> str:
    """The file a link inside the site leads to."""
    path = urlsplit(link).path.removeprefix(press.frame.settings.root)
    return f"{path}index.html" if not path or path.endswith("/") else path


@pytest.mark.parametrize("with_forms", [False, True])
def test_every_link_and_anchor_inside_the_site_leads_somewhere(
    make_press: MakePress, with_forms: bool
) -> None:
    press = make_press(with_forms=with_forms)
    files = {path: text_of(press, path) for path in press.paths()}
    ids = {path: set(found(text, "//@id")) for path, text in files.items() if "html" in path}

    for path in ids:
        for link in found(files[path], "//a/@href | //link[@rel!='canonical']/@href"):
            if link.startswith(("https://", "mailto:")):
                continue
            target = path if link.startswith("#") else file_of(press, link)
            assert target in files, f"{path}: {link}"
            anchor = urlsplit(link).fragment
            assert not anchor or anchor in ids[target], f"{path}: {link}"


def test_same_pages_in_any_order_give_the_same_bytes(
    make_press: MakePress, pages: tuple[PublicPage, ...]
) -> None:
    one, other = make_press(), make_press(tuple(reversed(pages)))

    assert list(one.paths()) == list(other.paths())
    assert [one.print(path) for path in one.paths()] == [other.print(path) for path in one.paths()]


@pytest.mark.parametrize(
    ("with_forms", "running"),
    [
        pytest.param(True, [], id="with a server, no page has a script"),
        pytest.param(False, ["index.html", "search/index.html"], id="without, the search box has"),
    ],
)
def test_no_page_holds_a_style_or_a_name_of_another_host_and_hardly_any_a_script(
    make_press: MakePress, with_forms: bool, running: list[str]
) -> None:
    """Data for machines is no script; links that a reader may follow are not loaded."""
    press = make_press(with_forms=with_forms)
    with_script = []
    for path in press.paths():
        if path.endswith(".html"):
            text = text_of(press, path)
            scripts = found(text, "//script[not(@type='application/ld+json')]")
            (policy,) = found(text, "//meta[@http-equiv='Content-Security-Policy']/@content")
            assert bool(scripts) == ("script-src 'self'" in policy)
            assert "unsafe" not in policy
            assert all(item.text is None and "defer" in item.attrib for item in scripts)
            with_script += [path] if scripts else []
            assert not found(text, "//style | //@style")
            assert not found(text, "//@*[starts-with(name(), 'on')]")
            loaded = found(text, "//*/@src | //link[contains(@rel, 'icon')]/@href")
            loaded += found(text, "//link[@rel='stylesheet']/@href")
            assert all(link.startswith("/") for link in loaded)
    assert with_script == running


def test_hostile_words_stay_words(
    make_press: MakePress, pages: tuple[PublicPage, ...], hostile: Answer
) -> None:
    """Mark-up in a question, an answer, a topic, a name or the ledger is shown, never obeyed."""
    bad = hostile.question.text
    page = pages[0]
    evil = replace(
        page,
        question=replace(page.question, text=bad, specialty=bad, topics=(bad,), wordings=(bad,)),
        versions=(PublicVersion(1, "2026-03-14", (bad,)),),
        ledger=(LedgerEntry("2026-03-14", bad, 1),),
    )
    press = make_press((evil,), of=hostile, with_forms=True, title=bad, publisher=bad, funding=bad)
    for path in press.paths():
        text = text_of(press, path)
        if path.endswith(".xml"):
            etree.fromstring(text.encode())
        elif path.endswith(".html"):
            assert "<script>alert" not in text
            assert not found(text, "//img")
            assert not found(text, "//script[not(@type='application/ld+json')]")
    slug = page.question.question_id
    (block,) = found(text_of(press, f"q/{slug}/index.html"), "//script/text()")
    assert json.loads(block)["name"] == bad


def test_each_version_has_an_address_and_points_to_the_page(
    make_press: MakePress, pages: tuple[PublicPage, ...]
) -> None:
    """Old versions say so and are not listed; the page itself is the one to be found."""
    page = replace(pages[0], current=3, versions=TWO_VERSIONS)
    press = make_press((page,))
    slug = page.question.question_id
    old, new = (text_of(press, f"q/{slug}/v{number}/index.html") for number in (1, 3))

    for text in (old, new, text_of(press, f"q/{slug}/index.html")):
        assert found(text, "//link[@rel='canonical']/@href") == [f"https://a.example/q/{slug}/"]
    assert found(old, "//meta[@name='robots']/@content") == ["noindex"]
    assert found(new, "//meta[@name='robots']/@content") == []
    assert "This is version 1, of 14 March 2026." in old
    assert "This is version" not in new
    assert press.print(f"q/{slug}/v2/index.html") is None, "readers never saw version 2"


@pytest.mark.parametrize(
    ("names", "reviewed"),
    [
        pytest.param((), None, id="nobody approved it, so nobody is named"),
        pytest.param(("Ada", "Ben"), ["Ada", "Ben"], id="each who approved it is named"),
    ],
)
def test_reviewed_by_stands_only_when_it_is_true(
    make_press: MakePress,
    pages: tuple[PublicPage, ...],
    answer: Answer,
    names: tuple[str, ...],
    reviewed: list[str] | None,
) -> None:
    """Whatever the stored document says: the library's log decides."""
    claimed = replace(answer, provenance=replace(answer.provenance, reviewed_by="Nobody Real"))
    page = replace(pages[0], versions=(PublicVersion(1, "2026-03-14", names),))
    text = text_of(make_press((page,), of=claimed), f"q/{page.question.question_id}/index.html")
    (block,) = found(text, "//script[@type='application/ld+json']/text()")
    document = json.loads(block)

    assert document["@type"] == "MedicalWebPage"
    assert [item["identifier"] for item in document["citation"]] == ["PMID:1", "PMID:2"]
    assert ("lastReviewed" in document) == bool(reviewed)
    assert [item["name"] for item in document.get("reviewedBy", [])] == (reviewed or [])
    assert "Nobody Real" not in text


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"current": None}, id="the page was taken down"),
        pytest.param(
            {"versions": (PublicVersion(1, "2026-03-14", (), ("pmid:1",)),)},
            id="the version cites a retracted article",
        ),
    ],
)
def test_what_was_taken_down_shows_no_statement(
    make_press: MakePress, pages: tuple[PublicPage, ...], answer: Answer, change: dict[str, Any]
) -> None:
    page = replace(pages[0], **change)
    press = make_press((page,))
    slug = page.question.question_id
    for path in (f"q/{slug}/index.html", f"q/{slug}/v1/index.html"):
        made = press.print(path)
        assert made is not None
        assert made.is_gone
        text = made.content.decode()
        assert answer.findings[0].text[-30:] not in text
        assert "first published" in text, "its history stays"
        assert found(text, "//meta[@name='robots']/@content") == ["noindex"]


def test_pages_taken_down_stand_in_no_list(make_press: MakePress) -> None:
    press = make_press()
    slug = "does-gold-help-gout"
    for path in press.paths():
        if not path.startswith("q/") and not path.endswith("feed.xml"):
            assert slug not in text_of(press, path)
    assert press.print("specialties/rheumatology/index.html") is None


@pytest.mark.parametrize(
    "path",
    "q//index.html q/no-such/index.html q/does-the-tablet-help-back-pain/v01/index.html "
    "q/does-the-tablet-help-back-pain/v/index.html q/does-the-tablet-help-back-pain "
    "q/does-the-tablet-help-back-pain/index.html/ a-z/q/index.html a-z/../index.html "
    "specialties/x/index.html specialties//feed.xml ask/index.html ../etc/passwd "
    "q/does-the-tablet-help-back-pain/v²/index.html".split(),
)
def test_there_is_nothing_at_any_other_path(make_press: MakePress, path: str) -> None:
    assert make_press().print(path) is None


def test_the_language_is_told_right_in_a_site_of_another_language(
    make_press: MakePress, tmp_path: Path
) -> None:
    """The frame is in the site's language; answers, which are English, are marked as such."""
    ours = Path("src/plaincite/publish/site/languages/en.toml")
    ours = Path(__file__).parents[3] / ours
    words = ours.read_text("utf-8")
    words = words.replace('language = "en"', 'language = "de"')
    words = words.replace('title = "Related', 'title = "Ähnliche')
    theirs = tmp_path / "de.toml"
    theirs.write_text(words, "utf-8")
    text = text_of(make_press(texts=theirs), "q/does-the-tablet-help-back-pain/index.html")

    assert found(text, "/html/@lang") == ["de"]
    assert found(text, "//h1/ancestor-or-self::*[@lang][1]/@lang") == ["en"]
    assert found(text, "//h2[@id='print']/ancestor-or-self::*[@lang][1]/@lang") == ["de"]


def foreign(tmp_path: Path, direction: str = "ltr") -> Path:
    """The site's words in a language of its own, in which every text stands in brackets."""
    ours = (resources.files("plaincite.publish.site") / "languages" / "en.toml").read_text("utf-8")
    kept = ("language", "direction", "locale", "date")
    bracketed = [
        re.sub(r'"((?:[^"\\]|\\.)*)"', r'"⟦\1⟧"', line)
        if line.partition(" = ")[0] not in kept and not line.startswith("#")
        else line
        for line in ours.splitlines()
    ]
    text = "\n".join(bracketed).replace('language = "en"', 'language = "ar"')
    text = text.replace('direction = "ltr"', f'direction = "{direction}"')
    path = tmp_path / "foreign.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("with_forms", [False, True])
def test_every_word_of_the_frame_comes_from_the_file_of_texts(
    make_press: MakePress, tmp_path: Path, with_forms: bool
) -> None:
    """What is in no brackets is marked as English, a name of the publisher's, or no word."""
    press = make_press(texts=foreign(tmp_path, "rtl"), with_forms=with_forms, title="§")
    own = "ancestor-or-self::*[@lang][1][@lang='ar']"
    untold = []
    for path in press.paths():
        if not path.endswith(".html"):
            continue
        text = text_of(press, path)
        assert found(text, "/html/@dir") == ["rtl"]
        assert found(text, "/html/@lang") == ["ar"]
        said = found(text, f"//text()[not(parent::script or parent::title)][../{own}]")
        said += found(text, f"//@aria-label[../{own}] | //@placeholder | //@title[../{own}]")
        untold += [
            (path, str(item)) for item in said
            if re.search(r"[a-z]{3}", str(item)) and "⟦" not in str(item) and "@" not in str(item)
        ]  # fmt: skip

    assert untold == []


def test_a_site_below_another_keeps_its_links_below(
    make_press: MakePress, answer: Answer, pages: tuple[PublicPage, ...]
) -> None:
    press = make_press()
    below = Press(
        pages,
        lambda _slug, _number: answer,
        settings=replace(press.frame.settings, address="https://a.example/answers/"),
        texts=press.frame.texts,
        today=press.frame.today,
    )
    for path in below.paths():
        if path.endswith(".html"):
            links = found(text_of(below, path), "//a/@href | //link/@href | //form/@action")
            inner = [link for link in links if link.startswith("/")]
            assert all(link.startswith("/answers/") for link in inner)


def test_a_page_that_is_overdue_says_so(
    make_press: MakePress, pages: tuple[PublicPage, ...]
) -> None:
    """From the day after it was due; an old version, which is not renewed, never does."""
    version = PublicVersion(1, "2026-03-14")
    newer = replace(pages[0], current=2, versions=(version, PublicVersion(2, "2026-03-14")))
    warning = "due for another look by 14 March 2027. It may not have the newest research."

    def is_said(day: str, path: str = "index.html") -> bool:
        press = make_press((newer,), today=day)
        return warning in text_of(press, f"q/does-the-tablet-help-back-pain/{path}")

    assert not is_said("2027-03-14")
    assert is_said("2027-03-15")
    assert is_said("2027-03-15", "v2/index.html")
    assert not is_said("2027-03-15", "v1/index.html")


def test_every_page_that_may_be_listed_describes_itself(make_press: MakePress) -> None:
    """In words of its own, which previews and search engines show."""
    press = make_press()
    listed = {
        path: found(text, "//meta[@name='description']/@content")
        for path in press.paths()
        if path.endswith(".html")
        and "noindex" not in (text := text_of(press, path))
        and "/v" not in path
    }

    assert all(len(texts) == 1 and texts[0].strip() for texts in listed.values()), listed


def test_an_empty_library_makes_a_site_that_says_so(make_press: MakePress) -> None:
    press = make_press(())

    assert "No page has been published yet." in text_of(press, "index.html")
    assert all(press.print(path) for path in press.paths())


def test_every_text_of_the_site_is_used() -> None:
    """A text that no page shows would be translated for nothing."""
    root = Path(__file__).parents[3] / "src" / "plaincite"
    used = "".join(
        path.read_text("utf-8")
        for folder in ("publish", "web")
        for path in (root / folder).rglob("*")
        if path.suffix in (".jinja", ".py")
    )
    words = (root / "publish" / "site" / "languages" / "en.toml").read_text("utf-8")
    table, unused = "", []
    for line in words.splitlines():
        if head := re.match(r"\[(\w+)\]", line):
            table = f"{head.group(1)}."
        elif entry := re.match(r"(\w+) = ", line):
            name = table + entry.group(1)
            # A title goes with the text of its name.
            names = {name, name.removesuffix("_title")}
            if not any(f"'{name}'" in used or f'"{name}"' in used for name in names):
                unused.append(name)

    assert unused == []


def test_the_style_holds_no_space_that_says_nothing() -> None:
    """Every answer page carries it; the spaces of a text and of a selector mean something."""
    style = style_sheet()

    assert re.findall(r"\w: ", style) == []
    assert 'content:": "' in style
    assert ".intro + :is(" in style
