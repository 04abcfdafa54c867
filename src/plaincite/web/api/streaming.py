"""A page as server-sent events: what is being done, and then the page.

event: progress          event: page
data: {"stage": ...}     data: the page as one line of JSON
"""

import json
import queue
import threading
from collections.abc import Callable, Iterator

from plaincite.api import Plaincite
from plaincite.api.writing import Writer
from plaincite.model.answer import Answer
from plaincite.publish import to_document

__all__ = ["events"]

_ENDS_SECONDS = 15.0  # a comment keeps the connection open while nothing happens


def events(  # noqa: PLR0913 - a question, who is told of what
    plaincite: Plaincite,
    question: str,
    specialty: str | None,
    *,
    writer: Writer | None = None,
    on_page: Callable[[Answer], object],
    on_end: Callable[[], object],
) -> Iterator[str]:
    """Begin to answer *question*; return the events, of which the last is `page`, or `error`.

    Args:
        plaincite: What answers.
        question: In everyday words.
        specialty: Where to file it.
        writer: Who words it.
        on_page: Told of the page.
        on_end: Called when the work is done, which goes on if nobody listens any more.
    """
    told: queue.Queue[str | Answer | Exception] = queue.Queue()

    def work() -> None:
        try:
            answer = plaincite.ask(question, specialty=specialty, writer=writer, on_stage=told.put)
            on_page(answer)
            told.put(answer)
        except Exception as error:
            told.put(error)  # whoever waits must hear of it
        finally:
            on_end()

    threading.Thread(target=work, daemon=True).start()
    return _told(told)


def _told(told: "queue.Queue[str | Answer | Exception]") -> Iterator[str]:
    while True:
        try:
            item = told.get(timeout=_ENDS_SECONDS)
        except queue.Empty:
            yield ": waiting\n\n"
            continue
        if isinstance(item, str):
            yield _event("progress", json.dumps({"stage": item}))
            continue
        if isinstance(item, Answer):
            yield _event("page", to_document(item).model_dump_json())
        else:
            yield _event("error", json.dumps({"detail": "plaincite failed; please report it"}))
        return


def _event(name: str, line: str) -> str:
    return f"event: {name}\ndata: {line}\n\n"
