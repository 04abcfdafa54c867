"""What the words of an abstract add to what the rules say of its design."""

from dataclasses import replace

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.design_words import DesignModel, model_in_use, weigh_words, word_traits
from plaincite.appraise.reading import read
from plaincite.model.claim import Span
from plaincite.model.evidence import Design, Stated
from plaincite.model.record import DigestFacts, MeshHeading, Record, Section

UNNAMED = (
    "Nurses often sleep badly. Our aim was to learn how common poor sleep is among nurses on "
    "wards and what goes with it. A questionnaire on sleep and mood was posted to nurses of two "
    "hospitals and 212 of them returned it. Poor sleep was reported by 38% of respondents, more "
    "often by those who were anxious. The prevalence of poor sleep among nurses is high."
)
MODEL = DesignModel(
    designs=(Design.COHORT, Design.CROSS_SECTIONAL),
    bias=(0, 0),
    rule={"stated": 150},
    trusted=(0, 0),
    least=0.6,
    least_against=0.95,
    weights={"b:sleep": (-100, 100), "t:tea": (20, 0)},
)


def record(text: str, title: str = "Sleep of nurses", *, mesh: str = "") -> Record:
    """An invented record."""
    headings = (MeshHeading(mesh),) if mesh else ()
    return Record("pmid:1", title, (Section(text),), mesh=headings)


def test_where_no_rule_knows_the_words_decide_and_that_is_an_inference() -> None:
    design = weigh_words(Stated(Design.UNCLEAR, "inferred"), read(record(UNNAMED)))

    assert design == Stated(Design.CROSS_SECTIONAL, "inferred")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Stated(Design.COHORT, "indexed"), id="what indexers say"),
        pytest.param(Stated(Design.GUIDELINE, "stated"), id="what no word can tell"),
        pytest.param(Stated(Design.UNCLEAR, "stated"), id="a calculation, no study of people"),
        pytest.param(Stated(Design.PROTOCOL, "stated"), id="a protocol that the title names"),
        pytest.param(Stated(Design.NARRATIVE_REVIEW, "stated"), id="a review by its title"),
        pytest.param(
            Stated(Design.CASE_CONTROL, "stated", Span(0, 30, "This was a case-control study.")),
            id="what the authors call it",
        ),
    ],
)
def test_what_stands_whatever_the_words_say(said: Stated[Design]) -> None:
    assert weigh_words(said, read(record(UNNAMED))) is said


def test_few_words_tell_nothing() -> None:
    said = Stated(Design.UNCLEAR, "inferred")

    assert weigh_words(said, read(record("A survey of sleep was posted to nurses."))) is said


def test_an_answer_that_the_words_share_keeps_its_span() -> None:
    text = f"{UNNAMED} We surveyed 212 nurses in a cross-sectional study."
    design = appraise(record(text)).design

    assert (design.value, design.basis) == (Design.CROSS_SECTIONAL, "stated")
    assert design.span is not None


def test_an_editor_is_not_overruled() -> None:
    facts = DigestFacts(design="cohort")

    assert appraise(replace(record(UNNAMED), digest=facts)).design.value is Design.COHORT


def test_a_publication_type_is_not_overruled() -> None:
    typed = replace(record(UNNAMED), publication_types=("Randomized Controlled Trial",))

    assert appraise(typed).design.value is Design.RANDOMIZED


def test_points_are_bias_and_traits_and_the_answer_of_the_rules() -> None:
    traits = frozenset({"b:sleep", "t:tea", "b:unknown"})
    said = Stated(Design.COHORT, "stated", Span(0, 1, "x"))

    assert MODEL.points(traits, said) == (-100 + 20 + 150, 100)
    assert MODEL.points(traits, replace(said, basis="inferred")) == (-80, 100)


def test_some_designs_of_the_rules_are_trusted_more() -> None:
    model = replace(MODEL, trusted=(30, 0))

    assert model.points(frozenset(), Stated(Design.COHORT, "stated")) == (180, 0)
    assert model.points(frozenset(), Stated(Design.CROSS_SECTIONAL, "stated")) == (0, 150)


def test_what_is_not_likely_enough_is_not_said() -> None:
    said = Stated(Design.UNCLEAR, "inferred")

    assert MODEL.likeliest(frozenset({"b:sleep"}), said) is Design.CROSS_SECTIONAL
    assert MODEL.likeliest(frozenset({"t:tea"}), said) is None


def test_against_a_rule_the_words_must_be_surer() -> None:
    said = Stated(Design.COHORT, "inferred")

    assert MODEL.likeliest(frozenset({"b:sleep"}), said) is None


def test_traits_are_of_title_body_headings_and_signs() -> None:
    sections = (
        Section("Poor sleep harms.", "BACKGROUND"),
        Section("We asked 40 nurses (P<0.05).", "METHODS"),
    )
    asked = Record("pmid:1", "Is sleep poor?", sections, mesh=(MeshHeading("Cohort Studies"),))

    traits = word_traits(read(asked))

    assert {"t:sleep poor", "t:?", "b:# nurses", "k:methods", "m:cohort studies", "x:p"} <= traits
    assert "b:poor" not in traits  # the background is other people's work


def test_the_model_of_the_package_is_whole() -> None:
    model = model_in_use()

    assert {len(row) for row in (model.bias, *model.weights.values())} == {len(model.designs)}
    assert len(set(model.designs)) == len(model.designs)
