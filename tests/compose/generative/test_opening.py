"""Opening: without the extra, one line says how to get it."""

import subprocess
import sys

import pytest

from plaincite.compose.generative import WriterSettings, open_writer
from plaincite.errors import MissingExtraError


@pytest.mark.parametrize("missing", ["openai", "httpx2"])
def test_a_missing_extra_is_named(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("plaincite.compose.generative")]:
        if module.endswith((".chat", ".bounds")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'plaincite\[llm\]'"):
        open_writer(WriterSettings("m"))


def test_the_client_is_loaded_only_for_a_model() -> None:
    code = "import sys, plaincite.pipeline; sys.exit('openai' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
