"""State: how far an index has followed its corpus, kept in one small file beside it.

The file is replaced as a whole after each commit of the index. A process that dies between the two
leaves a state that is older than the index, never newer: the steps in between are taken again, and
taking them twice changes nothing.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["IndexState", "read_state", "write_state"]


@dataclass(frozen=True, slots=True)
class IndexState:
    """Where an index stands.

    `snapshot` is None while it is not known that the index equals a snapshot.
    """

    schema: int  # rises when fields or terms change, so that an older index is made anew
    sequence: int = 0
    snapshot: str | None = None
    is_patched: bool = False  # records were replaced or deleted since it was made as a whole


def read_state(path: Path) -> IndexState | None:
    """Return the state in *path*, or None when there is none that can be read."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    match held:
        case {
            "schema": int(schema),
            "sequence": int(sequence),
            "snapshot": str() | None,
            "is_patched": bool(is_patched),
        }:
            return IndexState(schema, sequence, held["snapshot"], is_patched)
        case _:
            return None


def write_state(path: Path, state: IndexState) -> None:
    """Replace the file *path*; a reader sees the old state or the new one, never a part."""
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as stream:
        json.dump(asdict(state), stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
