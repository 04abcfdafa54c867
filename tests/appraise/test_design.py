"""Study design: what a record says of itself, and what it only mentions."""

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.model.evidence import Design
from plaincite.model.record import DigestFacts, MeshHeading, Record, Section


def record(text: str = "", title: str | None = None, *types: str, mesh: str = "") -> Record:
    """An invented record; *mesh* holds descriptors between bars."""
    headings = tuple(MeshHeading(name) for name in mesh.split("|") if name)
    sections = (Section(text),) if text else ()
    return Record("pmid:1", title, sections, publication_types=types, mesh=headings)


@pytest.mark.parametrize(
    ("types", "design"),
    [
        (("Randomized Controlled Trial", "Journal Article"), Design.RANDOMIZED),
        (("Systematic Review", "Meta-Analysis"), Design.META_ANALYSIS),
        (("Network Meta-Analysis",), Design.META_ANALYSIS),
        (("Review", "Systematic Review"), Design.SYSTEMATIC_REVIEW),
        (("Practice Guideline",), Design.GUIDELINE),
        (("Case Reports", "Letter"), Design.CASE_REPORT),
        (("Editorial", "Comment"), Design.LETTER),
        (("Clinical Trial Protocol",), Design.PROTOCOL),
        (("Randomized Controlled Trial, Veterinary",), Design.ANIMAL_OR_LABORATORY),
    ],
)
def test_a_specific_publication_type_decides(types: tuple[str, ...], design: Design) -> None:
    stated = appraise(record("We asked 40 nurses.", "A survey", *types)).design

    assert (stated.value, stated.basis, stated.span) == (design, "indexed", None)


@pytest.mark.parametrize(
    ("types", "text", "design"),
    [
        (("Review",), "Trials randomly assigned 90 adults to tea.", Design.NARRATIVE_REVIEW),
        (("Review",), "We searched MEDLINE for trials.", Design.SYSTEMATIC_REVIEW),
        (("Clinical Trial, Phase I",), "Five patients drank tea.", Design.NON_RANDOMIZED),
        (("Clinical Trial, Phase II",), "We randomly assigned 90 adults.", Design.RANDOMIZED),
        (("Observational Study",), "Ninety adults drank tea.", Design.COHORT),
        (("Observational Study",), "A cross-sectional survey of 90 men.", Design.CROSS_SECTIONAL),
    ],
)  # fmt: skip
def test_words_narrow_a_broad_type(types: tuple[str, ...], text: str, design: Design) -> None:
    assert appraise(record(text, "Tea", *types)).design.value is design


def test_publication_type_wins_over_digest_and_digest_over_text() -> None:
    facts = DigestFacts(design="cohort")
    text = (Section("We randomly assigned 90 adults."),)
    typed = Record("x", None, text, publication_types=("Meta-Analysis",), digest=facts)
    untyped = Record("x", None, text, digest=facts)

    assert appraise(typed).design.value is Design.META_ANALYSIS
    assert appraise(untyped).design.value is Design.COHORT


def test_an_unknown_word_in_a_digest_is_not_a_design() -> None:
    text = (Section("We randomly assigned 90 adults to tea or water."),)
    untyped = Record("x", None, text, digest=DigestFacts(design="other"))

    assert appraise(untyped).design.value is Design.RANDOMIZED


