"""Take the picture of a page that the README shows.

Run: python docs/screenshot.py        writes docs/images/page.png
Needs Chromium and the development requirements.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from plaincite.pipeline import Pipeline
from plaincite.publish import to_html

QUESTION = (
    "Are CAR-T cell therapies currently being used to treat Multiple Sclerosis according to "
    "recent reviews?"
)
PICTURE = Path(__file__).parent / "images" / "page.png"
WIDTH, HEIGHT = 1280, 940  # pixels
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Answer the question, open one source and take the picture; return the exit code."""
    chromium = next(filter(None, map(shutil.which, _NAMES)), None)
    if chromium is None:
        sys.stderr.write(f"needs Chromium: none of {', '.join(_NAMES)} is on the path\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(to_html(Pipeline.open().ask(QUESTION)), "utf-8")
        take(page, chromium)
    return 0


def take(path: Path, chromium: str) -> None:
    """Save the top of the page at *path* with the source of its first finding open."""
    PICTURE.parent.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(path.as_uri())
        page.evaluate("document.querySelector('.claim details').open = true")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
