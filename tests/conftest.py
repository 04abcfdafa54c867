"""Fixtures for all tests. The network is shut for every test but loopback."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url, text

from plaincite.model.record import PublicationDate, Record, Section

# No test is timed: a machine with other work must not make one fail.
settings.register_profile("plaincite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("plaincite")

_ROOT = Path(__file__).parents[1]
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect: Callable[..., Any] = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        is_local = isinstance(address, (str, bytes)) or address[0] in ("127.0.0.1", "::1")
        if not is_local:
            raise OSError(f"tests may not reach the network: {address!r}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The public data sets beside the checkout; the test is skipped where they are not."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared data sets beside the checkout")
    return SHARED / "data"


@pytest.fixture(scope="session")
def willow() -> tuple[Record, ...]:
    """A review and two trials of one treatment, one of which found no clear difference."""

    def study(number: int, kind: str, year: int, title: str, *results: str) -> Record:
        return Record(
            f"pmid:{number}",
            title,
            tuple(map(Section, results, ("METHODS", "RESULTS", "CONCLUSIONS"))),
            pmid=str(number),
            journal="Journal of Examples",
            date=PublicationDate(year),
            publication_types=(kind,),
            languages=("eng",),
        )

    trial = "Randomized Controlled Trial"
    return (
        study(
            1,
            "Systematic Review",
            2021,
            "Willow tablets for back pain: a systematic review",
            "We searched for randomised trials of willow tablets in adults with back pain.",
            "In nine trials of 1,840 adults with back pain, willow tablets reduced pain compared "
            "with placebo (SMD -0.4; 95% CI -0.6 to -0.2).",
            "Willow tablets may reduce back pain in adults.",
        ),
        study(
            2,
            trial,
            2020,
            "Willow tablets for back pain: a randomised trial",
            "We randomised 240 adults with back pain to willow tablets or placebo.",
            "Pain fell by 2 points more with willow tablets than with placebo at 12 weeks.",
            "Willow tablets reduced back pain over 12 weeks, but the trial was short.",
        ),
        study(
            3,
            trial,
            2018,
            "Willow bark after four weeks in adults with back pain: a randomised trial",
            "We randomised 96 adults with back pain to willow tablets or placebo.",
            "There was no clear difference in back pain between participants on willow tablets and "
            "participants on placebo at 4 weeks.",
        ),
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL for these tests; they are skipped where there is none."""
    given = os.environ.get("PLAINCITE_TEST_POSTGRES")
    if given:
        yield given
        return
    command = [sys.executable, str(_ROOT / ".ci" / "postgres")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stderr is not None
        url = server.stdout.readline().strip()
        if not url:
            pytest.skip(f"needs PostgreSQL: {server.stderr.read().strip()[-200:]}")
        yield url
        server.stdin.close()


@pytest.fixture
def postgres_target(postgres: str) -> Iterator[str]:
    """A place for one library in PostgreSQL."""
    server = make_url(postgres).set(drivername="postgresql+psycopg")
    name = f"library_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
