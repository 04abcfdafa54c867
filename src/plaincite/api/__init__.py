"""The door for Python programs; `plaincite` itself names what stands here, loaded when used."""

from plaincite.api.client import AsyncPlaincite, Plaincite
from plaincite.api.pages import read_page, render

__all__ = ["AsyncPlaincite", "Plaincite", "read_page", "render"]
