"""What Lighthouse says of each kind of page of the site: four scores from 0 to 100.

    npm install --global lighthouse
    python -m benchmarks.site_lighthouse [--questions 60]

Serves a made library and lets Lighthouse load each page in Chromium as a slow phone would.
Performance is timed: on a busy machine it is lower than it is. Names what is below 98, and why.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.made_library import make_library
from benchmarks.site_load import served

from plaincite.library import open_library

_WANTED = 0.98
_PAGES = {
    "home": "/",
    "A to Z": "/a-z/",
    "a specialty": "/specialties/cardiology/",
    "about": "/about/",
    "privacy": "/privacy/",
    "ask": "/ask/",
}


def main() -> None:
    """Serve, let Lighthouse look, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=60)
    asked = parser.parse_args()
    tool, chromium = shutil.which("lighthouse"), shutil.which("chromium")
    if tool is None or chromium is None:
        sys.exit("needs Chromium, and lighthouse (npm install --global lighthouse)")
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library.sqlite")
        make_library(library, asked.questions)
        with open_library(library) as kept:
            slug = kept.entries()[0].question.question_id
        with served(library) as (address, _server):
            print("| Page | Performance | Accessibility | Best practices | SEO |")
            print("|---|---|---|---|---|")
            for name, path in ({"an answer": f"/q/{slug}/"} | _PAGES).items():
                tell(name, look(tool, chromium, address + path, Path(folder)))


def look(tool: str, chromium: str, url: str, folder: Path) -> dict[str, Any]:
    """Return what Lighthouse writes of one page."""
    out = folder / "lighthouse.json"
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    command = [tool, url, "--output=json", f"--output-path={out}", "--quiet", flags]
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium})
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def tell(name: str, found: dict[str, Any]) -> None:
    """Print the scores of a page, and what costs it where one is too low."""
    scores = {key: part["score"] for key, part in found["categories"].items()}
    print(f"| {name} | {' | '.join(f'{score * 100:.0f}' for score in scores.values())} |")
    for key, score in scores.items():
        if score < _WANTED:
            ids = [item["id"] for item in found["categories"][key]["auditRefs"] if item["weight"]]
            low = [item for item in ids if (found["audits"][item]["score"] or 0) < _WANTED]
            print(f"  {key} of {name}: {', '.join(low)}", file=sys.stderr)


if __name__ == "__main__":
    main()
