"""The vocabulary: right, two-way, and without links that could hurt a reader."""

import re

import pytest

from plaincite.errors import SourceError
from plaincite.question.specialty import SPECIALTIES
from plaincite.question.spelling import fold
from plaincite.question.vocabulary import (
    Entry,
    TermKind,
    Vocabulary,
    load_vocabulary,
    parse_terms,
)

SMALL = """
# a comment
[drug class | Cardiology]
statin = HMG-CoA reductase inhibitor > atorvastatin, simvastatin ~ staten
[drug | Cardiology]
atorvastatin = Lipitor
[disease | Infectious Disease]
HIV = human immunodeficiency virus, AIDS!
[disease | ]
tumour = tumor
"""


def small() -> Vocabulary:
    return Vocabulary(parse_terms(SMALL, source="small.txt"))


def offered(name: str) -> tuple[str, ...]:
    """What the shipped vocabulary offers beside *name*; the name must be known."""
    vocabulary = load_vocabulary()
    entry = vocabulary.find(name)
    assert entry is not None, name
    return vocabulary.synonyms(entry, name)


def test_a_line_gives_term_synonyms_members_and_slips() -> None:
    assert parse_terms(SMALL, source="small.txt")[0] == Entry(
        term="statin",
        kind=TermKind.DRUG_CLASS,
        specialty="Cardiology",
        synonyms=("hmg-coa reductase inhibitor",),
        heard=("staten",),
        members=("atorvastatin", "simvastatin"),
    )


def test_a_brand_reaches_its_generic_name_and_then_the_class() -> None:
    vocabulary = small()
    entry = vocabulary.find("Lipitor")

    assert entry is not None
    assert vocabulary.synonyms(entry, "lipitor") == ("atorvastatin", "statin")


def test_a_class_reaches_its_members_but_a_member_never_its_siblings() -> None:
    vocabulary = small()
    statin, simvastatin = vocabulary.find("statins"), vocabulary.find("simvastatin")

    assert statin is not None
    assert simvastatin is not None
    assert "simvastatin" in vocabulary.synonyms(statin, "statins")
    assert vocabulary.synonyms(simvastatin, "simvastatin") == ("statin",)


def test_a_slip_is_heard_and_never_offered() -> None:
    vocabulary = small()
    entry = vocabulary.find("staten")

    assert entry is not None
    assert "staten" not in vocabulary.synonyms(entry, "statin")


def test_an_abbreviation_that_is_a_word_counts_in_capitals_only() -> None:
    vocabulary = small()

    assert vocabulary.find("aids") is None
    assert vocabulary.find_exact("AIDS") is vocabulary.find("HIV")


def test_spelling_variants_are_offered_but_mere_plurals_are_not() -> None:
    vocabulary = small()
    entry = vocabulary.find("tumours")

    assert entry is not None
    assert vocabulary.synonyms(entry, "tumours") == ("tumor",)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        pytest.param("gout = podagra", "before the first", id="no heading"),
        pytest.param("[illness | ]\ngout", "unknown kind", id="unknown kind"),
        pytest.param("[disease | ]\ngout = podagra, podagra", "stands twice", id="name twice"),
        pytest.param("[disease | ]\ngout = podagra, ,x", "empty", id="empty name"),
        pytest.param("[disease | ]\ngout = gout", "stands twice", id="maps to itself"),
    ],
)
def test_a_bad_table_is_refused_with_its_place(table: str, reason: str) -> None:
    with pytest.raises(SourceError, match=rf"bad\.txt, line .*{reason}"):
        parse_terms(table, source="bad.txt")


def test_a_name_in_two_entries_is_refused() -> None:
    with pytest.raises(SourceError, match="belongs to 'gout' and 'arthritis'"):
        Vocabulary(parse_terms("[disease | ]\ngout = x1\narthritis = X1", source="t"))


# The shipped tables.


def test_there_are_enough_entries() -> None:
    assert len(load_vocabulary().entries) >= 1500


