"""Checks on digests: what an editor may have left out, mistyped or stated in two ways.

Pure: records in, problems out. A problem is a line to look at; a person decides.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from plaincite.errors import RecordError
from plaincite.model.record import Record

__all__ = ["digest_problems"]

_NUMBER = r"\d{1,3}(?:[ ,\u2009]\d{3})+|\d+(?:\.\d+)?"
_PEOPLE = r"participants|patients|people|persons|adults|children|women|men|infants|subjects"
# Measures that two digests of one study should state alike, with the figure in group 1.
_MEASURES = {
    "number of people": re.compile(rf"(?<![\d.,])({_NUMBER}) (?:\w+ ){{0,2}}?(?:{_PEOPLE})\b"),
    "hazard ratio": re.compile(rf"\bhazard ratio ({_NUMBER})"),
    "relative risk": re.compile(rf"\b(?:relative risk|risk ratio|rate ratio) ({_NUMBER})"),
    "odds ratio": re.compile(rf"\bodds ratio ({_NUMBER})"),
    "number needed to treat": re.compile(rf"\bnumber needed to treat ({_NUMBER})"),
    "number needed to harm": re.compile(rf"\bnumber needed to harm ({_NUMBER})"),
}
# "SAMSON", "DAPA-HF"; what holds a digit ("GLP-1", "SGLT2") names a thing and no study.
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z-]{2,}[A-Z](?![\w-])")
_NO_STUDY = frozenset("GRADE CENTRAL MEDLINE EMBASE CINAHL SCOPUS COVID".split())
_MILLIONS = re.compile(r"(\d{1,6}(?:\.\d{1,6})?) million\b")
_SPELLED = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split(),
        start=1,
    )
}


def digest_problems(items: Iterable[Record | RecordError]) -> Iterator[str]:
    """Yield one line for each problem in *items*, as read from digest files.

    Looks for: a digest that cannot be read (a missing or wrong field), an article that occurs
    twice, a number of people that the text does not state, and two digests of one study that
    state the same measure with different figures.
    """
    records = []
    for item in items:
        if isinstance(item, RecordError):
            yield str(item)
        else:
            records.append(item)
            yield from _own_problems(item)
    for left, right in combinations(records, 2):
        yield from _shared_problems(left, right)


def _own_problems(record: Record) -> Iterator[str]:
    participants = record.digest.participants if record.digest else None
    if participants is not None and not _states(record.abstract, participants):
        yield (
            f"{record.record_id}: participants = {participants} stands in no sentence of the "
            "digest, nor is it the sum of two or three figures there; check it"
        )


def _states(text: str, number: int) -> bool:
    figures = [_plain(figure) for figure in re.findall(_NUMBER, text)]
    spelled = [_SPELLED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _SPELLED]
    figures += [str(round(float(figure) * 1e6)) for figure in _MILLIONS.findall(text)]
    whole = sorted({int(figure) for figure in figures if "." not in figure} | set(spelled))
    return number in whole or any(
        sum(group) == number for size in (2, 3) for group in combinations(whole, size)
    )


def _shared_problems(left: Record, right: Record) -> Iterator[str]:
    if left.record_id == right.record_id:
        yield f"{left.record_id}: this article has two digests; keep one"
    shared = _study_names(left) & _study_names(right)
    if not shared and left.record_id != right.record_id:
        return
    name = min(shared, default=left.record_id)
    for measure, pattern in _MEASURES.items():
        figures = _figures(pattern, left), _figures(pattern, right)
        if all(figures) and not set(figures[0]) & set(figures[1]):
            yield (
                f"{left.record_id} and {right.record_id}: both tell of {name}, but the {measure} "
                f"is {' or '.join(figures[0])} in one and {' or '.join(figures[1])} in the other"
            )


def _study_names(record: Record) -> set[str]:
    acronyms = set(_ACRONYM.findall(record.title or "")) - _NO_STUDY
    return acronyms | set(record.registry_ids)


def _figures(pattern: re.Pattern[str], record: Record) -> Sequence[str]:
    return tuple(dict.fromkeys(_plain(figure) for figure in pattern.findall(record.abstract)))


def _plain(figure: str) -> str:
    return re.sub(r"[ ,\u2009]", "", figure)
