"""plaincite: patient questions answered in plain words, each statement tied to its source.

    from plaincite import Plaincite

    with Plaincite.open() as plaincite:
        answer = plaincite.ask("Do statins cause muscle pain?")

Names are loaded when they are first used: every room asks this module for the version, and a
program that needs no answers should not wait for the parts that make them.
"""

from pkgutil import resolve_name
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plaincite.api import AsyncPlaincite, Plaincite, read_page, render
    from plaincite.api.writing import open_writer
    from plaincite.errors import PlainciteError
    from plaincite.model.answer import Answer, Check, Reference, Statement, Status
    from plaincite.model.claim import Citation, ClaimCheck, Label, RecordCheck, Verdict
    from plaincite.model.ranking import Found
    from plaincite.model.record import Record

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "AsyncPlaincite",
    "Check",
    "Citation",
    "ClaimCheck",
    "Found",
    "Label",
    "Plaincite",
    "PlainciteError",
    "Record",
    "RecordCheck",
    "Reference",
    "Statement",
    "Status",
    "Verdict",
    "__version__",
    "open_writer",
    "read_page",
    "render",
]

_HOMES = {
    "api": "AsyncPlaincite Plaincite read_page render",
    "api.writing": "open_writer",
    "errors": "PlainciteError",
    "model.answer": "Answer Check Reference Statement Status",
    "model.claim": "Citation ClaimCheck Label RecordCheck Verdict",
    "model.ranking": "Found",
    "model.record": "Record",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


if not TYPE_CHECKING:  # a type checker knows the names from the imports above, and only those

    def __getattr__(name: str) -> object:
        if name not in _HOME_OF:
            raise AttributeError(f"module 'plaincite' has no attribute {name!r}")
        value = resolve_name(f"plaincite.{_HOME_OF[name]}:{name}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
