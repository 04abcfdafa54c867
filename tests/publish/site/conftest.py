"""A small public library written by hand, and presses for it."""

from collections.abc import Callable

import pytest

from plaincite.model.answer import Answer
from plaincite.model.library import LedgerEntry, LibraryQuestion, PublicPage, PublicVersion
from plaincite.publish.site import Press, SiteSettings, read_texts

MakePress = Callable[..., Press]
TODAY = "2026-03-20"


def page(
    question: str,
    *,
    specialty: str = "Pain Medicine",
    topics: tuple[str, ...] = (),
    current: int | None = 1,
    versions: tuple[PublicVersion, ...] = (PublicVersion(1, "2026-03-14"),),
    ledger: tuple[LedgerEntry, ...] = (LedgerEntry("2026-03-14", "first published", 1),),
) -> PublicPage:
    name = "-".join(question.lower().rstrip("?").split())
    return PublicPage(
        LibraryQuestion(name, question, specialty, (), topics), current, versions, ledger
    )


TABLET = page("Does the tablet help back pain?", topics=("back pain",))
GONE = page("Does gold help gout?", specialty="Rheumatology", current=None)
OTHERS = (
    page("Does walking help back pain?", topics=("back pain", "walking")),
    page("Do statins cause muscle pain?", specialty="Cardiology", topics=("statins",)),
    page("Is zinc good for a cold?", specialty="General Practice", topics=("common cold",)),
    page("What is a stent?", specialty="Cardiology", topics=("stents",)),
)


@pytest.fixture
def pages() -> tuple[PublicPage, ...]:
    return (TABLET, GONE, *OTHERS)


@pytest.fixture
def make_press(answer: Answer, pages: tuple[PublicPage, ...]) -> MakePress:
    """Make a press; every page of it shows the one answer."""

    def make(
        shown: tuple[PublicPage, ...] | None = None,
        *,
        of: Answer = answer,
        today: str = TODAY,
        **settings: object,
    ) -> Press:
        chosen = SiteSettings(address="https://a.example/", **settings)  # type: ignore[arg-type]
        return Press(
            pages if shown is None else shown,
            lambda _slug, _number: of,
            settings=chosen,
            texts=read_texts(chosen.texts),
            today=today,
        )

    return make
