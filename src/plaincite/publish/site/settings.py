"""What the publisher of a site says of it: its name, its address, who is behind it."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plaincite.errors import SettingError

__all__ = ["SiteSettings", "read_settings"]


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Everything about a site that is not in its library."""

    title: str = "Plain answers"
    address: str = "http://127.0.0.1:8000/"  # of the home page, with a slash at its end
    publisher: str | None = None
    contact: str | None = None  # an e-mail address or a web address
    funding: str | None = None
    review_months: int = 12  # after which a published page is due for another look
    approvals: int = 1  # how many people must have approved a page before the desk publishes it
    keep_questions: bool = False  # whether a server counts what readers ask, stripped, by month
    with_forms: bool = False  # whether a server answers questions and takes reports
    texts: Path | None = None  # the site's own words in another language

    @property
    def root(self) -> str:
        """The path of the home page: "/", or "/answers/" for a site below another one."""
        return urlsplit(self.address).path

    @property
    def contact_link(self) -> str | None:
        """The contact as a link leads to it."""
        if self.contact is None or self.contact.startswith(("https://", "http://")):
            return self.contact
        return f"mailto:{self.contact}"


_DEFAULT = SiteSettings()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    title: str = Field(default=_DEFAULT.title, min_length=1, max_length=80)
    address: str = _DEFAULT.address
    publisher: str | None = Field(default=None, max_length=200)
    contact: str | None = Field(default=None, max_length=200, pattern=r"^(https?://|[^@\s]+@)\S+$")
    funding: str | None = Field(default=None, max_length=1000)
    review_months: int = Field(default=_DEFAULT.review_months, ge=1, le=120)
    approvals: int = Field(default=_DEFAULT.approvals, ge=1, le=5)
    keep_questions: bool = False
    with_forms: bool = False
    texts: str | None = None


def read_settings(path: Path | None, *, address: str | None = None) -> SiteSettings:
    """Read the settings in the TOML file *path*; an *address* given goes before the file's.

    Raises:
        SettingError: the file cannot be read, or a setting is unknown or wrong.
    """
    settings = _DEFAULT if path is None else _from_file(path)
    return replace(settings, address=_address(address or settings.address))


def _from_file(path: Path) -> SiteSettings:
    try:
        read = _File.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except OSError as error:
        raise SettingError(str(path), error.strerror or "cannot be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(str(path), f"is no TOML file: {error}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        name = ".".join(map(str, fault["loc"]))
        raise SettingError(f"{path}, {name}", fault["msg"].lower()) from error
    fields = read.model_dump(exclude={"texts"})
    return SiteSettings(**fields, texts=path.parent / read.texts if read.texts else None)


def _address(address: str) -> str:
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or parts.query or parts.fragment or any(char in address for char in " \"'<>"):
        raise SettingError("address", f"'{address}' is no web address such as https://a.org/")
    return address if address.endswith("/") else f"{address}/"
