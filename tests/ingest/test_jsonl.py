"""Our own JSON Lines: an exact round trip of every record, and a strict border."""

import dataclasses
from collections.abc import Callable
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.errors import RecordError
from plaincite.ingest import record_from_json, record_to_json, write_jsonl
from plaincite.model.record import (
    DigestFacts,
    MeshHeading,
    MeshQualifier,
    Notice,
    NoticeKind,
    Record,
    Section,
)

Read = Callable[[str | bytes], list[Any]]

TEXT = st.text(min_size=1, max_size=8)
PLAIN = {str: TEXT, int: st.integers(-(10**6), 10**6), bool: st.booleans(), type(None): st.none()}


def instances(kind: Any) -> st.SearchStrategy[Any]:
    """Any instance of a type of the model, as long as no text in it is empty."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        fields = get_type_hints(kind).items()
        return st.builds(kind, **{name: instances(hint) for name, hint in fields})
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return st.lists(instances(arguments[0]), max_size=2).map(tuple)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of([instances(argument) for argument in arguments])
    return st.sampled_from(arguments or list(kind))  # Literal, Enum


RECORDS = instances(Record)


@settings(max_examples=150)
@given(record=RECORDS)
def test_every_record_comes_back_as_it_was(record: Record) -> None:
    line = record_to_json(record)

    assert "\n" not in line
    assert record_from_json(line) == record
    assert record_to_json(record_from_json(line)) == line


@settings(max_examples=30)
@given(records=st.lists(RECORDS, min_size=1, max_size=3))
def test_files_come_back_as_they_were(read: Read, records: list[Record]) -> None:
    assert read("".join(write_jsonl(records))) == records


def test_the_format_is_small_and_readable() -> None:
    """Defaults are left out, the rest has the names of the model."""
    record = Record(
        "pmid:1",
        title="Café",
        sections=(Section("It fell.", label="RESULTS"),),
        mesh=(MeshHeading("Sleep", qualifiers=(MeshQualifier("physiology", is_major=True),)),),
        notices=(Notice(NoticeKind.RETRACTION, "in"),),
        digest=DigestFacts(is_checked=True),
    )

    assert list(write_jsonl([record])) == [
        '{"record_id":"pmid:1","title":"Café","sections":[{"text":"It fell.","label":"RESULTS"}],'
        '"mesh":[{"descriptor":"Sleep","qualifiers":[{"name":"physiology","is_major":true}]}],'
        '"notices":[{"kind":"retraction","direction":"in"}],"digest":{"is_checked":true}}\n'
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param('{"record_id":"a","title":"b","doc":1}', "doc", id="an unknown field"),
        pytest.param('{"record_id":"a","title":""}', "title", id="an empty text"),
        pytest.param('{"record_id":"a"}', "title", id="a field that must be there"),
        pytest.param('{"record_id":"a","title":7}', "title", id="a wrong type"),
        pytest.param('{"record_id":"a","title":null,"version":"2"}', "version", id="no number"),
        pytest.param('{"record_id":"a","title":"\\ud800"}', "", id="half a character"),
        pytest.param('{"record_id":"a","title":"b"', "", id="cut"),
        pytest.param('["record_id"]', "", id="no object"),
        pytest.param(
            '{"record_id":"a","title":null,"sections":[{"text":"b","lable":"c"}]}',
            "sections.0.lable",
            id="an unknown field within",
        ),
        pytest.param(
            '{"record_id":"a","title":null,"notices":[{"kind":"gone","direction":"in"}]}',
            "notices.0.kind",
            id="an unknown kind",
        ),
    ],
)
def test_a_bad_line_is_an_error_that_names_line_and_field(
    read: Read, line: str, words: str
) -> None:
    good = '{"record_id":"a","title":"b"}'
    first, bad, last = read(f"{good}\n\n{line}\n{good}\n")

    assert isinstance(bad, RecordError)
    assert bad.record == "line 3"
    assert words in bad.reason
    assert "\n" not in bad.reason
    assert first == last == Record("a", title="b")
