"""Sessions: one cookie for the desk alone, which says nothing and opens nothing elsewhere."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from plaincite.model.desk import Person

__all__ = ["COOKIE", "IDLE_SECONDS", "WHOLE_SECONDS", "Cookies", "SignedIn", "token_sum"]

COOKIE = "plaincite_desk"
IDLE_SECONDS = 60 * 60
WHOLE_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who is signed in, and what the forms of this session carry."""

    person: Person
    token: str

    @property
    def form_key(self) -> str:
        """What a form must bring back: it comes from our page, not from another site's."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def made(self, form_key: str) -> bool:
        """Whether a form with that key is one of this session's."""
        return hmac.compare_digest(self.form_key.encode(), form_key.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class Cookies:
    """How the cookie is set: for the desk's own path, out of reach of scripts and other sites."""

    path: str
    is_https: bool

    def give(self, response: Response) -> str:
        """Set a new token on *response* and return it."""
        token = secrets.token_urlsafe(32)
        response.set_cookie(
            COOKIE,
            token,
            path=self.path,
            secure=self.is_https,
            httponly=True,
            samesite="strict",
        )
        return token

    def take(self, response: Response) -> None:
        """Remove it."""
        response.delete_cookie(
            COOKIE, path=self.path, secure=self.is_https, httponly=True, samesite="strict"
        )

    def token(self, request: Request) -> str | None:
        """Return the token that came with *request*."""
        return request.cookies.get(COOKIE)


def token_sum(token: str) -> str:
    """Return what the library keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
