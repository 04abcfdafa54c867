"""The door for Python programs; `plaincite` itself names what stands here, loaded when used."""

from plaincite.api.client import AsyncPlaincite, Plaincite
from plaincite.api.pages import read_page, render
from plaincite.api.writing import Writer, open_writer

__all__ = ["AsyncPlaincite", "Plaincite", "Writer", "open_writer", "read_page", "render"]
