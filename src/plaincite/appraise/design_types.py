"""Study designs as indexers name them: publication types and MeSH descriptors.

Tables only; `design` decides.
"""

from plaincite.model.evidence import Design

__all__ = [
    "BROAD_TYPES",
    "MESH_DESIGNS",
    "PUBLICATION_TYPES",
]

# Most specific first: a record may carry several. "Review", "Clinical Trial" and "Observational
# Study" are left out: they cover many designs, so the text is asked before them.
PUBLICATION_TYPES: tuple[tuple[str, Design], ...] = (
    ("retraction of publication", Design.LETTER),
    ("retraction notice", Design.LETTER),
    ("published erratum", Design.LETTER),
    ("expression of concern", Design.LETTER),
    ("clinical trial protocol", Design.PROTOCOL),
    ("study protocol", Design.PROTOCOL),
    ("network meta-analysis", Design.META_ANALYSIS),
    ("meta-analysis", Design.META_ANALYSIS),
    ("systematic review", Design.SYSTEMATIC_REVIEW),
    ("randomized controlled trial, veterinary", Design.ANIMAL_OR_LABORATORY),
    ("clinical trial, veterinary", Design.ANIMAL_OR_LABORATORY),
    ("observational study, veterinary", Design.ANIMAL_OR_LABORATORY),
    ("randomized controlled trial", Design.RANDOMIZED),
    ("equivalence trial", Design.RANDOMIZED),
    ("practice guideline", Design.GUIDELINE),
    ("guideline", Design.GUIDELINE),
    ("consensus development conference", Design.GUIDELINE),
    ("consensus development conference, nih", Design.GUIDELINE),
    ("case reports", Design.CASE_REPORT),
    ("letter", Design.LETTER),
    ("editorial", Design.LETTER),
    ("comment", Design.LETTER),
    ("news", Design.LETTER),
)

# Descriptors that indexers give to a study for its own design (not "... as Topic").
MESH_DESIGNS: tuple[tuple[str, Design], ...] = (
    # A look back at a trial's records keeps the trial's "Double-Blind Method".
    ("retrospective studies", Design.COHORT),
    ("random allocation", Design.RANDOMIZED),
    ("double-blind method", Design.RANDOMIZED),
    ("case-control studies", Design.CASE_CONTROL),
    ("cross-sectional studies", Design.CROSS_SECTIONAL),
    ("cohort studies", Design.COHORT),
    ("longitudinal studies", Design.COHORT),
    ("prospective studies", Design.COHORT),
    ("follow-up studies", Design.COHORT),
)

# Types that cover many designs, with the designs the words may make of them. The text is asked
# first; what it says outside of these yields to the type's own, plainest reading.
_PLANS = frozenset({Design.PROTOCOL, Design.LETTER, Design.ANIMAL_OR_LABORATORY})
_REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.GUIDELINE})
_CASES = frozenset({Design.CASE_REPORT, Design.CASE_SERIES})
BROAD_TYPES: tuple[tuple[str, Design, frozenset[Design]], ...] = (
    ("review", Design.NARRATIVE_REVIEW, _REVIEWS | _CASES | {Design.PROTOCOL, Design.LETTER}),
    ("clinical trial", Design.NON_RANDOMIZED, _REVIEWS | _PLANS | {Design.RANDOMIZED}),
    (
        "observational study",
        Design.COHORT,
        _REVIEWS | _PLANS | _CASES | {Design.CASE_CONTROL, Design.CROSS_SECTIONAL},
    ),
)
