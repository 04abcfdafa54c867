"""Classes of treatments: whether words speak of the class asked about, or of a part of it only."""

import re

from plaincite.model.question import Concept, ConceptRole, Question

__all__ = ["is_of_same_part", "speaks_of_part"]

_IS_ONE = re.compile(r", an? [^,]{3,40},")  # "oneliximab, a biologic, ..." says it is one of them


def speaks_of_part(text: str, question: Question) -> bool:
    """Tell whether *text* names one drug of the class that *question* asks about, not the class.

    A text that names neither speaks of what its study is about, and is no part.
    """
    return any(
        _names_any(text, concept.members)
        and not _names_any(_without_its_kind(text, concept), _whole(concept))
        for concept in question.concepts
        if concept.role is ConceptRole.INTERVENTION
    )


def is_of_same_part(one: str, other: str, question: Question) -> bool:
    """Tell whether both texts speak of the class that *question* asks about, or of one drug of it.

    What one drug does and another does not is no disagreement.
    """
    members = {member for concept in question.concepts for member in concept.members}
    named = [{each for each in members if _names_any(text, (each,))} for text in (one, other)]
    parts = [speaks_of_part(text, question) for text in (one, other)]
    return not any(parts) or (all(parts) and named[0] == named[1])


def _without_its_kind(text: str, concept: Concept) -> str:
    """Leave out the class where it only says what one drug is ("the antibody oneliximab")."""
    text = _IS_ONE.sub("", text)
    for member in concept.members:
        kind = rf"\b(?:the|an?) [^,.;:]{{3,30}} {re.escape(member)}\b"
        text = re.sub(kind, member, text, flags=re.IGNORECASE)
    return text


def _whole(concept: Concept) -> tuple[str, ...]:
    return tuple(name for name in concept.names if name not in concept.members)


def _names_any(text: str, names: tuple[str, ...]) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(name.removesuffix('s'))}s?(?!\w)", text, re.IGNORECASE)
        for name in names
    )
