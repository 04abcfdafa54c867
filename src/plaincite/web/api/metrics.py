"""Metrics in Prometheus' text form: counts and times by route, and nothing about anybody.

No address, no key, no word of a question is a label; routes are named by their pattern.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from plaincite import __version__

__all__ = ["Metrics"]

_BUCKETS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


class Metrics:
    """The counters of one application."""

    media_type = "text/plain; version=0.0.4; charset=utf-8"

    def __init__(self, *, snapshot: str, n_records: int) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "plaincite_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "plaincite_request_seconds",
            "Time to answer a request.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._pages = Counter(
            "plaincite_pages", "Pages made, by status.", ("status",), registry=self._registry
        )
        records = Gauge("plaincite_records", "Records in the corpus.", registry=self._registry)
        records.set(n_records)
        build = Gauge(
            "plaincite_build", "What runs.", ("version", "snapshot"), registry=self._registry
        )
        build.labels(__version__, snapshot).set(1)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Note a request that was answered."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_page(self, status: str) -> None:
        """Note a page that was made."""
        self._pages.labels(status).inc()

    def text(self) -> bytes:
        """Return all figures as Prometheus reads them."""
        return generate_latest(self._registry)
