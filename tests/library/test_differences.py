"""What counts as a difference, because of which study, and in which words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plaincite.library import Page, compare, describe, ledger_lines
from plaincite.model.answer import GlossaryEntry, Reference, Status

MakePage = Callable[..., Page]


def test_the_same_answer_again_is_no_difference(make_page: MakePage) -> None:
    before, after = make_page("pmid:1").answer, make_page("pmid:1", snapshot="s2").answer

    assert not compare(before, after)
    assert describe(compare(before, after)) == ledger_lines(compare(before, after)) == ()


def test_what_no_reader_acts_on_is_no_difference(make_page: MakePage) -> None:
    before = make_page("pmid:1").answer
    newer = replace(before.provenance, engine="plaincite 9", found=99)
    after = replace(before, glossary=(GlossaryEntry("gout", "sore toe"),), provenance=newer)

    assert not compare(before, after)
    assert describe(compare(before, after)) == ()


@pytest.mark.parametrize(
    ("before", "after", "curator", "reader"),
    [
        pytest.param(
            {"records": ["pmid:1"]},
            {"records": ["pmid:1", "pmid:2"]},
            '+ study: a 2026 trial of 212 people, "Study pmid:2", Journal of Examples [pmid:2]',
            "added a 2026 trial of 212 people",
            id="added",
        ),
        pytest.param(
            {"records": ["pmid:1", "pmid:2"]},
            {"records": ["pmid:1"], "left_out": {"pmid:2": "It is about mice."}},
            '- study: a 2026 trial of 212 people, "Study pmid:2", Journal of Examples [pmid:2]: '
            "It is about mice.",
            "took out a 2026 trial of 212 people: it is about mice",
            id="removed, with the reason",
        ),
        pytest.param(
            {"records": ["pmid:1"]},
            {"records": ["pmid:1"], "notices": ("Corrected in 2026.",)},
            '! notice on a 2026 trial of 212 people, "Study pmid:1", Journal of Examples [pmid:1]: '
            "Corrected in 2026.",
            "a notice appeared on a 2026 trial of 212 people",
            id="noticed",
        ),
        pytest.param(
            {"records": ["pmid:1@a"]},
            {"records": ["pmid:1@b"]},
            '~ other sentences of a 2026 trial of 212 people, "Study pmid:1", '
            "Journal of Examples [pmid:1]",
            "what the page says of its studies changed",
            id="quoted elsewhere",
        ),
        pytest.param(
            {"records": [], "status": Status.INSUFFICIENT_EVIDENCE},
            {"records": []},
            "status: insufficient_evidence -> answered",
            "what the page says of its studies changed",
            id="status",
        ),
    ],
)
def test_a_difference_in_words(
    make_page: MakePage, before: dict[str, Any], after: dict[str, Any], curator: str, reader: str
) -> None:
    old, new = (
        make_page(*case["records"], **{key: case[key] for key in case if key != "records"}).answer
        for case in (before, after)
    )

    assert describe(compare(old, new)) == (curator,)
    assert ledger_lines(compare(old, new)) == (reader,)


def test_a_changed_short_answer_names_the_study_it_comes_from(make_page: MakePage) -> None:
    before = make_page("pmid:1", short="It may help.").answer
    after = make_page("pmid:1", "pmid:2", short="It helps.").answer

    assert describe(compare(before, after))[1:] == (
        "short answer, because of pmid:2:",
        "  - It may help.",
        "  + It helps.",
    )
    assert ledger_lines(compare(before, after))[-1] == "the short answer changed"


def test_how_widely_was_searched_for_nothing_is_no_difference(make_page: MakePage) -> None:
    texts = ("We searched 201 studies.", "We searched 202 studies.")
    before, after = (
        make_page(short=text, status=Status.INSUFFICIENT_EVIDENCE).answer for text in texts
    )

    assert not compare(before, after)


def test_a_retraction_goes_before_other_reasons(make_page: MakePage) -> None:
    before = make_page("pmid:1").answer
    after = make_page(left_out={"pmid:1": "It has no abstract."}).answer
    found = compare(before, after, retracted={"pmid:1": "Faked."}, missing=["pmid:1"])

    assert found.removed[0].reason == "Faked."
    gone = compare(before, make_page().answer, missing=["pmid:1"])
    assert gone.removed[0].reason == "It is not in the corpus any more."


def test_a_new_engine_is_named_beside_what_it_may_have_caused(make_page: MakePage) -> None:
    before, after = make_page("pmid:1").answer, make_page("pmid:2").answer
    newer = replace(after, provenance=replace(after.provenance, engine="plaincite 9"))

    assert (
        describe(compare(before, newer))[-1] == "the engine changed too: plaincite 0 -> plaincite 9"
    )


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        pytest.param({"participants": 1}, "a 2026 trial of 1 person", id="one person"),
        pytest.param({"participants": 154664}, "a 2026 trial of 154,664 people", id="thousands"),
        pytest.param({"participants": None}, "a 2026 trial", id="people not stated"),
        pytest.param({"year": None, "participants": None}, "a trial", id="year not stated"),
        pytest.param(
            {"year": None, "participants": None, "design": "animal or laboratory"},
            "an animal or laboratory study",
            id="article before a vowel",
        ),
        pytest.param({"design": "systematic review"}, "a 2026 systematic review of 212 people"),
        pytest.param({"design": "unclear", "participants": None}, "a 2026 study", id="unclear"),
    ],
)
def test_a_study_in_words(make_page: MakePage, reference: dict[str, object], words: str) -> None:
    after = make_page("pmid:1").answer
    changed: Reference = replace(after.references[0], **reference)  # type: ignore[arg-type]

    found = compare(make_page().answer, replace(after, references=(changed,)))
    assert ledger_lines(found) == (f"added {words}",)
