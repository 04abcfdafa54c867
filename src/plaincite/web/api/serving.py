"""The API by itself, for any server of ASGI applications; everything is set in the environment.

uvicorn --factory plaincite.web.api.serving:api --no-access-log
"""

import os
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI

from plaincite.api import Plaincite
from plaincite.errors import SettingError
from plaincite.library import open_library
from plaincite.web.api.app import make_api
from plaincite.web.api.logs import json_lines
from plaincite.web.keys import read_keys

__all__ = ["api"]


def api(environment: Mapping[str, str] = os.environ) -> FastAPI:
    """Return an application with the API at /api/v1, as the *environment* says.

    Raises:
        PlainciteError: a corpus, library or file of keys cannot be used as named.
    """
    corpus = environment.get("PLAINCITE_CORPUS") or None
    library = environment.get("PLAINCITE_LIBRARY") or None
    keys = environment.get("PLAINCITE_API_KEYS") or None
    log = environment.get("PLAINCITE_LOG", "none")
    if log not in ("none", "json"):
        raise SettingError("PLAINCITE_LOG", "must be 'json' or 'none'")
    inner = make_api(
        Plaincite.open(corpus, country=environment.get("PLAINCITE_COUNTRY") or None),
        library=open_library(library) if library else None,
        keys=read_keys(Path(keys)) if keys else None,
        on_request=json_lines() if log == "json" else None,
    )
    app = FastAPI(title="plaincite", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/api/v1", inner)
    return app
