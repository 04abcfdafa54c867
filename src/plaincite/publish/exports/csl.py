"""CSL-JSON, which pandoc, Zotero and every citeproc read."""

import json
from collections.abc import Iterable

from plaincite.publish.exports.entries import Entry, Kind
from plaincite.publish.exports.names import Name

__all__ = ["to_csl"]

_TYPES = {Kind.ARTICLE: "article-journal", Kind.PREPRINT: "article", Kind.OTHER: "document"}


def to_csl(items: Iterable[Entry]) -> str:
    """Return the entries as one CSL-JSON list."""
    return json.dumps([_item(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, object]:
    fields: dict[str, object | None] = {
        "id": entry.key,
        "type": _TYPES[entry.kind],
        "title": entry.title,
        "author": [_name(name) for name in entry.names],
        "issued": {"date-parts": [[entry.year]]} if entry.year else None,
        "container-title": entry.journal,
        "genre": "Preprint" if entry.kind is Kind.PREPRINT else None,
        "volume": entry.volume,
        "issue": entry.issue,
        "page": entry.pages,
        "DOI": entry.doi,
        "PMID": entry.pmid,
        "PMCID": entry.pmcid,
        "URL": entry.url,
        "keyword": ", ".join(entry.registry_ids),
        "note": entry.note,
    }
    return {name: value for name, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    if name.literal is not None:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: text for key, text in parts.items() if text}
