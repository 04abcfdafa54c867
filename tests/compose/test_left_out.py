"""Each study that a page does not show has one reason beside it."""

from typing import Any

from plaincite.compose.left_out import with_far, with_use
from plaincite.model.answer import Provenance

SEARCH = Provenance(
    corpus="c", corpus_name="c", corpus_size=3, searched_on="2026-01-01", engine="e",
    composer="extractive", found=3, used=0,
)  # fmt: skip


def test_far_spare_and_used_studies(make_evidence: Any) -> None:
    used, spare, far, opening = (make_evidence(record_id=f"pmid:{n}") for n in range(4))
    found = [used, spare, far, opening]

    provenance = with_far(SEARCH, found, {"pmid:0": used, "pmid:1": spare})
    told = with_use(provenance, found, [used, opening])

    assert told.used == 2
    assert [(each.record_id, each.reason.split()[0]) for each in told.left_out] == [
        ("pmid:1", "bears"),
        ("pmid:2", "It"),
    ]
