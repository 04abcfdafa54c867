"""What an honest rewrite may change, and the nearest alteration that must not pass with it."""

import pytest

from plaincite.model.claim import Label
from plaincite.verify import verify_claim
from plaincite.verify.entities import other_forms
from plaincite.verify.wording import stem


@pytest.mark.parametrize(
    ("evidence", "honest", "altered"),
    [
        pytest.param(
            "Risk was lower in women who ate the most oil than in women who ate the least.",
            "Risk was lower in women eating the most oil than in women eating the least.",
            "Risk was lower in women who ate the least oil than in women who ate the most.",
            id="the most and the least",
        ),
        pytest.param(
            "The juice lowered systolic pressure by 4 mmHg; diastolic pressure was unchanged.",
            "The juice lowered systolic pressure by 4 mmHg.",
            "The juice lowered diastolic pressure by 4 mmHg.",
            id="a word of another clause",
        ),
        pytest.param(
            "Ringing was half as loud after the therapy.",
            "After the therapy, ringing was half as loud.",
            "Ringing was louder after the therapy.",
            id="a comparative is no other form of its word",
        ),
        pytest.param(
            "The gel may soften scars, but itching was reported by 4 of 60 people using it.",
            "Itching was reported by 4 of 60 people using the gel.",
            "The gel softens scars.",
            id="a hedge binds its own act",
        ),
        pytest.param(
            "The spray did not prevent colds, and no harms were recorded.",
            "Colds were not prevented by the spray.",
            "Colds were prevented by the spray.",
            id="a sentence denied may be turned round",
        ),
        pytest.param(
            "No harms of the spray were recorded.",
            "Harms of the spray were not recorded.",
            "Harms of the spray were recorded.",
            id="a noun denied or its verb",
        ),
        pytest.param(
            "Hearing worsened more slowly with the aid.",
            "With the aid, hearing worsened at a slower rate.",
            "Hearing worsened more quickly with the aid.",
            id="more slowly is slower",
        ),
        pytest.param(
            "Coaching brought weight down from 90 kg to 84 kg.",
            "Weight fell from 90 kg to 84 kg with coaching.",
            "Weight rose from 90 kg to 84 kg with coaching.",
            id="brought down is a fall",
        ),
        pytest.param(
            "The tablet was as effective as the shot.",
            "The tablet and the shot were equally effective.",
            "The tablet was more effective than the shot.",
            id="as good as is no difference",
        ),
        pytest.param(
            "About 1 in 20 users stopped it.",
            "About 5% of users stopped it.",
            "About 1 in 12 users stopped it.",
            id="a natural frequency is a share",
        ),
        pytest.param(
            "Harms were seen in 41 of 98 users.",
            "Harms were seen in about 42% of users (41 of 98).",
            "Harms were seen in about 52% of users (41 of 98).",
            id="a share with its sum shown",
        ),
        pytest.param(
            "The rash was gone within a week.",
            "The rash was gone within seven days.",
            "The rash was gone within seven weeks.",
            id="a week is seven days",
        ),
        pytest.param(
            "It shortened colds by no more than half a day.",
            "It shortened colds by half a day at most.",
            "It shortened colds by more than half a day.",
            id="no more than is at most",
        ),
        pytest.param(
            "Certainty was rated as low that the diet lessens fatigue.",
            "There is low certainty that the diet lessens fatigue.",
            "There is high certainty that the diet lessens fatigue.",
            id="a grade in another order",
        ),
        pytest.param(
            "Pain was better at 30 minutes, and at 60 minutes it did not differ.",
            "At 60 minutes pain did not differ.",
            "Pain was better at 60 minutes.",
            id="each result at its own time",
        ),
        pytest.param(
            "The panel recommended against routine scans.",
            "Routine scans were not recommended by the panel.",
            "The panel recommended routine scans.",
            id="recommended against is not recommended",
        ),
        pytest.param(
            "We could not tell whether the app helps, because most users stopped.",
            "It is unclear whether the app helps, because most users stopped.",
            "The app helps.",
            id="not known is a hedge, no denial",
        ),
        pytest.param(
            "Danes with a higher intake of coffee had a lower risk of gout.",
            "Danes who drank more coffee had a lower risk of gout.",
            "Danes who drank more tea had a lower risk of gout.",
            id="a plain word where the source says how",
        ),
    ],
)
def test_the_honest_one_passes_and_its_neighbour_does_not(
    evidence: str, honest: str, altered: str
) -> None:
    verdict = verify_claim(honest, [evidence])

    assert verdict.label is Label.SUPPORT, verdict.reasons
    assert verify_claim(altered, [evidence]).label is not Label.SUPPORT


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("removal", "removing", True),
        ("dyslexia", "dyslexic", True),
        ("smoker", "smoking", True),
        ("prednisone", "prednisolone", False),
        ("general", "generic", False),
        ("neutropenia", "neutrophil", False),
    ],
)
def test_forms_of_one_word_are_told_from_words_that_look_alike(
    one: str, other: str, *, are_same: bool
) -> None:
    assert (stem(other) == stem(one) or stem(other) in other_forms(stem(one))) is are_same
