"""Glossary marks: where the page first uses a word that it explains.

Pure: texts are cut into runs and never altered; the template escapes each run.
"""

import re
from collections.abc import Sequence

from plaincite.model.answer import GlossaryEntry

__all__ = ["FirstUses"]

_LONGEST_TERM = 80  # a longer "term" is no word of a glossary


class FirstUses:
    """Finds the first use of each glossary term, in the order in which texts are shown to it.

    >>> marks = FirstUses([GlossaryEntry("placebo", "a dummy treatment")])
    >>> marks.runs("Two placebos.")
    (('Two ', None), ('placebos', 1), ('.', None))
    >>> marks.runs("A placebo again."), marks.found
    ((('A placebo again.', None),), {1})
    """

    def __init__(self, glossary: Sequence[GlossaryEntry]) -> None:
        self.found: set[int] = set()  # numbers of the terms met so far, from 1 in glossary order
        terms = [(number, entry.term) for number, entry in enumerate(glossary, start=1)]
        # The longest first, so that "systematic review" is not taken for "review".
        terms.sort(key=lambda item: (-len(item[1]), item[0]))
        self._patterns = [
            (number, _whole_words(term)) for number, term in terms if 0 < len(term) <= _LONGEST_TERM
        ]

    def runs(self, text: str, *, until: int | None = None) -> tuple[tuple[str, int | None], ...]:
        """Cut *text* into runs; a number names the glossary term that the run is the first of.

        What starts at or after *until* is no use of a word: the name of a journal, for one.
        A negative *until*, as `str.rfind` returns it, is none.
        """
        end = until if until is not None and until >= 0 else len(text)
        spans: list[tuple[int, int, int]] = []
        for number, pattern in self._patterns:
            if number in self.found:
                continue
            hit = pattern.search(text, 0, end)
            if hit and not any(
                hit.start() < last and first < hit.end() for first, last, _ in spans
            ):
                spans.append((hit.start(), hit.end(), number))
                self.found.add(number)
        return tuple(_cut(text, sorted(spans)))


def _whole_words(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(term)}(?:e?s)?(?![\w-])", re.IGNORECASE)


def _cut(text: str, spans: list[tuple[int, int, int]]) -> list[tuple[str, int | None]]:
    runs: list[tuple[str, int | None]] = []
    at = 0
    for start, end, number in spans:
        runs += [(text[at:start], None), (text[start:end], number)]
        at = end
    runs.append((text[at:], None))
    return [run for run in runs if run[0]]
