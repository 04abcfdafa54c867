"""The reply: a model's text in, its sentences out, or no sentence at all.

The border to what a model says. Its JSON must have the fields asked for and no other; what stands
in them is not looked at here.
"""

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from plaincite.compose.generative.writer import Written

__all__ = ["REPLY_SCHEMA", "read_reply"]

# Models that reason aloud do so before the answer; some wrap the answer in a code block.
_THINKING = re.compile(r"^.*</think(?:ing)?>", re.DOTALL)
_FENCED = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)


class _Border(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Sentence(_Border):
    passage: str
    text: str
    quotes: list[str]


class _Reply(_Border):
    sentences: list[_Sentence]


REPLY_SCHEMA: dict[str, Any] = _Reply.model_json_schema()


def read_reply(text: str) -> tuple[Written, ...]:
    """Return the sentences in *text*, in order.

    Raises:
        ValueError: There is no such JSON object in it; the message says what is wrong, in words
            that repeat nothing of it.
    """
    try:
        reply = _Reply.model_validate_json(_object_in(text))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise ValueError(f"not the JSON asked for: {first['type']}") from None
    return tuple(
        Written(item.passage, item.text.strip(), tuple(item.quotes)) for item in reply.sentences
    )


def _object_in(text: str) -> str:
    """Return the JSON object in *text*, without what models like to put around it."""
    answer = _THINKING.sub("", text).strip()
    fenced = _FENCED.search(answer)
    if fenced is not None:
        return fenced.group(1)
    start, end = answer.find("{"), answer.rfind("}")
    return answer[start : end + 1] if 0 <= start < end else answer