@pytest.mark.parametrize(
    ("title", "text", "design"),
    [
        pytest.param(
            None, "Ninety adults were randomly assigned to tea or water.", Design.RANDOMIZED,
            id="allotted by chance",
        ),
        pytest.param(
            None, "This was a prospective, double-blind, randomised crossover study of 12 men.",
            Design.RANDOMIZED, id="adjectives between",
        ),
        pytest.param(
            "Mendelian randomization of tea", "We used a cohort of 900 adults.", Design.COHORT,
            id="Mendelian randomisation is no trial",
        ),
        pytest.param(
            None, "Sixty adults were included in this non-randomized trial of tea.",
            Design.NON_RANDOMIZED, id="non-randomised",
        ),
        pytest.param(
            None, "Randomised trials have shown that tea helps. We followed a cohort of 90 women.",
            Design.COHORT, id="another study's design is not this one's",
        ),
        pytest.param(
            "Tea for gout: a systematic review and meta-analysis", "", Design.META_ANALYSIS,
            id="title names pooling",
        ),
        pytest.param(
            "Tea for gout: a systematic review",
            "We searched MEDLINE. No meta-analysis was possible.", Design.SYSTEMATIC_REVIEW,
            id="pooling denied",
        ),
        pytest.param(
            "Tea for gout", "We searched MEDLINE and Embase; data were pooled with random effects.",
            Design.META_ANALYSIS, id="search and pooling in the text",
        ),
        pytest.param(
            "Tea: an umbrella review of meta-analyses", "", Design.SYSTEMATIC_REVIEW,
            id="a review of reviews",
        ),
        pytest.param(
            "Tea for gout: protocol for a randomised controlled trial",
            "Ninety adults will be randomised.", Design.PROTOCOL, id="a plan by its title",
        ),
        pytest.param(
            "Tea for gout", "Participants will be recruited from four clinics.", Design.PROTOCOL,
            id="a plan by its tense",
        ),
        pytest.param(
            "Tea for gout", "In this review, we discuss how tea may act.", Design.NARRATIVE_REVIEW,
            id="a review that did not search",
        ),
        pytest.param(
            "Tea and gout: a cross-sectional study", "We asked 90 adults.", Design.CROSS_SECTIONAL,
            id="cross-sectional",
        ),
        pytest.param(
            "Tea and gout: a case-control study", "We compared 90 cases with controls.",
            Design.CASE_CONTROL, id="case-control",
        ),
        pytest.param("Gout after tea: a case report", "", Design.CASE_REPORT, id="case report"),
        pytest.param(
            "Gout after tea", "A 61-year-old man developed gout after tea.", Design.CASE_REPORT,
            id="one patient",
        ),
        pytest.param(
            "A phase 1 trial of tea cells", "Twelve adults received tea cells.",
            Design.NON_RANDOMIZED, id="an early trial without allotment",
        ),
        pytest.param(
            "Tea lowers urate in mice", "Mice drank tea for 4 weeks.", Design.ANIMAL_OR_LABORATORY,
            id="mice are not people",
        ),
        pytest.param(
            "Reply to: tea for gout", "We thank the authors.", Design.LETTER, id="letter",
        ),
        pytest.param(
            "Tea for gout", "Ninety adults took part in a prospective, double-blind study of tea.",
            Design.RANDOMIZED, id="blinded before prospective",
        ),
        pytest.param(
            "Tea on dentin", "Sixty freshly extracted premolars were randomly divided.",
            Design.ANIMAL_OR_LABORATORY, id="teeth are not people",
        ),
        pytest.param(
            "Cost of tea", "A Monte Carlo model gave costs of tea.", Design.UNCLEAR, id="a model",
        ),
        pytest.param(
            "Tea for gout",
            "Twenty adults drank tea in a pilot study to plan a full-scale randomized trial.",
            Design.NON_RANDOMIZED, id="a trial to come",
        ),
        pytest.param(
            "Tea for gout", "We followed 90 adults in a prospective observational study. A"
            " randomised trial of 900 patients randomised to tea is needed.",
            Design.COHORT, id="a trial that is needed",
        ),
        pytest.param(
            "Tea for gout in the long run", "We gave tea in an open-label study to 90 adults who"
            " had completed one of four randomised trials.",
            Design.NON_RANDOMIZED, id="people from an earlier trial",
        ),
        pytest.param(
            "Response to tea in gout", "We randomly assigned 90 adults to tea.",
            Design.RANDOMIZED, id="a response to treatment is no letter",
        ),
        pytest.param(
            "Correction of anaemia by tea", "We randomly assigned 90 adults to tea.",
            Design.RANDOMIZED, id="a correction of an illness is no erratum",
        ),
        pytest.param(
            "Tea in gout compared with a short-term protocol", "We randomly assigned 90 adults.",
            Design.RANDOMIZED, id="a protocol of treatment",
        ),
        pytest.param(
            "Effects of the tea guidelines on patients with gout",
            "We randomly assigned 90 adults to tea.",
            Design.RANDOMIZED, id="what became of a guideline",
        ),
        pytest.param(
            "Response to Drs Brown and Green", "We thank them.", Design.LETTER, id="an answer",
        ),
        pytest.param(
            "A new test for publication bias in meta-analysis", "We study a test.",
            Design.UNCLEAR, id="how studies are pooled",
        ),
        pytest.param(
            "Tea for gout", "Ninety adults were randomly grouped into tea and water.",
            Design.RANDOMIZED, id="grouped by chance",
        ),
        pytest.param(
            "Tea for gout", "Ninety adults were randomly divided into control and test groups.",
            Design.RANDOMIZED, id="a test group is a group of a trial",
        ),
        pytest.param(
            "Tea for gout", "In this cross-over study 12 men drank tea and water (randomized order"
            ").", Design.RANDOMIZED, id="an order by chance",
        ),
        pytest.param(
            "Who has gout?", "We retrospectively reviewed 900 patients. The data were randomly"
            " split into a derivation group and a validation group.",
            Design.COHORT, id="data parted by chance",
        ),
        pytest.param(
            "Gout", "Ninety patients were allocated randomly from one centre in a cross-sectional"
            " study.", Design.CROSS_SECTIONAL, id="a sample by chance",
        ),
        pytest.param(
            "Urate in gout", "Among 474 women randomly assigned to tea, tissue was available from"
            " 175. We followed up the cohort for death.", Design.COHORT,
            id="tissue from the people of a trial",
        ),
        pytest.param(
            "Are readings at home reliable?", "Thirty-nine patients randomized to the intervention"
            " arm of a trial of tea were surveyed.", Design.CROSS_SECTIONAL,
            id="people of one arm of a trial",
        ),
        pytest.param(
            "A survey of those who took part in a randomised trial", "Ninety adults answered.",
            Design.CROSS_SECTIONAL, id="a survey about a trial",
        ),
        pytest.param(
            "Tea on dentin: an ex vivo study", "Sixty human teeth were randomly divided.",
            Design.ANIMAL_OR_LABORATORY, id="work at the bench by its title",
        ),
        pytest.param(
            "Does tea dull breathlessness?", "We studied 100 patients who were divided into two"
            " groups: patients with gout and those without. Some were treated with tea.",
            Design.CROSS_SECTIONAL, id="groups by what people have",
        ),
        pytest.param(
            "Is tea wise in the perspective of gout?",
            "We studied 90 men in a retrospective cohort.", Design.COHORT,
            id="in the perspective of",
        ),
        pytest.param("Tea", "", Design.UNCLEAR, id="unclear is an answer"),
    ],
)  # fmt: skip
def test_design_from_words(title: str | None, text: str, design: Design) -> None:
    assert appraise(record(text, title)).design.value is design