def test_every_specialty_is_one_of_the_closed_list() -> None:
    known = {specialty.name for specialty in SPECIALTIES}
    used = {entry.specialty for entry in load_vocabulary().entries if entry.specialty}

    assert used <= known


def test_no_name_offers_itself() -> None:
    vocabulary = load_vocabulary()
    for entry in vocabulary.entries:
        for name in entry.names:
            assert name not in vocabulary.synonyms(entry, name)


def _without_s(name: str) -> tuple[str, ...]:
    return tuple(word.rstrip("s") for word in fold(name))


def test_synonyms_work_both_ways() -> None:
    """Whatever a name offers as the same thing offers that name back."""
    vocabulary = load_vocabulary()
    for entry in vocabulary.entries:
        names = [name for name in entry.names if name.upper() not in entry.exact]
        for name in names:
            assert vocabulary.find(name) is entry
            others = {_without_s(other) for other in entry.names} - {_without_s(name)}
            assert others <= {_without_s(other) for other in vocabulary.synonyms(entry, name)}


def test_members_are_never_their_own_class() -> None:
    for entry in load_vocabulary().entries:
        assert not {fold(name) for name in entry.members} & {fold(name) for name in entry.names}


LOOK_ALIKES = [
    ("high blood pressure", "low blood pressure"),
    ("hypertension", "hypotension"),
    ("high blood sugar", "low blood sugar"),
    ("hyperthyroidism", "hypothyroidism"),
    ("high potassium", "low potassium"),
    ("high calcium", "low calcium"),
    ("overactive parathyroid", "underactive parathyroid"),
    ("type 1 diabetes", "type 2 diabetes"),
    ("diabetes insipidus", "diabetes"),
    ("osteoarthritis", "rheumatoid arthritis"),
    ("osteoporosis", "osteoarthritis"),
    ("ulcerative colitis", "irritable bowel syndrome"),
    ("inflammatory bowel disease", "irritable bowel syndrome"),
    ("crohn's disease", "ulcerative colitis"),
    ("sglt2 inhibitor", "dpp-4 inhibitor"),
    ("glp-1 medicine", "dpp-4 inhibitor"),
    ("ace inhibitor", "angiotensin receptor blocker"),
    ("beta blocker", "alpha blocker"),
    ("blood thinner", "antiplatelet"),
    ("hepatitis a", "hepatitis b"),
    ("hepatitis b", "hepatitis c"),
    ("heart attack", "cardiac arrest"),
    ("heart attack", "stroke"),
    ("ischaemic stroke", "haemorrhagic stroke"),
    ("coeliac disease", "gluten sensitivity"),
    ("lactose intolerance", "milk allergy"),
    ("wet macular degeneration", "dry macular degeneration"),
    ("short-sightedness", "long-sightedness"),
    ("hodgkin lymphoma", "non-hodgkin lymphoma"),
    ("leukaemia", "lymphoma"),
    ("melanoma", "basal cell carcinoma"),
    ("prostate cancer", "enlarged prostate"),
    ("fibroids", "womb cancer"),
    ("cervical cancer", "womb cancer"),
    ("multiple sclerosis", "scleroderma"),
    ("multiple sclerosis", "motor neurone disease"),
    ("parkinson's disease", "essential tremor"),
    ("bipolar disorder", "borderline personality disorder"),
    ("anorexia nervosa", "bulimia nervosa"),
    ("paracetamol", "ibuprofen"),
    ("aspirin", "paracetamol"),
    ("prednisone", "prednisolone"),
    ("clonidine", "clonazepam"),
    ("hydroxyzine", "hydralazine"),
    ("lamotrigine", "lamivudine"),
    ("metformin", "metronidazole"),
    ("celexa", "celebrex"),
    ("zantac", "xanax"),
    ("losartan", "valsartan"),
    ("methotrexate", "metolazone"),
    ("morphine", "hydromorphone"),
    ("tramadol", "trazodone"),
    ("propranolol", "prednisolone"),
    ("adderall", "inderal"),
    ("fluoxetine", "duloxetine"),
    ("sertraline", "cetirizine"),
    ("progesterone", "oestrogen"),
    ("levothyroxine", "liothyronine"),
    ("insulin glargine", "insulin lispro"),
    ("the pill", "morning-after pill"),
    ("the pill", "hormone replacement therapy"),
    ("chickenpox", "smallpox"),
    ("shingles", "chickenpox"),
    ("measles", "rubella"),
    ("cold", "flu"),
    ("genital herpes", "genital warts"),
    ("scoliosis", "spinal stenosis"),
    ("mri scan", "ct scan"),
    ("colonoscopy", "endoscopy"),
    ("lumpectomy", "mastectomy"),
    ("vitamin d", "vitamin b12"),
    ("uveitis", "glaucoma"),
]


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKES)
def test_look_alikes_are_never_linked(one: str, other: str) -> None:
    """A reader who asks about one must not be shown studies of the other as if the same."""
    vocabulary = load_vocabulary()
    first, second = vocabulary.find(one), vocabulary.find(other)

    assert first is not None
    assert second is not None
    assert first is not second
    assert not set(first.names) & set(offered(other))
    assert not set(second.names) & set(offered(one))


