"""Population lock: the claim may speak only of those who were studied. Mice are not people."""

from fractions import Fraction
from functools import lru_cache

from plaincite.verify.case import Case
from plaincite.verify.figures import figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.wording import stem

__all__ = ["population_reasons", "species_reasons"]

_LABORATORY = tuple(stem(word) for word in ("vitro", "cultured", "culture", "explants"))
_OF_ANIMALS_TOO = frozenset({"animals", "women", "men", "older", "younger", "adults", "healthy"})
_DOES = {"smokers": "smoke", "survivors": "survive", "workers": "work"}
# Words of an evidence that can only be about these people.
_IMPLIES = {
    stem(word): groups.split()
    for groups, words in (
        ("children", "childhood schoolchild toddler preschool pupil paediatric kindergarten"),
        ("women", "maternal maternity caesarean postpartum antenatal hysterectomy menopause"),
        ("women", "breastfeeding breastfed menstrual menstruation endometriosis obstetric"),
        ("women pregnancy", "prenatal antenatal gestational gravid"),
        ("men", "prostatectomy erectile"),
        ("babies", "infancy neonatal newborn birthweight"),
        ("older", "geriatric"),
        ("adolescents", "teenage teen adolescence"),
    )
    for word in words.split()
}
_SAYS_AGE = frozenset("aged age old olds".split())
_AGES = {"children": (1, 13), "adolescents": (13, 18), "adults": (18, 130)}
_TO_AGE = 5  # words from "aged" to the age
_BOTH = frozenset(["sexes", "genders"])
_NARROW = frozenset(
    "children adolescents babies women men postmenopausal pregnancy older veterans smokers "
    "athletes workers students survivors healthy animals".split()
)


def population_reasons(case: Case) -> tuple[str, ...]:
    """Name the groups that neither the quote nor the record speaks of, and groups left out."""
    born = {"babies"} if "birth" in case.evidence.keys else set()
    if "pregnancy" in _groups(case.evidence):
        born.add("women")  # "mothers who used it in pregnancy"
    known = (
        _who_do(case.evidence)
        | born
        | _groups(case.evidence)
        | _groups(case.context)
        | _from_names(case)
    )
    ours = _groups(case.claim)
    reasons = [
        f'The cited sentence does not speak of {_shown(group)} ("{_written(case.claim, group)}").'
        for group in sorted(_unknown(ours - known - {"people", "animals"}, case.evidence))
    ]
    missed = _widened(case, ours)
    if missed:
        reasons.append(
            f"The cited sentence speaks of {_shown(missed)} only, not of people in general."
        )
    return tuple(reasons)


def species_reasons(case: Case) -> tuple[str, ...]:
    """Say where an animal or laboratory finding is told as one in people."""
    ours, theirs = _groups(case.claim), _groups(case.evidence)
    everywhere = theirs | _groups(case.context)
    if "animals" in ours and "animals" not in everywhere:
        return ("The cited sentence does not speak of animals.",)
    is_lab = any(word in case.evidence.keys for word in _LABORATORY)
    if "animals" not in everywhere and not is_lab:
        return ()
    if "animals" in ours or any(word in case.claim.keys for word in _LABORATORY):
        return ()
    told = any(word.text == "human" for word in case.claim.words)
    if (_people(case) and not _is_of_animals(case)) or (told and "human" in case.evidence.keys):
        return ()
    return ("The cited sentence is about animals or laboratory work, and the claim hides it.",)


def _is_of_animals(case: Case) -> bool:
    """Whether the clause that the claim restates speaks of animals, and another one of people."""
    clauses: dict[int, list[Word]] = {}
    for word in case.evidence.words:
        clauses.setdefault(word.clause, []).append(word)
    nearest = max(
        clauses.values(),
        key=lambda words: sum(
            word.role not in (Role.STOP, Role.MARK, Role.PEOPLE) and word.key in case.claim.keys
            for word in words
        ),
    )
    groups = {word.value for word in nearest if word.role is Role.PEOPLE}
    return "animals" in groups and "people" not in groups


def _people(case: Case) -> bool:
    """Whether the evidence speaks of people who were studied too, not only of human cells."""
    return any(
        word.value not in _OF_ANIMALS_TOO and word.text not in ("human", "humans")
        for word in case.evidence.of(Role.PEOPLE)
    )


def _unknown(groups: frozenset[str], evidence: Reading) -> frozenset[str]:
    """Those of *groups* whom no word of *evidence* implies."""
    if not groups:
        return groups
    implied = {group for form in _IMPLIES.keys() & evidence.keys for group in _IMPLIES[form]}
    both = {"men", "women"} if _BOTH & evidence.written else set()
    return groups - implied - both - _by_age(evidence)


def _by_age(evidence: Reading) -> set[str]:
    """Whom an age tells: eight-year-olds are children."""
    if _SAYS_AGE.isdisjoint(evidence.written):
        return set()
    ages = [
        Fraction(each.value)
        for each in figures(evidence.text)
        if each.unit == "year" and "/" not in each.value and _is_age(each.at, each.end, evidence)
    ]
    return {group for age in ages for group, (least, most) in _AGES.items() if least <= age < most}


def _is_age(at: int, end: int, evidence: Reading) -> bool:
    before = evidence.texts[max(0, at - 2) : at]
    return not _SAYS_AGE.isdisjoint((*before, *evidence.texts[end : end + 4]))


def _groups(reading: Reading) -> frozenset[str]:
    return _groups_of(reading.text)


@lru_cache(maxsize=1024)
def _groups_of(text: str) -> frozenset[str]:
    reading = read(text)
    groups = {word.value for word in reading.of(Role.PEOPLE) if not _is_bound(word, reading)}
    if "girls" in reading.written or "boys" in reading.written:
        groups.add("children")
        groups.update({"men"} if "boys" in reading.written else ())
    return frozenset(groups)


def _who_do(reading: Reading) -> set[str]:
    """The groups that a verb tells: who smokes is a smoker."""
    found = {group for group, verb in _DOES.items() if verb in reading.keys}
    if "workers" in found and all(  # "the drops worked"
        word.role is Role.ASSERTION for word in reading.words if word.key == "work"
    ):
        found.discard("workers")
    return found


def _is_bound(word: Word, reading: Reading) -> bool:
    """Whether "older" only bounds a figure: "older than 65", "65 or older"."""
    if word.value not in ("older", "younger"):
        return False
    if word.text == "aged":
        return any(0 < figure.at - word.at < _TO_AGE for figure in figures(reading.text))
    before = reading.words[word.at - 1].text if word.at else ""
    after = [other.text for other in reading.words[word.at + 1 : word.at + 2]]
    return before == "or" or after == ["than"]


def _from_names(case: Case) -> set[str]:
    return {"pregnancy"} if "pregnancy" in case.named else set()


def _widened(case: Case, ours: frozenset[str]) -> str | None:
    """The one narrow group of the evidence, when the claim says "people" instead."""
    theirs = _groups(case.evidence)
    if "people" not in ours or ours & _NARROW or theirs & {"people", "adults"}:
        return None
    if any(group in theirs and _DOES[group] in case.claim.keys for group in _DOES):
        return None  # "people who smoked"
    narrow = sorted(theirs & (_NARROW - {"older", "animals"}))
    return narrow[0] if narrow else None


def _shown(group: str) -> str:
    return {"pregnancy": "pregnancy", "older": "older people", "younger": "younger people"}.get(
        group, group
    )


def _written(reading: Reading, group: str) -> str:
    return next((word.text for word in reading.of(Role.PEOPLE) if word.value == group), group)
