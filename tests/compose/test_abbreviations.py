"""Abbreviations are spelled out once, from what the record itself defines, else from the table."""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.compose.abbreviations import common_long_forms, defined_in, short_forms, spell_out
from plaincite.compose.glossary import glossary_entries
from plaincite.text import words

# Names of studies, groups of researchers, products and places: they stand for themselves.
_NAMES = frozenset(
    """ACHIEVE ANCHOR ARIC BATURA CALGB CAP CHAMP CHAMPION CORDIOPREV CT103A ELIXA ENGOT-OV26
    ENGOT-ov25 EXSCEL FIDELITY FINGER GOG GOG-3012 HAROW HER-MES HORIZON HYVET IMpassion130
    IMpassion131 KEYNOTE-355 KEYNOTE-522 KetECT LEADER MARINA MIND MOON OPTIMISE PAOLA-1 PASS PATH
    PIONEER PIVOT POINTER PREDIMED PRIMA PRIME ProtecT REGAIN REWIND SAMSON SEVEN-UP SIENA SOLO1
    SPCG-4 SPRINT START SURPASS-2 SUSTAIN-6 SYGMA TREAD preDIVA UK US USA II III IV
    CBM-disc CCTR CRD""".split()
)
# Statistics beside a figure, which the page leaves out of its sentences.
_FIGURES = frozenset("HR OR RR".split())
# Explained by the words beside them in the digest, in a way that no rule reads.
_IN_PLACE = frozenset("ACR CMF EA RT SR ER PR".split())
_HEADING = re.compile(r"(?:^|(?<=[.;] ))[A-Z][A-Z ]+:", re.MULTILINE)
_REGISTRATION = re.compile(r"NCT\d+")


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        pytest.param(
            "irritable bowel syndrome (IBS)", {"IBS": "irritable bowel syndrome"}, id="plain"
        ),
        pytest.param(
            "in chronic noncancer pain (CNCP)", {"CNCP": "chronic noncancer pain"},
            id="a letter inside a word",
        ),
        pytest.param("low dose (LDL was high)", {}, id="a bracket with words is no definition"),
        pytest.param("adults with diabetes (UK)", {}, id="letters that do not match"),
        pytest.param("exercise in knee osteoarthritis (OA)", {"OA": "osteoarthritis"},
                     id="one long word"),
        pytest.param("Antihypertensives. Some take aspirin (ASA)", {}, id="no two sentences"),
        pytest.param("the trial (NCT01)", {}, id="a number is no short form of words"),
    ],
)  # fmt: skip
def test_defined_in(text: str, defined: dict[str, str]) -> None:
    assert defined_in(text) == defined


def test_short_forms_are_tokens_with_two_capitals() -> None:
    assert short_forms("HbA1c and CAR-T in MS; one Man, x2") == ("HbA1c", "CAR-T", "MS")


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        pytest.param("In MS.", (), "In multiple sclerosis (MS).", id="first use"),
        pytest.param("MS hurts.", (), "Multiple sclerosis (MS) hurts.", id="at the start"),
        pytest.param("MS hurts.", ("MS",), "MS hurts.", id="seen before"),
        pytest.param(
            "multiple sclerosis (MS) hurts.", (), "multiple sclerosis (MS) hurts.",
            id="explained by the source",
        ),
        pytest.param("AB hurts.", (), "AB hurts.", id="unknown form"),
    ],
)  # fmt: skip
def test_spell_out(text: str, seen: tuple[str, ...], expected: str) -> None:
    assert spell_out(text, long_forms={"MS": "multiple sclerosis"}, seen=seen) == expected


@given(st.text(alphabet="abAB() -;", max_size=60))
def test_definitions_never_fail_and_come_from_the_text(text: str) -> None:
    assert all(long in text for long in defined_in(text).values())


def test_there_are_at_least_350_long_forms() -> None:
    assert len(common_long_forms()) >= 350


def test_the_table_has_each_short_form_once_in_alphabetical_order() -> None:
    table = (resources.files("plaincite") / "compose" / "abbreviations.tsv").read_text("utf-8")
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    shorts = [line.split("\t")[0] for line in lines]

    assert all(line.count("\t") == 1 for line in lines)
    assert shorts == sorted(set(shorts), key=lambda short: (short.casefold(), short))


def test_each_short_form_of_the_table_is_one_that_a_text_can_have() -> None:
    """A form that `short_forms` does not see would never be spelled out."""
    assert [short for short in common_long_forms() if short_forms(short) != (short,)] == []


def test_a_long_form_is_not_itself_short() -> None:
    assert all(len(long) > len(short) for short, long in common_long_forms().items())
    assert all(long == " ".join(long.split()) for long in common_long_forms().values())


@pytest.mark.parametrize("short", "MS RA CP PMS ED PD HR RR OR MI UC ER".split())
def test_a_form_with_two_common_meanings_is_left_out(short: str) -> None:
    assert short not in common_long_forms()


def _digests() -> Iterator[tuple[str, str]]:
    """Yield the file and the text of each digest, without the headings of its parts."""
    folder = resources.files("plaincite") / "starter"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for digest in tomllib.loads(file.read_text("utf-8"))["digest"]:
                yield file.name, f"{digest['title']} . {_HEADING.sub(' ', digest['digest'])}"


# As the glossary matches: capitals count only in words of capitals.
_IN_GLOSSARY = frozenset(
    word if word.isupper() else word.lower()
    for _, forms in glossary_entries()
    for form in forms
    for word in words(form)
)


def _is_listed(short: str) -> bool:
    in_glossary = (short if short.isupper() else short.lower()) in _IN_GLOSSARY
    return in_glossary or short in _NAMES | _FIGURES | _IN_PLACE | common_long_forms().keys()


def _parts(short: str) -> list[str]:
    """The capitals in a hyphened word: "CNS" in "CNS-directed"; none in "Age-Matched"."""
    return [part for part in short.split("-") if sum(map(str.isupper, part)) >= 2]


def test_each_short_form_of_the_starter_library_is_explained() -> None:
    unexplained = set()
    for file, text in _digests():
        for short in short_forms(text):
            tried = [short.strip("-"), *_parts(short)]
            is_known = any(form in defined_in(text) or _is_listed(form) for form in tried)
            if _parts(short) and not is_known and not _REGISTRATION.fullmatch(short):
                unexplained.add((file, short))

    assert sorted(unexplained) == []


def test_a_long_form_never_holds_another_definition() -> None:
    assert "LDLRs" not in defined_in(
        "low-density lipoprotein (LDL) is controlled by receptors (LDLRs)"
    )
