"""What programs send. Words go in bodies, never in addresses, which proxies and servers log."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["AskBody", "ClaimBody", "RecordName", "SearchBody"]

RecordName = Annotated[str, Field(min_length=1, max_length=300, examples=["36049498"])]
_LONGEST = 2_000  # characters, of a question or a claim


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AskBody(_Body):
    """A question in everyday words."""

    question: Annotated[str, Field(max_length=_LONGEST, examples=["Do statins cause muscle pain?"])]
    specialty: Annotated[
        str | None, Field(max_length=100, description="Where to file it; found without one.")
    ] = None
    llm: Annotated[
        bool,
        Field(
            strict=True,
            description="Let a language model word the page, where the operator offers one; else "
            "`provenance.writing` is null.",
        ),
    ] = False


class SearchBody(_Body):
    """Words to look for."""

    text: Annotated[str, Field(max_length=_LONGEST, examples=["statin muscle pain"])]
    limit: Annotated[int, Field(ge=1, le=100)] = 10


class ClaimBody(_Body):
    """A sentence, and the records to judge it by."""

    claim: Annotated[str, Field(max_length=_LONGEST)]
    records: Annotated[
        list[RecordName],
        Field(min_length=1, max_length=20, description="PMIDs or record ids."),
    ]
