"""What a clause says of an effect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.signals import Signal, clauses, signals


@pytest.mark.parametrize(
    ("clause", "first"),
    [
        ("there was no significant difference between the groups", Signal.NULL),
        ("the tablets did not reduce pain", Signal.NULL),
        ("pain scores did not differ", Signal.NULL),
        ("deaths from lung cancer did not fall", Signal.NULL),
        ("there was no rise in blood pressure", Signal.NULL),
        ("pain changed little (P = 0.44)", Signal.NULL),
        ("the drug was noninferior to surgery", Signal.EQUAL),
        ("both had similar rates", Signal.EQUAL),
        ("pain was reduced", Signal.BETTER),
        ("the risk of worsening heart failure was lower", Signal.BETTER),
        ("survival was longer with the drug", Signal.BETTER),
        ("it was associated with greater weight loss", Signal.BETTER),
        ("headaches were more frequent", Signal.WORSE),
        ("the treatment increased the risk of falls", Signal.WORSE),
        ("the treatment is not effective", Signal.USELESS),
        ("the drug did not prove to be beneficial", Signal.USELESS),
        ("a second scan was of low yield", Signal.USELESS),
        ("it is not a reliable marker of outcome", Signal.NULL),
        ("the gradient seems independent of income", Signal.NULL),
        ("the variants may be insufficient to promote disease", Signal.NULL),
        ("this association is largely explained by age", Signal.ELSEWHERE),
        ("there is insufficient evidence", Signal.OPEN),
        ("radiotherapy can be omitted", Signal.SPARED),
        ("it was associated with height", Signal.MORE),
    ],
)
def test_the_most_telling_signal_comes_first(clause: str, first: Signal) -> None:
    assert signals(clause)[0] is first


def test_a_contrast_makes_two_clauses_and_a_call_for_research_none() -> None:
    text = "Pain fell, but sleep did not change. More large trials are needed."

    assert clauses(text) == ("Pain fell", "sleep did not change")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    for clause in clauses(text):
        assert signals(clause) == signals(clause)


def test_people_who_did_not_fall_are_a_group_and_no_finding() -> None:
    assert Signal.NULL not in signals("women who did not fall had danced more")
