"""Identifiers in one form, and the id rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.ingest.identity import is_preprint, normal_doi, normal_pmcid, normal_pmid, stable_id
from plaincite.model.record import Author

WILEY = "10.1002/(SICI)1(1999)85:1<1::AID-X1>3.0.CO;2-A"


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/A(1).b", "10.1000/A(1).b"),
        ("https://doi.org/10.1000/a", "10.1000/a"),
        ("http://dx.doi.org/10.1000/a.", "10.1000/a"),
        ("DOI: 10.1000/a; ", "10.1000/a"),
        (WILEY, WILEY),
        ("10.1000/a</a>", "10.1000/a"),
        ("10.10/a", None),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_dois(text: str | None, doi: str | None) -> None:
    assert normal_doi(text) == doi


@given(
    text=st.text(max_size=20)
    | st.from_regex(r"(doi: ?|https://doi\.org/)?10\.\d{4}/.{1,9}")
    | st.from_regex(r"\s?(PMC)?\d{1,11}(\.\d)?\s?")
)
def test_identifiers_are_in_one_form_or_none(text: str) -> None:
    """What comes out goes through again unchanged."""
    for normal in (normal_doi, normal_pmid, normal_pmcid):
        found = normal(text)
        assert found is None or normal(found) == found


def test_the_id_rule_in_its_order() -> None:
    title, authors = "Walking!", (Author("Berg", "Ida", "I"),)

    assert stable_id("1", "10.1000/A", "PMC2", title=title) == "pmid:1"
    assert stable_id(None, "10.1000/A", "PMC2", title=title) == "doi:10.1000/a"
    assert stable_id(None, None, "PMC2", title=title) == "pmcid:PMC2"
    assert stable_id(None, None, None, title=None) is None
    assert stable_id(None, None, None, title=title, authors=authors, year=2020) == stable_id(
        None, None, None, title="WALKING", authors=(Author("Berg"),), year=2020
    )


@pytest.mark.parametrize(
    ("doi", "is_one"),
    [
        ("10.1101/012345", True),
        ("10.1101/2020.01.02.20012345", True),
        ("10.1101/gad.1", False),
        ("10.1101/087969819.33.1", False),
        ("10.48550/arXiv.2001.1", True),
        ("10.20944/preprints202001.0001.v1", True),
        ("10.1000/x", False),
        (None, False),
    ],
)
def test_preprints_by_doi(doi: str | None, is_one: bool) -> None:
    assert is_preprint((), doi) is is_one
