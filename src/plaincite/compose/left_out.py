"""Left out: which of the studies found a page does not show, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plaincite.model.answer import LeftOut, Provenance
from plaincite.model.evidence import Evidence

__all__ = ["with_far", "with_use"]

_FAR = "It has the words of the question, but does not answer it."
_SPARE = "bears on the question; stronger studies are shown"


def with_far(
    provenance: Provenance, found: Sequence[Evidence], near: Mapping[str, Evidence]
) -> Provenance:
    """Return *provenance* with the studies of *found* that are not among those *near*."""
    far = tuple(
        LeftOut(item.record.record_id, _FAR) for item in found if item.record.record_id not in near
    )
    return replace(provenance, left_out=(*far, *provenance.left_out))


def with_use(
    provenance: Provenance, evidence: Sequence[Evidence], cited: Sequence[Evidence]
) -> Provenance:
    """Return *provenance* with the count of studies *cited*, and those of *evidence* that are not.

    A study that opens the page is used, however far its finding lies.
    """
    used = {item.record.record_id for item in cited}
    known = used | {item.record_id for item in provenance.left_out}
    spare = tuple(
        LeftOut(item.record.record_id, _SPARE)
        for item in evidence
        if item.record.record_id not in known
    )
    others = tuple(item for item in provenance.left_out if item.record_id not in used)
    return replace(provenance, used=len(used), left_out=(*spare, *others))
