"""The templates: where they are, and how each is read. Texts are escaped by default."""

from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined

__all__ = ["environment", "resource"]


@cache
def environment() -> Environment:
    """Return the one environment of all templates."""
    return Environment(
        autoescape=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(resource),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


@cache
def resource(name: str) -> str:
    """Return the text of a file of ours beside the templates."""
    return (resources.files("plaincite") / "publish" / "templates" / name).read_text("utf-8")
