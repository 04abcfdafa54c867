"""What the stand-in servers share: a free port on this machine, a thread, and an end."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

__all__ = ["LocalServer"]


class LocalServer:
    """Serves with *handler*, which finds this object as `server.site`, from `with` to its end."""

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        self.closing = threading.Event()
        self._turn = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), handler)
        self._http.site = self
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop serving; stalled replies end."""
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _address(self, path: str) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/{path}"


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    site: LocalServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that go away in the middle are what these servers are for."""
