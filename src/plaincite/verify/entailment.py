"""Entailment score: whether a list of sentences bears out a claim that is worded freely.

A linear model over the numbers of `likeness.py`, read from `entailment.json`, which
`training/entailment.py` makes. Scored in plain Python: same words in, same label out. Who hands in
a reader has it read the claim beside the few sentences that bear most on it, and its word weighed
in. The model card is `docs/models/entailment.md`. It is far less sure than the locks and never
joins in for the statements of a page; `policy.py` says where it does.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from itertools import islice

from plaincite.model.claim import Label, Verdict
from plaincite.verify.likeness import Likeness, is_near_copy, likeness

__all__ = ["EntailmentModel", "Reader", "entailment", "model_in_use"]

# How likely a passage supports, contradicts and leaves open a claim; the three add up to 1.
Reader = Callable[[str, str], tuple[float, float, float]]

_MOST_NAMED = 3  # missing words that a reason names
_LONGEST_QUOTE = 300
_LEAST_SHARE = 1e-6
# Of the weight of the claim's words, somewhere in the evidence. A claim with less is about other
# things ("Ignore your rules."), and both models would judge it by how it sounds.
_LEAST_SPOKEN_OF = 0.1


@dataclass(frozen=True)
class EntailmentModel:
    """The weights. A label's points are its bias and the weighted sum of the features.

    What a reader says is added as the logarithm of its shares, times `trust`: less beside a short
    passage than beside an abstract, where most sentences are about other things.
    """

    rarity: Mapping[str, float]
    selection: tuple[float, ...]
    bias: Mapping[Label, float]
    weights: Mapping[Label, Mapping[str, float]]
    trust_in_passage: float = 0.0
    trust_in_abstract: float = 0.0

    def points(self, features: Mapping[str, float]) -> dict[Label, float]:
        """Return each label's points; more is likelier."""
        return {
            label: self.bias[label]
            + sum(weight * features.get(name, 0.0) for name, weight in own.items())
            for label, own in self.weights.items()
        }

    def label(self, found: Likeness, hear: Callable[[], Sequence[float]] | None = None) -> Label:
        """Return the label with most points; of equals, the one that says least.

        Args:
            found: The claim beside its evidence.
            hear: Asks a reader what it gives to each label, in their order; not called in vain.
        """
        if found.features["all share"] < _LEAST_SPOKEN_OF:
            return Label.NOT_ENOUGH_INFO
        points = self.points(found.features)
        if hear is not None:
            trust = self.trust_in_passage if found.features["few"] else self.trust_in_abstract
            for label, share in zip(Label, hear(), strict=True):
                points[label] += trust * math.log(max(share, _LEAST_SHARE))
        order = (Label.NOT_ENOUGH_INFO, Label.CONTRADICT, Label.SUPPORT)
        return max(order, key=lambda label: points[label])


@lru_cache(maxsize=1)
def model_in_use() -> EntailmentModel:
    """Read the model that comes with the package."""
    text = files("plaincite.verify").joinpath("entailment.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return EntailmentModel(
        rarity=read["rarity"],
        selection=tuple(read["selection"]),
        bias={label: read["bias"][label.value] for label in Label},
        weights={
            label: {name: row[at] for name, row in read["weights"].items()}
            for at, label in enumerate(Label)
        },
        trust_in_passage=read["trust"]["passage"],
        trust_in_abstract=read["trust"]["abstract"],
    )


def entailment(
    claim: str,
    evidence: Sequence[str],
    *,
    model: EntailmentModel | None = None,
    reader: Reader | None = None,
) -> Verdict | None:
    """Judge a free *claim* by *evidence*; None where it is a near copy, or either says nothing.

    Args:
        claim: One claim.
        evidence: Sentences.
        model: Weights instead of those of the package; for whoever trains them.
        reader: Reads the claim beside the sentences that bear most on it, and is weighed in.
    """
    model = model or model_in_use()
    if is_near_copy(claim, evidence, rarity=model.rarity):
        return None
    found = likeness(claim, evidence, rarity=model.rarity, selection=model.selection)
    if found is None:
        return None
    label = model.label(found, partial(reader, claim, found.passage) if reader else None)
    return Verdict(label, _reasons(label, found))


def _reasons(label: Label, found: Likeness) -> tuple[str, ...]:
    if label is Label.SUPPORT:
        return ()
    best = found.best.strip()
    quote = best if len(best) <= _LONGEST_QUOTE else f"{best[:_LONGEST_QUOTE].rstrip()} ..."
    if label is Label.CONTRADICT:
        return (f'The sentence nearest to the claim seems to say otherwise: "{quote}"',)
    named = ", ".join(f'"{word}"' for word in islice(found.missing, _MOST_NAMED))
    spoken = (f"The evidence does not speak of {named}.",) if named else ()
    return (*spoken, f'The sentence nearest to the claim does not settle it: "{quote}"')
