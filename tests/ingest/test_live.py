"""Live sources: what a question brings from PubMed, and how it is told."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from random import Random
from urllib.parse import parse_qsl

import httpx
import pytest

from plaincite.errors import ServiceDownError
from plaincite.ingest.courier import Courier
from plaincite.ingest.europepmc_client import EuropePmcClient
from plaincite.ingest.eutils import EutilsClient
from plaincite.ingest.live import LiveEuropePmc, LivePubMed
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.pacing import Limiter
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section
from plaincite.testing import EutilsServer, Fault, FaultKind


def article(number: int, title: str, *kinds: str) -> Record:
    return Record(
        f"pmid:{number}",
        title,
        (Section("They slept."),),
        pmid=str(number),
        publication_types=kinds,
        languages=("eng",),
    )


def question(*concepts: Concept, **constraints: bool) -> Question:
    return Question(
        "Does walking help?",
        "slug",
        QuestionKind.EFFECT,
        concepts,
        Constraints(**constraints),  # type: ignore[arg-type]
        Specialty("General Practice", "PrimaryCare"),
    )


WALKING = Concept("walks", ConceptRole.INTERVENTION, ("walking",))
SLEEP = Concept("sleep", ConceptRole.CONDITION, ("insomnia",))
WOMEN = Concept("women", ConceptRole.POPULATION, ("woman",))


@pytest.fixture
def servers() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def open_over(
    records: list[Record], servers: ExitStack, *faults: Fault
) -> tuple[LivePubMed, EutilsServer]:
    server = servers.enter_context(EutilsServer(records, faults=faults, limits_rate=False))
    courier = Courier(
        "PubMed",
        server.url,
        limiter=Limiter(),
        interval=0.0,
        transport=httpx.HTTPTransport(verify=False),
        sleep=lambda _: None,
        chance=Random(1),
    )
    source = LivePubMed(EutilsClient(LiveSettings("a@b.org"), courier=courier))
    return servers.enter_context(closing(source)), server


def test_what_bears_on_the_question_is_brought_with_its_query(servers: ExitStack) -> None:
    records = [article(1, "Walking and sleep"), article(2, "Walking"), article(3, "Sleep")]
    source, _ = open_over(records, servers)

    found = source.find(question(WALKING, SLEEP), limit=10)

    assert found.records == (records[0],)
    assert (found.service, found.n_matches, found.missing) == ("PubMed", 1, ())
    assert found.query is not None
    assert '"insomnia"[tiab]' in found.query


def test_a_narrow_search_that_finds_too_little_is_widened(servers: ExitStack) -> None:
    records = [article(number, "Walking and sleep") for number in range(1, 4)]
    source, _ = open_over([*records, article(4, "Walking, sleep and women")], servers)

    found = source.find(question(WALKING, SLEEP, WOMEN), limit=10)

    assert found.n_matches == 4
    assert found.query is not None
    assert "women" not in found.query


def test_what_a_narrow_search_finds_is_not_crowded_out_by_a_wider_one(servers: ExitStack) -> None:
    wide = [article(number, "Walking and sleep") for number in range(100, 180)]
    source, _ = open_over([article(4, "Walking, sleep and women"), *wide], servers)

    found = source.find(question(WALKING, SLEEP, WOMEN), limit=10)

    assert [record.pmid for record in found.records][:2] == ["4", "179"]
    assert (len(found.records), found.n_matches) == (10, 81)


def test_a_narrow_search_that_finds_enough_stays(servers: ExitStack) -> None:
    many = [article(number, "Walking, sleep and women") for number in range(1, 31)]
    source, server = open_over([*many, article(99, "Walking and sleep")], servers)

    assert source.find(question(WALKING, SLEEP, WOMEN), limit=100).n_matches == 30
    assert len(server.requests) == 2


@pytest.mark.parametrize(("reviews_first", "n_reviews"), [(False, 5), (True, 10)])
def test_reviews_keep_places_when_there_is_too_much(
    servers: ExitStack, reviews_first: bool, n_reviews: int
) -> None:
    reviews = [article(n, "Walking and sleep", "Systematic Review") for n in range(1, 31)]
    others = [article(n, "Walking and sleep") for n in range(100, 180)]
    source, _ = open_over([*reviews, *others], servers)

    found = source.find(question(WALKING, SLEEP, reviews_first=reviews_first), limit=20)

    kinds = [bool(record.publication_types) for record in found.records]
    assert len(kinds) == 20
    assert kinds == [True] * n_reviews + [False] * (20 - n_reviews)


def test_nothing_to_look_for_is_no_search(servers: ExitStack) -> None:
    source, server = open_over([], servers)
    asked = question()
    asked = Question("?", asked.slug, asked.kind, (), asked.constraints, asked.specialty)

    assert source.find(asked, limit=5).query is None
    assert server.requests == []


def test_a_service_that_is_down_raises(servers: ExitStack) -> None:
    source, _ = open_over(
        [article(1, "Walking and sleep")], servers, *[Fault(FaultKind.BAD_GATEWAY)] * 9
    )

    with pytest.raises(ServiceDownError):
        source.find(question(WALKING, SLEEP), limit=5)


def test_names_that_stand_nowhere_are_no_news(servers: ExitStack) -> None:
    """Of many names for a thing, some are always strange to PubMed."""
    source, _ = open_over([article(1, "Walking and sleep")], servers)

    assert source.find(question(WALKING, SLEEP), limit=5).warnings == ()


def europe_pmc(results: list[dict[str, str]], asked: list[dict[str, str]]) -> LiveEuropePmc:
    """Europe PMC that has *results* for every query, and notes what it was asked."""

    def handler(request: httpx.Request) -> httpx.Response:
        fields = dict(parse_qsl(request.content.decode()))
        asked.append(fields)
        page = results[: int(fields["pageSize"])]
        reply = {"hitCount": len(results), "resultList": {"result": page}}
        return httpx.Response(200, json=reply)

    courier = Courier(
        "Europe PMC",
        "http://epmc.example/",
        limiter=Limiter(),
        interval=0.0,
        transport=httpx.MockTransport(handler),
    )
    return LiveEuropePmc(EuropePmcClient(LiveSettings("a@b.org"), courier=courier))


def test_europe_pmc_is_asked_in_its_own_language() -> None:
    asked: list[dict[str, str]] = []
    results = [{"id": str(n), "source": "PPR", "title": f"Walk {n}"} for n in range(1, 31)]

    with closing(europe_pmc(results, asked)) as source:
        found = source.find(question(WALKING, SLEEP), limit=8)

    assert (found.service, found.n_matches, len(found.records)) == ("Europe PMC", 30, 8)
    assert all(record.is_preprint for record in found.records)
    assert found.query == asked[0]["query"]
    assert 'TITLE_ABS:"insomnia"' in asked[0]["query"]
    assert 'PUB_TYPE:"systematic review"' in asked[1]["query"]
