"""The number of people, and of studies: the whole, never a group, an age, a dose or a year."""

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.model.record import DigestFacts, Record, Section

TRIAL = "Tea for gout: a randomised controlled trial"
REVIEW = "Tea for gout: a systematic review and meta-analysis"


def methods(text: str, title: str = TRIAL) -> Record:
    """A record whose methods section says *text*."""
    return Record("pmid:1", title, (Section(text, "METHODS"),))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Twelve patients with gout drank tea.", 12, id="a word"),
        pytest.param("We randomised 14 170 adults to tea or water.", 14170, id="a space inside"),
        pytest.param("A total of 1,210 (52% female) older patients took part.", 1210, id="bracket"),
        pytest.param("Adults (N = 361) were randomised to tea or water.", 361, id="n equals"),
        pytest.param("253 were randomised at 4 sites.", 253, id="no noun but a verb"),
        pytest.param(
            "Of 594 mothers, 323 (54%) agreed and were randomised.", 323, id="those who took part"
        ),
        pytest.param(
            "Sixty patients were assigned to tea (n = 30) or water (n = 30).", 60, id="not an arm"
        ),
        pytest.param(
            "Ninety patients of ASA status I or II drank 2 cups for 12 weeks.", 90,
            id="not a dose, a length or a class",
        ),
        pytest.param("In 2003, 85 type 2 diabetic patients drank tea.", 85, id="no year or type"),
        pytest.param("The total number of subjects was 24,349.", 24349, id="noun first"),
        pytest.param("We saw 29 men. They were compared with 116 women.", None, id="two sentences"),
        pytest.param("We saw 70 men with gout, 40 with asthma, 20 others.", None, id="three"),
        pytest.param(
            "A total of 249 women were recruited. A total of 83 women were randomised.", 83,
            id="those who were left",
        ),
        pytest.param("We assessed 526 men. Then 400 men were eligible.", 400, id="not the asked"),
        pytest.param(
            "Out of 245 randomised adults (90 men, 155 women), 12 fell ill.", 245, id="parts of it"
        ),
        pytest.param("Each hospital treated 50–100 adults with tea.", None, id="apiece"),
        pytest.param("Tea was given to healthy controls (n = 8).", None, id="only the controls"),
        pytest.param("Three-hundred-and-six patients drank tea.", 306, id="spelled with hyphens"),
        pytest.param("In 1998 thirty patients drank tea.", 30, id="a year beside a word"),
        pytest.param("Fifty parturients were randomly divided.", 50, id="people by their ending"),
        pytest.param(
            "Adults were randomised to tea (n=28, 22 females) or water (n=24, 20 females).", 52,
            id="women within their groups",
        ),
        pytest.param("Seventy stage II to III gout survivors drank tea.", 70, id="between stages"),
        pytest.param("Ninety healthy and active adults drank tea.", 90, id="two adjectives"),
        pytest.param("The study group contained 766 patients.", 766, id="the study's own group"),
        pytest.param("Thirty surgical candidates were randomly divided.", 30, id="candidates"),
        pytest.param("Sixty HIV-1–uninfected adults drank tea.", 60, id="a dash within a word"),
        pytest.param("We randomised 59 participants to each group.", None, id="to each group"),
        pytest.param(
            "Group 1 (tea drinkers) consisted of 357 women.", None, id="one numbered group"
        ),
        pytest.param(
            "Men with gout (N=14) and well men (N=14) drank tea.", None, id="two of capital N"
        ),
        pytest.param("Tea was drunk by 30 adults (response rate: 72%).", 30, id="a rate"),
        pytest.param(
            "In study 1, adults (n = 49) drank tea. In study 2, adults (n = 50) did.", None,
            id="two studies",
        ),
        pytest.param("We intended to recruit 90 patients.", None, id="a wish"),
        pytest.param("Headache occurred in 13 patients receiving tea.", None, id="an event"),
        pytest.param("We compared tea in 19 and 24 students.", None, id="two groups are no whole"),
        pytest.param("Eighty patients in each group drank tea.", None, id="a group of several"),
        pytest.param("Tea was given to patients aged 18 to 65 years.", None, id="ages only"),
        pytest.param("More than 500 patients drank tea.", None, id="a rough number"),
        pytest.param("Twelve (20%) patients improved.", None, id="a share"),
        pytest.param("Tea came from 24 clinics and 300 samples.", None, id="not people"),
        pytest.param(
            "We studied 24 men with gout. Scores were read in healthy controls (n = 293).", None,
            id="controls that it leaves out",
        ),
        pytest.param(
            "We identified 102 men with gout. Fifty-one men without gout served as controls.", None,
            id="served as controls",
        ),
        pytest.param("24 men took part. Twelve men were randomly allocated to the tea group.", 24,
                     id="those of one group"),
        pytest.param("We asked 24 men, and 12 were randomized to tea or water.", 24,
                     id="the second number is a part"),
        pytest.param("Pain was observed in 11 patients.", None, id="whom an event befell"),
        pytest.param("After a 2-wk, single-blind phase, patients drank tea.", None, id="a length"),
        pytest.param("Four healthy adult steers were given tea.", None, id="adult cattle"),
        pytest.param("There were 20 overweight or obese participants.", 20, id="either of two"),
        pytest.param(
            "Of the 3089 patients screened, 797 were randomized to tea.", 797, id="after screening"
        ),
        pytest.param(
            "All patients with gout who left the ward in May (N = 361) drank tea.", 361,
            id="a capital N far from its noun",
        ),
        pytest.param(
            "82 patients took part. Forty-one patients were randomly selected to drink tea.", 82,
            id="the chosen are a part",
        ),
        pytest.param("Tea was drunk in 30 randomized villages.", None, id="villages"),
        pytest.param("Of 140 randomized patients, 135 were analyzed.", 140, id="all randomised"),
    ],
)  # fmt: skip
def test_participants(text: str, people: int | None) -> None:
    found = appraise(methods(text)).participants

    assert (None if found is None else found.value) == people


