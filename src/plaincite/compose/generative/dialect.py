"""Dialects: what a server understands of OpenAI's language, found out by asking.

Servers differ in what they know of it. Each refusal takes away, or changes, what it is about; the
last dialect has nothing left to take away.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from plaincite.compose.generative.reply import REPLY_SCHEMA

__all__ = ["Dialect", "simpler"]

_SCHEMA = {"name": "sentences", "strict": True, "schema": REPLY_SCHEMA}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server is asked."""

    form: Literal["json_schema", "json_object", "text"] = "json_schema"
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    has_temperature: bool = True
    has_seed: bool = True
    has_usage: bool = True
    has_stream: bool = True

    def fields(self, allowance: int) -> dict[str, Any]:
        """Return the fields of a request for a reply of at most *allowance* tokens."""
        fields: dict[str, Any] = {self.limit: allowance}
        if self.form == "json_schema":
            fields["response_format"] = {"type": "json_schema", "json_schema": _SCHEMA}
        elif self.form == "json_object":
            fields["response_format"] = {"type": "json_object"}
        if self.has_temperature:
            fields["temperature"] = 0
        if self.has_seed:
            fields["seed"] = 1
        if self.has_usage and self.has_stream:
            fields["stream_options"] = {"include_usage": True}
        return fields


def simpler(dialect: Dialect, refusal: str) -> Dialect | None:
    """Return how to ask a server that said *refusal*; None when nothing can be made simpler.

    >>> simpler(Dialect(), "Unsupported value: 'temperature'").has_temperature
    False
    >>> simpler(Dialect(), "bad request").form
    'json_object'
    """
    said = refusal.lower()
    for names, is_used, change in _COMPLAINTS:
        if is_used(dialect) and any(name in said for name in names):
            return replace(dialect, **change)
    if dialect.form != "text":
        return replace(dialect, form="json_object" if dialect.form == "json_schema" else "text")
    plain = replace(dialect, has_temperature=False, has_seed=False, has_usage=False)
    return plain if dialect != plain else None


# What a refusal names, whether we said that, and what to say instead.
_COMPLAINTS: tuple[tuple[tuple[str, ...], Callable[[Dialect], bool], dict[str, Any]], ...] = (
    (
        ("max_completion_tokens",),
        lambda dialect: dialect.limit == "max_tokens",
        {"limit": "max_completion_tokens"},
    ),
    (("temperature",), lambda dialect: dialect.has_temperature, {"has_temperature": False}),
    (("seed",), lambda dialect: dialect.has_seed, {"has_seed": False}),
    (
        ("stream_options", "include_usage"),
        lambda dialect: dialect.has_usage,
        {"has_usage": False},
    ),
    (("stream",), lambda dialect: dialect.has_stream, {"has_stream": False}),
)
