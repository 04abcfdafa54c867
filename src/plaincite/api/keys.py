"""API keys: who may ask, and how often. A file names each key by its checksum, never the key.

# name        sha256 of the key                                                  per minute
reading-room  6bb4837eb74329105ee4568dda7dc67ed2ca2ad9a48b3e8e6f1ccf8f0a3c0d1e   120
"""

import hashlib
import hmac
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plaincite.errors import SettingError, SourceError

__all__ = ["Key", "KeyRing", "new_key", "read_keys"]

_LINE = re.compile(r"(?P<name>[\w.-]{1,64})\s+(?P<sha256>[0-9a-f]{64})(?:\s+(?P<rate>\d{1,6}))?")
_DEFAULT_PER_MINUTE = 60
_PREFIX = "pc_"  # so that a key that leaked is recognised as one


@dataclass(frozen=True, slots=True)
class Key:
    """One program that may ask."""

    name: str
    sha256: str
    per_minute: int = _DEFAULT_PER_MINUTE


class KeyRing:
    """The keys in force, and how many requests each has left. Safe from several threads.

    A bucket for each key holds a minute's requests and fills up evenly; it is kept in memory, so
    with several processes each of them grants as many.
    """

    def __init__(self, keys: Iterable[Key], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._keys = tuple(keys)
        self._clock = clock
        self._turn = threading.Lock()
        now = clock()
        self._left = {key.name: (float(key.per_minute), now) for key in self._keys}

    def find(self, secret: str) -> Key | None:
        """Return the key that *secret* opens; each is compared in the same time."""
        digest = hashlib.sha256(secret.encode(errors="replace")).hexdigest()
        found = [key for key in self._keys if hmac.compare_digest(key.sha256, digest)]
        return found[0] if found else None

    def take(self, key: Key) -> float:
        """Take one request from the key's bucket: 0.0, or the seconds to wait for the next."""
        with self._turn:
            left, then = self._left[key.name]
            now = self._clock()
            left = min(float(key.per_minute), left + (now - then) * key.per_minute / 60)
            if left < 1:
                self._left[key.name] = (left, now)
                return (1 - left) * 60 / key.per_minute
            self._left[key.name] = (left - 1, now)
            return 0.0


def read_keys(path: Path) -> KeyRing:
    """Return the keys in the file *path*.

    Raises:
        SourceError: the file cannot be read.
        SettingError: a line is no key, or a name stands twice.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise SourceError(path, (error.strerror or "cannot be read").lower()) from error
    except UnicodeDecodeError as error:
        raise SourceError(path, "not UTF-8 text") from error
    keys: dict[str, Key] = {}
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip()
        if not text:
            continue
        key = _key(text)
        if key is None or key.name in keys:
            what = "is no key: NAME SHA256 [PER_MINUTE]" if key is None else "repeats a name"
            raise SettingError(f"{path}, line {number}", what)
        keys[key.name] = key
    if not keys:
        raise SettingError(str(path), "holds no key, so nobody could ask; make one")
    return KeyRing(keys.values())


def new_key(name: str, *, per_minute: int = _DEFAULT_PER_MINUTE) -> tuple[str, str]:
    """Return a new secret, and the line of the file of keys that lets it in."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    digest = hashlib.sha256(secret.encode()).hexdigest()
    return secret, f"{name} {digest} {per_minute}"


def _key(text: str) -> Key | None:
    found = _LINE.fullmatch(text)
    if found is None or (found["rate"] and int(found["rate"]) == 0):
        return None
    rate = int(found["rate"]) if found["rate"] else _DEFAULT_PER_MINUTE
    return Key(found["name"], found["sha256"], rate)
