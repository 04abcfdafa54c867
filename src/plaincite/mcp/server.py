"""The server: the tools under their names, and the two ways to reach them.

Wrong arguments and errors of ours come back as results with the error flag set, in one line that
an assistant can act on. Nothing that was asked is logged.
"""

from typing import TYPE_CHECKING, Any

import anyio
import uvicorn
from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError
from starlette.types import ASGIApp

from plaincite import __version__
from plaincite.api import AsyncPlaincite, Plaincite
from plaincite.api.keys import KeyRing
from plaincite.mcp.guarding import KeyGuard
from plaincite.mcp.reviewed import ReviewedPages
from plaincite.mcp.tools import Tools
from plaincite.publish.replies import NOTICE

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["make_server", "run_http", "run_stdio"]

_INSTRUCTIONS = (
    "plaincite answers health questions from a fixed set of medical research, each statement tied "
    "to the exact sentence it rests on. Use `ask` for a patient's question; `search` and "
    "`read_record` to look at studies; `verify_claim` to check a sentence against studies. Keep "
    "the citations when you pass an answer on, and say when it found too little. If a page shows "
    "a safety message, pass that on first. " + NOTICE
)


def make_server(plaincite: Plaincite, pages: ReviewedPages | None = None) -> MCPServer[Any]:
    """Return a server whose tools work on *plaincite*; *pages* that people published go first."""
    server = _Server(
        "plaincite",
        title="plaincite",
        version=__version__,
        instructions=_INSTRUCTIONS,
        log_level="WARNING",
    )
    tools = Tools(AsyncPlaincite(plaincite), pages)
    for tool in (tools.ask, tools.search, tools.verify_claim, tools.read_record):
        server.add_tool(tool, annotations=_READS_ONLY)
    return server


def run_stdio(plaincite: Plaincite, library: "Library | None") -> None:
    """Speak over stdin and stdout until the other side closes them."""
    make_server(plaincite, _pages(library)).run()


def run_http(
    plaincite: Plaincite,
    library: "Library | None",
    *,
    host: str,
    port: int,
    keys: KeyRing | None = None,
) -> None:
    """Answer at http://HOST:PORT/mcp until the process is stopped; without an access log."""
    app: ASGIApp = make_server(plaincite, _pages(library)).streamable_http_app(host=host)
    config = uvicorn.Config(
        app if keys is None else KeyGuard(app, keys),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        # The same server whatever else is installed: uvicorn takes others where they are there.
        http="h11",
        loop="asyncio",
        ws="none",
    )
    anyio.run(uvicorn.Server(config).serve)


def _pages(library: "Library | None") -> ReviewedPages | None:
    return None if library is None else ReviewedPages(library)


_READS_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class _Server(MCPServer[Any]):
    """A server that says in one line what is wrong with the arguments of a call."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        known = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        unknown = sorted(set(arguments) - set(known.get(name, arguments)))
        if unknown:
            takes = ", ".join(known[name])
            raise ToolError(f"{name} has no argument {unknown[0][:40]!r}; it takes {takes}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_in_words(name, error.__cause__)) from error.__cause__
            raise


def _in_words(name: str, error: ValidationError) -> str:
    faults = (
        f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg'].lower()}"
        for fault in error.errors(include_url=False, include_input=False)[:3]
    )
    return f"{name}: {'; '.join(faults)}"
