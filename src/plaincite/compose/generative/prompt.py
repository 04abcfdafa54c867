"""The prompt: what a model is told, from files, with the evidence as data beside it.

A folder of `prompts/` is one version; a page names the version its model was told. A change of the
words is a new folder.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from plaincite.compose.generative.writer import Objection, Order, Place

__all__ = ["PROMPT", "render"]

PROMPT = "1"


def render(order: Order) -> tuple[tuple[str, str], ...]:
    """Return the messages for *order*, each with its role; the last holds the evidence as JSON."""
    template = "repair.txt.jinja" if order.objections else "order.txt.jinja"
    told = _templates().get_template(template).render(data=_as_json(order))
    return (("system", _system()), ("user", told))


def _as_json(order: Order) -> str:
    """Return the data of *order*. JSON's own quoting keeps a passage from ending its string."""
    objections = {each.place_id: each for each in order.objections}
    passages = [_passage(place, objections.get(place.place_id)) for place in order.places]
    data = {"question": order.question, "passages": passages}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _passage(place: Place, objection: Objection | None) -> Mapping[str, object]:
    passage: dict[str, object] = {
        "id": place.place_id,
        "introduced_by": place.statement.lead or "",
        "sentences": [cited.quote for cited in place.sentences],
        "short_forms": dict(place.short_forms),
    }
    if objection is not None:
        passage |= {"you_wrote": objection.said, "refused_because": objection.reasons}
    return passage


@cache
def _system() -> str:
    folder = resources.files("plaincite") / "compose" / "generative" / "prompts" / PROMPT
    return (folder / "system.txt").read_text("utf-8").strip()


@cache
def _templates() -> Environment:
    # Plain text, so nothing is escaped; the data is JSON already.
    return Environment(
        loader=PackageLoader("plaincite", f"compose/generative/prompts/{PROMPT}"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
    )
