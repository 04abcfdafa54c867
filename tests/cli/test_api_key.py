"""`plaincite api-key` makes a key that the file of keys lets in."""

from pathlib import Path

from click.testing import CliRunner

from plaincite.api.keys import read_keys
from plaincite.cli.api_key import api_key


def test_the_line_lets_the_key_in_and_does_not_hold_it(tmp_path: Path) -> None:
    result = CliRunner().invoke(api_key, ["reading-room", "--per-minute", "5"])
    secret = result.stderr.strip().rpartition(" ")[2]
    (tmp_path / "keys").write_text(result.stdout, "utf-8")

    found = read_keys(tmp_path / "keys").find(secret)

    assert found is not None
    assert (found.name, found.per_minute) == ("reading-room", 5)
    assert secret not in result.stdout


def test_a_name_of_two_words_is_wrong_usage() -> None:
    assert CliRunner().invoke(api_key, ["reading room"]).exit_code == 2
