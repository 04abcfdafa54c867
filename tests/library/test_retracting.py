"""A corpus in which a library's retractions hold too."""

import pytest

from plaincite.corpus import MemoryCorpus
from plaincite.library import Retracting, retracted_in
from plaincite.library.store import Library
from plaincite.model.library import Signature
from plaincite.model.record import Record
from plaincite.pipeline import standing_reason

RECORDS = (
    Record("pmid:7", "Willow for pain", pmid="7", doi="10.1000/WILLOW"),
    Record("pmid:8", "Zinc for colds", pmid="8"),
)


def corpus() -> MemoryCorpus:
    return MemoryCorpus(RECORDS, changed_on="2026-03-14", name="made")


def retracted(held: Retracting) -> list[str]:
    found = [held.get(record.record_id) for record in RECORDS]
    return [record.record_id for record in found if record and standing_reason(record)]


def beside(*ids: str) -> Retracting:
    return Retracting(corpus(), lambda: frozenset(ids))


@pytest.mark.parametrize("name", ["pmid:7", "doi:10.1000/willow"])
def test_what_is_named_by_either_id_is_retracted_and_nothing_else(name: str) -> None:
    assert retracted(beside(name)) == ["pmid:7"]
    assert retracted(beside()) == []
    assert beside("pmid:9").get("pmid:9") is None


def test_the_snapshot_names_what_is_retracted() -> None:
    """Same records, same retractions: the same name; without any, the corpus' own."""
    own = corpus().snapshot_id
    some = [beside(*ids).snapshot_id for ids in ("", ("pmid:7", "pmid:8"), ("pmid:8", "pmid:7"))]

    assert some[0] == own
    assert some[1] == some[2]
    assert some[1].startswith(f"{own}-")
    assert beside("pmid:7").snapshot_id not in some


def test_it_hears_of_what_a_library_learns(library: Library, anna: Signature) -> None:
    library.note_retracted({"pmid:7"}, "Faked.", anna)
    held = Retracting(corpus(), retracted_in(library))

    assert retracted(held) == ["pmid:7"]
    assert (held.name, held.last_changed_on, len(held)) == ("made", "2026-03-14", 2)
