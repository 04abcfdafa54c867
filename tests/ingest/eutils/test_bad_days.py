"""Whole searches on whole bad days: thousands of records, a fault in most requests, none lost."""

import random
from collections.abc import Callable

import pytest

from plaincite.ingest.eutils import EutilsClient
from plaincite.model.record import Record
from plaincite.testing import EutilsServer, Fault, FaultKind

HONEST = Fault(FaultKind.SLOW, 0.0)
FAULTS = [
    Fault(FaultKind.STALL, 0.4) if kind is FaultKind.STALL
    else Fault(kind, 0.01) if kind is FaultKind.SLOW
    else Fault(kind, 3) if kind is FaultKind.FEWER
    else Fault(kind, 0.7)
    for kind in FaultKind
    if kind is not FaultKind.REFUSAL
]  # fmt: skip


def bad_day(seed: int) -> list[Fault]:
    """Make up to three faults in a row, then an honest reply, and so on."""
    chance = random.Random(seed)
    return [
        fault
        for _ in range(200)
        for fault in [*chance.choices(FAULTS, k=chance.choice((0, 1, 1, 2, 3))), HONEST]
    ]


@pytest.mark.parametrize("seed", range(2))
def test_no_record_is_lost_or_made_up(
    walk: Callable[..., Record],
    serve: Callable[..., EutilsServer],
    client_of: Callable[..., EutilsClient],
    seed: int,
) -> None:
    records = {str(number): walk(number) for number in range(1, 2001)}
    server = serve(list(records.values()), *bad_day(seed))
    client = client_of(server)

    found = client.search("walking[tiab]")
    batches = list(client.fetch(found.pmids))

    fetched = [record for batch in batches for record in batch.records]
    assert len(fetched) == len(records)
    assert {record.pmid: record for record in fetched} == records
    assert not any(batch.missing for batch in batches)
    starts = [request.at for request in server.requests]
    assert all(later - start >= 1 for start, later in zip(starts, starts[3:], strict=False))
