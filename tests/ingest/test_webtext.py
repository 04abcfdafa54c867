"""HTML in titles and abstracts, hostile or not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.ingest.labelled import labelled_sections
from plaincite.ingest.webtext import sections_of_html, text_of_html
from plaincite.model.record import Section, sections_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>-3</sup> m<sub>max</sub>", "10⁻³ mₘₐₓ"),
        ("a<br/>b", "a b"),
        ('<a href="javascript:x">link</a>', "link"),
        ("x<!-- hidden -->y", "x y"),
        ("<STYLE>p{}</STYLE>z", " z"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("&lt;i&gt;", "<i>"),
        ("<script>never closed", "<script>never closed"),
    ],
)
def test_text_of_html(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


@pytest.mark.parametrize(
    "piece", ["<script", "<!--", "<a b=", "<h4>", "<sup>", "&", "<a b='", "AIM: ", "A ", "Aims/"]
)
def test_no_text_takes_long(piece: str) -> None:
    """A megabyte of what patterns stumble over is read in seconds, not in hours."""
    markup = piece * (300_000 // len(piece))
    start = time.process_time()
    sections_of_html(markup)

    assert time.process_time() - start < 5


@given(
    parts=st.lists(
        st.sampled_from(["AIM: ", "Results: ", "x. ", "To see ", "(n=3) ", "HIV: ", "Y? "]),
        max_size=8,
    )
)
def test_cutting_at_labels_loses_nothing(parts: list[str]) -> None:
    text = " ".join("".join(parts).split())

    assert sections_text(labelled_sections(text or None)) == text


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("BACKGROUND: A. METHODS AND RESULTS: B.", ["BACKGROUND", "METHODS AND RESULTS"]),
        ("Study design: A. Main outcome measures: B.", ["Study design", "Main outcome measures"]),
        ("We saw: A. RESULTS: B.", [None]),
        ("AIM: A. NCT00000001: a trial. RESULTS: B.", ["AIM", "RESULTS"]),
        ("Aim: A (see note: b). Limitations: B.", ["Aim", "Limitations"]),
    ],
)
def test_labels_are_known_words_or_capitals(text: str, labels: list[str | None]) -> None:
    sections: tuple[Section, ...] = labelled_sections(text)

    assert [section.label for section in sections] == labels
