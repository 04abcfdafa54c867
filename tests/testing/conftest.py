"""Records for the stand-in to hold."""

from collections.abc import Callable

import pytest

from plaincite.model.record import MeshHeading, PublicationDate, Record, Section


@pytest.fixture(scope="session")
def walk() -> Callable[..., Record]:
    """Make a record about walks."""

    def made(number: int, title: str = "Walking and sleep", **changes: object) -> Record:
        fields: dict[str, object] = {
            "record_id": f"pmid:{number}",
            "title": title,
            "sections": (Section("They slept well after a long walk."),),
            "pmid": str(number),
            "date": PublicationDate(2000 + number, rule="PubDate"),
            "mesh": (MeshHeading("Walking"), MeshHeading("Back Pain", is_major=True)),
            "languages": ("eng",),
        }
        return Record(**(fields | changes))  # type: ignore[arg-type]

    return made
