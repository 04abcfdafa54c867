"""The door for Python programs; `plaincite` itself names what stands here, loaded when used."""

from plaincite.api.claims import ClaimCheck, RecordCheck
from plaincite.api.client import AsyncPlaincite, Found, Plaincite
from plaincite.api.pages import read_page, render

__all__ = [
    "AsyncPlaincite",
    "ClaimCheck",
    "Found",
    "Plaincite",
    "RecordCheck",
    "read_page",
    "render",
]
