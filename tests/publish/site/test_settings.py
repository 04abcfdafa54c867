"""Settings of a site are read, or refused with their name."""

from pathlib import Path

import pytest

from plaincite.errors import SettingError
from plaincite.publish.site import read_settings


def test_settings_are_read_and_an_address_given_goes_first(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text(
        'title = " Answers "\naddress = "https://a.example"\ncontact = "us@a.example"\n'
        'texts = "de.toml"\n'
    )
    settings = read_settings(file, address="https://b.example/answers")

    assert settings.title == "Answers"
    assert settings.address == "https://b.example/answers/"
    assert settings.root == "/answers/"
    assert settings.contact_link == "mailto:us@a.example"
    assert settings.texts == tmp_path / "de.toml"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("titel = 'x'", "titel", id="an unknown setting"),
        pytest.param("title = ''", "title", id="no title"),
        pytest.param("review_months = 0", "review_months", id="no time to the next review"),
        pytest.param("contact = 'javascript:alert(1)'", "contact", id="a contact that runs"),
        pytest.param("address = 'ftp://a.example/'", "address", id="no web address"),
        pytest.param("address = 'https://a.example/?q'", "address", id="an address with a query"),
        pytest.param("address = 'https://[a'", "address", id="a broken address"),
        pytest.param("title = ", "TOML", id="no TOML"),
        pytest.param("\udcff", "TOML", id="no text"),
    ],
)
def test_wrong_settings_are_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "site.toml"
    file.write_text(text, "utf-8", "surrogateescape")
    with pytest.raises(SettingError, match=named):
        read_settings(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="No such file"):
        read_settings(tmp_path / "none.toml")
