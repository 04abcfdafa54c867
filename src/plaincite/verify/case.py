"""A claim laid beside its evidence: what every check is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plaincite.verify.abbreviations import names_for
from plaincite.verify.reading import Reading, read
from plaincite.verify.wording import tokens

__all__ = ["LONGEST_CLAIM", "TOO_LONG", "Case", "is_too_long"]

# Characters. No claim or pair of quoted sentences is near these; beyond them checks grow slow.
LONGEST_CLAIM = 1_500
_LONGEST_EVIDENCE = 4_000
TOO_LONG = "The text is too long to check."


def is_too_long(claim: str, evidence: str) -> bool:
    """Whether nobody could check the one against the other: it is no sentence of a page."""
    return len(claim) > LONGEST_CLAIM or len(evidence) > _LONGEST_EVIDENCE


@dataclass(frozen=True)
class Case:
    """One claim and the words it rests on.

    `evidence` is what the claim must not go beyond: the quotes, joined. `context` (title and
    population of the record) may name things and people, and nothing more: no figure, no
    direction, no strength is taken from it.
    """

    claim: Reading
    evidence: Reading
    context: Reading
    whole: str  # all text of the records, where abbreviations are defined
    synonyms: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def named(self) -> frozenset[str]:
        """Every plain form that quotes, context, abbreviations and synonyms account for."""
        near = f"{self.claim.text} {self.evidence.text} {self.context.text}"
        extra = {
            key
            for name in names_for(near, self.whole)
            for key in (*read(name).keys, *(token.stem for token in tokens(name)))
        }
        known = self.evidence.keys | self.context.keys | extra
        return known | _reached(self.synonyms, known)


def _reached(groups: Iterable[tuple[str, ...]], known: frozenset[str] | set[str]) -> set[str]:
    """The words of every synonym group of which one name is wholly known."""
    reached: set[str] = set()
    for group in groups:
        forms = [read(name).keys for name in group]
        if any(form <= known for form in forms):
            reached.update(*forms)
    return reached
