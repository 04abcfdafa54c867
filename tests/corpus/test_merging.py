"""Which state of a record stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.corpus.merging import Outcome, State, merge, to_state
from plaincite.errors import RecordError
from plaincite.model.record import Deletion, DigestFacts, Record

ADDED, REPLACED, UNCHANGED, DELETED = Outcome
GONE = Deletion("1")


def version(number: int, title: str = "a") -> Record:
    return Record("1", title, version=number)


def digest(title: str = "digest", number: int = 1) -> Record:
    return Record("1", title, version=number, digest=DigestFacts())


def states_of(items: list[Record | Deletion]) -> list[State]:
    return [to_state(item, source="made") for item in items]


@pytest.mark.parametrize(
    ("items", "outcomes", "title"),
    [
        pytest.param([version(1), version(1)], (ADDED, UNCHANGED), "a", id="same again"),
        pytest.param([version(1), version(2)], (ADDED, REPLACED), "a", id="higher version"),
        pytest.param([version(2), version(1, "b")], (ADDED, UNCHANGED), "a", id="lower version"),
        pytest.param([version(1), version(1, "b")], (ADDED, REPLACED), "b", id="later content"),
        pytest.param([version(1), GONE], (ADDED, DELETED), None, id="deletion"),
        pytest.param([GONE, version(1)], (UNCHANGED, ADDED), "a", id="deletion of nothing"),
        pytest.param([version(1), GONE, GONE], (ADDED, DELETED, UNCHANGED), None, id="gone twice"),
        pytest.param([version(2), GONE, version(1)], (ADDED, DELETED, ADDED), "a", id="back again"),
    ],
)
def test_what_stands(
    items: list[Record | Deletion], outcomes: tuple[Outcome, ...], title: str | None
) -> None:
    states: dict[str, State] = {}
    assert merge(states, states_of(items)) == outcomes
    digest = None if title is None else states_of([version(states["1"].version, title)])[0].digest
    assert states["1"].digest == digest


@pytest.mark.parametrize(
    ("items", "outcomes", "stands"),
    [
        pytest.param([digest(), version(1)], (ADDED, REPLACED), 1, id="published after digest"),
        pytest.param([version(1), digest()], (ADDED, UNCHANGED), 0, id="digest after published"),
        pytest.param(
            [version(1), digest("x", 9)], (ADDED, UNCHANGED), 0, id="digest of a high version"
        ),
        pytest.param([digest(), digest("new")], (ADDED, REPLACED), 1, id="later digest"),
    ],
)
def test_a_published_record_wins_over_a_digest(
    items: list[Record | Deletion], outcomes: tuple[Outcome, ...], stands: int
) -> None:
    states: dict[str, State] = {}
    assert merge(states, states_of(items)) == outcomes
    assert states["1"].digest == states_of(items)[stands].digest


ITEMS = st.lists(
    st.builds(
        Record,
        st.sampled_from("12"),
        st.sampled_from("ab"),
        version=st.integers(min_value=1, max_value=2),
    )
    | st.builds(Deletion, st.sampled_from("12"))
)


@given(ITEMS, ITEMS)
def test_the_same_items_twice_end_where_once_ended(
    before: list[Record | Deletion], items: list[Record | Deletion]
) -> None:
    states: dict[str, State] = {}
    merge(states, states_of(before + items))
    once = {name: state.digest for name, state in states.items()}
    merge(states, states_of(items))
    assert {name: state.digest for name, state in states.items()} == once


def test_states_stay_in_order_of_last_change() -> None:
    """The order becomes the sequence, which the search index follows."""
    states: dict[str, State] = {}
    one, two = Record("1", "a"), Record("2", "a")
    merge(states, states_of([one, two, Record("1", "b"), two]))
    assert list(states) == ["2", "1"]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        pytest.param(Record("", "a"), "it has no id", id="no id"),
        pytest.param(Record("1", "\ud800"), "not Unicode", id="half a character"),
        pytest.param(Record("\ud800", "a"), "not Unicode", id="half a character in the id"),
        pytest.param(Deletion("\ud800"), "not Unicode", id="half a character in a deletion"),
        pytest.param(Record("1", "a", version=2**63), "no version number", id="huge version"),
        pytest.param(Record("1", "a", version=-1), "no version number", id="negative version"),
    ],
)
def test_what_cannot_be_stored_is_refused(item: Record | Deletion, reason: str) -> None:
    with pytest.raises(RecordError, match=reason) as caught:
        to_state(item, source="made")
    assert str(caught.value).encode(), "the message can be printed"
