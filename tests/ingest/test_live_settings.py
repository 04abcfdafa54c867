"""Settings of the operator, and what is said of wrong ones."""

from pathlib import Path

import pytest

from plaincite.errors import SettingError
from plaincite.ingest.live_settings import LiveSettings

EMAIL = {"PLAINCITE_EMAIL": "curator@example.org"}


def test_defaults() -> None:
    settings = LiveSettings.from_environment(EMAIL)

    assert settings.tool == "plaincite"
    assert settings.api_key is None
    assert settings.eutils_url == "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
    assert settings.cache_folder is None
    assert settings.cache_hours == 24


def test_everything_can_be_set() -> None:
    settings = LiveSettings.from_environment(
        EMAIL
        | {
            "PLAINCITE_TOOL": "walks",
            "PLAINCITE_NCBI_API_KEY": " k ",
            "PLAINCITE_EUTILS_URL": "http://localhost:8000/eutils",
            "PLAINCITE_CACHE_DIR": "/c",
            "PLAINCITE_CACHE_HOURS": "0",
        }
    )

    assert (settings.tool, settings.api_key) == ("walks", "k")
    assert settings.eutils_url == "http://localhost:8000/eutils/"
    assert (settings.cache_folder, settings.cache_hours) == (Path("/c"), 0)


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        pytest.param({}, "PLAINCITE_EMAIL", id="no email"),
        pytest.param({"PLAINCITE_EMAIL": " "}, "PLAINCITE_EMAIL", id="a blank email"),
        pytest.param({"PLAINCITE_EMAIL": "me"}, "PLAINCITE_EMAIL", id="no address"),
        pytest.param({"PLAINCITE_EMAIL": "a b@c.d"}, "PLAINCITE_EMAIL", id="a blank in it"),
        pytest.param(
            EMAIL | {"PLAINCITE_EUTILS_URL": "ftp://x/"}, "PLAINCITE_EUTILS_URL", id="no web"
        ),
        pytest.param(
            EMAIL | {"PLAINCITE_EUTILS_URL": "http://[x"}, "PLAINCITE_EUTILS_URL", id="bad address"
        ),
        pytest.param(
            EMAIL | {"PLAINCITE_CACHE_HOURS": "nan"}, "PLAINCITE_CACHE_HOURS", id="no number"
        ),
    ],
)
def test_what_makes_no_sense_is_named(environment: dict[str, str], name: str) -> None:
    with pytest.raises(SettingError) as caught:
        LiveSettings.from_environment(environment)

    assert caught.value.name == name


def test_a_missing_email_says_how_to_set_it() -> None:
    with pytest.raises(SettingError, match=r"export PLAINCITE_EMAIL=you@example\.org"):
        LiveSettings.from_environment({})


def test_the_key_is_in_no_printed_form() -> None:
    assert "secret" not in repr(LiveSettings("a@b.org", api_key="secret"))


def test_the_cache_stands_where_the_system_keeps_such_things() -> None:
    home = LiveSettings.from_environment(EMAIL | {"HOME": "/home/w"})
    xdg = LiveSettings.from_environment(EMAIL | {"HOME": "/home/w", "XDG_CACHE_HOME": "/x"})

    assert home.cache_folder == Path("/home/w/.cache/plaincite")
    assert xdg.cache_folder == Path("/x/plaincite")
