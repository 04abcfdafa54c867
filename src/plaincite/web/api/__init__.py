"""The HTTP API, to be mounted at /api/v1: `app.make_api` makes it, `serving.api` runs it alone."""
