"""What readers asked, where the publisher chose to keep it: stripped words, counted by month.

Nothing here tells who asked or on which day, and the rows stand in the order of their words.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from plaincite.library.rows import safe_text
from plaincite.library.store import Library
from plaincite.library.tables import asked
from plaincite.model.library import AskedQuestion

__all__ = ["AskedQuestions"]

_MOST = 10_000  # in one month: whoever floods the site fills no disk
_MONTHS = 12  # for which they are kept


class AskedQuestions:
    """The questions that readers of a library asked."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def count(self, words: str, outcome: str, *, month: str) -> None:
        """Count one more question of those *words* in *month* ("2026-03"); forget old months."""
        same = {"month": month, "words": safe_text(words), "outcome": outcome}
        mine = [asked.c[name] == value for name, value in same.items()]
        with self._library.writing() as connection:
            connection.execute(delete(asked).where(asked.c.month < _earlier(month, _MONTHS)))
            more = update(asked).where(*mine).values(times=asked.c.times + 1)
            if connection.execute(more).rowcount:
                return
            here = select(func.count()).select_from(asked).where(asked.c.month == month)
            if connection.execute(here).scalar_one() < _MOST:
                connection.execute(insert(asked), same | {"times": 1})

    def all(self) -> tuple[AskedQuestion, ...]:
        """Return them, the newest month first, in it the most frequent."""
        with self._library.reading() as connection:
            rows: Sequence[Row[Any]] = connection.execute(select(asked)).all()
        found = [AskedQuestion(row.month, row.words, row.outcome, row.times) for row in rows]
        by_words = sorted(found, key=lambda item: (-item.times, item.words, item.outcome))
        return tuple(sorted(by_words, key=lambda item: item.month, reverse=True))

    def forget(self) -> int:
        """Forget them all; return how many there were."""
        with self._library.writing() as connection:
            return connection.execute(delete(asked)).rowcount


def _earlier(month: str, n_months: int) -> str:
    """Return the month so many months before.

    >>> _earlier("2026-03", 12), _earlier("2026-03", 4)
    ('2025-03', '2025-11')
    """
    year, number = map(int, month.split("-"))
    count = year * 12 + number - 1 - n_months
    return f"{count // 12:04}-{count % 12 + 1:02}"