OPPOSITES = [("hyper", "hypo"), ("macro", "micro"), ("high ", "low "), ("over", "under")]


@pytest.mark.parametrize(("one", "other"), OPPOSITES)
def test_no_entry_holds_a_word_and_its_opposite(one: str, other: str) -> None:
    for entry in load_vocabulary().entries:
        names = {*entry.names, *entry.heard, *entry.members}
        swapped = {
            re.sub(rf"\b{one}", other, name) for name in names if re.search(rf"\b{one}", name)
        }
        assert not swapped & names, entry.term


def test_numbered_and_lettered_kinds_never_share_an_entry() -> None:
    """Type 1 with type 2, hepatitis A with B, vitamin B6 with B12."""
    kind = re.compile(r"\b(type|hepatitis|vitamin|stage|hep) ([a-e]?\d*)\b")
    for entry in load_vocabulary().entries:
        found: dict[str, set[str]] = {}
        for name in entry.names:
            for family, number in kind.findall(name):
                found.setdefault(family, set()).add(number)
        for family, numbers in found.items():
            plain = {number for number in numbers if number}
            assert len({number[0] for number in plain if number[0].isalpha()}) <= 1, entry.term
            assert len({number for number in plain if number.isdigit()}) <= 1, (entry.term, family)


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("heart attack", "myocardial infarction"),
        ("myocardial infarction", "heart attack"),
        ("water pill", "diuretic"),
        ("the pill", "oral contraceptive"),
        ("blood thinner", "anticoagulant"),
        ("shingles", "herpes zoster"),
        ("the jab", "vaccination"),
        ("Tylenol", "paracetamol"),
        ("Tylenol", "acetaminophen"),
        ("Lipitor", "statin"),
        ("statins", "rosuvastatin"),
        ("biologics", "adalimumab"),
        ("PARP inhibitors", "olaparib"),
        ("GERD", "gord"),
        ("AFib", "atrial fibrillation"),
        ("T2D", "type 2 diabetes"),
        ("COPD", "emphysema"),
        ("haemorrhoids", "piles"),
        ("piles", "hemorrhoids"),
        ("salbutamol", "albuterol"),
        ("adrenaline", "epinephrine"),
        ("keyhole surgery", "laparoscopic surgery"),
        ("wear-and-tear arthritis", "osteoarthritis"),
        ("eye injections", "ranibizumab"),
        ("CAR-T cell therapies", "chimeric antigen receptor t cell"),
        ("fat", "weight gain"),
        ("weight gain", "body weight"),
    ],
)
def test_everyday_and_clinical_words_reach_each_other(asked: str, reached: str) -> None:
    assert reached in offered(asked)
