"""Whole classes of faithful rewording, each beside the nearest alteration that must be refused."""

import pytest

from plaincite.model.claim import Label
from plaincite.verify import verify_claim
from plaincite.verify.alike import SAID_BY
from plaincite.verify.ellipsis import unsaid_places
from plaincite.verify.lengths import are_as_long
from plaincite.verify.polarity import n_opposites
from plaincite.verify.reading import read


@pytest.mark.parametrize(
    ("evidence", "honest", "altered"),
    [
        pytest.param(
            "Nurses changed to soft soles, and 30% had foot pain.",
            "Nurses switched to soft soles, and 30% had foot pain.",
            "Nurses objected to soft soles, and 30% had foot pain.",
            id="an everyday word for another one",
        ),
        pytest.param(
            "The resin reduced cholesterol absorption in rats.",
            "In rats, less cholesterol was absorbed with the resin.",
            "In rats, more cholesterol was absorbed with the resin.",
            id="a noun of an act and its verb",
        ),
        pytest.param(
            "The splint reduced stiffness by 9 points, compared with 4 points for rest.",
            "There was a greater reduction in stiffness with the splint than with rest.",
            "There was a smaller reduction in stiffness with the splint than with rest.",
            id="a greater reduction is no rise",
        ),
        pytest.param(
            "Drinking tea was not associated with an increased risk of gout.",
            "People who drank tea had no higher risk of gout.",
            "Drinking tea was not associated with a decreased risk of gout.",
            id="a denied link to a rise denies the rise",
        ),
        pytest.param(
            "Walking was associated with better sleep in women at high risk but not in those at "
            "low risk.",
            "Walking was not linked to better sleep in women at low risk.",
            "Walking was linked to better sleep in women at low risk.",
            id="not in those at low risk",
        ),
        pytest.param(
            "Of 40 patients given the cream, 31 were itch-free at week 6.",
            "At week 6, 31 of 40 patients given the cream had no itch.",
            "At week 6, 31 of 40 patients given the cream still had itch.",
            id="itch-free is without itch",
        ),
        pytest.param(
            "Fish oil may make little or no difference to dry eyes.",
            "Fish oil may make little or no difference to how dry the eyes are.",
            "Fish oil may make a difference to dry eyes.",
            id="little or no difference is none to speak of",
        ),
        pytest.param(
            "Diaries agreed poorly with urine tests.",
            "There was poor agreement between diaries and urine tests.",
            "Diaries agreed well with urine tests.",
            id="poorly is not well",
        ),
        pytest.param(
            "Children who swam slept 20 minutes longer than children who did not.",
            "Children who did not swim slept 20 minutes less than children who did.",
            "Children who did not swim slept 20 minutes longer.",
            id="who did not takes up the act before",
        ),
        pytest.param(
            "The gel was no more effective than rest at easing heel pain.",
            "The gel was no better than rest at easing heel pain.",
            "The gel was no worse than rest at easing heel pain.",
            id="no better is no more effective",
        ),
        pytest.param(
            "Childhood asthma was rarer near parks.",
            "Asthma was rarer in children near parks.",
            "Asthma was rarer in adults near parks.",
            id="childhood is about children",
        ),
        pytest.param(
            "Sepsis occurred in 3.4 per 1,000 births with gel and 3.9 per 1,000 with soap.",
            "For every 1,000 births there were 3.4 cases of sepsis with gel.",
            "For every 100 births there were 3.4 cases of sepsis with gel.",
            id="a rate told by for every",
        ),
        pytest.param(
            "Thirty-day mortality was 4% after surgery.",
            "Within a month of surgery, 4% died.",
            "Within a year of surgery, 4% died.",
            id="thirty days are a month",
        ),
        pytest.param(
            "Median time to walking was 12 days with the boot.",
            "With the boot, half of the patients walked within 12 days.",
            "With the boot, a third of the patients walked within 12 days.",
            id="half of them, where the median is told",
        ),
        pytest.param(
            "Acne cleared in 38% of adults on the gel and 12% on soap.",
            "Acne cleared in nearly four in ten adults on the gel.",
            "Acne cleared in nearly four in ten adults on soap.",
            id="nearly four in ten is 38%, of its own group",
        ),
        pytest.param(
            "Time to return to work was 21 days after mesh repair and 35 days after suture repair.",
            "Return to work came 14 days earlier after mesh repair than after suture repair "
            "(21 v 35 days).",
            "Return to work came 14 days later after mesh repair than after suture repair "
            "(21 v 35 days).",
            id="a difference between two figures that are shown",
        ),
        pytest.param(
            "Readmission was 14% in patients with a nurse and 19% in patients with a leaflet.",
            "Patients with a nurse were readmitted less often (14% v 19%).",
            "Patients with a nurse were readmitted more often (14% v 19%).",
            id="which of two figures in brackets is less",
        ),
        pytest.param(
            "Starting 50 minutes later let pupils sleep 34 minutes longer.",
            "Pupils slept 34 minutes longer when starting 50 minutes later.",
            "Pupils slept 50 minutes longer when starting 34 minutes later.",
            id="figures keep their neighbours",
        ),
        pytest.param(
            "Depression was commoner in people with the highest sugar intake than in people with "
            "the lowest.",
            "Depression was commoner in people who ate the most sugar than in people who ate the "
            "least.",
            "Depression was commoner in people who ate the least sugar than in people who ate the "
            "most.",
            id="the most is the highest intake",
        ),
        pytest.param(
            "Use of the cap rose from 61% to 78%.",
            "Use of the cap went from 61% up to 78%.",
            "Use of the cap went from 78% down to 61%.",
            id="up to after from is no bound",
        ),
        pytest.param(
            "Injection was as accurate as surgery, which took 12 minutes longer.",
            "Injection was as accurate as surgery.",
            "Injection was more accurate than surgery.",
            id="as accurate as is no more than equal",
        ),
        pytest.param(
            "Adults who danced had better balance, but their walking speed was unchanged.",
            "Adults who danced had better balance.",
            "Adults who danced had better walking speed.",
            id="what another clause says was unchanged did not improve",
        ),
        pytest.param(
            "In the net villages fever cases fell from 41 to 17, while they stayed at about 40 in "
            "the control villages.",
            "Fever cases fell from 41 to 17 in the net villages.",
            "In the control villages fever cases fell from 41 to 17.",
            id="a place names a group",
        ),
        pytest.param(
            "Adults sleeping fewer than six hours had more colds than those sleeping seven to "
            "eight hours.",
            "Compared with seven to eight hours of sleep, fewer than six hours was followed by "
            "more colds in adults.",
            "Compared with fewer than six hours of sleep, seven to eight hours was followed by "
            "more colds in adults.",
            id="lengths in words are compared like lengths in digits",
        ),
        pytest.param(
            "Coronary deaths were rarer in walkers.",
            "Deaths from coronary disease were rarer in walkers.",
            "Deaths from skin disease were rarer in walkers.",
            id="disease completes an adjective",
        ),
        pytest.param(
            "Remission lasted 11 months with tablets and 6 months without them.",
            "Remission lasted 6 months in those with no tablets.",
            "Remission lasted 11 months in those with no tablets.",
            id="without them is without what was named",
        ),
        pytest.param(
            "It is uncertain whether dust avoidance eases asthma.",
            "We do not know whether avoiding dust eases asthma.",
            "Avoiding dust eases asthma.",
            id="avoidance is avoiding",
        ),
        pytest.param(
            "Noise was associated with a 26% increase in the risk of dying early.",
            "Noise was associated with a 26% higher risk of premature death.",
            "With noise, 26% of people died early.",
            id="a change of a risk is no share of people",
        ),
        pytest.param(
            "Meals served on red trays were finished by 71% of patients, compared with 54% when "
            "white trays were used.",
            "Meals served on red trays were finished by 71% of patients.",
            "Meals served on white trays were finished by 71% of patients.",
            id="one thing in two colours is two groups",
        ),
        pytest.param(
            "Crews who used a list forgot fewer items (median 1) than crews who did not "
            "(median 4).",
            "Crews who used a list forgot a median of 1 item.",
            "Crews who did not use a list forgot a median of 1 item.",
            id="who did not in full words",
        ),
        pytest.param(
            "Girls who skipped breakfast had weaker bones.",
            "Bones were weaker in girls who skipped breakfast.",
            "Bones were weaker in boys who skipped breakfast.",
            id="boys are not girls",
        ),
        pytest.param(
            "Sealing prevented decay in 8-year-olds.",
            "Sealing prevented decay in children aged 8.",
            "Sealing prevented decay in adults aged 18.",
            id="an age tells who they are",
        ),
        pytest.param(
            "The drops worked in 62 of 100 patients.",
            "The drops worked in 62% of patients.",
            "The drops worked in 62% of nurses.",
            id="62 of 100 is 62%",
        ),
        pytest.param(
            "Capsules kept 68% of people well in year two without a booster.",
            "Without a booster they kept 68% of people well in year two.",
            "With a booster they kept 68% of people well in year two.",
            id="without denies its own thing and not what follows",
        ),
        pytest.param(
            "One of three trials found that zinc shortened colds.",
            "In one of three trials, zinc shortened colds.",
            "Trials found that zinc shortened colds.",
            id="one of three trials is not the trials",
        ),
        pytest.param(
            "If confirmed, these results would support early surgery.",
            "These results would support early surgery if confirmed.",
            "These results support early surgery.",
            id="what would follow if something holds",
        ),
    ],
)
def test_a_rewording_is_supported_and_its_alteration_is_not(
    evidence: str, honest: str, altered: str
) -> None:
    faithful = verify_claim(honest, [evidence])

    assert faithful.label is Label.SUPPORT, faithful.reasons
    assert verify_claim(altered, [evidence]).label is not Label.SUPPORT


def test_no_two_words_that_are_alike_are_opposites() -> None:
    opposed = [
        (word, other)
        for word, others in SAID_BY.items()
        for other in others
        if n_opposites(word, other)
    ]

    assert opposed == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Women who swam fell less often than those who did not.", ["swam"]),
        ("Men with a cane fell less often than men without one.", ["a", "cane"]),
        ("Women who did not swim fell more often.", []),
    ],
)
def test_a_closing_not_denies_what_was_said_before(text: str, denied: list[str]) -> None:
    words = read(text).words

    assert [words[place].text for place in sorted(unsaid_places(text))] == denied


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param(("30", "day"), ("1", "month"), True, id="thirty days"),
        pytest.param(("84", "day"), ("3", "month"), False, id="twelve weeks are not three months"),
        pytest.param(("2", "day"), ("2880", "minute"), True, id="forty-eight hours"),
        pytest.param(("2", "day"), ("2", "month"), False, id="another unit"),
    ],
)
def test_lengths_of_time_in_two_units(
    one: tuple[str, str], other: tuple[str, str], *, is_same: bool
) -> None:
    assert are_as_long(one, other) is is_same
