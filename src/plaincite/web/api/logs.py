"""The log, where the operator wants one: a line of JSON for each request, without personal data."""

import json
import sys
from datetime import UTC, datetime
from typing import TextIO

from plaincite.web.api.observing import OnRequest

__all__ = ["json_lines"]


def json_lines(stream: TextIO = sys.stderr) -> OnRequest:
    """Return a function that writes time, method, route, status and milliseconds to *stream*."""

    def write(method: str, route: str, status: int, seconds: float) -> None:
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        print(json.dumps(line), file=stream, flush=True)

    return write
