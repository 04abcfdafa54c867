"""A short answer has the form that the question asks for."""

import pytest

from plaincite.appraise.asked_form import answers_in_form


@pytest.mark.parametrize(
    ("asked", "said", "answers"),
    [
        pytest.param("How common are cysts?", "Cysts were severe.", False, id="no share"),
        pytest.param("How common are cysts?", "Cysts were found in 3%.", True, id="share"),
        pytest.param("How long does a cold last?", "Colds got shorter.", False, id="no time"),
        pytest.param("How long does a cold last?", "It took 7 to 10 days.", True, id="time"),
        pytest.param("What causes cramps?", "Cramps fell from 3 to 1.", False, id="no cause"),
        pytest.param("What causes cramps?", "Cramps were due to dialysis.", True, id="cause"),
        pytest.param("What are the symptoms of gout?", "Gout got rarer.", False, id="no sign"),
        pytest.param("Can gout be cured?", "The drug equals another.", False, id="no cure"),
        pytest.param("Is gout inherited?", "A gene raises the risk.", True, id="heredity"),
        pytest.param("Is gout genetic?", "In general, urate fell.", False, id="no heredity"),
        pytest.param("Does zinc help?", "Colds got shorter.", True, id="no form is asked for"),
        pytest.param("Does zinc help?", "Key words: zinc, colds.", False, id="a list of words"),
        pytest.param("Does zinc help?", "If successful, zinc may.", False, id="a hope"),
        pytest.param("Does zinc help?", "More large trials are needed.", False, id="a call"),
        pytest.param("Does zinc help?", "Another study could confirm it.", False, id="may confirm"),
        pytest.param("Does zinc help?", "A review of zinc is presented.", False, id="a notice"),
        pytest.param("Is a short course enough?", "It helped.", False, id="no length"),
        pytest.param("Is a short course enough?", "Five days did as well.", True, id="length"),
        pytest.param("Can I stop zinc early?", "Zinc caused a rash.", False, id="no stopping"),
        pytest.param("Can I stop zinc early?", "Who stopped relapsed.", True, id="stopping"),
        pytest.param("Am I short of iron?", "Iron was low.", True, id="short of a thing"),
        pytest.param("Can gout be prevented?", "A course cheered carers.", False, id="no onset"),
        pytest.param("Can gout be prevented?", "Diet lowered the risk.", True, id="onset"),
        pytest.param("Can gout be prevented?", "It led service development.", False, id="no gout"),
        pytest.param("Can gout be prevented?", "Fewer developed gout.", True, id="developed it"),
        pytest.param("What helps prevent migraine?", "It eased an attack.", False, id="an attack"),
        pytest.param("What helps prevent migraine?", "It cut days a month.", True, id="days"),
        pytest.param("Do people grow out of acne?", "Acne is common.", False, id="no ending"),
        pytest.param("Do people grow out of acne?", "Acne resolved in 80%.", True, id="ending"),
        pytest.param("Does it help people drink less?", "Taste stayed.", False, id="no drink"),
        pytest.param("What helps ulcers heal?", "Knowledge improved.", False, id="no healing"),
        pytest.param("What helps ulcers heal?", "Ulcers healed sooner.", True, id="healing"),
        pytest.param("Does age affect it?", "Diet affects it.", False, id="no age"),
        pytest.param("Does it slow decline?", "Turnover fell.", False, id="no course"),
        pytest.param("How soon is surgery done?", "Pain fell.", False, id="no moment"),
        pytest.param("Do they live longer?", "It is a resource.", False, id="no survival"),
        pytest.param("How much water do I need?", "Diarrhoea fell 5%.", False, id="no amount"),
        pytest.param("How much water do I need?", "2 litres a day.", True, id="amount"),
        pytest.param("Does it cure gout?", "It is studied.", False, id="no cure of it"),
        pytest.param("How long does long COVID last?", "COVID took 3 days.", False, id="not long"),
        pytest.param("Does it help chronic pain?", "Acute pain fell.", False, id="acute pain"),
        pytest.param("Can I take both together?", "One is dearer.", False, id="no mixture"),
        pytest.param("Can carers pass it on?", "Care is good.", False, id="not how it passes"),
        pytest.param("Does it prolong life?", "Use fell.", False, id="no length of life"),
        pytest.param("How long do cats live?", "Survival: 24 h oxygen.", False, id="no life span"),
        pytest.param("How long do cats live?", "Survival was 12 years.", True, id="life span"),
        pytest.param("Does it help children grow?", "Lipids fell.", False, id="no height"),
        pytest.param("Does it help?", "They did not differ at randomisation.", False, id="start"),
        pytest.param("What is the outlook in gout?", "Zinc is given.", False, id="no outlook"),
        pytest.param("What is the outlook in gout?", "Most recover.", True, id="outlook"),
        pytest.param("How common is gout?", "Gout is very rare.", True, id="rare is a share"),
        pytest.param("Who is prescribed zinc?", "A trial of zinc is due.", False, id="no use"),
        pytest.param("Who is prescribed zinc?", "Zinc is used in colds.", True, id="use"),
        pytest.param("How long is flu contagious?", "Flu lasts 5 days.", False, id="no shedding"),
        pytest.param("How long is flu contagious?", "Shedding lasted 5 days.", True, id="shedding"),
        pytest.param("How long does gout last?", "It helped at 12 weeks.", False, id="no end"),
        pytest.param("How long does gout last?", "It lasted 2 weeks.", True, id="an end"),
        pytest.param("How often are jabs needed?", "Of every 1000, 9 fell.", False, id="no rhythm"),
        pytest.param("How often are jabs needed?", "Jabs came every 4 weeks.", True, id="a rhythm"),
        pytest.param(
            "How high is the risk of gout with zinc?", "At 7 years 67% lived.", False, id="no risk"
        ),
        pytest.param(
            "How high is the risk of gout with zinc?", "Gout developed in 6%.", True, id="a risk"
        ),
        pytest.param("Do drills at home help?", "Walking helped.", False, id="not at home"),
        pytest.param("Do drills at home help?", "Home drills helped.", True, id="at home"),
        pytest.param("What are the types of cells?", "Cells matter.", False, id="no types"),
        pytest.param("How is gout inherited?", "Many genes matter.", False, id="no pattern"),
    ],
)
def test_answers_in_form(asked: str, said: str, answers: bool) -> None:
    assert answers_in_form(asked, said) is answers
