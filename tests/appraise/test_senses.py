"""A phrase that uses the reader's word in another sense is not what was asked about."""

import pytest

from plaincite.appraise.senses import in_asked_sense


@pytest.mark.parametrize(
    ("text", "question", "left"),
    [
        pytest.param("Stroke volume rose.", "Does it prevent stroke?", " rose.", id="other sense"),
        pytest.param(
            "Stroke volume rose.", "Does it raise stroke volume?", "Stroke volume rose.",
            id="the sense that is asked",
        ),
        pytest.param("A stroke was rare.", "Is stroke rare?", "A stroke was rare.", id="the same"),
        pytest.param(
            "Deaths did not fall.", "Do mats prevent falls?", "Deaths did .", id="a figure's fall"
        ),
        pytest.param(
            "Post-COVID-19 fatigue eased.", "What helps long COVID?",
            "Post-COVID-19 fatigue eased.", id="one name for another of the same",
        ),
        pytest.param(
            "Carers of people with dementia slept better.", "Can dementia be prevented?",
            " slept better.", id="those who care for the ill",
        ),
        pytest.param(
            "Non-celiac sensitivity relapsed.", "How is coeliac disease found?",
            " sensitivity relapsed.", id="those who do not have it",
        ),
        pytest.param(
            "Mindfulness-based stress reduction eased anxiety.", "Does meditation help stress?",
            " eased anxiety.", id="a programme by its name",
        ),
        pytest.param(
            "A trial. The Exercise Study Investigators.", "Is exercise safe?", "A trial. .",
            id="what those who did the study call themselves",
        ),
        pytest.param(
            "Peak exercise rose.", "Is exercise safe with heart failure?", " rose.",
            id="what a body can do, measured",
        ),
        pytest.param(
            "Calcium antagonists helped.", "Are calcium pills bad?", " helped.", id="a drug class"
        ),
        pytest.param("It rose in both sexes.", "Does sex help?", "It rose in .", id="gender"),
        pytest.param(
            "Exercise-induced ST-depressions fell.", "Does exercise help with depression?",
            "Exercise-induced  fell.", id="a sign in a heart trace, with a hyphen",
        ),
    ],
)  # fmt: skip
def test_in_asked_sense(text: str, question: str, left: str) -> None:
    assert in_asked_sense(text, question) == left
