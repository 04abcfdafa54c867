"""Which design the words of an abstract speak for, beside the rules.

A linear score over single words and pairs of title and text, fitted on labelled abstracts by
`training/study_design.py` and run in plain Python. The rules' own answer enters with points of its
own, so that it yields only where the words speak strongly against it; where no rule knew, the
words decide. The model card is `docs/models/study-design.md`.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from plaincite.appraise.reading import Reading
from plaincite.model.evidence import Basis, Design, Stated

__all__ = ["DesignModel", "model_in_use", "weigh_words", "word_traits"]

_TOKEN = re.compile(r"[a-z][a-z'-]*[a-z]|\d+")
_OF_METHOD = re.compile(
    r"stud|trial|method|random|animals|humans|case rep|survey|follow|retrosp|prosp|model"
)
_P_VALUE = re.compile(r"\b[Pp]\s?[<=>≤]\s?0?[.·]\d")
_OTHER_PEOPLES_WORK = ("background", "other")
_SHORT = 200  # characters of abstract; in fewer, words tell little
_STEP, _MOST_STEPS = 80, 4  # length is told in steps of so many words
# What the words cannot tell; an answer of these stands.
_BEYOND_WORDS = frozenset({Design.GUIDELINE, Design.LETTER, Design.PREPRINT})
# What a title that names it settles: there the rules have no sentence to show.
# "Trial", "cohort" and "prospective" leave more open: a sub-study has them in its title too.
_BY_TITLE = frozenset(
    {
        Design.PROTOCOL,
        Design.META_ANALYSIS,
        Design.SYSTEMATIC_REVIEW,
        Design.NARRATIVE_REVIEW,
        Design.CROSS_SECTIONAL,
        Design.CASE_CONTROL,
        Design.CASE_SERIES,
        Design.CASE_REPORT,
    }
)
# What authors mean who name it in the text.
_BY_NAME = frozenset({Design.CROSS_SECTIONAL, Design.CASE_CONTROL})
_NAMED = re.compile(
    r"\b(?:a|an|this|our|the present) (?:[\w-]+,? ){0,4}"
    r"(?:cross[- ]sectional|case[- ]control(?:led)?),? (?:[\w-]+ ){0,2}(?:study|survey|design)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DesignModel:
    """The weights, in hundredths. `Design`s in the order of every row."""

    designs: tuple[Design, ...]
    bias: tuple[int, ...]
    rule: Mapping[Basis, int]  # for the answer of the rules, by how they got it
    trusted: tuple[int, ...]  # and by what it is: some designs are easier to tell than others
    least: float  # the share of likelihood below which nothing is said where no rule knew
    least_against: float  # and below which the answer of a rule stays
    weights: Mapping[str, tuple[int, ...]]

    def points(self, traits: frozenset[str], said: Stated[Design]) -> tuple[int, ...]:
        """Return each design's points; more is likelier."""
        points = self.rule.get(said.basis, 0)
        own = [
            (points + trust) * (design is said.value)
            for design, trust in zip(self.designs, self.trusted, strict=True)
        ]
        rows = [self.bias, own, *(self.weights[each] for each in traits if each in self.weights)]
        return tuple(map(sum, zip(*rows, strict=True)))

    def likeliest(self, traits: frozenset[str], said: Stated[Design]) -> Design | None:
        """Return the design with most points, None where it is not likely enough."""
        points = self.points(traits, said)
        most = max(points)
        share = 1 / sum(math.exp((each - most) / 100) for each in points)
        least = self.least if said.value is Design.UNCLEAR else self.least_against
        return self.designs[points.index(most)] if share >= least else None


@lru_cache(maxsize=1)
def model_in_use() -> DesignModel:
    """Read the model that comes with the package."""
    text = files("plaincite.appraise").joinpath("design_words.json").read_text(encoding="utf-8")
    row = json.loads(text)
    return DesignModel(
        designs=tuple(Design(name) for name in row["designs"]),
        bias=tuple(row["bias"]),
        rule=row["rule"],
        trusted=tuple(row["trusted"]),
        least=row["least"],
        least_against=row["least_against"],
        weights={trait: tuple(points) for trait, points in row["weights"].items()},
    )


def weigh_words(said: Stated[Design], reading: Reading) -> Stated[Design]:
    """Return *said*, the rules' answer, or the design for which the words speak more strongly.

    What indexers or an editor say stands, and so does what no word can tell.
    """
    is_sure = said.basis == "indexed" or said.value in _BEYOND_WORDS
    is_none = said.value is Design.UNCLEAR and said.basis == "stated"  # no study of people
    is_named = said.basis == "stated" and _is_named(said)
    if is_sure or is_none or is_named or len(reading.text) < _SHORT:
        return said
    design = model_in_use().likeliest(word_traits(reading), said)
    return said if design in (None, said.value) else Stated(design, "inferred")


def _is_named(said: Stated[Design]) -> bool:
    """Return whether the title or the authors name the design beyond doubt."""
    if said.span is None:
        return said.value in _BY_TITLE
    return said.value in _BY_NAME and bool(_NAMED.search(said.span.text))


def word_traits(reading: Reading) -> frozenset[str]:
    """Return what the model looks at, each trait once: "t:" of the title, "b:" of the body.

    Also "m:" of MeSH headings on method, "k:" of labelled parts, "n:" of length and "x:" of signs.
    """
    return frozenset(_traits(reading))


def _traits(reading: Reading) -> Iterator[str]:
    yield from _with_pairs("t:", reading.title)
    for part in reading.layout:
        if part.kind is not None:
            yield f"k:{part.kind}"
        if part.kind not in _OTHER_PEOPLES_WORK:
            yield from _with_pairs("b:", reading.text[part.start : part.end])
    for heading in reading.record.mesh:
        name = heading.descriptor.lower()
        if _OF_METHOD.search(name):
            yield f"m:{name}"
    yield f"n:{min(_MOST_STEPS, len(reading.text.split()) // _STEP)}"
    if reading.title.endswith("?"):
        yield "t:?"
    if _P_VALUE.search(reading.text):
        yield "x:p"


def _with_pairs(mark: str, text: str) -> Iterator[str]:
    words = ["#" if word[0].isdigit() else word for word in _TOKEN.findall(text.lower())]
    for word in words:
        yield mark + word
    for one, two in pairwise(words):
        yield f"{mark}{one} {two}"