def test_stated_number_carries_its_words() -> None:
    source = methods("We randomised 253 adults with gout.")
    found = appraise(source).participants

    assert found is not None
    assert found.span is not None
    assert source.abstract[found.span.start : found.span.end] == found.span.text == "253 adults"
    assert found.basis == "stated"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        pytest.param(
            "Adults were randomised to tea (n = 318) or water (n = 316).", 634, id="two arms"
        ),
        pytest.param("64 714 women and 45 303 men were followed.", 110017, id="women and men"),
        pytest.param("We compared 29 men with gout and 116 controls.", 145, id="controls"),
        pytest.param(
            "A total of 121 adults were randomised to tea and 113 to water.", 234, id="two groups"
        ),
        pytest.param(
            "57 adults completed it. Adults were randomised to tea (n = 38) or water (n = 34).",
            72,
            id="more than completed it",
        ),
    ],
)
def test_a_sum_is_an_inference(text: str, total: int) -> None:
    found = appraise(methods(text)).participants

    assert found is not None
    assert (found.value, found.basis) == (total, "inferred")


def test_background_does_not_count() -> None:
    source = Record(
        "x",
        TRIAL,
        (Section("Gout affects 900 patients.", "BACKGROUND"), Section("Tea.", "METHODS")),
    )

    assert appraise(source).participants is None


def test_the_editor_wins() -> None:
    digest = DigestFacts(participants=40)
    found = appraise(
        Record("x", TRIAL, (Section("We saw 90 adults."),), digest=digest)
    ).participants

    assert found is not None
    assert (found.value, found.basis) == (40, "indexed")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tea in mice", "Forty mice drank tea; 900 patients have gout."),
        ("Tea for gout: study protocol", "We will recruit 253 adults."),
        ("Gout after tea: a case report", "Two cases were seen in 90 patients."),
        ("Tea: a narrative review", "One study enrolled 900 patients."),
    ],
)
def test_designs_without_a_number_of_their_own(title: str, text: str) -> None:
    assert appraise(methods(text, title)).participants is None


def test_a_review_pools_people_and_counts_studies() -> None:
    source = methods(
        "We included 24 trials with 5,686 participants; pain fell (3 trials, 450 participants).",
        REVIEW,
    )
    people, found = appraise(source).participants, appraise(source).studies

    assert people is not None
    assert found is not None
    assert (people.value, found.value) == (5686, 24)
    assert found.span is not None
    assert source.abstract[found.span.start : found.span.end] == found.span.text


def test_parts_of_a_pool_are_no_whole() -> None:
    text = "We found 5 blind trials (105 patients) and 24 open trials (387 patients)."

    assert appraise(methods(text, REVIEW)).participants is None


def test_only_reviews_count_studies() -> None:
    assert appraise(methods("We included 24 trials with 5,686 participants.")).studies is None
