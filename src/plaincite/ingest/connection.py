"""Which side failed: a machine without network is another thing than a service that is down."""

import errno
import socket
import ssl

import httpx

from plaincite.errors import NetworkDownError, SourceUnreachableError

__all__ = ["connection_error"]

_NO_WAY_OUT = frozenset(
    {
        errno.ENETUNREACH,
        errno.ENETDOWN,
        errno.EHOSTUNREACH,
        errno.EHOSTDOWN,
        errno.EADDRNOTAVAIL,
        errno.EACCES,
        errno.EPERM,
    }
)
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (socket.gaierror, "its name cannot be looked up"),
    (ssl.SSLError, "no secure connection; a proxy or an old certificate"),
    (httpx.ProxyError, "the proxy does not let us through"),
    (httpx.UnsupportedProtocol, "its address is no web address"),
    (httpx.ConnectTimeout, "no connection in time; perhaps a firewall"),
)


def connection_error(service: str, error: httpx.TransportError) -> SourceUnreachableError | None:
    """Return the error to raise when *error* shows that this machine cannot reach *service*.

    None means that there is a way to it: a refused or broken connection is the service's doing
    and may pass.
    """
    reason = _reason(error, _cause(error))
    return None if reason is None else NetworkDownError(service, reason)


def _reason(error: httpx.TransportError, cause: BaseException) -> str | None:
    if isinstance(cause, OSError) and cause.errno in _NO_WAY_OUT:
        return "there is no way to it"
    for kind, reason in _REASONS:
        if isinstance(cause, kind) or isinstance(error, kind):
            return reason
    # Refused or reset: somebody is there.
    is_answered = isinstance(cause, ConnectionError)
    return "no connection" if isinstance(error, httpx.ConnectError) and not is_answered else None


def _cause(error: BaseException) -> BaseException:
    """Return the error of the operating system behind the client's own.

    httpcore raises its errors "from None" again, and carries the cause as their argument.
    """
    found: BaseException = error
    for _ in range(10):
        carried = found.args[0] if found.args else None
        if found.__cause__ is not None:
            found = found.__cause__
        elif isinstance(carried, BaseException):
            found = carried
        else:
            break
    return found
