"""How likely each number of an abstract is the study's; what is not likely enough is not said.

A small linear model over the traits of `people_traits`, fitted on labelled abstracts by
`training/people_count.py`: one likelihood over all numbers and "none", run in plain Python. In a
few words there is little to weigh, and the number that the rules chose stands. The model card is
`docs/models/people-count.md`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from plaincite.appraise.people_traits import Candidate, candidates
from plaincite.appraise.reading import Reading
from plaincite.model.evidence import Design, Stated

__all__ = ["PeopleModel", "model_in_use", "weigh_people"]

_SHORT = 200  # characters of abstract; in fewer there is little to weigh


@dataclass(frozen=True)
class PeopleModel:
    """The weights, and how likely a number must be to be said."""

    least: float
    weights: Mapping[str, float]

    def shares(self, found: Sequence[Candidate]) -> dict[int | None, float]:
        """Return the likelihood of each value; they sum to 1."""
        points = [self._points(each) for each in found]
        most = max(points)
        raised = [math.exp(each - most) for each in points]
        shares: dict[int | None, float] = {}
        for each, share in zip(found, raised, strict=True):
            shares[each.value] = shares.get(each.value, 0.0) + share / sum(raised)
        return shares

    def _points(self, one: Candidate) -> float:
        return sum(self.weights.get(name, 0.0) * value for name, value in one.traits.items())


@lru_cache(maxsize=1)
def model_in_use() -> PeopleModel:
    """Read the model that comes with the package."""
    text = files("plaincite.appraise").joinpath("people_count.json").read_text(encoding="utf-8")
    row = json.loads(text)
    return PeopleModel(row["least"], row["weights"])


def weigh_people(said: Stated[int] | None, reading: Reading, design: Design) -> Stated[int] | None:
    """Return the likeliest number where it is likely enough, else None; *said* is the rules'."""
    if len(reading.text) < _SHORT or not reading.counts:
        return said  # a number that only the title tells stands
    found, model = candidates(reading, design), model_in_use()
    shares = model.shares(found)
    best = max(found, key=lambda each: shares[each.value])
    if best.value is None or shares[best.value] < model.least:
        return None
    if said is not None and said.value == best.value:
        return said
    return Stated(best.value, "inferred" if best.is_sum else "stated", best.span)
