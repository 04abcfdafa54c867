"""Lists whose items come again and again: MeSH headings, chemicals, publication types.

Millions of records share the same items, and to make elements of them takes longer than all else
in a record. So in a block of PubMed's (`blocks`), where a tag is surely a tag, these lists are cut
out by their bytes, and an item whose bytes were read before is not read again. What reads an item
that is new is what reads it in any other file.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from lxml import etree

__all__ = ["RepeatedList", "as_element", "cut_out", "without_repeated"]

Read = TypeVar("Read")

# As PubMed opens them; written otherwise, a list stays where it is.
_LISTS = (
    b"<MeshHeadingList",
    b"<ChemicalList",
    b"<PublicationTypeList",
    b'<AuthorList CompleteYN="Y" Type="authors"',
    b'<AuthorList CompleteYN="Y"',
)
_PLACE = "At"  # the attribute that stands for the list that was cut out
_MOST_REMEMBERED = 1 << 16  # items
_LONGEST = 400  # bytes of an item that is remembered
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def without_repeated(xml: bytes) -> tuple[bytes, list[bytes]]:
    """Return a block with its repeated lists empty, and what stood in them.

    >>> without_repeated(b"<x><ChemicalList>a</ChemicalList></x>")
    (b'<x><ChemicalList At="0"/></x>', [b'a'])
    """
    lists: list[bytes] = []
    for start in _LISTS:
        opening, closing = start + b">", b"</%b>" % start[1:].partition(b" ")[0]
        first, *pieces = xml.split(opening)
        kept = [first]
        for piece in pieces:
            inside, found, after = piece.partition(closing)
            if found:
                kept += (b'%b %b="%d"/>' % (start, _PLACE.encode(), len(lists)), after)
                lists.append(inside)
            else:  # damaged, which the parser will say
                kept += (opening, piece)
        xml = b"".join(kept)
    return xml, lists


def cut_out(element: etree._Element, lists: Sequence[bytes]) -> bytes | None:
    """Return that of *lists* that was cut out of *element*, if one was."""
    place = element.get(_PLACE) if lists else None
    if place is None or not place.isdecimal() or int(place) >= len(lists):
        return None
    return lists[int(place)]


def as_element(inside: bytes) -> etree._Element:
    """Return an element with what stood in a list.

    Raises:
        XMLSyntaxError: It is damaged.
    """
    return etree.fromstring(b"<List>%b</List>" % inside, etree.XMLParser(encoding="utf-8", **_SAFE))


class RepeatedList(Generic[Read]):
    """Reads lists of one kind, those that were cut out too.

    Args:
        item: The tag of the items.
        read: Reads one item; an item may be worth nothing, or several things.
    """

    def __init__(self, item: str, read: Callable[[etree._Element], tuple[Read, ...]]) -> None:
        self._end = f"</{item}>".encode()
        self._read = read
        self._known: dict[bytes, tuple[Read, ...]] = {}

    def items(self, element: etree._Element, lists: Sequence[bytes]) -> list[Read]:
        """Return what stands in *element*, or in that of *lists* that was cut out of it."""
        inside = cut_out(element, lists)
        if inside is None:
            return [found for child in element for found in self._read(child)]
        *items, rest = inside.split(self._end)
        known = self._known
        new = [item for item in items if item not in known]
        if rest.strip():
            return self._whole(inside)
        return self._with_new(items, new) if new else [one for item in items for one in known[item]]

    def _with_new(self, items: list[bytes], new: list[bytes]) -> list[Read]:
        """Read those of *items* that are *new*, and no other."""
        read = [self._read(child) for child in as_element(self._end.join((*new, b"")))]
        if len(read) != len(new):  # something stands between two items
            return self._whole(self._end.join((*items, b"")))
        fresh = dict(zip(new, read, strict=True))
        found = [one for item in items for one in (fresh if item in fresh else self._known)[item]]
        self._remember(fresh)
        return found

    def _whole(self, inside: bytes) -> list[Read]:
        return [one for child in as_element(inside) for one in self._read(child)]

    def _remember(self, fresh: dict[bytes, tuple[Read, ...]]) -> None:
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._known.update(pair for pair in fresh.items() if len(pair[0]) <= _LONGEST)
