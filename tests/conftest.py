"""Fixtures for all tests. The network is shut for every test but loopback."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plaincite.model.record import PublicationDate, Record, Section

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
