"""What every route of the desk needs: the library, who is asking, and how a page is rendered."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from plaincite.model.library import Signature
from plaincite.publish.environment import environment
from plaincite.publish.site import SiteSettings
from plaincite.web.desk.sessions import (
    IDLE_SECONDS,
    WHOLE_SECONDS,
    Cookies,
    SignedIn,
    token_sum,
)
from plaincite.web.forms import FormError
from plaincite.web.limits import RateLimit

if TYPE_CHECKING:
    from plaincite.library.desk import Desk
    from plaincite.library.store import Library

__all__ = ["Room", "SignInNeededError"]


class SignInNeededError(Exception):
    """Nobody is signed in, or no longer."""


@dataclass(frozen=True, slots=True)
class Room:
    """The desk of one library, on one site."""

    library: "Library"
    desk: "Desk"
    settings: SiteSettings
    style: str  # the link to the style of the site
    sign_in_limit: RateLimit
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    seconds: Callable[[], float] = time.time

    @property
    def root(self) -> str:
        """The path of the desk: "/desk/"."""
        return f"{self.settings.root}desk/"

    @property
    def cookies(self) -> Cookies:
        """How its cookie is set."""
        return Cookies(self.root, self.settings.address.startswith("https://"))

    def sign(self, name: str, note: str | None = None) -> Signature:
        """Return the signature of *name* at this moment."""
        return Signature(name, self.now().strftime("%Y-%m-%dT%H:%M:%SZ"), note)

    def signed_in(self, request: Request) -> SignedIn:
        """Return who is asking.

        Raises:
            SignInNeededError: nobody who is signed in.
        """
        token = self.cookies.token(request)
        if token is not None:
            person = self.desk.person_of(
                token_sum(token), now=int(self.seconds()), idle=IDLE_SECONDS, whole=WHOLE_SECONDS
            )
            if person is not None:
                return SignedIn(person, token)
        raise SignInNeededError

    def from_us(self, request: Request, signed: SignedIn | None, fields: dict[str, str]) -> None:
        """Make sure that a form was sent from a page of ours.

        Raises:
            FormError: it was not, or that cannot be told.
        """
        site, origin = (request.headers.get(name) for name in ("sec-fetch-site", "origin"))
        if site is not None:
            is_ours = site == "same-origin"
        else:
            is_ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        if not is_ours:
            raise FormError("sent from another site")
        if signed is not None and not signed.made(fields.get("form_key", "")):
            raise FormError("not of this session")

    def show(
        self, template: str, signed: SignedIn | None, *, status: int = 200, **values: object
    ) -> Response:
        """Render one of the desk's templates, for nobody to keep."""
        made = environment().get_template(f"desk/{template}").render(
            desk=self.root, settings=self.settings, signed=signed, style=self.style, **values
        )  # fmt: skip
        # Under "no-referrer" a browser would not tell us that its own form came from here.
        headers = {"cache-control": "no-store", "referrer-policy": "same-origin"}
        return Response(made, status, headers, "text/html")
