"""Words that only announce a finding are left out; words that weaken it stay."""

import pytest

from plaincite.compose.announcements import without_announcements


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "We found that sleep improved with drills. Pain did not.",
            "Sleep improved with drills. Pain did not.",
        ),
        ("In conclusion, this trial showed that willow eased pain.", "Willow eased pain."),
        ("These results showed that willow eased back pain.", "Willow eased back pain."),
        ("Our data may show that willow eased pain.", "Our data may show that willow eased pain."),
        ("This study suggests that willow helps.", "This study suggests that willow helps."),
        ("We found that mRNA was low in the blood.", "mRNA was low in the blood."),
        ("In conclusion, willow may ease back pain.", "Willow may ease back pain."),
        (
            "In conclusion, this trial suggests little.",
            "In conclusion, this trial suggests little.",
        ),
        ("We found a fall in pain.", "We found a fall in pain."),
        ("We found that so.", "We found that so."),
        ("", ""),
    ],
)
def test_without_announcements(text: str, told: str) -> None:
    assert without_announcements(text) == told
