"""The client against a server that limits, errs, lies, stalls, cuts: no record lost or made up."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaincite.errors import RequestRefusedError, ServiceDownError
from plaincite.ingest.eutils import EutilsClient, Fetched
from plaincite.ingest.record_cache import RecordCache
from plaincite.model.record import Record
from plaincite.testing import EutilsServer, Fault, FaultKind

Walk = Callable[..., Record]
Serve = Callable[..., EutilsServer]
ClientOf = Callable[..., EutilsClient]


def pmids_of(batches: Iterable[Fetched]) -> list[str]:
    return [record.pmid or "" for batch in batches for record in batch.records]


PASSING = [
    Fault(FaultKind.RATE_LIMIT),
    Fault(FaultKind.RATE_LIMIT_INSIDE),
    Fault(FaultKind.BAD_GATEWAY),
    Fault(FaultKind.WEB_PAGE),
    Fault(FaultKind.ERROR_INSIDE),
    Fault(FaultKind.ERROR_INSIDE, text="Search Backend failed: Database is not supported: pubmed"),
    Fault(FaultKind.EMPTY),
    Fault(FaultKind.HANG_UP),
    Fault(FaultKind.CUT),
    Fault(FaultKind.CUT, 0.99),
    Fault(FaultKind.CUT_UNNOTICED),
    Fault(FaultKind.CUT_UNNOTICED, 0.99),
    Fault(FaultKind.CUT_UNNOTICED, 0.0),
    Fault(FaultKind.STALL, 5.0),
    Fault(FaultKind.SLOW, 0.1),
    Fault(FaultKind.FEWER, 1),
    Fault(FaultKind.FEWER, 1000),
    Fault(FaultKind.NO_RECORDS),
    Fault(FaultKind.STRANGER),
    Fault(FaultKind.TWICE),
]


@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: f"{fault.kind.name} {fault.amount}")
@pytest.mark.parametrize("endpoint", ["esearch", "efetch"])
def test_a_fault_that_passes_changes_nothing(
    walk: Walk, serve: Serve, client_of: ClientOf, fault: Fault, endpoint: str
) -> None:
    records = [walk(number) for number in range(1, 8)]
    server = serve(records, Fault(fault.kind, fault.amount, fault.text, endpoint))
    client = client_of(server)

    found = client.search("walking[tiab]")
    fetched = list(client.fetch(found.pmids))

    assert server.is_honest_again
    assert (found.count, len(found.pmids)) == (7, 7)
    assert pmids_of(fetched) == list(found.pmids)
    by_pmid = {record.pmid: record for batch in fetched for record in batch.records}
    assert by_pmid == {record.pmid: record for record in records}
    assert not any(batch.missing for batch in fetched)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(
        st.sampled_from([fault for fault in PASSING if fault.kind is not FaultKind.STALL]),
        max_size=4,
    )
)
def test_any_row_of_faults_changes_nothing(
    walk: Walk, serve: Serve, client_of: ClientOf, faults: list[Fault]
) -> None:
    """At most four in a row: the fifth attempt gets through, or all say the same error."""
    server = serve([walk(number) for number in range(1, 6)])
    client = client_of(server)
    expected = client.search("walking[tiab]").pmids
    server.plan(*(Fault(fault.kind, fault.amount, fault.text, "efetch") for fault in faults))

    batches = list(client.fetch(expected))

    named = sorted([*pmids_of(batches), *(pmid for batch in batches for pmid in batch.missing)])
    assert named == sorted(expected), "each one asked for is there or named as missing"
    liars = [fault for fault in faults if fault.kind in (FaultKind.FEWER, FaultKind.NO_RECORDS)]
    if len(liars) < 3:
        assert pmids_of(batches) == list(expected)


@pytest.mark.parametrize(
    "fault",
    [fault for fault in PASSING if fault.kind not in (FaultKind.SLOW, FaultKind.STALL)],
    ids=lambda fault: f"{fault.kind.name} {fault.amount}",
)
def test_a_fault_that_stays_is_an_error_and_never_nothing_found(
    walk: Walk, serve: Serve, client_of: ClientOf, fault: Fault
) -> None:
    harmless = (FaultKind.NO_RECORDS, FaultKind.STRANGER, FaultKind.TWICE)
    server = serve([walk(number) for number in range(1, 4)], *[fault] * 20)
    client = client_of(server)

    if fault.kind in harmless:  # they spoil no search
        assert client.search("walking[tiab]").count == 3
    else:
        with pytest.raises(ServiceDownError, match="says nothing about the research"):
            client.search("walking[tiab]")


def test_the_limits_are_kept(walk: Walk, serve: Serve, client_of: ClientOf) -> None:
    server = serve([walk(number) for number in range(1, 1203)])
    client = client_of(server)

    assert len(pmids_of(client.fetch(client.search("walking").pmids))) == 1202

    starts = [request.at for request in server.requests]
    assert len(starts) == 8, "one search and seven batches: none was refused"
    assert all(later - earlier >= 1 / 3 for earlier, later in pairwise(starts))


def test_with_a_key_ten_a_second(walk: Walk, serve: Serve, client_of: ClientOf) -> None:
    server = serve([walk(number) for number in range(1, 2600)], keys=["secret"])

    batches = list(client_of(server, api_key="secret").fetch([str(n) for n in range(1, 2600)]))

    assert len(pmids_of(batches)) == 2599
    assert len(server.requests) == 13
    assert server.requests[-1].at - server.requests[0].at < 1.5


def test_a_wrong_key_is_refused_at_once_and_not_repeated_in_the_message(
    serve: Serve, client_of: ClientOf
) -> None:
    server = serve([])

    with pytest.raises(RequestRefusedError, match="API key invalid") as caught:
        client_of(server, api_key="secret-123").search("walking")

    assert "secret-123" not in str(caught.value)
    assert len(server.requests) == 1


def test_every_request_says_who_asks_and_which_form_is_wanted(
    walk: Walk, serve: Serve, client_of: ClientOf
) -> None:
    server = serve([walk(1)])
    client = client_of(server)
    list(client.fetch(client.search("walking").pmids))

    for request in server.requests:
        assert request.method == "POST"
        told = {name: request.fields[name] for name in ("tool", "email", "retmode", "db")}
        assert told == {
            "tool": "walks", "email": "curator@example.org", "retmode": "xml", "db": "pubmed",
        }  # fmt: skip


def test_nothing_found_is_an_answer(walk: Walk, serve: Serve, client_of: ClientOf) -> None:
    found = client_of(serve([walk(1)])).search("zebra[tiab]")

    assert (found.count, found.pmids) == (0, ())
    assert "OutputMessage: No items found." in found.warnings
    assert "PhraseNotFound: zebra" in found.warnings


def test_missing_pmids_are_named(walk: Walk, serve: Serve, client_of: ClientOf) -> None:
    server = serve([walk(1), walk(3)])

    (batch,) = client_of(server).fetch(["3", "2", "1", "3"])

    assert [record.pmid for record in batch.records] == ["3", "1"]
    assert batch.missing == ("2",)


def test_only_wrong_pmids_are_all_missing(serve: Serve, client_of: ClientOf, walk: Walk) -> None:
    (batch,) = client_of(serve([walk(1)])).fetch(["8", "9"])

    assert (batch.records, batch.missing) == ((), ("8", "9"))


def test_the_higher_version_of_a_record_stands(
    walk: Walk, serve: Serve, client_of: ClientOf
) -> None:
    server = serve([walk(1, version=2), walk(1, "Old")])

    (batch,) = client_of(server).fetch(["1"])

    assert batch.records[0].version == 2


def test_more_than_9999_are_found_by_days(walk: Walk, serve: Serve, client_of: ClientOf) -> None:
    records = [walk(number, sections=()) for number in range(1, 12_001)]
    server = serve(records)
    client = client_of(server)

    everything = client.search("walking[tiab]")
    some = client.search("walking[tiab]", limit=10_500)
    few = client.search("walking[tiab]", limit=50)

    assert everything.count == 12_000
    assert sorted(map(int, everything.pmids)) == list(range(1, 12_001))
    assert len(set(some.pmids)) == 10_500
    assert (few.count, len(few.pmids)) == (12_000, 50)
    assert all("retstart" not in request.fields for request in server.requests)


def test_a_day_with_too_many_is_refused_with_advice(
    walk: Walk, serve: Serve, client_of: ClientOf
) -> None:
    one_day = walk(1).date
    records = [walk(number, sections=(), date=one_day) for number in range(1, 10_051)]

    with pytest.raises(RequestRefusedError, match="narrow the query"):
        client_of(serve(records)).search("walking[tiab]")


def test_the_history_server_can_be_used(walk: Walk, serve: Serve, client_of: ClientOf) -> None:
    server = serve([walk(number) for number in range(1, 8)])
    client = client_of(server)

    kept = client.search_and_keep("walking[tiab]")
    pages = [client.fetch_kept(kept, start=start, most=3) for start in (0, 3, 6)]

    assert kept.count == 7
    assert [record.pmid for page in pages for record in page] == list("7654321")

    server.answers.forget_sessions()
    with pytest.raises(RequestRefusedError, match="Unable to obtain query"):
        client.fetch_kept(kept, start=0)


def test_an_empty_query_is_refused(serve: Serve, client_of: ClientOf) -> None:
    with pytest.raises(RequestRefusedError, match="Empty term"):
        client_of(serve([])).search("  \n ")


@pytest.mark.parametrize("query", ['"', "(((((", ")(", "[tiab]", "AND", "\ud800 x", "a" * 20_000])
def test_odd_queries_bring_an_answer_or_one_error(
    walk: Walk, serve: Serve, client_of: ClientOf, query: str
) -> None:
    client = client_of(serve([walk(1)]))

    assert client.search(query).count in (0, 1)


def test_cached_articles_are_not_asked_for_again(
    walk: Walk, serve: Serve, client_of: ClientOf, tmp_path: Path
) -> None:
    server = serve([walk(number) for number in range(1, 4)])
    cache = RecordCache(tmp_path, server.url, hours=1)
    client = client_of(server, cache=cache)

    first = list(client.fetch(["1", "2"]))
    second = list(client.fetch(["1", "2", "3"]))

    assert pmids_of(first) == ["1", "2"]
    assert pmids_of(second) == ["1", "2", "3"]
    assert [request.fields["id"] for request in server.requests] == ["1,2", "3"]


def test_the_pauses_grow_and_are_the_same_each_time(
    walk: Walk, serve: Serve, client_of: ClientOf, clock: Any
) -> None:
    for _ in range(2):
        server = serve([walk(1)], *[Fault(FaultKind.BAD_GATEWAY)] * 4)
        client_of(server).search("walking")

    pauses = [seconds for seconds in clock.sleeps if seconds > 0.35]
    assert len(pauses) == 8
    assert pauses[:4] == sorted(pauses[:4])
    assert pauses[:4] == pytest.approx(pauses[4:])
