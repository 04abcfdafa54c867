"""The snapshot names a set, whatever its history."""

from hypothesis import given
from hypothesis import strategies as st

from plaincite.corpus.snapshot import Snapshot, record_digest

DIGESTS = st.lists(st.binary(max_size=3).map(record_digest), unique=True)


def summed(digests: list[bytes]) -> Snapshot:
    snapshot = Snapshot()
    for digest in digests:
        snapshot = snapshot.plus(digest)
    return snapshot


@given(DIGESTS.flatmap(lambda digests: st.tuples(st.just(digests), st.permutations(digests))))
def test_order_does_not_matter(orders: tuple[list[bytes], list[bytes]]) -> None:
    assert summed(orders[0]) == summed(orders[1])


@given(DIGESTS, DIGESTS)
def test_what_came_and_went_leaves_no_trace(kept: list[bytes], passing: list[bytes]) -> None:
    snapshot = summed(kept + passing)
    for digest in passing:
        snapshot = snapshot.minus(digest)
    assert snapshot.snapshot_id == summed(kept).snapshot_id


@given(DIGESTS, DIGESTS)
def test_other_sets_have_other_names(one: list[bytes], other: list[bytes]) -> None:
    has_same_name = summed(one).snapshot_id == summed(other).snapshot_id
    assert has_same_name == (set(one) == set(other))


def test_the_name_of_nothing_is_fixed() -> None:
    """Pages print snapshot ids; a change of method would rename every corpus."""
    assert Snapshot().snapshot_id == "cf978d182dbd725443096e965f6d73c8"
