"""The locks: every rule a claim must pass beside its evidence, as a table.

Each rule is a pure function that returns reasons; an empty tuple is a pass. The label says what a
failure means: that the evidence says otherwise, or that it does not say so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from plaincite.model.claim import Label
from plaincite.verify.arms import arm_reasons
from plaincite.verify.case import Case
from plaincite.verify.crossing import crossing_reasons
from plaincite.verify.cuts import chance_reasons
from plaincite.verify.direction import direction_reasons, missing_direction_reasons
from plaincite.verify.entities import entity_reasons
from plaincite.verify.negation import count_reasons, negation_reasons
from plaincite.verify.numbers import bound_reasons, number_reasons, unit_reasons
from plaincite.verify.population import population_reasons, species_reasons
from plaincite.verify.strength import (
    assertion_reasons,
    cause_reasons,
    degree_reasons,
    hedge_reasons,
)
from plaincite.verify.timing import time_reasons

__all__ = ["RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check on a claim beside its evidence, and the label when it fails."""

    rule_id: str
    label: Label
    check: Callable[[Case], tuple[str, ...]]


RULES = (
    Rule("number", Label.NOT_ENOUGH_INFO, number_reasons),
    Rule("unit", Label.NOT_ENOUGH_INFO, unit_reasons),
    Rule("bound", Label.NOT_ENOUGH_INFO, bound_reasons),
    Rule("figure owner", Label.CONTRADICT, arm_reasons),
    Rule("crossing", Label.CONTRADICT, crossing_reasons),
    Rule("direction", Label.CONTRADICT, direction_reasons),
    Rule("direction stated", Label.NOT_ENOUGH_INFO, missing_direction_reasons),
    Rule("negation", Label.CONTRADICT, negation_reasons),
    Rule("negation count", Label.CONTRADICT, count_reasons),
    Rule("chance", Label.NOT_ENOUGH_INFO, chance_reasons),
    Rule("hedge", Label.NOT_ENOUGH_INFO, hedge_reasons),
    Rule("cause", Label.NOT_ENOUGH_INFO, cause_reasons),
    Rule("degree", Label.NOT_ENOUGH_INFO, degree_reasons),
    Rule("assertion", Label.NOT_ENOUGH_INFO, assertion_reasons),
    Rule("population", Label.NOT_ENOUGH_INFO, population_reasons),
    Rule("species", Label.NOT_ENOUGH_INFO, species_reasons),
    Rule("entity", Label.NOT_ENOUGH_INFO, entity_reasons),
    Rule("time", Label.NOT_ENOUGH_INFO, time_reasons),
)
