"""Each question is filed under one branch of a closed list."""

import json
from pathlib import Path

import pytest

from plaincite.question.specialty import SPECIALTIES
from plaincite.question.understand import understand

# The panel's own names, where ours differ.
SAME_BRANCH = {
    "pain and musculoskeletal medicine": "pain medicine",
    "gynaecology and vaccination": "gynaecology",
}
SCHEMA_ORG = frozenset(
    "Anesthesia Cardiovascular CommunityHealth Dentistry Dermatologic Dermatology DietNutrition "
    "Emergency Endocrine Gastroenterologic Genetic Geriatric Gynecologic Hematologic Infectious "
    "LaboratoryScience Midwifery Musculoskeletal Neurologic Nursing Obstetric Oncologic Optometric "
    "Otolaryngologic Pathology Pediatric PharmacySpecialty Physiotherapy PlasticSurgery Podiatric "
    "PrimaryCare Psychiatric PublicHealth Pulmonary Radiography Renal RespiratoryTherapy "
    "Rheumatologic SpeechPathology Surgical Toxicologic Urologic".split()
)


@pytest.mark.shared
def test_panel_specialties_are_reproduced(shared_data: Path) -> None:
    lines = (shared_data / "panel" / "questions.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines):
        expected = SAME_BRANCH.get(row["specialty"], row["specialty"])
        assert understand(row["question"]).specialty.name.lower() == expected, row["question"]


def test_every_branch_has_a_schema_org_member_and_a_name_of_its_own() -> None:
    assert {specialty.schema_org for specialty in SPECIALTIES} <= SCHEMA_ORG
    assert len({specialty.name for specialty in SPECIALTIES}) == len(SPECIALTIES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Is CAR-T used for MS?", "Neurology", id="the condition before the treatment"),
        pytest.param(
            "Is CAR-T used for lymphoma?", "Haematology", id="same treatment, other branch"
        ),
        pytest.param("Do statins cause memory loss?", "Cardiology", id="a harm: the treatment"),
        pytest.param("Does metformin prevent dementia?", "Neurology", id="an end of one branch"),
        pytest.param("Do statins prevent stroke?", "Cardiology", id="an end many branches share"),
        pytest.param("Is ibuprofen safe in pregnancy?", "Obstetrics", id="pregnancy"),
        pytest.param("Is ibuprofen safe for toddlers?", "Paediatrics", id="children"),
        pytest.param("Do crystals work?", "General Practice", id="nothing known"),
    ],
)
def test_find_specialty(text: str, name: str) -> None:
    assert understand(text).specialty.name == name
