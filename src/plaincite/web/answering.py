"""Answering while people wait: one question at a time, a short line, and an end to patience.

A pipeline is used from one thread at a time, so it has a thread of its own. Nothing of a question
is kept once its reader has the page.
"""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from plaincite.model.answer import Answer
from plaincite.model.question import SafetyLevel
from plaincite.pipeline import KnownQuestions, assess_safety
from plaincite.web.limits import Limits

__all__ = ["Answering", "BusyError", "Reply", "Wordings"]

Wordings = dict[str, tuple[str, ...]]  # a question's id, and all the ways in which it is put


class BusyError(Exception):
    """Too many wait, or the answer took too long."""


class Asker(Protocol):
    """Whoever answers questions; a `Pipeline` does."""

    def ask(self, text: str) -> Answer:
        """Answer *text*, whatever it is."""
        ...


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reader gets: the name of a published page, or an answer made just now."""

    question_id: str | None
    answer: Answer | None


class Answering:
    """Finds the published answer to a question, or has one composed."""

    def __init__(self, open_asker: Callable[[], Asker], limits: Limits) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answering")
        self._limits = limits
        self._waiting = 0  # the one that is being answered counts too
        self._lock = threading.Lock()
        self._known = KnownQuestions()
        self._understood: Wordings = {}
        # Opened in its own thread, at once: a corpus that cannot be opened stops the server.
        self._asker = self._thread.submit(open_asker).result()

    def learn(self, wordings: Wordings) -> None:
        """Take *wordings* as those of all questions whose pages are published now."""
        if wordings != self._understood:
            known = KnownQuestions()
            for question_id, texts in wordings.items():
                known.learn(question_id, texts)
            self._known, self._understood = known, wordings

    async def reply(self, text: str) -> Reply:
        """Return the reply to *text*.

        Raises:
            BusyError: too many people wait, or it takes too long.
        """
        with self._lock:
            if self._waiting > self._limits.waiting:
                raise BusyError
            self._waiting += 1
        # Whoever goes away leaves work behind that cannot be stopped; until it ends it counts.
        made = self._thread.submit(self._reply, text)
        made.add_done_callback(lambda _: self._done())
        try:
            return await asyncio.wait_for(
                asyncio.shield(asyncio.wrap_future(made)), self._limits.answer_seconds
            )
        except TimeoutError:
            made.cancel()
            raise BusyError from None

    def close(self) -> None:
        """Let the thread end when it has nothing more to do."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _done(self) -> None:
        with self._lock:
            self._waiting -= 1

    def _reply(self, text: str) -> Reply:
        # Safety first: what sounds like an emergency, or asks for advice, never gets a stored page.
        if assess_safety(text).level is SafetyLevel.NONE:
            question_id = self._known.find(text)
            if question_id is not None:
                return Reply(question_id, None)
        return Reply(None, self._asker.ask(text))
