"""Sentence roles: labels first, then wording and place; offsets always exact."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.labels import label_role
from plaincite.appraise.roles import lay_sentences, sentences
from plaincite.model.evidence import Role
from plaincite.model.record import DigestFacts, LaySummary, Record, Section


def record(*sections: Section, **more: object) -> Record:
    return Record("pmid:1", "A trial", sections, **more)  # type: ignore[arg-type]


PLAIN = (
    "Back pain is one of the most common reasons to see a doctor. "
    "We aimed to find out whether stretching helps. "
    "We randomly assigned 80 adults to stretching or to no exercise for 12 weeks. "
    "Pain fell by 2.1 points with stretching and 0.4 without (P < 0.001). "
    "These findings suggest that stretching may help adults with back pain."
)


def test_the_label_decides_whatever_the_sentence_sounds_like() -> None:
    found = sentences(record(Section("Pain is common and remains unclear.", label="RESULTS")))

    assert [(each.role, each.section) for each in found] == [(Role.RESULT, "RESULTS")]


def test_without_labels_wording_and_place_decide() -> None:
    roles = [each.role for each in sentences(record(Section(PLAIN)))]

    assert roles == [Role.BACKGROUND, Role.AIM, Role.METHODS, Role.RESULT, Role.CONCLUSION]


def test_a_joined_label_falls_back_to_the_wording() -> None:
    text = "We randomly assigned 80 adults to two groups. Pain fell by 20% (P < 0.001)."
    found = sentences(record(Section(text, label="METHODS AND RESULTS")))

    assert [each.role for each in found] == [Role.METHODS, Role.RESULT]


def test_a_label_printed_inside_the_text_counts() -> None:
    text = "Sleep matters to all. RESULTS: Sleep rose by an hour. CONCLUSION: It helped."
    found = sentences(record(Section(text)))

    assert [(each.span.text, each.role) for each in found[1:]] == [
        ("Sleep rose by an hour.", Role.RESULT),
        ("It helped.", Role.CONCLUSION),
    ]


def test_the_category_of_pubmed_helps_where_there_is_no_label() -> None:
    found = sentences(record(Section("It was so.", category="CONCLUSIONS")))

    assert found[0].role is Role.CONCLUSION


def test_a_digest_is_named_as_its_source() -> None:
    found = sentences(record(Section("Pain fell."), digest=DigestFacts()))

    assert found[0].source == "digest"


def test_lay_sentences_come_from_the_first_lay_summary() -> None:
    summary = LaySummary("plain-language-summary", "eng", (Section("Walking helped."),))
    found = lay_sentences(record(lay_summaries=(summary,)))

    assert [(each.span.text, each.source) for each in found] == [("Walking helped.", "lay_summary")]
    assert lay_sentences(record()) == ()


TEXTS = st.text(max_size=80)
SECTIONS = st.lists(
    st.builds(
        Section,
        st.one_of(TEXTS, st.just("RESULTS: Pain fell. It rose. AIM: To see.")),
        st.one_of(st.none(), st.sampled_from(["RESULTS", "METHODS AND RESULTS", "?"])),
    ),
    max_size=4,
)


@given(SECTIONS)
def test_every_span_is_the_text_at_its_place(sections: list[Section]) -> None:
    one = record(*sections)

    for sentence in sentences(one):
        assert one.abstract[sentence.span.start : sentence.span.end] == sentence.span.text


@pytest.mark.shared
def test_roles_hold_on_abstracts_that_the_weights_never_saw(shared_data: Path) -> None:
    """Sections as truth: at least 84% of the sentences, background and aim taken as one."""
    right = total = 0
    with gzip.open(shared_data / "rct_abstracts/corpus.jsonl.gz", "rt") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(900), strict=False)]
    for row in rows:
        labelled = [(part["text"], label_role(part["label"] or "")) for part in row["abstract"]]
        if len(labelled) < 3 or any(role in (None, Role.OTHER) for _, role in labelled):
            continue
        whole = record(Section(" ".join(text for text, _ in labelled)))
        for sentence in sentences(whole):
            fitting = [role for text, role in labelled if sentence.span.text in text]
            expected = fitting[0] if fitting else None  # it ran over into the next section
            right += _side(sentence.role) == _side(expected)
            total += 1

    assert total > 3000
    assert right / total >= 0.84


def _side(role: Role | None) -> Role | None:
    return Role.BACKGROUND if role is Role.AIM else role


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Background: Pain is common. Results: It fell.", ["Background", "Results"]),
        ("Conclusions and relevance: It fell.", ["Conclusions and relevance"]),
        ("[Conclusion] It fell.", ["Conclusion"]),
        ("NCT01: a trial. We saw this: it fell.", [None, None]),
        ("The results: it fell.", [None]),
    ],
)
def test_labels_inside_the_text(text: str, labels: list[str | None]) -> None:
    assert [each.section for each in sentences(record(Section(text)))] == labels


def test_a_label_left_in_front_of_a_sentence_is_no_part_of_it() -> None:
    found = sentences(record(Section("RESULTS Pain fell. CONCLUSIONS It may help.")))

    assert [each.span.text for each in found] == ["Pain fell.", "It may help."]
    assert [each.span.start for each in found] == [8, 31]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("AUTHORS' CONCLUSIONS NRT helps.", "NRT helps."),
        ("CONCLUSIONS H pylori causes ulcers.", "H pylori causes ulcers."),
        ("RESULTS 20% of the patients fell.", "20% of the patients fell."),
        ("RESULT(S) Patients slept.", "Patients slept."),
        ("RESULTS WERE GOOD IN ALL.", "RESULTS WERE GOOD IN ALL."),
        ("RESULTS of the trial were good.", "RESULTS of the trial were good."),
    ],
)
def test_a_label_is_known_whatever_follows_but_more_capitals(text: str, told: str) -> None:
    found = sentences(record(Section(f"We asked. {text}")))

    assert found[-1].span.text == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pain fell. Sleep rose.(ABSTRACT TRUNCATED AT 250 WORDS)", ["Pain fell.", "Sleep rose."]),
        ("Pain fell. Sleep rose. (ABSTRACT TRUNCATED AT 400 WORDS)", ["Pain fell.", "Sleep rose."]),
        ("Pain fell. Sleep did not rise in the(ABSTRACT TRUNCATED)", ["Pain fell."]),
        ("The texts were truncated.", ["The texts were truncated."]),
    ],
)
def test_what_pubmed_cut_off_is_not_told_and_nor_is_its_mark(text: str, told: list[str]) -> None:
    found = sentences(record(Section(text)))

    assert [each.span.text for each in found] == told
    assert all(text[each.span.start : each.span.end] == each.span.text for each in found)
