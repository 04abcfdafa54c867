"""Both sides of the Atlantic write one form; words that only look British keep theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.search.spelling import fold_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("oestrogen", "estrogen"),
        ("anaemia", "anemia"),
        ("leukaemic", "leukemic"),
        ("haemorrhage", "hemorrhage"),
        ("haematology", "hematology"),
        ("ischaemic", "ischemic"),
        ("hypoglycaemia", "hypoglycemia"),
        ("oedema", "edema"),
        ("oesophagus", "esophagus"),
        ("diarrhoea", "diarrhea"),
        ("apnoea", "apnea"),
        ("dyspnoeic", "dyspneic"),
        ("defaecation", "defecation"),
        ("praevia", "previa"),
        ("paraesthesia", "paresthesia"),
        ("coeliac", "celiac"),
        ("foetal", "fetal"),
        ("caesarean", "cesarean"),
        ("paediatric", "pediatric"),
        ("orthopaedic", "orthopedic"),
        ("gynaecology", "gynecology"),
        ("anaesthetic", "anesthetic"),
        ("aetiology", "etiology"),
        ("faecal", "fecal"),
        ("tumour", "tumor"),
        ("tumours", "tumors"),
        ("behavioural", "behavioral"),
        ("labour", "labor"),
        ("fibre", "fiber"),
        ("fibres", "fibers"),
        ("litre", "liter"),
        ("centre", "center"),
        ("randomised", "randomized"),
        ("randomisation", "randomization"),
        ("hospitalise", "hospitalize"),
        ("organisations", "organizations"),
        ("analyze", "analyse"),
        ("counselling", "counseling"),
        ("labelled", "labeled"),
        ("enrol", "enroll"),
        ("leucocyte", "leukocyte"),
        ("sulphate", "sulfate"),
        ("programme", "program"),
        ("ageing", "aging"),
        ("grey", "gray"),
    ],
)
def test_british_and_american_forms_are_one(british: str, american: str) -> None:
    assert fold_spelling(british) == fold_spelling(american)


@pytest.mark.parametrize(
    "word",
    [
        "aerobic",  # ae that is no digraph
        "does",
        "shoe",
        "poem",
        "precise",  # kin of "precision"
        "revise",
        "rise",
        "hour",
        "four",
        "tour",
        "acre",
        "more",
        "tell",
        "illness",
        "exercise-free",  # not letters alone
    ],
)
def test_words_that_only_look_british_stay(word: str) -> None:
    assert fold_spelling(word) == word


@given(st.text(max_size=60))
def test_any_text_folds_to_a_stable_form(text: str) -> None:
    """Folding what is folded changes nothing, whatever comes in."""
    once = fold_spelling(text)

    assert fold_spelling(once) == once
