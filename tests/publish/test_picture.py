"""The picture places each study once, by year and kind, with a size that never misleads."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.answer import Reference
from plaincite.publish.picture import WIDTH, draw

DESIGNS = ("meta-analysis", "randomized controlled trial", "unclear")


def reference(
    number: int, year: int | None = 2020, people: int | None = 50, design: str = "cohort"
) -> Reference:
    return Reference(
        number, f"pmid:{number}", f"Study {number}", year=year, design=design, participants=people
    )


some_references = st.lists(
    st.tuples(
        st.none() | st.integers(1900, 2030),
        st.none() | st.integers(0, 10**7),
        st.sampled_from(DESIGNS),
    ),
    min_size=3,
    max_size=12,
).map(lambda facts: tuple(reference(at, *fact) for at, fact in enumerate(facts, start=1)))


@given(some_references)
def test_every_study_is_drawn_once_inside_the_frame_and_none_touch(
    references: tuple[Reference, ...],
) -> None:
    picture = draw(references)
    if picture is None:
        assert all(item.year is None for item in references)
        return

    assert sorted(circle.number for circle in picture.circles) == [r.number for r in references]
    for circle in picture.circles:
        assert 0 <= circle.x - circle.radius <= circle.x + circle.radius <= WIDTH
        assert 0 <= circle.y - circle.radius <= circle.y + circle.radius <= picture.height
    for one, other in combinations(picture.circles, 2):
        distance = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert distance >= one.radius + other.radius


@given(some_references)
def test_a_later_study_never_stands_further_left(references: tuple[Reference, ...]) -> None:
    picture = draw(references)
    if picture is None:
        return
    years = {item.number: item.year for item in references}
    dated = [(years[c.number] or 0, c.x) for c in picture.circles if years[c.number]]

    assert all(b[1] >= a[1] for a, b in combinations(sorted(dated), 2))


@pytest.mark.parametrize(
    ("fewer", "more"), [(99, 100), (999, 1_000), (9_999, 10_000), (5, 150_000)]
)
def test_more_people_make_a_larger_circle(fewer: int, more: int) -> None:
    picture = draw((reference(1, people=fewer), reference(2, people=more), reference(3)))

    assert picture is not None
    radius = {circle.number: circle.radius for circle in picture.circles}
    assert radius[1] < radius[2]


def test_a_number_that_is_not_stated_is_told_from_a_small_one() -> None:
    picture = draw((reference(1, people=None), reference(2, people=5), reference(3)))

    assert picture is not None
    assert [c.number for c in picture.circles if not c.is_size_stated] == [1]


def test_a_study_without_a_year_stands_apart_and_says_so() -> None:
    picture = draw((reference(1, year=None), reference(2, year=2010), reference(3, year=2020)))

    assert picture is not None
    assert [label for _, label in picture.years] == ["no year", "2010", "2020"]


def test_the_strongest_kinds_stand_at_the_top() -> None:
    picture = draw(tuple(reference(at, design=kind) for at, kind in enumerate(DESIGNS[::-1], 1)))

    assert picture is not None
    assert [row.name for row in picture.rows] == [
        "meta-analyses", "randomised trials", "studies of a kind not stated",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "references",
    [
        pytest.param((), id="nothing to draw"),
        pytest.param((reference(1), reference(2)), id="two studies need no picture"),
        pytest.param(tuple(reference(n, year=None) for n in range(1, 5)), id="no year is known"),
    ],
)
def test_no_picture_is_drawn_where_it_would_say_nothing(references: tuple[Reference, ...]) -> None:
    assert draw(references) is None
