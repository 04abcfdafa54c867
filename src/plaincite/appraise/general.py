"""General words: what almost every study measures or gives, and so is asked of no record."""

from plaincite.appraise.names import Names
from plaincite.appraise.terms import stem
from plaincite.model.question import ConceptRole

__all__ = ["is_asked"]

_OUTCOMES = frozenset(
    stem(word)
    for word in (
        "symptom symptoms safety safe benefit benefits risk "
        "risks effect effects outcome outcomes harm harms side well work help quality life "
        "improvement relief cost costs recovery prevention progression results lasting differ "
        "differs differing vary varies"
    ).split()
)
_THINGS = frozenset(
    stem(word)
    for word in (
        "consumption intake frequent use usage exposure treatment treatments therapy therapies "
        "medicine medicines medication medications drug drugs pill pills vaccine vaccines "
        "vaccination surgery operation amount amounts level levels duration intensity role impact "
        "relationship association link correlation health healthy condition problem problems "
        "body measure measures product products "
        "people research studies evidence way ways type types kind kinds thing things option "
        "options infection appropriate approach approaches comparable"
    ).split()
)


def is_asked(concept: Names) -> bool:
    """Tell whether a record must speak of *concept* to bear on a question that names it."""
    general = _OUTCOMES if concept.role is ConceptRole.OUTCOME else _THINGS
    return not set(concept.names[0]) <= general
