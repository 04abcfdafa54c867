"""Words and sentences of invented studies, for `make_baseline`: realistic lengths, no one's text.

Common words are real ones; names of drugs, genes, places and people are put together from
syllables, a few of them frequent and most of them rare, as in the literature.
"""

import random
from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate

__all__ = ["CONDITIONS", "Language"]

CONDITIONS = (
    "asthma|type 2 diabetes|hypertension|breast cancer|osteoarthritis|migraine|heart failure|"
    "chronic kidney disease|rheumatoid arthritis|depression|stroke|psoriasis|multiple sclerosis|"
    "atrial fibrillation|colorectal cancer|epilepsy|gout|COPD|HIV infection|schizophrenia|obesity|"
    "lung cancer|sepsis|osteoporosis|tuberculosis|malaria|dementia|anaemia|hepatitis C|lupus"
).split("|")
_GROUPS = (
    "adults|children|older adults|pregnant women|men|women|adolescents|patients|outpatients|mice|"
    "rats|healthy volunteers|nursing-home residents|veterans|preterm infants|cell lines"
).split("|")
_OUTCOMES = (
    "pain|mortality|quality of life|hospital admission|blood pressure|relapse|progression-free "
    "survival|fatigue|weight|HbA1c|sleep|walking distance|bone density|viral load|seizure "
    "frequency|readmission|adherence|cognitive function|lung function|tumour size"
).split("|")
_DESIGNS = (
    "randomised controlled trial|cohort study|case-control study|cross-sectional survey|case "
    "series|systematic review|qualitative study|pilot trial|retrospective analysis|registry study"
).split("|")
_VERBS = "reduced|increased|improved|changed|lowered|raised|affected|predicted|delayed".split("|")
_PLAIN = (
    "analysis assessment association baseline care change clinical common comparison data day "
    "degree difference dose early effect evidence exposure factor finding follow-up frequency "
    "group health high history hospital important incidence index intervention large level "
    "limited long low main management marker mean measure median method model moderate month "
    "national novel number observed outcome overall patient period population practice present "
    "prevalence primary programme protocol quality range rate ratio receptor recent region "
    "relation report response result risk role sample score screening sequence serum severe "
    "signal significant specific stable standard strategy study support symptom system target "
    "term test time tissue treatment trend trial type underlying variable week year pathway "
    "expression regulation mechanism molecular cellular protein gene mutation binding induced "
    "mediated dependent activity inhibition activation concentration temperature surface"
).split()
_QUALIFIERS = (
    "therapy genetics metabolism epidemiology surgery diagnosis physiology pathology immunology "
    "etiology prevention pharmacology chemistry microbiology blood complications mortality methods "
    "psychology physiopathology"
).split()
_SHAPES: Sequence[str] = (
    "{Plain} {plain} of {drug} in {group} with {condition} remains poorly understood.",
    "We aimed to assess whether {drug} {verb} {outcome} in {group} with {condition}.",
    "This {design} enrolled {n} {group} aged {age} to {age2} years at {few} centres in {place}.",
    "Participants received {drug} {dose} mg or {drug} for {weeks} weeks, and {plain} {plain} was "
    "measured at {weeks} and {weeks} weeks.",
    "The {plain} {plain} was defined as {plain} {outcome} of at least {few}% on the {name} scale.",
    "{drug} {verb} {outcome} compared with {drug} ({pct}% vs {pct}%; RR {ratio}, 95% CI {ratio} "
    "to {ratio}; P = 0.0{few}).",
    "Mean {outcome} was {pct} (SD {pct}) in the {drug} group and {pct} (SD {pct}) in controls.",
    "No {plain} difference in {outcome} was seen between {drug} and {name} ({n} {group}).",
    "{gene} and {gene} {plain} was associated with {outcome} in {pct}% of {group}.",
    "The {plain} {plain} {plain} {verb} {gene}-{plain} {plain} in {condition}.",
    "Serious adverse events, mainly {condition} and {plain} {plain}, occurred in {few} of {n}.",
    "Multivariable models adjusted for {plain}, {plain}, {outcome} and {plain} {plain}.",
    "{Plain} {plain} may support the use of {drug} for {condition}, but {plain} {plain} is needed.",
    "Although {gene} {verb} {plain} {plain} through {gene}, its {plain} in {place} is unclear.",
    "In this {design}, {drug} did not {plain} {outcome}, and {plain} {plain} was {plain}.",
    "Data from {n} {group} ({pct}% female) in {place} were drawn from the {name} {plain} register.",
)
_TITLES: Sequence[str] = (
    "Effect of {drug} on {outcome} in {group} with {condition}: a {design}.",
    "{gene} {plain} and {plain} {plain} in {condition}.",
    "{drug} versus {drug} for {condition} in {group}.",
    "{Plain} of {outcome} among {group} in {place}: {plain} {plain} from the {name} register.",
    "The {plain} of {gene} in {plain} {plain} of {name} {condition}.",
)
_SYLLABLES = (
    "ba bel bri cal cen co dar del dro du en fer fi flo gan gem glu ha hep im ir ja kal ke la lin "
    "lo mab mer mi mo na ne nib ol or pa pri qua ra ren ri ro sal se si sta sul ta ten ti tor tri "
    "tu va ven vi xa xi ya zel zi zo"
).split()


