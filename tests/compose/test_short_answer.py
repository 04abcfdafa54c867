"""The short answer: frame and sentence agree, in sixty words."""

from dataclasses import replace
from typing import Any

import pytest

from plaincite.compose.short_answer import SHORT_ANSWER_WORDS, short_answer
from plaincite.compose.state import State
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Design, Evidence, Headline, Stance
from plaincite.model.question import Concept, ConceptRole, QuestionKind
from plaincite.text import words

YES, NO, SAME, BOTH = Stance.YES, Stance.NO, Stance.NO_CLEAR_DIFFERENCE, Stance.MIXED
NEUTRAL = "This is what the research we found says."


def agree(_: Statement) -> Verdict:
    return Verdict(Label.SUPPORT)


@pytest.fixture
def study(make_evidence: Any) -> Any:
    """Build a study whose headline is its text."""

    def make(
        text: str, stance: Stance, *, number: int = 1, score: float = 1.0, **facts: Any
    ) -> Evidence:
        made: Evidence = make_evidence(text, record_id=f"pmid:{number}", **facts)
        headline = Headline(made.finding.sentences[0], stance, 3.0)
        finding = replace(made.finding, stance=stance, headlines=(headline,))
        return replace(made, finding=finding, score=score)

    return make


def headed(item: Evidence, **facts: Any) -> Evidence:
    """Give the headline of *item* the *facts*."""
    headlines = tuple(replace(each, **facts) for each in item.finding.headlines)
    return replace(item, finding=replace(item.finding, headlines=headlines))


def said(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.text.partition("says: ")[2] or statement.text for statement in statements]


def test_a_yes_is_borne_out_by_a_sentence_that_says_yes(make_question: Any, study: Any) -> None:
    evidence = [study("Pain did not differ.", SAME), study("Pain fell.", YES, number=2)]

    frame, content = said(short_answer(make_question(), evidence, State.YES, agree))

    assert frame.startswith("Yes")
    assert content == "Pain fell."


def test_without_such_a_sentence_the_frame_is_neutral(make_question: Any, study: Any) -> None:
    evidence = [study("Pain did not differ.", SAME)]

    answer = said(short_answer(make_question(), evidence, State.YES, agree))

    assert answer == [NEUTRAL, "Pain did not differ."]


def test_what_a_thing_is_good_for_must_be_asked(make_question: Any, study: Any) -> None:
    question = replace(make_question(), concepts=())

    answer = said(short_answer(question, [study("Pain fell.", YES)], State.YES, agree))

    assert answer == [NEUTRAL, "Pain fell."]


def test_one_drug_speaks_for_some_of_its_class(make_question: Any, study: Any) -> None:
    drugs = Concept("biologics", ConceptRole.INTERVENTION, ("oneliximab",), ("oneliximab",))
    pain = Concept("pain", ConceptRole.CONDITION)
    question = replace(make_question(), concepts=(drugs, pain))
    evidence = [study("Oneliximab eased pain.", YES)]

    frame, _ = said(short_answer(question, evidence, State.YES, agree))

    assert frame.startswith("For at least one of them, yes:")


def test_bare_words_are_never_answered_with_yes_or_no(make_question: Any, study: Any) -> None:
    question = replace(make_question(), kind_is_guessed=True)
    evidence = [study("Pain did not differ.", SAME), study("Pain fell.", YES, number=2)]

    for state in (State.YES, State.NO, State.MIXED, State.PARTLY):
        assert said(short_answer(question, evidence, state, agree))[0] == NEUTRAL


def test_where_studies_disagree_each_side_has_its_sentence(make_question: Any, study: Any) -> None:
    evidence = [study("Pain fell.", YES), study("Pain did not differ.", SAME, number=2)]

    answer = said(short_answer(make_question(), evidence, State.MIXED, agree))

    assert answer == ["The studies we found do not agree.", "Pain fell.", "Pain did not differ."]


@pytest.mark.parametrize("facts", [{"is_on_asked": False}, {"outcomes": frozenset({"sleep"})}])
def test_sides_on_other_people_or_another_outcome_are_no_disagreement(
    make_question: Any, study: Any, facts: dict[str, Any]
) -> None:
    one = headed(study("Pain fell.", YES), outcomes=frozenset({"pain"}))
    other = headed(study("Sleep did not differ.", SAME, number=2), **facts)

    answer = said(short_answer(make_question(), [one, other], State.MIXED, agree))

    assert answer == [NEUTRAL, "Pain fell."]


