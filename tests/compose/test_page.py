"""The page: what fits is shown whole, with no harm whose study was cut."""

from dataclasses import replace
from typing import Any

import pytest

from plaincite.compose import Standards, compose
from plaincite.model.answer import Answer, Provenance, Statement
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Evidence, Headline, Stance
from plaincite.model.question import Safety, SafetyLevel
from plaincite.text import words


def agree(_: Statement) -> Verdict:
    return Verdict(Label.SUPPORT)


def page(question: Any, evidence: list[Evidence]) -> Answer:
    provenance = Provenance("made", "2026-01-02", "plaincite", "extractive", len(evidence), 0)
    safety = Safety(SafetyLevel.NONE)
    return compose(question, safety, evidence, provenance=provenance, standards=Standards(agree))


def study(make_evidence: Any, number: int, **facts: Any) -> Evidence:
    made: Evidence = make_evidence(
        f"Pain fell by {number} points.", record_id=f"pmid:{number}", stance=Stance.YES, **facts
    )
    headline = Headline(made.finding.sentences[0], Stance.YES, 3.0)
    return replace(made, finding=replace(made.finding, headlines=(headline,)))


def cited(statements: tuple[Statement, ...]) -> list[str]:
    return [citation.record_id for each in statements for citation in each.citations]


def test_a_full_page_shows_studies_before_the_harms_of_others(
    make_question: Any, make_evidence: Any
) -> None:
    harm = "Falls were more frequent with the tablet."
    found = [study(make_evidence, number, harm=harm) for number in range(1, 6)]
    other = replace(make_evidence(record_id="pmid:9", harm=harm), is_on_harm_only=True)

    answer = page(make_question(), [*found, other])

    assert [each.split(":")[1] for each in cited(answer.findings)] == list("12345") + list("12")


def test_a_study_of_harms_is_introduced_and_counted_apart(
    make_question: Any, make_evidence: Any
) -> None:
    harm = "Falls were more frequent with the tablet."
    other = replace(make_evidence(record_id="pmid:9", harm=harm), is_on_harm_only=True)

    answer = page(make_question(), [study(make_evidence, 1), study(make_evidence, 2), other])

    assert answer.findings[-1].text == (
        "On harms, a 2021 randomised trial of 240 adults with back pain (Journal of Examples) "
        "reported: Falls were more frequent with the tablet."
    )
    assert answer.other_side[0].text.startswith("We found two studies that bear")


def test_a_page_that_gets_too_long_tells_less(make_question: Any, make_evidence: Any) -> None:
    long = [
        study(make_evidence, number, journal="Journal of Examples " * 40) for number in range(1, 8)
    ]

    answer = page(make_question(), long)

    assert len(answer.findings) == 4
    assert sum(len(words(text)) for text in answer.texts()) <= 850


def with_headline(evidence: Evidence, score: float) -> Evidence:
    headline = Headline(evidence.finding.sentences[0], Stance.YES, 3.0)
    told = replace(evidence.finding, headlines=(headline,))
    return replace(evidence, finding=told, score=score)


@pytest.mark.parametrize(("score", "opens"), [(0.95, "pmid:2"), (0.5, "pmid:1")])
def test_a_bare_short_form_opens_a_page_only_before_a_much_weaker_study(
    make_question: Any, make_evidence: Any, score: float, opens: str
) -> None:
    bare = with_headline(make_evidence("Pain fell with QXT.", stance=Stance.YES), 1.0)
    plain = make_evidence("Pain fell with the tablet.", record_id="pmid:2", stance=Stance.YES)

    answer = page(make_question(), [bare, with_headline(plain, score)])

    assert cited(answer.short_answer) == [opens]
