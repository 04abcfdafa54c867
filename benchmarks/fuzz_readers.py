"""Feed altered files to the readers until one fails in a way that it must not.

    python -m benchmarks.fuzz_readers ../shared/data/record_samples --inputs 1000000

Seeds are the files of a folder and made ones of every format. Each input is a stretch of a seed,
changed in a few places: bits turned, parts taken out, doubled or put elsewhere, ends cut off, tags
and odd characters put in. A reader may give records, record errors or one `SourceError` of one
line. Anything else, over ten seconds for one input, or two gigabytes of memory, is a failure; the
input is kept beside the report.
"""

import argparse
import gzip
import random
import resource
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from benchmarks.make_baseline import Maker

from plaincite.errors import SourceError
from plaincite.ingest import read_notice_list, read_records

_MOST_SEED_BYTES = 6_000
_SECONDS = 10
_MEMORY = 2 * 1024**3
_TOKENS = [
    *(b"<> </ & &lt; &amp; &#0; &#x1F600; &made; <![CDATA[ ]]> <!-- --> <?xml ?>").split(),
    *(b"<!DOCTYPE <!ENTITY <PubmedArticleSet> </PubmedArticle> <PubmedArticle> <PMID>").split(),
    *(b"<AuthorList> <MeshHeadingList> <ChemicalList> <sup> </sup> <mml:math>").split(),
    *(b'{ } [ ] " \\u0000 \\ud800 "record_id": "pmid": null 1e999').split(),
    *("\u200b \ufeff \u0301 \u2028 é 中 \U0001f600").encode().split(),
    *[b"\xff", b"\x00", b"\xc3", b"\r\n", b"\n", b"\t", b" " * 50, b"9" * 40, b"A" * 300],
    *[b"PMID- 1\n", b"TY  - JOUR\n", b"ER  - \n", b"[[digest]]\n", b"RetractionNature,", b'","'],
]


class _HangError(Exception):
    """A reader took too long."""


def main() -> None:
    """Run, and say what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGALRM, _stop)
    draw = random.Random(asked.seed)
    seeds = list(_seeds(asked.seeds, draw))
    outcomes: Counter[str] = Counter()
    start, longest = time.monotonic(), 0.0
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as made:
        path = Path(made) / "input"
        for number in range(asked.inputs):
            content = _altered(draw.choice(seeds), draw.choice(seeds), draw)
            path.write_bytes(content)
            began = time.monotonic()
            outcome = _tried(path)
            longest = max(longest, time.monotonic() - began)
            outcomes[outcome] += 1
            if outcome.startswith("FAILED"):
                kept = Path(tempfile.gettempdir()) / f"fuzz-{asked.seed}-{number}"
                kept.write_bytes(content)
                print(f"{outcome}: input kept as {kept}", flush=True)
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{asked.inputs:,} inputs from {len(seeds):,} seeds in {seconds:,.0f} s")
    print(f"longest {longest:.2f} s, peak memory {peak:,.0f} MB")
    for outcome, count in outcomes.most_common():
        print(f"{count:>12,}  {outcome}")
    if any(outcome.startswith("FAILED") for outcome in outcomes):
        raise SystemExit(1)


def _stop(signal_number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a signal's form
    raise _HangError


def _tried(path: Path) -> str:
    """Return what came of reading *path* both ways."""
    n_items = 0
    signal.alarm(_SECONDS)
    try:
        for _ in read_records(path):
            n_items += 1
        outcome = "read to its end"
    except SourceError as error:
        outcome = "refused after its first items" if n_items else "refused"
        if "\n" in str(error):
            return "FAILED: a message of several lines"
    except (Exception, _HangError) as error:
        return f"FAILED: {type(error).__name__}: {str(error)[:80]}"
    finally:
        signal.alarm(0)
    signal.alarm(_SECONDS)
    try:
        read_notice_list(path)
    except SourceError:
        pass
    except (Exception, _HangError) as error:
        return f"FAILED as a list: {type(error).__name__}: {str(error)[:80]}"
    finally:
        signal.alarm(0)
    return outcome


def _seeds(folder: Path, draw: random.Random) -> Iterator[bytes]:
    """Yield the files of *folder*, in stretches, and made ones."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            for at in range(0, min(len(content), 60_000), _MOST_SEED_BYTES):
                # Each stretch behind the file's beginning, so that it is known what it is.
                yield content[:300] * bool(at) + content[at : at + _MOST_SEED_BYTES]
    maker = Maker(draw)
    for number in range(200):
        one = maker.book(number + 1) if number % 20 == 0 else maker.article(number + 1)
        xml = f"<PubmedArticleSet>{one}</PubmedArticleSet>".encode()
        yield xml
        if number % 10 == 0:
            yield gzip.compress(xml)
    heading = "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,"
    row = '1,"Made, title",1/2/2020 0:00,10.1000/n,10.1000/a,5,Retraction,+Error;,'
    yield f"{heading}OriginalPaperPubMedID,RetractionNature,Reason,\n{row}\n{row}\n".encode()
    yield b'{"pmid": "1"}\n{"doi": "10.1000/a", "notice_doi": "10.1000/b"}\n' * 5


def _altered(content: bytes, other: bytes, draw: random.Random) -> bytes:
    """Return *content* changed in one to eight places."""
    found = bytearray(content)
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(found) + 1)
        end = min(len(found), at + int(draw.expovariate(1 / 30)) + 1)
        match draw.randrange(8):
            case 0 if found:
                found[at % len(found)] ^= 1 << draw.randrange(8)
            case 1:
                del found[at:end]
            case 2:
                found[at:at] = found[at:end] * draw.choice((1, 2, 50))
            case 3:
                found[at:at] = draw.choice(_TOKENS)
            case 4:
                found[at:end] = draw.choice(_TOKENS) * draw.choice((1, 1, 1, 30))
            case 5 if draw.random() < 0.3:
                del found[at:]
            case 6:
                start = draw.randrange(len(other) + 1)
                found[at:end] = other[start : start + draw.randrange(400)]
            case _:
                found[at:end] = draw.randbytes(end - at)
    return bytes(found)


if __name__ == "__main__":
    main()
