"""The wire: reads requests, sends replies, and does to them what a fault asks for."""

from http.server import BaseHTTPRequestHandler
from typing import Protocol, cast
from urllib.parse import parse_qsl, urlsplit

from plaincite.testing import eutils_replies as replies
from plaincite.testing.eutils_answers import Reply
from plaincite.testing.faults import Fault, FaultKind

__all__ = ["Handler"]

_LONGEST_ADDRESS = 8_000
_ENDPOINTS = {"esearch.fcgi": "esearch", "efetch.fcgi": "efetch"}
_DROPS = 20


class _Closing(Protocol):
    def wait(self, timeout: float) -> bool: ...


class _Site(Protocol):
    closing: _Closing

    def take(
        self, endpoint: str, fields: dict[str, str], method: str
    ) -> tuple[Reply, Fault | None]: ...


class Handler(BaseHTTPRequestHandler):
    """One connection of one client."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Take the fields from the address."""
        address = urlsplit(self.path)
        if len(self.path) > _LONGEST_ADDRESS:
            self._send(Reply(replies.web_page(), status=414, kind="text/html"))
        else:
            self._answer(address.path, address.query)

    def do_POST(self) -> None:
        """Take the fields from the body."""
        length = int(self.headers.get("Content-Length", "0"))
        self._answer(urlsplit(self.path).path, self.rfile.read(length).decode("utf-8", "replace"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet; the server's diary is `requests`."""

    def _answer(self, path: str, query: str) -> None:
        endpoint = _ENDPOINTS.get(path.rpartition("/")[2])
        if endpoint is None:
            self._send(Reply(replies.web_page(), status=404, kind="text/html"))
            return
        fields = dict(parse_qsl(query, keep_blank_values=True))
        site = cast("_Site", self.server.site)  # type: ignore[attr-defined]  # set by us
        reply, fault = site.take(endpoint, fields, self.command)
        if fault is None:
            self._send(reply)
        else:
            self._send_badly(reply, fault, site)

    def _send_badly(self, reply: Reply, fault: Fault, site: _Site) -> None:
        if fault.kind is FaultKind.HANG_UP:
            self.close_connection = True
        elif fault.kind is FaultKind.STALL:
            site.closing.wait(fault.amount)
            self.close_connection = True
        elif fault.kind in (FaultKind.CUT, FaultKind.CUT_UNNOTICED):
            self._send_cut(reply, fault)
        elif fault.kind is FaultKind.SLOW:
            self._send_slowly(reply, fault, site)
        else:
            self._send(reply)

    def _send(self, reply: Reply) -> None:
        self._send_head(reply, length=len(reply.body))
        self.wfile.write(reply.body)

    def _send_cut(self, reply: Reply, fault: Fault) -> None:
        is_announced = fault.kind is FaultKind.CUT
        self._send_head(reply, length=len(reply.body) if is_announced else None)
        self.wfile.write(reply.body[: int(len(reply.body) * fault.amount)])
        self.close_connection = True

    def _send_slowly(self, reply: Reply, fault: Fault, site: _Site) -> None:
        self._send_head(reply, length=len(reply.body))
        step = max(1, -(-len(reply.body) // _DROPS))
        for start in range(0, len(reply.body), step):
            self.wfile.write(reply.body[start : start + step])
            self.wfile.flush()
            if site.closing.wait(fault.amount / _DROPS):
                break

    def _send_head(self, reply: Reply, *, length: int | None) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        if length is None:
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(length))
        self.end_headers()
