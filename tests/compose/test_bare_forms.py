"""No short form is left bare in our voice; the next way to say it is taken."""

from typing import Any

import pytest

from plaincite.compose.bare_forms import bare_forms, without_bare_forms
from plaincite.compose.findings import finding_draft, first_supported
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Evidence


def agree(_: Statement) -> Verdict:
    return Verdict(Label.SUPPORT)


def shown(evidence: Evidence) -> str:
    studies = {evidence.record.record_id: evidence}
    judge = without_bare_forms(agree, studies, asked="Does the tablet help?")
    statement = first_supported(finding_draft(evidence), judge)
    assert statement is not None
    return statement.text.removeprefix("A 2021 randomised trial of 240 ")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        pytest.param("Pain fell with QXT.", ("QXT",), id="bare"),
        pytest.param("Quick exercise training (QXT) helped; QXT is safe.", (), id="spelled out"),
        pytest.param("The study says “QXT helped”.", (), id="the authors' own"),
        pytest.param("The QXT trial ended early.", (), id="a trial's name"),
        pytest.param("The QXT-based plan helped.", ("QXT",), id="tied on by a hyphen"),
        pytest.param("It was seen on CT.", (), id="the glossary has it"),
        pytest.param("The CD4 count rose in the UK.", (), id="a name with a figure, a country"),
    ],
)
def test_bare_forms(text: str, bare: tuple[str, ...]) -> None:
    assert bare_forms(Statement(text, StatementKind.CLAIM)) == bare


def test_even_the_authors_own_count_where_that_is_asked() -> None:
    statement = Statement("The study says “QXT helped”.", StatementKind.CLAIM)

    assert bare_forms(statement, even_quoted=True) == ("QXT",)


def test_what_the_reader_asked_about_is_known_to_the_reader() -> None:
    statement = Statement("QXT helped.", StatementKind.CLAIM)

    assert bare_forms(statement, asked="Is QXT any good?") == ()


def test_a_finding_with_a_bare_short_form_is_left_out(make_evidence: Any) -> None:
    """A form that nothing explains has no way to be said but in the authors' words."""
    assert "“Pain fell with QXT.”" in shown(make_evidence("Pain fell with QXT."))


def test_people_named_by_a_bare_short_form_are_only_counted(make_evidence: Any) -> None:
    said = shown(make_evidence(people="QXT I-III patients"))

    assert said == "patients (Journal of Examples) reported: Pain fell by 2 points."
