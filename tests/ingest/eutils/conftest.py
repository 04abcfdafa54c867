"""A stand-in server and a client of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from random import Random
from typing import Any

import httpx
import pytest

from plaincite.ingest.courier import Courier
from plaincite.ingest.eutils import EutilsClient
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.pacing import Limiter
from plaincite.model.record import MeshHeading, PublicationDate, Record, Section
from plaincite.testing import EutilsServer, Fault


@pytest.fixture(scope="session")
def walk() -> Callable[..., Record]:
    """Make a record about walks."""

    def made(number: int, title: str = "Walking and sleep", **changes: object) -> Record:
        fields: dict[str, object] = {
            "record_id": f"pmid:{number}",
            "title": f"{title}, part {number}.",
            "sections": (Section(f"We asked {number} walkers. They slept well."),),
            "pmid": str(number),
            "journal": "Journal of Walks",
            "date": PublicationDate(2000 + number % 20, 1 + number % 12, rule="PubDate"),
            "mesh": (MeshHeading("Walking", ui="D016138"),),
            "languages": ("eng",),
            "publication_types": ("Journal Article",),
        }
        return Record(**(fields | changes))  # type: ignore[arg-type]

    return made


@pytest.fixture
def serve(clock: Any) -> Iterator[Callable[..., EutilsServer]]:
    """Start a stand-in over records; it goes by the fake clock."""
    with ExitStack() as open_servers:

        def started(records: list[Record], *faults: Fault, **options: object) -> EutilsServer:
            server = EutilsServer(records, faults=faults, clock=clock, **options)  # type: ignore[arg-type]
            return open_servers.enter_context(server)

        yield started


@pytest.fixture
def client_of(clock: Any) -> Iterator[Callable[..., EutilsClient]]:
    """Make a client that asks as a live one does, but for real time."""
    with ExitStack() as open_clients:

        def made(server: EutilsServer, **options: object) -> EutilsClient:
            key = options.pop("api_key", None)
            settings = LiveSettings("curator@example.org", "walks", key, server.url)  # type: ignore[arg-type]
            courier = Courier(
                "PubMed",
                server.url,
                limiter=Limiter(clock=clock, sleep=clock.sleep),
                interval=0.11 if key else 0.35,
                transport=httpx.HTTPTransport(verify=False),  # certificates take long to load
                read_timeout=0.3,
                clock=clock,
                sleep=clock.sleep,
                chance=Random(7),
            )
            client = EutilsClient(settings, courier=courier, **options)  # type: ignore[arg-type]
            return open_clients.enter_context(closing(client))

        yield made
