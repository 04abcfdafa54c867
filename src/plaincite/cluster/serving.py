"""The web server by several processes: Ray Serve takes requests and hands them to replicas.

Each replica is the application that `plaincite serve` runs, with a corpus and a line of its own.
The review desk is not offered: run it beside, by `plaincite serve --desk`, on the same library.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi import FastAPI
from ray import serve as ray_serve
from ray.serve.schema import LoggingConfig

from plaincite.cluster.crew import at_work
from plaincite.cluster.opening import Crew, Serving
from plaincite.cluster.places import whole_path, whole_target
from plaincite.errors import ClusterError
from plaincite.web.api.opening import Programs
from plaincite.web.serving import Wanted, application

__all__ = ["serve"]

_AT_ONCE = 64  # requests a replica has in hand; its own line refuses questions long before
_SECONDS = 60.0  # more than any reply may take


def serve(
    serving: Serving,
    crew: Crew,
    *,
    on_start: Callable[[], object],
    until: threading.Event | None = None,
) -> None:
    """Serve until somebody stops it; see `opening.serve`."""
    with at_work(crew) as n_workers:
        try:
            _start(serving, n_workers)
            on_start()
            (until or threading.Event()).wait()
        finally:
            ray_serve.shutdown()


def _wanted(serving: Serving) -> Wanted:
    """Return what each replica opens; they may work in another folder."""
    texts = whole_path(serving.settings.texts)
    return Wanted(
        replace(serving.settings, texts=texts),
        whole_path(serving.corpus),
        whole_target(serving.library),
        serving.country,
        programs=Programs(keys=whole_path(serving.api_keys)),
    )


def _start(serving: Serving, n_replicas: int) -> None:
    quiet = LoggingConfig(log_level="CRITICAL", enable_access_log=False)
    ray_serve.start(
        http_options={"host": serving.host, "port": serving.port, "request_timeout_s": _SECONDS},
        logging_config=quiet,
    )
    site = ray_serve.deployment(
        name="site",
        num_replicas=n_replicas,
        max_ongoing_requests=_AT_ONCE,
        ray_actor_options={"num_cpus": 1},
        logging_config=quiet,
    )(ray_serve.ingress(_builder(_wanted(serving)))(_Replica))
    try:
        ray_serve.run(site.bind(), name="plaincite", route_prefix="/", logging_config=quiet)
    except RuntimeError as error:
        raise ClusterError(
            "the server did not start; 'plaincite serve' with the same options says why"
        ) from error


class _Replica:
    """Ray's name for a process that serves."""


def _builder(wanted: Wanted) -> Callable[[], FastAPI]:
    def build() -> FastAPI:
        opened: Any = application(wanted)
        # Open for as long as the process lives; nothing in it needs closing in order.
        app: FastAPI = opened.__enter__()
        app.state.opened = opened
        return app

    return build
