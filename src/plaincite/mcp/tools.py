"""The tools: what an assistant can ask for. Each is a few lines over the door for Python.

The docstrings are what assistants read.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel, ConfigDict, Field

from plaincite.api import AsyncPlaincite
from plaincite.errors import PlainciteError
from plaincite.mcp.reviewed import ReviewedPages
from plaincite.model.answer import Answer
from plaincite.pipeline import standing_reason
from plaincite.publish import to_document, to_markdown
from plaincite.publish.document import Document
from plaincite.publish.replies import (
    NOTICE,
    ClaimReply,
    RecordReply,
    SearchReply,
    claim_reply,
    record_reply,
    search_reply,
)

__all__ = ["PageReply", "Tools"]

_RecordName = Annotated[str, Field(min_length=1, max_length=300)]


class PageReply(BaseModel):
    """A page with what must be said of its words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    notice: str = NOTICE
    library_page: str | None = None  # its name, where people published it
    page: Document


class Tools:
    """The tools over one corpus."""

    def __init__(self, plaincite: AsyncPlaincite, pages: ReviewedPages | None = None) -> None:
        self._plaincite = plaincite
        self._pages = pages

    async def ask(
        self,
        question: Annotated[
            str, Field(max_length=2_000, description="A health question in everyday words.")
        ],
    ) -> Annotated[CallToolResult, PageReply]:
        """Answer a patient's question from medical research, in plain words.

        Each statement comes with the sentence it rests on and its PMID. The status says whether
        there was enough evidence, or that the question is declined or sounds urgent. The same
        question gives the same page.
        """
        with _told():
            name, answer = await self._page(question)
        page = PageReply(library_page=name, page=to_document(answer))
        text = TextContent(type="text", text=f"{NOTICE}\n\n{to_markdown(answer)}")
        return CallToolResult(content=[text], structured_content=page.model_dump(mode="json"))

    async def _page(self, question: str) -> tuple[str | None, Answer]:
        """Return the page that people published, or one made now."""
        if self._pages is not None:
            found = await asyncio.to_thread(self._pages.find, question)
            if found is not None:
                return found
        return None, await self._plaincite.ask(question)

    async def search(
        self,
        text: Annotated[str, Field(max_length=2_000, description="Words or a question.")],
        limit: Annotated[int, Field(ge=1, le=50, description="How many records at most.")] = 10,
    ) -> SearchReply:
        """Find studies that match some words, best first; read one with read_record."""
        found = await self._plaincite.search(text, limit=limit)
        return search_reply(found, corpus=self._name, snapshot=self._snapshot)

    async def verify_claim(
        self,
        claim: Annotated[str, Field(max_length=2_000, description="One sentence.")],
        records: Annotated[
            list[_RecordName],
            Field(min_length=1, max_length=20, description="PMIDs or record ids."),
        ],
    ) -> ClaimReply:
        """Check one sentence against studies: SUPPORT, CONTRADICT or NOT_ENOUGH_INFO, and why.

        Sentences that nearly copy a study's own are judged strictly, word for word. Others are
        judged by a score that is often wrong: read the record before you rely on it.
        """
        with _told():
            check = await self._plaincite.verify(claim, records)
        return claim_reply(check, corpus=self._name, snapshot=self._snapshot)

    async def read_record(
        self, record: Annotated[_RecordName, Field(description="A PMID or record id.")]
    ) -> RecordReply:
        """Read one study: its title, abstract, notices, and whether a page may rest on it."""
        with _told():
            found = await self._plaincite.record(record)
        return record_reply(
            found,
            corpus=self._name,
            snapshot=self._snapshot,
            not_evidence_because=standing_reason(found),
        )

    @property
    def _name(self) -> str:
        return self._plaincite.core.corpus_name

    @property
    def _snapshot(self) -> str:
        return self._plaincite.core.snapshot


@contextmanager
def _told() -> Iterator[None]:
    """Turn an error of ours into a result with the error flag set."""
    try:
        yield
    except PlainciteError as error:
        raise ToolError(str(error)) from error
