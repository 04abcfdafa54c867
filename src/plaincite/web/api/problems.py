"""Errors as problem details (RFC 9457): one JSON shape for all of them.

What was sent is not repeated in an error, since errors end up in logs.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from plaincite.errors import (
    PlainciteError,
    QuestionError,
    UnknownQuestionError,
    UnknownRecordError,
)

__all__ = ["MEDIA_TYPE", "Problem", "add_problem_details", "problem", "responses"]

MEDIA_TYPE = "application/problem+json"
_STATUSES: dict[type[PlainciteError], int] = {
    UnknownRecordError: 404,
    UnknownQuestionError: 404,
    QuestionError: 422,
}
_DETAILS = {
    400: "the body is not JSON in UTF-8",
    404: "there is nothing at this address; {root}/openapi.json lists what there is",
    405: "this address does not take this method; {root}/openapi.json lists what there is",
}
_MOST_FAULTS = 10


class Fault(BaseModel):
    """What is wrong with one part of a request."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    where: str
    message: str


class Problem(BaseModel):
    """Problem details: `status` repeats the response's, `detail` says what to do."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[Fault, ...] = ()


def problem(
    status: int,
    detail: str,
    *,
    errors: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return the response that tells of an error."""
    document = Problem(
        title=HTTPStatus(status).phrase, status=status, detail=detail, errors=tuple(errors)
    )
    return JSONResponse(
        document.model_dump(mode="json"), status, headers=headers, media_type=MEDIA_TYPE
    )


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what OpenAPI is told of a route that may answer with these problems."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def add_problem_details(app: FastAPI) -> None:
    """Let *app* answer every error in this shape."""
    handlers: dict[type[Exception], Callable[..., Awaitable[JSONResponse]]] = {
        PlainciteError: _ours,
        RequestValidationError: _not_valid,
        HTTPException: _of_http,
        Exception: _unforeseen,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)


async def _ours(_request: Request, error: PlainciteError) -> JSONResponse:
    statuses = (status for kind, status in _STATUSES.items() if isinstance(error, kind))
    return problem(next(statuses, 503), str(error))


async def _not_valid(request: Request, error: RequestValidationError) -> JSONResponse:
    faults = [
        Fault(where=".".join(str(part) for part in item["loc"]), message=item["msg"])
        for item in error.errors()[:_MOST_FAULTS]
    ]
    detail = "; ".join(f"{fault.where}: {fault.message}" for fault in faults)
    if "json" not in request.headers.get("content-type", "json"):  # as curl sends it by itself
        detail = f"{detail}; send JSON with the header 'Content-Type: application/json'"
    return problem(422, detail, errors=faults)


async def _of_http(request: Request, error: HTTPException) -> JSONResponse:
    told = _DETAILS.get(error.status_code, str(error.detail))
    detail = told.replace("{root}", request.scope.get("root_path", ""))
    return problem(error.status_code, detail, headers=error.headers)


async def _unforeseen(_request: Request, _error: Exception) -> JSONResponse:
    return problem(500, "plaincite failed in a way it should not; please report it")
