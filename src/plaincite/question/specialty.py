"""Specialty: which branch of medicine a question is filed under, from a closed list.

The condition decides first, then the treatment: CAR-T cells for multiple sclerosis are a
question for neurology, though cancer doctors know the treatment best.
"""

from plaincite.model.question import Concept, ConceptRole, QuestionKind, Specialty
from plaincite.question.vocabulary import Entry

__all__ = ["SPECIALTIES", "find_specialty"]

# Display name -> member of schema.org's MedicalSpecialty. Where schema.org has no member of the
# kind (allergy, sleep, pain, addiction, rehabilitation) the nearest one stands in.
SPECIALTIES: tuple[Specialty, ...] = (
    Specialty("Addiction Medicine", "Psychiatric"),
    Specialty("Allergy and Immunology", "PrimaryCare"),
    Specialty("Anaesthesia", "Anesthesia"),
    Specialty("Cardiology", "Cardiovascular"),
    Specialty("Clinical Genetics", "Genetic"),
    Specialty("Dentistry", "Dentistry"),
    Specialty("Dermatology", "Dermatology"),
    Specialty("Ear, Nose and Throat", "Otolaryngologic"),
    Specialty("Emergency Medicine", "Emergency"),
    Specialty("Endocrinology", "Endocrine"),
    Specialty("Gastroenterology", "Gastroenterologic"),
    Specialty("General Practice", "PrimaryCare"),
    Specialty("Geriatrics", "Geriatric"),
    Specialty("Gynaecology", "Gynecologic"),
    Specialty("Haematology", "Hematologic"),
    Specialty("Hepatology", "Gastroenterologic"),
    Specialty("Infectious Disease", "Infectious"),
    Specialty("Neonatology", "Pediatric"),
    Specialty("Nephrology", "Renal"),
    Specialty("Neurology", "Neurologic"),
    Specialty("Nutrition", "DietNutrition"),
    Specialty("Obstetrics", "Obstetric"),
    Specialty("Oncology", "Oncologic"),
    Specialty("Ophthalmology", "Optometric"),
    Specialty("Orthopaedics", "Musculoskeletal"),
    Specialty("Paediatrics", "Pediatric"),
    Specialty("Pain Medicine", "Anesthesia"),
    Specialty("Palliative Care", "Nursing"),
    Specialty("Plastic Surgery", "PlasticSurgery"),
    Specialty("Podiatry", "Podiatric"),
    Specialty("Psychiatry", "Psychiatric"),
    Specialty("Public Health", "PublicHealth"),
    Specialty("Pulmonology", "Pulmonary"),
    Specialty("Radiology", "Radiography"),
    Specialty("Rehabilitation", "Physiotherapy"),
    Specialty("Rheumatology", "Rheumatologic"),
    Specialty("Sleep Medicine", "Neurologic"),
    Specialty("Surgery", "Surgical"),
    Specialty("Toxicology", "Toxicologic"),
    Specialty("Urology", "Urologic"),
)
_BY_NAME = {specialty.name: specialty for specialty in SPECIALTIES}
_FALLBACK = _BY_NAME["General Practice"]

# Ends that many branches try to prevent: the treatment tells which branch is asking
# ("Do blood pressure medicines lower the risk of stroke?").
_SHARED_ENDS = frozenset(
    {"stroke", "death", "falls", "blood clot", "heart attack", "fracture", "kidney failure"}
)
_BY_CONDITION = (
    ConceptRole.CONDITION,
    ConceptRole.OUTCOME,
    ConceptRole.INTERVENTION,
    ConceptRole.COMPARATOR,
    ConceptRole.POPULATION,
    ConceptRole.UNKNOWN,
)
_BY_TREATMENT = (
    ConceptRole.CONDITION,
    ConceptRole.INTERVENTION,
    ConceptRole.COMPARATOR,
    ConceptRole.OUTCOME,
    ConceptRole.POPULATION,
    ConceptRole.UNKNOWN,
)


def find_specialty(
    kind: QuestionKind,
    concepts: tuple[Concept, ...],
    entries: tuple[Entry | None, ...],
    *,
    pregnancy: bool = False,
    children: bool = False,
) -> Specialty:
    """Return the branch a question of *kind* belongs to; General Practice when none is told.

    Args:
        kind: A harm is filed under the treatment that brings it.
        concepts: In the order of the question.
        entries: The vocabulary entry of each concept, or None.
        pregnancy: The question is about pregnant women.
        children: The question is about children.
    """
    if pregnancy:
        return _BY_NAME["Obstetrics"]
    if children:
        return _BY_NAME["Paediatrics"]
    named = [
        (concept.role, entry)
        for concept, entry in zip(concepts, entries, strict=True)
        if entry is not None and entry.specialty is not None
    ]
    for role in _role_order(kind, named):
        for candidate, entry in named:
            if candidate is role:
                return _BY_NAME[entry.specialty or _FALLBACK.name]
    return _FALLBACK


def _role_order(
    kind: QuestionKind, named: list[tuple[ConceptRole, Entry]]
) -> tuple[ConceptRole, ...]:
    outcomes = {entry.term for role, entry in named if role is ConceptRole.OUTCOME}
    is_shared_end = bool(outcomes) and outcomes <= _SHARED_ENDS
    return _BY_TREATMENT if kind is QuestionKind.HARM or is_shared_end else _BY_CONDITION
