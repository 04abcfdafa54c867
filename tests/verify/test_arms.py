"""Arm lock: a figure stays with the group it was found in, however the sentence is turned."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.claim import Label
from plaincite.verify import verify_claim
from plaincite.verify.arms import arm_reasons, figure_order
from plaincite.verify.case import Case
from plaincite.verify.numbers import number_reasons
from plaincite.verify.owners import owned
from plaincite.verify.reading import read

Beside = Callable[[str, str], Case]

_VOUCHERS = (
    "At six months, 58 of 120 smokers offered vouchers had quit, compared with 31 of 118 offered "
    "leaflets only."
)
_FORMS = (
    "Headache came back in {x}% of adults on {a} and in {y}% of adults on {b}.",
    "Headache came back in {x}% of adults given {a}, compared with {y}% of adults given {b}.",
    "With {a}, headache came back in {x}%, whereas with {b} it came back in {y}%.",
    "In the {a} and {b} groups, headache came back in {x}% and {y}%, respectively.",
    "On {a} {x}% had headache again; on {b} {y}% did.",
)
_DRUGS = ("naproxen", "zinc", "honey", "ginger", "lithium", "acupuncture")
_pairs = st.tuples(
    st.integers(1, 98), st.integers(1, 98), st.permutations(_DRUGS).map(lambda order: order[:2])
).filter(lambda drawn: drawn[0] != drawn[1])


def _beside(claim: str, evidence: str) -> Case:
    return Case(read(claim), read(evidence), read(""), evidence)


@given(_pairs, st.sampled_from(_FORMS), st.sampled_from(_FORMS))
def test_two_groups_told_in_any_form_keep_their_figures(
    drawn: tuple[int, int, list[str]], form: str, other: str
) -> None:
    x, y, (a, b) = drawn
    evidence = form.format(x=x, y=y, a=a, b=b)

    assert arm_reasons(_beside(other.format(x=x, y=y, a=a, b=b), evidence)) == ()
    assert arm_reasons(_beside(other.format(x=y, y=x, a=b, b=a), evidence)) == ()


@given(_pairs, st.sampled_from(_FORMS), st.sampled_from(_FORMS))
def test_swapped_figures_are_never_let_through(
    drawn: tuple[int, int, list[str]], form: str, other: str
) -> None:
    x, y, (a, b) = drawn
    evidence = form.format(x=x, y=y, a=a, b=b)

    assert arm_reasons(_beside(other.format(x=y, y=x, a=a, b=b), evidence))
    assert arm_reasons(_beside(f"Headache came back in {x}% of adults on {b}.", evidence))
    assert arm_reasons(_beside(f"Headache came back in {y}% of adults on {a}.", evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param(
            "At six months, 31 of 118 smokers offered vouchers had quit, compared with 58 of 120 "
            "offered leaflets only.",
            _VOUCHERS,
            id="parts of two wholes",
        ),
        pytest.param("31 of 118 smokers offered vouchers had quit.", _VOUCHERS, id="one alone"),
        pytest.param(
            "Hot flushes affected 6 women in the tablet group versus 27 given placebo.",
            "The tablet shrank fibroids by 41% at week 12, and hot flushes affected 27 women in "
            "the tablet group versus 6 given placebo.",
            id="only one figure says what it counts",
        ),
        pytest.param(
            "Blood loss averaged 310 ml without the drug.",
            "Blood loss averaged 310 ml with the drug against 450 ml without it.",
            id="with and without",
        ),
        pytest.param(
            "Pain fell by 2 points at 6 months and by 1 point at 3 months.",
            "Pain fell by 2 points at 3 months and by 1 point at 6 months.",
            id="two times",
        ),
        pytest.param(
            "A response came in 18% of adults on 25 mg and 37% on 1 mg.",
            "A response came in 37% of adults on 25 mg and 18% on 1 mg.",
            id="two doses",
        ),
        pytest.param(
            "On the usual dose, hives had gone in 64% of people.",
            "Hives had gone in 64% of people on the double dose, against 41% on the usual dose.",
            id="a plain word tells the groups apart",
        ),
        pytest.param(
            "Errors numbered 3.6 per operation with the list and 2.1 without it.",
            "Surgeons who used the list made fewer errors (2.1 per operation) than those who did "
            "not (3.6).",
            id="those who did not",
        ),
        pytest.param(
            "Two patients on placebo died.",
            "Harms came in 4% of patients on zinc and 2% on placebo, and two patients on zinc "
            "died.",
            id="a third figure of one of two groups",
        ),
    ],
)
def test_a_figure_of_the_other_group_is_named(claim: str, evidence: str, beside: Beside) -> None:
    reasons = arm_reasons(beside(claim, evidence))

    assert reasons
    assert all("belongs to another group" in reason for reason in reasons)
    assert verify_claim(claim, [evidence]).label is not Label.SUPPORT


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param(
            "31 of 118 smokers who were offered only leaflets had quit, against 58 of 120 offered "
            "vouchers.",
            _VOUCHERS,
            id="groups told the other way round",
        ),
        pytest.param(
            "The rate was 3.4% for cemented hips and 5.1% for uncemented ones.",
            "The rate was 3.4% for cemented and 5.1% for uncemented hips.",
            id="the noun stands with the first",
        ),
        pytest.param(
            "Median survival was 11.8 months with chemotherapy alone.",
            "Median survival was 16.2 months (95% CI 14.0 to 18.9) with both and 11.8 months "
            "(10.1 to 13.0) with chemotherapy alone.",
            id="what comes first is of both, intervals are of none",
        ),
        pytest.param(
            "Prostate cancer caused 71 and 110 of the deaths.",
            "Prostate cancer caused 71 and 110 of the deaths (relative risk 0.55).",
            id="a relative risk compares nobody by name",
        ),
    ],
)
def test_a_figure_of_its_own_group_passes(claim: str, evidence: str, beside: Beside) -> None:
    assert arm_reasons(beside(claim, evidence)) == ()


def test_a_figure_keeps_its_time(beside: Beside) -> None:
    evidence = "Gout had gone in 37% at five years, but half of those well at two years relapsed."

    assert arm_reasons(beside("Gout had gone in 37% at two years.", evidence))
    assert arm_reasons(beside("At five years gout had gone in 37%.", evidence)) == ()


def test_what_is_told_of_one_group_is_not_told_of_another(beside: Beside) -> None:
    evidence = "Zinc and tea eased colds, and relapse was rarer in the zinc group."

    assert arm_reasons(beside("Relapse was rarer in the tea group.", evidence))
    assert arm_reasons(beside("Relapse was rarer in the zinc group.", evidence)) == ()
    assert arm_reasons(beside("Relapse was rarer in either group.", evidence)) == ()


def test_percentage_points_stand_beside_points(beside: Beside) -> None:
    evidence = "It fell by 1.1 percentage points with zinc and by 0.3 points with tea."

    assert arm_reasons(beside("It fell by 0.3 points with zinc and by 1.1 with tea.", evidence))


def test_a_part_may_not_be_put_with_another_whole(beside: Beside) -> None:
    evidence = "Of 210 men on watching, 12 died; of 205 who had surgery, 5 did."

    assert number_reasons(beside("12 of 205 men died.", evidence))
    assert number_reasons(beside("5 of 205 men died.", evidence)) == ()


def test_figures_of_two_groups_give_an_order(beside: Beside) -> None:
    evidence = "Bleeding came in 3.1% on apixaban and 4.6% on warfarin."

    assert figure_order(beside("Bleeding was rarer on apixaban than on warfarin.", evidence)) == (
        "down"
    )
    assert figure_order(beside("Bleeding was rarer on apixaban.", evidence)) is None


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(owned(text), tuple)
    assert arm_reasons(_beside(text, text)) == ()


def test_a_group_known_by_a_plain_word_keeps_its_figure(beside: Beside) -> None:
    """ "Those who had medication alone" are a group too."""
    evidence = (
        "At five years, 62% of patients who had surgery and 35% of those who had medication alone "
        "were free of seizures."
    )

    assert arm_reasons(beside("35% of patients who had surgery were free of seizures.", evidence))
