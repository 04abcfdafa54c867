"""Fixtures for all tests. The network is shut for every test but loopback."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect: Callable[..., Any] = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        is_local = isinstance(address, (str, bytes)) or address[0] in ("127.0.0.1", "::1")
        if not is_local:
            raise OSError(f"tests may not reach the network: {address!r}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The public data sets beside the checkout; the test is skipped where they are not."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared data sets beside the checkout")
    return SHARED / "data"
