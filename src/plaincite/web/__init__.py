"""The door over HTTP: the reader site, its question box, the review desk; `api` for programs."""
