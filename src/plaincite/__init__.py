"""plaincite: patient questions answered in plain words, each statement tied to its source."""

__version__ = "0.1.0"

__all__ = ["__version__"]
