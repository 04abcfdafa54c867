"""Reports of one trial are told from trials that only mention each other."""

import pytest

from plaincite.appraise.trials import mark_same_trials, same_trial
from plaincite.model.evidence import Appraisal, Design, Evidence, Finding, Standing, Stated
from plaincite.model.record import Author, PublicationDate, Record, Section


def report(
    record_id: str,
    title: str,
    text: str = "Fewer died.",
    *,
    design: Design = Design.RANDOMIZED,
    people: int | None = None,
    authors: str = "Ode Elm",
    year: int = 2020,
    score: float = 1.0,
    is_direct: bool = True,
) -> Evidence:
    return Evidence(
        Record(
            record_id,
            title=title,
            sections=(Section(text),),
            authors=tuple(Author(family=name) for name in authors.split()),
            date=PublicationDate(year),
        ),
        Appraisal(
            Stated(design, "stated"), participants=Stated(people, "stated") if people else None
        ),
        Standing(usable=True),
        Finding((), bearing=1.0, is_direct=is_direct),
        score=score,
    )


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param(
            report("a", "Tablets after ten years", "In the GoodHeart trial fewer died."),
            report("b", "The GoodHeart Randomized Clinical Trial"),
            True,
            id="the name of the trial",
        ),
        pytest.param(
            report("a", "Tablets for hearts (GOODHEART): a randomised trial"),
            report("b", "Five years of GOODHEART"),
            True,
            id="a name in brackets at the end of the title",
        ),
        pytest.param(
            report("a", "Tablets", "The GoodHeart trial had other patients.", authors="Ash"),
            report("b", "The GoodHeart trial", authors="Elm"),
            False,
            id="no author in common",
        ),
        pytest.param(
            report("a", "Tablets", "Registered as NCT01234567.", authors="Ash"),
            report("b", "More tablets", "NCT01234567.", authors="Elm"),
            True,
            id="one registration",
        ),
        pytest.param(
            report("a", "Five years", people=103), report("b", "Ten years", people=103),
            True, id="as many people, an author in common",
        ),
        pytest.param(
            report("a", "Five years", people=103), report("b", "Ten years", people=104),
            False, id="other people",
        ),
        pytest.param(
            report("a", "The GoodHeart trial"),
            report("b", "A review", "The GoodHeart trial was read.", design=Design.META_ANALYSIS),
            False,
            id="a review of the trial is no report of it",
        ),
        pytest.param(
            report("a", "A urinary tract infection (UTI) trial", authors="Elm"),
            report("b", "Another UTI trial", authors="Elm"),
            False,
            id="a disease is no name of a trial",
        ),
    ],
)  # fmt: skip
def test_same_trial(one: Evidence, two: Evidence, same: bool) -> None:
    assert same_trial(one, two) is same
    assert same_trial(two, one) is same


def test_the_newest_report_on_what_is_asked_speaks_for_its_trial() -> None:
    old = report("a", "The GoodHeart trial", year=2015, score=0.9)
    new = report("b", "The GoodHeart trial at ten years", year=2020, score=0.8)
    side = report("c", "Sleep in the GoodHeart trial", year=2023, score=0.7, is_direct=False)
    other = report("d", "Another study", authors="Ash", score=0.75)

    marked = mark_same_trials([old, new, other, side])

    assert [(each.record.record_id, each.same_trial_as) for each in marked] == [
        ("b", None), ("d", None), ("a", "b"), ("c", "b"),
    ]  # fmt: skip
