"""Who was studied, where, and how old."""

import pytest

from plaincite.appraise.appraisal import appraise
from plaincite.model.record import DigestFacts, Record, Section


def methods(text: str, title: str = "Tea for gout: a randomised trial") -> Record:
    """A record whose methods section says *text*."""
    return Record("pmid:1", title, (Section(text, "METHODS"),))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("We randomised 253 adults with gout to tea or water.", "adults with gout"),
        ("Sixty-four male volunteers were randomised.", "male volunteers"),
        ("Ninety women aged 70 or over were randomised.", "women aged 70 or over"),
        ("We randomised 253 patients to tea.", None),
        ("Tea was brewed for 5 minutes.", None),
    ],
)
def test_description(text: str, who: str | None) -> None:
    found = appraise(methods(text)).population.description

    assert (None if found is None else found.value) == who


def test_description_from_the_title() -> None:
    found = appraise(
        methods("Tea was brewed.", "Tea in children with gout: a trial")
    ).population.description

    assert found is not None
    assert (found.value, found.span) == ("children with gout", None)


def test_an_editor_describes_best() -> None:
    record = Record("x", None, (), digest=DigestFacts(population="adults with gout"))
    found = appraise(record).population.description

    assert found is not None
    assert (found.value, found.basis) == ("adults with gout", "indexed")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Adults aged 18 to 65 years took part.", (18, 65)),
        ("Women 70 years or older took part.", (70, None)),
        ("Children under 12 took part.", (None, 12)),
        ("Tea was drunk for 18 to 65 weeks.", (None, None)),
    ],
)
def test_ages(text: str, ages: tuple[int | None, int | None]) -> None:
    found = appraise(methods(text)).population
    low, high = found.minimum_age, found.maximum_age

    assert (low and low.value, high and high.value) == ages


def test_sex_mean_age_setting_and_country() -> None:
    source = methods("In primary care in Norway, 90 adults (mean age 54.5 years, 60% women) drank.")
    found = appraise(source).population

    assert found.mean_age is not None
    assert found.female_percent is not None
    assert found.setting is not None
    assert found.country is not None
    assert (found.mean_age.value, found.female_percent.value) == (54.5, 60)
    assert (found.setting.value, found.country.value) == ("primary care", "Norway")
    assert source.abstract[found.country.span.start :].startswith("Norway")  # type: ignore[union-attr]


def test_share_of_women_from_men_is_an_inference() -> None:
    found = appraise(methods("Of 90 adults, 40% were men.")).population.female_percent

    assert found is not None
    assert (found.value, found.basis) == (60, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Adults in Norway and in Kenya drank tea.", id="two countries are none"),
        pytest.param("Adults drank tea (Tea Company, USA).", id="a maker's address is none"),
    ],
)
def test_country_only_when_there_is_one(text: str) -> None:
    assert appraise(methods(text)).population.country is None
