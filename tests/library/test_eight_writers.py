"""Eight processes write into one library at once: each change is kept, and kept once."""

import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Callable

from plaincite.library import Page
from plaincite.library.store import Library
from plaincite.model.library import EventKind, NewQuestion, Signature

WRITERS, ROUNDS = 8, 6
# Each adds questions of its own, comments on one that all share, and revises another that all
# share, looking again whenever somebody was faster: so it ends with a page of every round.
WRITER = textwrap.dedent("""
    import sys
    from plaincite.errors import EditConflictError
    from plaincite.library import Page
    from plaincite.library.store import Library
    from plaincite.model.library import EventKind, NewQuestion, Signature
    from plaincite.publish import from_document

    target, name, rounds, talked, edited = sys.argv[1:]
    with Library.open(target) as library:
        document = library.revision(edited).document
        page = Page(from_document(document, source="made"), document)
        print("ready", flush=True)
        sys.stdin.readline()
        for number in range(int(rounds)):
            signed = Signature(name, "2026-03-14T00:00:00Z", f"{name} {number}")
            library.add([NewQuestion(f"Does remedy {number} of {name} help gout?", "X")], signed)
            library.act(talked, EventKind.COMMENTED, signed)
            while True:
                seen = library.entry(edited).head.version
                try:
                    library.revise(edited, page, signed, expected=seen)
                    break
                except EditConflictError:
                    continue
""")


def test_eight_processes_lose_nothing_and_double_nothing(
    library: Library, target: str, make_document_page: Callable[[], Page]
) -> None:
    me = Signature("anna", "2026-03-14T00:00:00Z")
    asked = ("Is rest good for gout?", "Is walking good for gout?")
    talked, edited = (
        item.question_id for item in library.add([NewQuestion(text, "X") for text in asked], me)
    )
    library.revise(edited, make_document_page(), me)
    names = [f"writer{number}" for number in range(WRITERS)]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, target, name, str(ROUNDS), talked, edited],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate(timeout=300)[1] for writer in writers]

    assert [writer.returncode for writer in writers] == [0] * WRITERS, told
    expected = sorted(f"{name} {number}" for name in names for number in range(ROUNDS))
    notes = [event.note for event in library.events(talked) if event.kind is EventKind.COMMENTED]
    assert sorted(filter(None, notes)) == expected
    assert len(library.entries()) == 2 + WRITERS * ROUNDS
    # One page for each that succeeded, numbered without a gap.
    n_revisions = library.revision(edited).number
    assert n_revisions == 1 + WRITERS * ROUNDS
    makers = Counter(library.revision(edited, n).made_by for n in range(2, n_revisions + 1))
    assert makers == dict.fromkeys(names, ROUNDS)
