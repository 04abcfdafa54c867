"""Measures: what trials count where a reader names an outcome in everyday words.

A reader asks about sight; a trial counts letters on a chart. A measure lets a sentence speak of
the outcome; it never lets a record bear on a question that its own words do not name. What is wider
than the outcome ("cardiovascular events", of stroke) comes near it and does not answer.
"""

from collections.abc import Iterable, Mapping

from plaincite.appraise.terms import stems

__all__ = ["measures_of", "wider_than"]

_HEART = ("cardiovascular", "coronary", "heart attack", "myocardial infarction", "major events")
_SUGAR = ("HbA1c", "blood sugar", "glucose")
_COUNTED = {
    "blood sugar": ("glycemic", "glycaemic", *_SUGAR),
    "diabetes": _SUGAR,
    "type 2 diabetes": _SUGAR,
    "sight": ("letters", "acuity", "vision"),
    "heart": _HEART,
    "heart disease": _HEART,
    "asthma attacks": ("exacerbation", "exacerbations"),
    "muscle pain": ("muscle problem", "muscle symptoms", "muscle weakness", "myalgia"),
    "memory problems": ("cognitive", "cognition", "impairment", "functioning"),
    "quitting smoking": ("quit", "quitting", "abstinence", "abstinent", "cessation", "stop"),
    "bone fractures": ("fracture",),
    "death": ("survival", "alive"),
    "dementia": ("cognitive decline", "cognitive performance", "cognitive function"),
    "surgery": ("repair", "replacement"),
}
_WIDER = {
    "heart attack": ("cardiovascular events", "major events"),
    "stroke": ("cardiovascular events", "major events"),
}


def _by_stems(
    table: Mapping[str, tuple[str, ...]],
) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return {stems(name): tuple(map(stems, words)) for name, words in table.items()}


_COUNTED_STEMS, _WIDER_STEMS = _by_stems(_COUNTED), _by_stems(_WIDER)


def measures_of(names: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return what is counted for an outcome called *names*, as stems."""
    found = (word for name in names for word in _COUNTED_STEMS.get(name, ()))
    return tuple(dict.fromkeys(found))


def wider_than(names: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return what holds an outcome called *names* and more, as stems."""
    found = (word for name in names for word in _WIDER_STEMS.get(name, ()))
    return tuple(dict.fromkeys(found))
