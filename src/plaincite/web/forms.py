"""Forms: what a browser posts, as names and texts. Nothing else is read."""

from urllib.parse import parse_qsl

from starlette.requests import Request

__all__ = ["FormError", "read_form"]

_MOST_FIELDS = 60


class FormError(Exception):
    """What was posted is no form of ours."""


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of the form in *request*; of a field that comes twice, the first.

    Raises:
        FormError: it is no form, or cannot be read.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise FormError("not a form")
    try:
        pairs = parse_qsl(
            (await request.body()).decode("ascii"),
            keep_blank_values=True,
            strict_parsing=False,
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:
        raise FormError(str(error)) from error
    fields: dict[str, str] = {}
    for name, text in pairs:
        fields.setdefault(name, text)
    return fields
