"""Replies: stored files as they are, and short pages that say what happened."""

from starlette.requests import Request
from starlette.responses import Response

from plaincite.publish.site import Press
from plaincite.web.stored import StoredFile

__all__ = ["page", "stored"]

_FOR_GOOD = "public, max-age=31536000, immutable"  # the name of the style changes with it


def stored(request: Request, file: StoredFile, *, status: int | None = None) -> Response:
    """Return *file*, or nothing where the browser has it already.

    Browsers ask each time whether a page is still the same, so that what is taken down is gone.
    """
    is_style = file.media_type.startswith("text/css")
    headers = {
        "cache-control": _FOR_GOOD if is_style else "no-cache",
        "etag": f'W/"{file.tag}"',
        "vary": "accept-encoding",
    }
    if status is None and headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    content = file.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        content = file.packed
        headers["content-encoding"] = "gzip"
    code = status or (410 if file.is_gone else 200)
    headers |= {"content-type": file.media_type, "content-length": str(len(content))}
    return Response(b"" if request.method == "HEAD" else content, code, headers)


def page(
    press: Press,
    what: str,
    *,
    status: int,
    again: str | None = None,
    back: str | None = None,
    **values: object,
) -> Response:
    """Return a short page of the site's own texts "WHAT_title" and "WHAT".

    Args:
        press: Of the site.
        what: Which text.
        status: Of HTTP.
        again: Puts the question box below, with this in it.
        back: Where a link leads back to.
        values: For the places in the text.
    """
    say = press.frame.texts.say
    made = press.frame.render(
        "message.html.jinja",
        path=None,
        title=say(f"{what}_title"),
        message=say(what, **values),
        again=again,
        back=back,
    )
    return Response(made, status, {"cache-control": "no-store"}, "text/html")