class Language:
    """Draws words and sentences; the same random source gives the same ones."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        # The lists are the same for every file, so that files share their words.
        common = random.Random("plaincite made words")
        self._drugs = _Zipf([_made(common, 3, 4) for _ in range(20_000)], draw)
        self._genes = _Zipf([_gene(common) for _ in range(30_000)], draw)
        self.names = _Zipf([_made(common, 2, 3).title() for _ in range(60_000)], draw)
        self._plain = _Zipf(_PLAIN + [_made(common, 2, 4) for _ in range(60_000)], draw)
        # A heading has one name and one number, as in MeSH; the commonest are a small share.
        self._headings = _Zipf(
            [
                f"D{at:06} {name}"
                for at, name in enumerate(
                    [
                        *map(str.capitalize, CONDITIONS),
                        *(
                            f"{common.choice(_PLAIN).title()}, {_made(common, 2, 4)}".capitalize()
                            for _ in range(28_000)
                        ),
                    ]
                )
            ],
            draw,
        )
        self._fill: dict[str, Callable[[], object]] = {
            "plain": self._plain,
            "Plain": lambda: self._plain().capitalize(),
            "drug": self._drugs,
            "gene": self._genes,
            "name": self.names,
            "place": self.names,
            "group": lambda: draw.choice(_GROUPS),
            "condition": lambda: draw.choice(CONDITIONS),
            "outcome": lambda: draw.choice(_OUTCOMES),
            "design": lambda: draw.choice(_DESIGNS),
            "verb": lambda: draw.choice(_VERBS),
            "n": lambda: f"{int(draw.random() ** 3 * 5000) + 12:,}",
            "age": lambda: int(draw.random() * 40) + 18,
            "age2": lambda: int(draw.random() * 30) + 60,
            "few": lambda: int(draw.random() * 48) + 2,
            "weeks": lambda: int(draw.random() * 50) + 2,
            "dose": lambda: int(draw.random() * 40 + 1) * 5,
            "pct": lambda: f"{draw.random() * 100:.1f}",
            "ratio": lambda: f"{draw.random() * 2 + 0.3:.2f}",
        }
        self._shapes = [_Shape(shape, self._fill) for shape in _SHAPES]
        self._titles = [_Shape(shape, self._fill) for shape in _TITLES]

    def title(self) -> str:
        """Return a title."""
        return self._draw.choice(self._titles)()

    def text(self, n_characters: int) -> str:
        """Return whole sentences of about *n_characters* together."""
        sentences: list[str] = []
        while n_characters > 0:
            sentences.append(self._draw.choice(self._shapes)())
            n_characters -= len(sentences[-1]) + 1
        return " ".join(sentences)

    def word(self) -> str:
        """Return a noun or an invented one."""
        return self._plain()

    def drug(self) -> str:
        """Return the name of a substance."""
        return self._drugs()

    def heading(self) -> tuple[str, str]:
        """Return number and name of a MeSH heading."""
        number, _, name = self._headings().partition(" ")
        return number, name

    def qualifier(self) -> tuple[str, str]:
        """Return number and name of a subheading of MeSH; some are far commoner."""
        at = int(self._draw.random() ** 2 * len(_QUALIFIERS))
        return f"Q{at:06}", _QUALIFIERS[at]


class _Shape:
    """A sentence with open places, taken apart once because millions are made."""

    def __init__(self, shape: str, fill: dict[str, Callable[[], object]]) -> None:
        parts = [part.partition("}") for part in shape.split("{")]
        self._start = parts[0][0]
        self._parts = [(fill[name], rest) for name, _, rest in parts[1:]]

    def __call__(self) -> str:
        made = "".join([f"{word()}{rest}" for word, rest in self._parts])
        return self._start + made


class _Zipf:
    """Draws from a list whose n-th word is n times rarer than its first."""

    def __init__(self, words: list[str], draw: random.Random) -> None:
        self._words = words
        self._random = draw.random
        self._sums = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def __call__(self) -> str:
        return self._words[bisect(self._sums, self._random() * self._sums[-1]) % len(self._words)]


def _made(draw: random.Random, fewest: int, most: int) -> str:
    return "".join(draw.choices(_SYLLABLES, k=draw.randint(fewest, most)))


def _gene(draw: random.Random) -> str:
    letters = "".join(draw.choices("ABCDEFGHIKLMNPRSTVX", k=draw.randint(2, 4)))
    return f"{letters}{draw.randint(1, 30)}"
