"""Families: wider groups of diseases in which a new treatment is tried and reviewed together.

Whether a treatment is in use yet for one of them is often told by a review of the whole family.
A family never stands in for the condition itself: it only lets such a review stand beside others.
"""

from collections.abc import Iterable

from plaincite.appraise.terms import stems

__all__ = ["family_of"]

_AUTOIMMUNE = ("autoimmune", "autoimmunity", "immune-mediated")
_NEUROIMMUNE = (
    *_AUTOIMMUNE,
    "neuroautoimmune",
    "neuroimmune",
    "neuroimmunology",
    "neuroinflammatory",
    "neuromyelitis optica",
)
_FAMILIES = {
    "multiple sclerosis": _NEUROIMMUNE,
    "neuromyelitis optica": _NEUROIMMUNE,
    "myasthenia gravis": _NEUROIMMUNE,
    "lupus": _AUTOIMMUNE,
    "rheumatoid arthritis": _AUTOIMMUNE,
    "systemic sclerosis": _AUTOIMMUNE,
    "dermatomyositis": _AUTOIMMUNE,
    "psoriasis": _AUTOIMMUNE,
    "type 1 diabetes": _AUTOIMMUNE,
    "ulcerative colitis": ("inflammatory bowel disease", *_AUTOIMMUNE),
    "crohn disease": ("inflammatory bowel disease", *_AUTOIMMUNE),
}
_BY_STEMS = {stems(name): tuple(stems(word) for word in words) for name, words in _FAMILIES.items()}


def family_of(names: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the words that name the families of a condition called *names*, as stems."""
    found = (word for name in names for word in _BY_STEMS.get(name, ()))
    return tuple(dict.fromkeys(found))
