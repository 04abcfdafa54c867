"""Settings: options before the environment, and a clear line for what makes no sense."""

import pytest

from plaincite.compose.generative import WriterSettings
from plaincite.errors import SettingError


def test_without_an_address_the_model_runs_on_this_machine() -> None:
    settings = WriterSettings.from_environment("gemma3", {})

    assert settings.url == "http://localhost:11434/v1"
    assert (settings.key, settings.cost) == (None, None)


def test_an_option_goes_before_its_variable() -> None:
    environment = {
        "PLAINCITE_LLM_URL": "https://models.example.org/v1/",
        "PLAINCITE_LLM_KEY": "secret",
        "PLAINCITE_LLM_SECONDS": "30",
        "PLAINCITE_LLM_TOKENS": " 9000 ",
        "PLAINCITE_LLM_PRICE": "0.15, 0.60",
        "PLAINCITE_LLM_COST": "0.01",
    }
    settings = WriterSettings.from_environment("m", environment, seconds="5", url=None)

    assert settings == WriterSettings(
        "m", "https://models.example.org/v1", "secret", 5.0, 9000, 0.15, 0.60, 0.01
    )


def test_no_variable_names_the_model() -> None:
    """A question is sent only where somebody asked for a model at that call."""
    with pytest.raises(SettingError, match="--llm"):
        WriterSettings.from_environment(" ", {"PLAINCITE_LLM": "m", "PLAINCITE_LLM_MODEL": "m"})


def test_the_key_is_not_shown() -> None:
    assert "secret" not in repr(WriterSettings("m", key="secret"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "localhost:11434"),
        ("URL", "file:///etc/passwd"),
        ("URL", "http://"),
        ("URL", "http://[bad"),
        ("SECONDS", "soon"),
        ("SECONDS", "0"),
        ("SECONDS", "nan"),
        ("SECONDS", "inf"),
        ("TOKENS", "-5"),
        ("TOKENS", "1.5"),
        ("PRICE", "0.15"),
        ("PRICE", "0.15,much"),
        ("PRICE", "0.15,-1"),
        ("COST", "1e99"),
    ],
)
def test_nonsense_names_its_setting(name: str, value: str) -> None:
    environment = {"PLAINCITE_LLM_PRICE": "1,1"} | {f"PLAINCITE_LLM_{name}": value}
    with pytest.raises(SettingError, match=f"PLAINCITE_LLM_{name}"):
        WriterSettings.from_environment("m", environment)


def test_a_cost_without_prices_cannot_be_kept() -> None:
    with pytest.raises(SettingError, match="prices"):
        WriterSettings.from_environment("m", {}, cost="0.01")
