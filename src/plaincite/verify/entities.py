"""Entity lock: the things a claim names (drug, condition, outcome) must be the evidence's own."""

from plaincite.verify.case import Case
from plaincite.verify.figures import figure_places
from plaincite.verify.lexicon import ROLES, Role
from plaincite.verify.reading import Word

__all__ = ["entity_reasons"]


def entity_reasons(case: Case) -> tuple[str, ...]:
    """Name the content words that quote, title, abbreviations and synonyms do not account for."""
    counted = figure_places(case.claim.text)
    missing = [
        word
        for word in case.claim.of(Role.CONTENT)
        if word.at not in counted and not _is_named(word, case)
    ]
    return tuple(
        dict.fromkeys(f'The cited sentence does not speak of "{word.text}".' for word in missing)
    )


def _is_named(word: Word, case: Case) -> bool:
    before = case.claim.words[word.at - 1].text if word.at else ""
    if before == "as" and word.text in ("high", "low", "long", "good", "bad"):
        return True  # "twice as high as"
    return word.key in case.named or all(
        form in case.named or ROLES.get(form, ("",))[0] is Role.STOP for form in word.stems
    )
