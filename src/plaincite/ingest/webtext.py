"""HTML inside titles and abstracts (Europe PMC, some RIS exports), turned to text.

Only tags that HTML has are tags; "p <0.05" and "n<b and c>d" stay as they are. Scripts and styles
go with what is in them. What is left is text, to be escaped by whoever shows it.
"""

import html
import re

from plaincite.ingest.clean import value
from plaincite.ingest.labelled import labelled_sections
from plaincite.ingest.scripts import lowered, raised
from plaincite.model.record import Section

__all__ = ["sections_of_html", "text_of_html", "without_stray_html"]

_NAMES = (
    "a|abbr|article|b|bold|br|caption|center|cite|code|del|div|em|fig|font|h[1-6]|hr|i|img|ins"
    "|inline-formula|italic|jats:[a-z-]{1,20}|kbd|li|list|mark|math|mml:[a-z]{1,20}|monospace|ol|p"
    "|pre|q|s|sc|sec|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|title|tr|tt"
    "|u|ul|underline|xref"
)
_TAG = re.compile(
    rf"<(/?)({_NAMES})((?:\s{{1,3}}[a-zA-Z:-]{{1,40}}\s?=\s?(?:\"[^\"<>]{{0,500}}\"|'[^'<>]{{0,500}}'"
    r"|[^\s<>]{1,200})){0,8})\s{0,3}/?>",
    re.IGNORECASE,
)
_DROPPED = (
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\s{0,3}>", re.IGNORECASE)),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\s{0,3}>", re.IGNORECASE)),
    (re.compile(r"<!--"), re.compile(r"-->")),
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|apos|nbsp|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_SCRIPT = re.compile(r"<(sup|sub)>([^<>]{0,100})</\1>", re.IGNORECASE)
_HEADING = re.compile(r"<h[1-6]>([^<>]{1,200})</h[1-6]>", re.IGNORECASE)
# Tags that end a word: text on their two sides belongs to different lines.
_BREAKING = frozenset(
    "br center div h1 h2 h3 h4 h5 h6 hr li list ol p pre sec section table tbody td th thead title "
    "tr ul jats:p jats:title jats:sec".split()
)


def text_of_html(markup: str) -> str:
    """Return the text in *markup*; raised and lowered characters as in `scripts`.

    >>> text_of_html("CO<sub>2</sub> in <i>E. coli</i>, p &lt; 0.05, 3 <5")
    'CO₂ in E. coli, p < 0.05, 3 <5'
    """
    if "<" in markup:
        for opening, closing in _DROPPED:
            markup = _without(markup, opening, closing)
        markup = _SCRIPT.sub(_shifted, markup)
        markup = _TAG.sub(_space_or_nothing, markup)
    return html.unescape(markup) if "&" in markup else markup


def sections_of_html(markup: str | None) -> tuple[Section, ...]:
    """Return an abstract's sections; headings are labels, else labels are looked for in the text.

    >>> [(s.label, s.text) for s in sections_of_html("<h4>Aim</h4>To see.<h4>Results</h4>Less.")]
    [('Aim', 'To see.'), ('Results', 'Less.')]
    """
    if not markup:
        return ()
    opening, *rest = _HEADING.split(markup)
    if not rest:
        return labelled_sections(_plain(markup))
    pairs = [("", opening), *zip(rest[::2], rest[1::2], strict=True)]
    found = (_section(label, text) for label, text in pairs)
    return tuple(section for section in found if section is not None)


def without_stray_html(text: str) -> str:
    """Return *text*, which should hold no HTML, without the HTML that was escaped into it.

    PubMed has records that a publisher escaped twice: they say "m<sup>2</sup>" and "P&lt;0.05"
    where readers should see m² and P<0.05.

    >>> without_stray_html("5 m<sup>2</sup>"), without_stray_html("P&lt;0.05 < 1")
    ('5 m²', 'P<0.05 < 1')
    """
    is_stray = "</" in text or ("&" in text and _ENTITY.search(text) is not None)
    return text_of_html(text) if is_stray else text


def _section(label: str, markup: str) -> Section | None:
    text, name = _plain(markup), _plain(label)
    return Section(text, name.rstrip(" :") or None if name else None) if text else None


def _plain(markup: str) -> str | None:
    """The text in *markup*, in which HTML may have been escaped once more."""
    return value(without_stray_html(text_of_html(markup)))


def _without(markup: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """Leave out what stands between the two; without an end, nothing is left out."""
    kept: list[str] = []
    at = 0
    while start := opening.search(markup, at):
        end = closing.search(markup, start.end())
        if end is None:
            break
        kept.append(markup[at : start.start()])
        at = end.end()
    return " ".join([*kept, markup[at:]])


def _shifted(found: re.Match[str]) -> str:
    inner = html.unescape(found.group(2))
    is_raised = found.group(1).lower() == "sup"
    before = found.string[max(0, found.start() - 1) : found.start()]
    return html.escape(raised(inner, before) if is_raised else lowered(inner), quote=False)


def _space_or_nothing(found: re.Match[str]) -> str:
    return " " if found.group(2).lower() in _BREAKING else ""