def test_what_one_drug_does_and_another_does_not_is_no_disagreement(
    make_question: Any, study: Any
) -> None:
    names = ("oneliximab", "twoliximab")
    drugs = Concept("biologics", ConceptRole.INTERVENTION, names, names)
    question = replace(make_question(), concepts=(drugs, Concept("pain", ConceptRole.CONDITION)))
    evidence = [
        study("Oneliximab eased pain.", YES),
        study("Twoliximab did not.", SAME, number=2),
    ]

    assert said(short_answer(question, evidence, State.MIXED, agree))[0] == NEUTRAL


def test_asked_what_helps_no_one_study_says_no_for_all(make_question: Any, study: Any) -> None:
    pain = Concept("pain", ConceptRole.CONDITION)
    question = replace(make_question(QuestionKind.PREVENTION), concepts=(pain,))

    answer = said(short_answer(question, [study("Massage did not.", SAME)], State.NO, agree))

    assert answer == [NEUTRAL, "Massage did not."]


def test_of_those_who_never_had_it_neither_yes_nor_no_is_said(
    make_question: Any, study: Any
) -> None:
    question = replace(make_question(), text="Do people who never took the tablet get back pain?")

    assert said(short_answer(question, [study("Pain fell.", YES)], State.YES, agree))[0] == NEUTRAL


def test_a_sentence_that_does_not_name_the_illness_has_its_people_beside_it(
    make_question: Any, study: Any
) -> None:
    bare = study("Nausea fell.", YES)
    named = study("In back pain, nausea fell.", YES)

    (_, told), (_, plain) = (
        short_answer(make_question(), [each], State.YES, agree) for each in (bare, named)
    )

    assert told.text == "A 2021 randomised trial of adults with back pain says: Nausea fell."
    assert plain.text == "A 2021 randomised trial says: In back pain, nausea fell."


def test_one_sentence_of_the_strongest_may_say_both(make_question: Any, study: Any) -> None:
    evidence = [
        study("Pain fell, but sleep did not change.", BOTH),
        study("Pain fell.", YES, number=2),
        study("Pain did not differ.", SAME, number=3),
    ]

    frame, content = said(short_answer(make_question(), evidence, State.MIXED, agree))

    assert frame.startswith("In part")
    assert content == "Pain fell, but sleep did not change."


def test_two_sides_that_do_not_fit_give_way_to_the_strongest(
    make_question: Any, study: Any
) -> None:
    long = "Pain fell " + "more and more " * 10 + "with it."
    evidence = [study(long, YES), study(long.replace("fell", "rose"), NO, number=2)]

    answer = short_answer(make_question(), evidence, State.MIXED, agree)

    assert said(answer) == [NEUTRAL, long]
    assert sum(len(words(each.text)) for each in answer) <= SHORT_ANSWER_WORDS


def test_a_weak_study_bears_out_no_frame(make_question: Any, study: Any) -> None:
    evidence = [
        study("Pain did not differ.", SAME),
        study("Pain fell.", YES, number=2, score=0.4, design=Design.NARRATIVE_REVIEW),
    ]

    assert said(short_answer(make_question(), evidence, State.YES, agree))[0] == NEUTRAL


def test_a_sentence_on_another_outcome_bears_out_no_frame(make_question: Any, study: Any) -> None:
    made = study("Growth fell.", YES)
    beside = replace(made.finding.headlines[0], is_direct=False)
    made = replace(made, finding=replace(made.finding, headlines=(beside,)))

    assert said(short_answer(make_question(), [made], State.YES, agree))[0] == NEUTRAL


def test_whether_it_is_safe_is_never_answered_with_yes(make_question: Any, study: Any) -> None:
    question = replace(make_question(QuestionKind.HARM), text="Is the tablet safe?")
    evidence = [study("Exposed children had more asthma.", NO), study("No link.", YES, number=2)]

    for state in State:
        frame, *content = said(short_answer(question, evidence, state, agree))
        assert "Yes" not in frame
        assert content == ["Exposed children had more asthma.", "No link."]


def test_of_safety_the_illness_asked_about_comes_first(make_question: Any, study: Any) -> None:
    question = replace(make_question(QuestionKind.HARM), text="Is the tablet safe?")
    evidence = [
        study("More people had asthma with the tablet.", NO),
        study("In back pain, deaths did not differ.", SAME, number=2),
    ]

    _, first, second = said(short_answer(question, evidence, State.MIXED, agree))

    assert first == "In back pain, deaths did not differ."
    assert second == "More people had asthma with the tablet."


