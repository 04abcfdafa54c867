"""Two figures side by side, one for each arm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.pairs import Pair, is_bare_count, pair_in


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        pytest.param("Treatment failed in 18.6% with the tablet and 44.9% with placebo",
                     Pair(is_more=False, is_good=False, is_chance=False), id="treatment first"),
        pytest.param("Relapses occurred in 40% of controls and 20% with yoga",
                     Pair(is_more=False, is_good=False, is_chance=False), id="controls first"),
        pytest.param("Event-free survival was 84% with the drug and 76% with placebo",
                     Pair(is_more=True, is_good=True, is_chance=False),
                     id="free of a bad thing is good"),
        pytest.param("An attack occurred in 117 of 3597 on the drug and 198 of 3568 on placebo",
                     Pair(is_more=False, is_good=False, is_chance=False), id="counts of people"),
        pytest.param("16,835 (27.1%) on the drug and 16,446 (26.6%) on placebo reported pain",
                     Pair(is_more=True, is_good=False, is_chance=False),
                     id="a share in brackets goes before its count"),
        pytest.param("Death occurred in 4% with the drug and 5% with placebo (p = 0.30)",
                     Pair(is_more=False, is_good=False, is_chance=True), id="chance"),
        pytest.param("Pain fell in 30% with drug one and 40% with drug two", None,
                     id="no arm is plainly the comparator"),
        pytest.param("There were 97 cancers in vaccinated and 833 in unvaccinated women", None,
                     id="bare counts"),
        pytest.param("", None, id="empty"),
    ],
)  # fmt: skip
def test_pair_in(clause: str, expected: Pair | None) -> None:
    assert pair_in(clause) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 930 cancers, 97 in vaccinated and 833 in unvaccinated women.", True),
        ("Events occurred in 87 on the diet and 111 on the other (28.1 versus 37.7 per 1000).",
         False),
        ("It failed in 18.6% with the tablet and 44.9% with placebo.", False),
        ("Pain fell.", False),
    ],
)  # fmt: skip
def test_counts_without_their_groups_are_bare(text: str, expected: bool) -> None:
    assert is_bare_count(text) is expected


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    pair_in(text)
    is_bare_count(text)
