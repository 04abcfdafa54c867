"""Several people at once, in threads and in processes, in both stores."""

import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier

from plaincite.errors import EditConflictError, NotAllowedError
from plaincite.library import Page
from plaincite.library.store import Library
from plaincite.model.library import EventKind, NewQuestion, Origin, Signature, State

EDITORS = 6


def test_of_editors_who_saw_the_same_page_one_wins_and_the_others_know(
    library: Library, question_id: str, make_page: Callable[..., Page]
) -> None:
    start = Barrier(EDITORS)
    seen = library.entry(question_id).head.version

    def edit(number: int) -> str:
        page = replace(make_page(f"pmid:{number}"), origin=Origin.EDITED)
        start.wait()
        try:
            library.revise(
                question_id, page, Signature(f"e{number}", "2026-03-14T00:00:00Z"), expected=seen
            )
        except EditConflictError:
            return "told"
        return f"e{number}"

    with ThreadPoolExecutor(EDITORS) as pool:
        outcomes = Counter(pool.map(edit, range(EDITORS)))

    assert outcomes["told"] == EDITORS - 1
    winner = library.revision(question_id)
    assert winner.number == 1
    assert outcomes[winner.made_by] == 1


def test_no_comment_is_lost(library: Library, question_id: str) -> None:
    start = Barrier(EDITORS)

    def comment(number: int) -> None:
        start.wait()
        for round_ in range(5):
            signed = Signature(f"e{number}", "2026-03-14T00:00:00Z", f"note {number}.{round_}")
            library.act(question_id, EventKind.COMMENTED, signed)

    with ThreadPoolExecutor(EDITORS) as pool:
        list(pool.map(comment, range(EDITORS)))

    notes = [event.note for event in library.events(question_id) if event.note]
    assert sorted(notes) == sorted(f"note {n}.{r}" for n in range(EDITORS) for r in range(5))


def test_a_page_that_is_published_while_its_article_is_retracted_is_down_in_the_end(
    library: Library, anna: Signature, make_page: Callable[..., Page]
) -> None:
    texts = [f"Is remedy {number} good?" for number in range(12)]
    ids = [
        item.question_id for item in library.add([NewQuestion(text, "X") for text in texts], anna)
    ]
    for question_id in ids:
        library.revise(question_id, make_page("pmid:1"), anna)
    start = Barrier(2)

    def publish() -> None:
        start.wait()
        for question_id in ids:
            with suppress(NotAllowedError):
                library.publish(question_id, anna, approvals=0)

    def retract() -> None:
        start.wait()
        library.retract("pmid:1", "Faked.", anna, line="taken down")

    with ThreadPoolExecutor(2) as pool:
        for work in [pool.submit(publish), pool.submit(retract)]:
            work.result()

    assert all(entry.head.published is None for entry in library.entries())


WRITER = textwrap.dedent("""
    import sys
    from plaincite.errors import EditConflictError
    from plaincite.library.store import Library
    from plaincite.model.library import EventKind, Signature, State

    target, name, question_id = sys.argv[1:]
    with Library.open(target) as library:
        sys.stdin.readline()
        for number in range(10):
            while True:  # as a person would: look again, then repeat
                head = library.entry(question_id).head
                kind = (EventKind.SUBMITTED if head.state in (State.DRAFT, State.NEEDS_UPDATE)
                        else EventKind.SENT_BACK)
                try:
                    signed = Signature(name, "2026-03-14T00:00:00Z", f"{name} {number}")
                    library.act(question_id, kind, signed, expected=head.version)
                    break
                except EditConflictError:
                    continue
""")


def test_processes_that_change_one_page_in_turn_lose_nothing(
    library: Library,
    target: str,
    question_id: str,
    anna: Signature,
    make_page: Callable[..., Page],
) -> None:
    library.revise(question_id, make_page("pmid:1"), anna)
    names = ("ben", "cy", "di")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, target, name, question_id],
            stdin=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for writer in writers:
        writer.communicate("go\n", timeout=60)

    assert [writer.returncode for writer in writers] == [0, 0, 0]
    events = library.events(question_id)[2:]
    notes = [event.note for event in events]
    assert sorted(filter(None, notes)) == sorted(f"{n} {r}" for n in names for r in range(10))
    states = [State.IN_REVIEW, State.DRAFT] * 15
    assert [event.state for event in events] == states