def test_a_class_is_told_of_before_one_drug_of_it(make_question: Any, study: Any) -> None:
    drugs = Concept("biologics", ConceptRole.INTERVENTION, ("oneliximab",), ("oneliximab",))
    question = replace(make_question(), concepts=(drugs, Concept("pain", ConceptRole.CONDITION)))
    evidence = [
        study("Oneliximab eased pain.", YES),
        study("Biologics eased pain.", YES, number=2),
        study("Sleep did not differ.", SAME, number=3),
    ]

    _, helped, _ = said(short_answer(question, evidence, State.PARTLY, agree))

    assert helped == "Biologics eased pain."


def test_a_study_of_one_form_does_not_speak_alone_for_all(make_question: Any, study: Any) -> None:
    part = study("Pain fell. Sleep did not differ.", BOTH)
    fell, sleep = (
        replace(part.finding.headlines[0], stance=stance, sentence=part.finding.sentences[0])
        for stance in (YES, SAME)
    )
    part = replace(part, finding=replace(part.finding, headlines=(fell, sleep)))
    whole = study("Pain fell in all.", YES, number=2)
    form = replace(part, is_on_one_form=True)

    alone = short_answer(make_question(), [part, whole], State.PARTLY, agree)
    beside = short_answer(make_question(), [form, whole], State.PARTLY, agree)

    assert len(alone) == 2
    assert len(beside) == 3


def test_asked_what_helps_two_treatments_are_named(make_question: Any, study: Any) -> None:
    question = make_question(QuestionKind.PREVENTION)
    question = replace(question, concepts=question.concepts[1:])
    evidence = [study("Pills lowered pain.", YES), study("Yoga lowered pain.", YES, number=2)]

    assert said(short_answer(question, evidence, State.PARTLY, agree)) == [
        NEUTRAL,
        "Pills lowered pain.",
        "Yoga lowered pain.",
    ]


def test_asked_of_two_things_the_answer_tells_of_both(make_question: Any, study: Any) -> None:
    question = make_question()
    listed = replace(question.concepts[1], text="the heart", is_alternative=True)
    of_two = replace(question, concepts=(*question.concepts, listed))
    pain, heart = study("Pain fell.", YES), study("Heart attacks fell.", YES, number=2)
    evidence = [
        replace(each, finding=replace(each.finding, headlines=(replace(told, measured=about),)))
        for each, about in ((pain, frozenset({1})), (heart, frozenset({2})))
        for told in each.finding.headlines
    ]

    assert said(short_answer(of_two, evidence, State.YES, agree))[1:] == [
        "Pain fell.",
        "Heart attacks fell.",
    ]
    assert said(short_answer(question, evidence, State.YES, agree))[1:] == ["Pain fell."]


def test_people_named_in_the_sentence_are_not_named_before_it(
    make_question: Any, study: Any
) -> None:
    question = make_question()
    question = replace(question, constraints=replace(question.constraints, minimum_age=80))
    of_age = {"people": "adults aged 80 or over"}

    named, unnamed = (
        short_answer(question, [study(text, YES, **of_age)], State.YES, agree)[1].text
        for text in ("In adults aged 80 or over pain fell.", "Pain fell.")
    )

    assert named == "A 2021 randomised trial says: In adults aged 80 or over pain fell."
    assert unnamed == "A 2021 randomised trial of adults aged 80 or over says: Pain fell."


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("kind", QuestionKind)
def test_it_opens_with_a_frame_and_keeps_to_sixty_words(
    make_question: Any, study: Any, kind: QuestionKind, state: State
) -> None:
    evidence = [study("Pain fell by a lot.", YES), study("Pain rose by 2.", NO, number=2)]

    answer = short_answer(make_question(kind), evidence, state, agree)

    assert answer[0].kind is StatementKind.FRAME
    assert sum(len(words(each.text)) for each in answer) <= SHORT_ANSWER_WORDS
    assert len(answer) > 1


def test_nothing_that_the_judge_denies_is_said(make_question: Any, study: Any) -> None:
    def deny(_: Statement) -> Verdict:
        return Verdict(Label.NOT_ENOUGH_INFO, ("no",))

    assert short_answer(make_question(), [study("Pain fell.", YES)], State.YES, deny) == ()


def test_where_no_sentence_answers_there_is_no_short_answer(
    make_question: Any, make_evidence: Any
) -> None:
    bearing = make_evidence("Taste did not change.")
    evidence = [replace(bearing, finding=replace(bearing.finding, headlines=()))]

    assert short_answer(make_question(), evidence, State.UNCLEAR, agree) == ()


def test_one_patient_does_not_say_whether_a_thing_helps(make_question: Any, study: Any) -> None:
    of_one = study("Pain fell.", YES, design=Design.CASE_REPORT)

    assert short_answer(make_question(), [of_one], State.EARLY, agree) == ()
    assert short_answer(make_question(kind=QuestionKind.HARM), [of_one], State.EARLY, agree)