def test_a_stated_design_carries_the_sentence_it_was_read_from() -> None:
    source = record("Gout hurts. We randomly assigned 90 adults to tea. Pain fell.")
    stated = appraise(source).design

    assert stated.basis == "stated"
    assert stated.span is not None
    assert source.abstract[stated.span.start : stated.span.end] == stated.span.text
    assert stated.span.text == "We randomly assigned 90 adults to tea."


def test_animals_without_humans_in_mesh_is_an_animal_study() -> None:
    indexed = appraise(record("Pain fell.", "Tea for gout", mesh="Animals|Tea")).design
    people = appraise(record("Pain fell.", "Tea for gout", mesh="Animals|Humans")).design

    assert (indexed.value, indexed.basis) == (Design.ANIMAL_OR_LABORATORY, "indexed")
    assert people.value is not Design.ANIMAL_OR_LABORATORY


def test_a_preprint_keeps_its_design_and_is_one_only_when_nothing_else_is_known() -> None:
    trial = Record("x", None, (Section("We randomly assigned 90 adults."),), is_preprint=True)
    bare = Record("x", "Tea", (), is_preprint=True)

    assert appraise(trial).design.value is Design.RANDOMIZED
    assert appraise(bare).design.value is Design.PREPRINT


def test_a_retraction_mark_in_the_title_does_not_hide_the_design() -> None:
    assert appraise(record("", "RETRACTED: Tea for gout: a case report")).design.value is (
        Design.CASE_REPORT
    )
