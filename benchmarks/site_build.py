"""Time to build the static site of a made library: 1,000 questions over 20 specialties.

    python -m benchmarks.site_build [--questions 1000] [--keep FOLDER]

Runs `plaincite site build` as a process of its own, twice: the second replaces the site of the
first. Prints seconds (by the clock, and of processor time, which other work on the machine changes
less), peak memory, files, bytes, and the largest page with its style.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.made_library import make_library


def main() -> None:
    """Make the library, build its site, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--keep", type=Path, help="Leave library and site in this folder.")
    asked = parser.parse_args()
    if asked.keep:
        measure(asked.keep, asked.questions)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.questions)


def measure(folder: Path, n_questions: int) -> None:
    """Do it in *folder*."""
    library, out = folder / "library.sqlite", folder / "site"
    start = time.perf_counter()
    make_library(str(library), n_questions)
    print(f"library of {n_questions:,} pages made in {time.perf_counter() - start:.1f} s")
    for _ in range(2):
        start, before = time.perf_counter(), processor()
        command = "-m plaincite site build --address https://answers.example.org/ --library".split()
        subprocess.run([sys.executable, *command, str(library), str(out)], check=True)
        print(
            f"built in {time.perf_counter() - start:.1f} s, {processor() - before:.1f} of processor"
        )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    pages = [path.stat().st_size for path in out.glob("q/*/index.html")]
    shared = sum(path.stat().st_size for path in [*out.glob("style-*.css"), out / "icon.svg"])
    print(f"peak memory {peak:.0f} MB; {len(sizes):,} files, {sum(sizes) / 1e6:.0f} MB")
    print(f"largest answer page with its style and icon: {(max(pages) + shared) / 1024:.1f} KB")


def processor() -> float:
    """Return the seconds of processor time of all processes that were run so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
