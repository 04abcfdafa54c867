"""Passwords: kept as argon2 hashes, compared without telling whether the name was right."""

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from plaincite.errors import SettingError

__all__ = ["hash_password", "is_right"]

_HASHER = PasswordHasher()
_SHORTEST, _LONGEST = 12, 200
# Compared with where nobody has the name, so that both refusals take as long.
_NOBODY = _HASHER.hash("nobody has this password")


def hash_password(password: str) -> str:
    """Return what tells *password* again, and nothing of it.

    Raises:
        SettingError: it is too short, or longer than anybody types.
    """
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise SettingError("password", f"needs {_SHORTEST} to {_LONGEST} letters; use a few words")
    return _HASHER.hash(password)


def is_right(password: str, known: str | None) -> bool:
    """Whether *password* is the one that *known* was made from; None is nobody's."""
    try:
        _HASHER.verify(known or _NOBODY, password[:_LONGEST])
    except (Argon2Error, InvalidHashError):
        return False
    return known is not None
