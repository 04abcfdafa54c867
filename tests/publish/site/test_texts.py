"""The site's own words: ours are whole, and a translation must be as whole."""

from importlib import resources
from pathlib import Path

import pytest

from plaincite.errors import SettingError
from plaincite.publish.site import read_texts

OURS = (resources.files("plaincite.publish.site") / "languages" / "en.toml").read_text("utf-8")


def test_a_translation_is_used_where_it_is_whole(tmp_path: Path) -> None:
    theirs = tmp_path / "de.toml"
    theirs.write_text(OURS.replace('"{day} {month} {year}"', '"{day}. {month} {year}"'), "utf-8")

    assert read_texts(theirs).date("2026-03-14") == "14. March 2026"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param('letters = "A to Z"', "", "nav.letters", id="a text is missing"),
        pytest.param('letters = "A to Z"', 'letters = "A"\nx = "y"', "nav.x", id="one too many"),
        pytest.param('letters = "A to Z"', 'letters = ["A"]', "nav.letters", id="of another kind"),
        pytest.param('letters = "A to Z"', "letters = 7", "nav.letters", id="no text"),
        pytest.param('letters = "A to Z"', 'letters = "{x}"', "nav.letters", id="unknown place"),
        pytest.param('letters = "A to Z"', 'letters = "{"', "nav.letters", id="a lone brace"),
        pytest.param('"January", ', "", "months", id="eleven months"),
        pytest.param('language = "en"', "language = ", "TOML", id="no TOML"),
    ],
)
def test_a_translation_that_is_not_whole_is_refused(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    theirs = tmp_path / "xx.toml"
    theirs.write_text(OURS.replace(old, new, 1), "utf-8")
    with pytest.raises(SettingError, match=named):
        read_texts(theirs)
