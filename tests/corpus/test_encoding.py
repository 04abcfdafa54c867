"""Records become bytes and come back exactly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.corpus.encoding import canonical_bytes, decode_record
from plaincite.corpus.packing import pack, unpack
from plaincite.model.record import (
    Author,
    DigestFacts,
    MeshHeading,
    MeshQualifier,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)

FULL = Record(
    "pmid:7",
    "Rest for backs",
    sections=(Section("Päin fell.", label="RESULTS"),),
    pmid="7",
    version=2,
    authors=(Author("Ek", initials="A"), Author(group="The Back Group")),
    authors_complete=False,
    date=PublicationDate(2020, month=5),
    mesh=(MeshHeading("Back Pain", qualifiers=(MeshQualifier("therapy", is_major=True),)),),
    keywords=("rest", "backs"),
    notices=(Notice(NoticeKind.RETRACTION, "in", pmid="8"),),
    digest=DigestFacts(participants=12),
)


@given(st.from_type(Record))
def test_any_record_comes_back_equal(record: Record) -> None:
    assert decode_record(unpack(pack(canonical_bytes(record)))) == record


def test_the_canonical_form_is_fixed() -> None:
    """Digests of millions of stored records rest on these bytes: names in order, no defaults."""
    assert canonical_bytes(FULL).decode() == (
        '{"authors":[{"family":"Ek","initials":"A"},{"group":"The Back Group"}],'
        '"authors_complete":false,'
        '"date":{"month":5,"year":2020},'
        '"digest":{"participants":12},'
        '"keywords":["rest","backs"],'
        '"mesh":[{"descriptor":"Back Pain",'
        '"qualifiers":[{"is_major":true,"name":"therapy"}]}],'
        '"notices":[{"direction":"in","kind":"retraction","pmid":"8"}],'
        '"pmid":"7","record_id":"pmid:7",'
        '"sections":[{"label":"RESULTS","text":"Päin fell."}],'
        '"title":"Rest for backs","version":2}'
    )


def test_a_missing_title_is_written() -> None:
    """It has no default, so leaving it out would leave a record that cannot be made."""
    assert canonical_bytes(Record("pmid:7", None)) == b'{"record_id":"pmid:7","title":null}'


def test_text_that_is_not_unicode_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        canonical_bytes(Record("pmid:7", "half a pair \ud800"))


@pytest.mark.parametrize(
    "canonical",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b'{"record_id":"pmid:7"}', id="a required field is missing"),
        pytest.param(b'{"record_id":"pmid:7","title":null,"mood":1}', id="field of a later model"),
        pytest.param(b'{"record_id":"pmid:7","title":null,"mesh":3}', id="wrong type inside"),
        pytest.param(
            b'{"record_id":"1","title":null,"notices":[{"direction":"in","kind":"?"}]}',
            id="unknown notice",
        ),
        pytest.param(b'{"record_id":"\xff"', id="no UTF-8"),
    ],
)
def test_what_is_no_record_is_a_value_error(canonical: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        decode_record(canonical)


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5) | st.binary())
def test_reading_damaged_bytes_raises_nothing_else(damaged: object) -> None:
    written = {"record_id": damaged, "mesh": damaged}
    content = damaged if isinstance(damaged, bytes) else pack(json.dumps(written).encode())
    with pytest.raises(ValueError):  # noqa: PT011
        decode_record(unpack(content))
