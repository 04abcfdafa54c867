"""The order of words that a sentence shares with its source."""

import pytest

from plaincite.compose.generative.word_order import is_disordered

WILLOW = (
    "In adults with back pain, willow tablets lowered pain more than placebo tablets at week 12."
)
WORSE = "Sleep was worse with willow tablets and birch syrup than with birch syrup alone."


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param(WILLOW, WILLOW, id="as it stands"),
        pytest.param(
            WILLOW,
            "In people with back pain, willow cut pain more than placebo did at week 12.",
            id="other words, fewer words",
        ),
        pytest.param(
            WILLOW,
            "Willow tablets lowered pain more than placebo tablets at week 12 in adults with back "
            "pain.",
            id="what led comes last",
        ),
        pytest.param(
            WILLOW,
            "At week 12, in adults with back pain, willow tablets lowered pain more than placebo "
            "tablets.",
            id="a phrase comes first",
        ),
        pytest.param(
            "Willow tablets reduced pain, but the trial was short.",
            "The trial was short, but willow tablets reduced pain.",
            id="clauses change places",
        ),
        pytest.param(
            "Whether willow helps children is unknown.",
            "It is not known whether willow helps children.",
            id="words of the writer's lead back to the beginning",
        ),
        pytest.param(
            "Fewer fell with willow than without (12 of 80; 20 of 81).",
            "Fewer fell with willow than without.",
            id="an ending that a bracket cut short",
        ),
        pytest.param("", "Willow tablets helped.", id="nothing to keep to"),
    ],
)
def test_whole_phrases_may_move(source: str, told: str) -> None:
    assert not is_disordered(source, told)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param(
            WORSE,
            "Sleep was worse with willow tablets and than with birch syrup birch syrup alone.",
            id="what is compared is cut in two",
        ),
        pytest.param(
            WORSE,
            "Sleep was worse with willow tablets and with birch syrup than birch syrup alone.",
            id="one small word, where nothing is new",
        ),
        pytest.param(
            WORSE,
            "Sleep was alone with willow tablets and birch syrup than with birch syrup worse.",
            id="two words changed places",
        ),
        pytest.param(
            "Most eyes were stable or better than at the start, of 65 eyes.",
            "Most eyes were stable or at than better the start, of 65 eyes.",
            id="a preposition without its noun",
        ),
        pytest.param(
            "Sleep was similar with willow and placebo, and serious harms were rare.",
            "And serious harms were rare sleep was similar with willow and placebo.",
            id="begins with an and",
        ),
        pytest.param(
            "The trial measured pain, not the need for surgery.",
            "The need for surgery the trial measured pain, not.",
            id="ends on a word that wants more",
        ),
        pytest.param(
            "Serious harms were more common with willow tablets than with placebo.",
            "With willow tablets than with placebo serious harms were more common.",
            id="turned round",
        ),
        pytest.param(
            "Most trials of willow tablets were at high risk of bias.",
            "At high risk of bias most trials of willow tablets were.",
            id="turned round, and hanging",
        ),
    ],
)
def test_a_phrase_taken_apart_is_seen(source: str, told: str) -> None:
    assert is_disordered(source, told)


@pytest.mark.parametrize("at", range(len(WORSE.split()) - 1))
def test_neighbours_never_change_places(at: int) -> None:
    """Whichever two words stand side by side, no reader would want them the other way round."""
    told = WORSE.rstrip(".").split()
    told[at], told[at + 1] = told[at + 1], told[at]

    assert is_disordered(WORSE, f"{' '.join(told)}.")


@pytest.mark.parametrize("at", range(1, len(WORSE.split())))
def test_no_sentence_begins_in_its_middle(at: int) -> None:
    told = WORSE.rstrip(".").split()

    assert is_disordered(WORSE, f"{' '.join([*told[at:], *told[:at]])}.")
