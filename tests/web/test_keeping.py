"""Questions are kept only where the publisher asks for it: stripped, by month, and it is said."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from plaincite.errors import SettingError
from plaincite.library import open_asked
from plaincite.library.store import Library

Serve = Callable[..., TestClient]


def ask(client: TestClient, text: str) -> int:
    return client.post("/ask/", data={"question": text}).status_code


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Do statins cause muscle pain?", ("do statins cause muscle pain", "published page")),
        (
            "Do inhaled steroids prevent asthma attacks?",
            ("do inhaled steroids prevent asthma attacks", "answered just now"),
        ),
        ("Mary Quill: does zinc cure gout?", ("… does zinc cure gout", "nothing found")),
    ],
)
def test_known_words_and_what_came_of_them_are_kept(
    serve: Serve, library: Library, asked: str, kept: tuple[str, str]
) -> None:
    ask(serve(keep_questions=True), asked)
    (found,) = open_asked(library).all()

    assert (found.words, found.outcome) == kept
    assert len(found.month) == len("2026-03"), "no finer than a month"


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("I have crushing chest pain right now", id="an emergency"),
        pytest.param("I want to kill myself", id="a crisis"),
        pytest.param("Should I stop taking my statin because of muscle pain?", id="advice"),
        pytest.param("What is the weather?", id="no question about health"),
        pytest.param("Mary Quill, Elm Row", id="no medical word"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_tells_of_one_person_is_never_kept(serve: Serve, library: Library, asked: str) -> None:
    ask(serve(keep_questions=True), asked)

    assert open_asked(library).all() == ()


def test_unless_asked_for_nothing_is_kept(serve: Serve, library: Library) -> None:
    ask(serve(), "Does zinc cure gout?")

    assert open_asked(library).all() == ()


@pytest.mark.parametrize("keeps", [True, False])
def test_readers_are_told(serve: Serve, keeps: bool) -> None:
    """On the page about privacy, beside the box, and on the answer."""
    client = serve(keep_questions=keeps)
    told = client.get("/privacy/").text
    beside = [client.get("/ask/").text]
    beside += [client.post("/ask/", data={"question": "Does zinc cure gout?"}).text]

    assert ("Your question is not kept." in told) is not keeps
    assert ("We keep the health words of questions" in told) is keeps
    for text in beside:
        assert ("We do not keep your question." in text) is not keeps
        assert ("We keep the health words of your question" in text) is keeps


def test_it_needs_a_library(serve: Serve) -> None:
    with pytest.raises(SettingError, match="needs a library"):
        serve(None, keep_questions=True)


def test_an_answer_does_not_wait_for_a_library_that_cannot_be_written(
    serve: Serve, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = serve(keep_questions=True)
    library.close()

    def refuse(*_: object, **__: object) -> None:
        raise SettingError("library", "cannot be written")

    monkeypatch.setattr("plaincite.library.asked.AskedQuestions.count", refuse)
    assert ask(client, "Does zinc cure gout?") == 200
