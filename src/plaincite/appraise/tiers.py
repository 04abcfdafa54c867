"""Tiers: how far each kind of study can carry an answer, by what is asked.

The order follows the usual hierarchy (reviews of trials, trials, comparisons without chance,
single cases, opinion), with three known exceptions: rare and late harms and causes are seen in
cohorts and not in trials; a test's accuracy is measured across one group; and whether something is
in use yet is told by early trials and by reviews of any kind. A tier is not a certainty.
"""

from plaincite.model.evidence import Design
from plaincite.model.question import Question, QuestionKind

__all__ = ["tier"]

_TIER = {
    Design.SYSTEMATIC_REVIEW: 1.0,
    Design.META_ANALYSIS: 1.0,
    Design.GUIDELINE: 0.95,
    Design.RANDOMIZED: 0.85,
    Design.NON_RANDOMIZED: 0.6,
    Design.COHORT: 0.6,
    Design.CASE_CONTROL: 0.5,
    Design.CROSS_SECTIONAL: 0.45,
    Design.NARRATIVE_REVIEW: 0.4,
    Design.UNCLEAR: 0.4,
    Design.CASE_SERIES: 0.35,
    Design.PREPRINT: 0.3,
    Design.CASE_REPORT: 0.25,
    Design.LETTER: 0.15,
    Design.PROTOCOL: 0.1,
    Design.ANIMAL_OR_LABORATORY: 0.05,
}
_SEEN_IN_COHORTS = {Design.COHORT: 0.8, Design.CASE_CONTROL: 0.65, Design.CROSS_SECTIONAL: 0.5}
_BY_KIND: dict[QuestionKind, dict[Design, float]] = {
    QuestionKind.HARM: _SEEN_IN_COHORTS,
    QuestionKind.CAUSE: _SEEN_IN_COHORTS,
    QuestionKind.PROGNOSIS: _SEEN_IN_COHORTS | {Design.COHORT: 0.9},
    QuestionKind.DIAGNOSIS: {Design.COHORT: 0.8, Design.CROSS_SECTIONAL: 0.8},
    QuestionKind.USE: {
        Design.NON_RANDOMIZED: 0.9,
        Design.NARRATIVE_REVIEW: 0.85,
        Design.CASE_SERIES: 0.6,
        Design.CASE_REPORT: 0.5,
    },
    QuestionKind.DEFINITION: {Design.NARRATIVE_REVIEW: 0.9},
}
_REVIEWS_FIRST = {Design.NARRATIVE_REVIEW: 0.8}


def tier(design: Design, question: Question) -> float:
    """Return the weight of *design* for *question*, above 0 and at most 1."""
    kept = _TIER[design]
    raised = _BY_KIND.get(question.kind, {}).get(design, 0.0)
    asked = _REVIEWS_FIRST.get(design, 0.0) if question.constraints.reviews_first else 0.0
    return max(kept, raised, asked)
