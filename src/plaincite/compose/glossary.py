"""The glossary: words of the page that many readers do not know, one plain line each.

The table is `glossary.tsv`: term, other forms split by "|", meaning; how to add one is told in
docs/glossary.md. Forms match whole words, longest first, without regard to capitals unless a word
is all capitals ("AIDS"). A hyphened word that no form matches is tried by its parts.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import resources

from plaincite.model.answer import GlossaryEntry
from plaincite.text import words

__all__ = ["explain", "glossary_entries"]

_MOST_ENTRIES = 10

# Words that most readers know. They give way where a page has more terms than it can show.
_FAMILIAR = frozenset(
    term.strip()
    for term in """abdominal|acne|acute|addiction|adrenaline|AIDS|allergy|antibiotic
    |anxiety|artery|arthritis|aspirin|asthma|autism|bacterium|bladder|blood glucose
    |body mass index|bone marrow|bowel|breastfeeding|breathlessness|calcium|calorie|cannabis
    |cardiac|cardiology|cervix|chemotherapy|cholesterol|clinical trial|clinician|colon|consensus
    |constipation|coronary|COVID-19|database|dementia|depression|diabetes|diagnosis|diarrhoea
    |dietary|disability|discomfort|drowsiness|eczema|effectiveness|exposure|fatigue|fever|flu
    |fracture|garlic|gene|gestation|ginger|gluten|green tea|guideline|heart failure|HIV|hormone
    |hospitalisation|hypertension|immune system|infant|inflammation|influenza|insomnia|insulin
    |intervention|intestine|itch|itching|lifestyle|lipid|low back pain|marijuana|maternal|median
    |menopause|migraine|multidisciplinary|nausea|newborn|nicotine|obese|obesity|oral|orally
    |outpatient|overweight|painkiller|paracetamol|parental|persistent|pathology|physical activity
    |physical function|physician|practitioner|pregnancy|primary care|prostate|protocol
    |psychiatry|quality of life|questionnaire|rash|red blood cell|respiratory|retina|risk factor
    |screening|sedentary|standardised|steroid|stroke|systolic blood pressure|therapeutic|thyroid
    |tumour|ulcer|ultrasound|usual care|uterus|vaccinated|vaccine|vein|vomiting|white blood cell
    |X-ray
    """.split("|")
)


def explain(texts: Iterable[str]) -> tuple[GlossaryEntry, ...]:
    """Return the entries for terms in *texts*, in order of first use, at most ten.

    A term that is met by a short form has it beside its name: "computed tomography (CT)".
    Where there are more, first those give way that readers know or that say what another entry
    says (drugs of one class), then the last ones; one with a short form stays.
    """
    found: dict[GlossaryEntry, list[str]] = {}
    for text in texts:
        for entry, form in _terms(words(text)):
            found.setdefault(entry, []).append(form)
    first_with = {entry.meaning: entry for entry in reversed(found)}
    needed_first = sorted(  # stable: order of first use within each third
        found,
        key=lambda entry: (
            _short_form(entry, found[entry]) is None,
            entry.term in _FAMILIAR or first_with[entry.meaning] != entry,
        ),
    )
    shown = frozenset(needed_first[:_MOST_ENTRIES])
    return tuple(_with_short(entry, forms) for entry, forms in found.items() if entry in shown)


def _short_form(entry: GlossaryEntry, forms: Iterable[str]) -> str | None:
    """Return the first short form by which the page names *entry* and its term does not."""
    tokens = (word for form in forms for word in form.split())
    shorts = (word for word in tokens if sum(char.isupper() for char in word) >= 2)
    return next((word for word in shorts if word not in entry.term), None)


def _with_short(entry: GlossaryEntry, forms: Iterable[str]) -> GlossaryEntry:
    short = _short_form(entry, forms)
    return replace(entry, term=f"{entry.term} ({short})") if short else entry


@cache
def glossary_entries() -> tuple[tuple[GlossaryEntry, tuple[str, ...]], ...]:
    """Return every entry of the table with all its forms, the term first."""
    table = (resources.files("plaincite") / "compose" / "glossary.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(
        (GlossaryEntry(term, meaning), (term, *filter(None, forms.split("|"))))
        for term, forms, meaning in rows
    )


@cache
def _forms() -> dict[tuple[str, ...], GlossaryEntry]:
    return {_key(words(form)): entry for entry, forms in glossary_entries() for form in forms}


@cache
def _longest_form() -> int:
    """Return the words of the longest form."""
    return max(map(len, _forms()), default=0)


def _key(form: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word if word.isupper() else word.lower() for word in form)


def _terms(tokens: tuple[str, ...]) -> Iterable[tuple[GlossaryEntry, str]]:
    """Yield the entries in reading order, each with the words that it stands there by."""
    forms, keys, at = _forms(), _key(tokens), 0
    while at < len(keys):
        for length in range(min(_longest_form(), len(keys) - at), 0, -1):
            entry = forms.get(keys[at : at + length])
            if entry is not None:
                yield entry, " ".join(tokens[at : at + length])
                at += length - 1
                break
        else:
            yield from _inside(tokens[at])
        at += 1


def _inside(word: str) -> Iterable[tuple[GlossaryEntry, str]]:
    """Yield the entries for the parts of a hyphened word: "placebo" in "placebo-first"."""
    if "-" in word:
        forms, parts = _forms(), _key(tuple(word.split("-")))
        yield from ((forms[(part,)], part) for part in parts if (part,) in forms)
