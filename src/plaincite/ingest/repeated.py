"""Lists that a parser need not see: MeSH headings, chemicals, publication types, histories.

Millions of records share the same items, and to make elements of them takes longer than all else
in a record. So in a block of PubMed's (`blocks`), where a tag is surely a tag, these lists are cut
out by their bytes, and an item whose bytes were read before is not read again. What reads an item
that is new is what reads it in any other file. A record's history is cut out as well: it has half
of all elements, and is read only where there is no other date.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from lxml import etree

__all__ = ["Remembered", "RepeatedList", "as_element", "cut_out", "without_repeated"]

Read = TypeVar("Read")

# As PubMed opens them; written otherwise, a list stays where it is.
_LISTS = (
    b"<MeshHeadingList",
    b"<ChemicalList",
    b"<PublicationTypeList",
    b'<AuthorList CompleteYN="Y" Type="authors"',
    b'<AuthorList CompleteYN="Y"',
    b"<History",
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


class Remembered(Generic[Read]):
    """What bytes were read as; forgets all when there is too much."""

    def __init__(self) -> None:
        self._known: dict[bytes, Read] = {}
        self.get = self._known.get

    def keep(self, item: bytes, read: Read) -> None:
        """Remember that *item* was read so."""
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        if len(item) <= _LONGEST:
            self._known[item] = read


class Memory(Protocol[Read]):
    """Whatever remembers the items of a list."""

    def get(self, item: bytes, /) -> tuple[Read, ...] | None:
        """Return what *item* was read as, where that is known."""

    def keep(self, item: bytes, read: tuple[Read, ...]) -> None:
        """Remember that *item* was read so."""


class RepeatedList(Generic[Read]):
    """Reads lists of one kind, those that were cut out too.

    Args:
        item: The tag of the items.
        read: Reads one item; an item may be worth nothing, or several things.
        known: Where what was read is remembered.
    """

    def __init__(
        self,
        item: str,
        read: Callable[[etree._Element], tuple[Read, ...]],
        known: Memory[Read] | None = None,
    ) -> None:
        self._end = f"</{item}>".encode()
        self._read = read
        self._known: Memory[Read] = known or Remembered[tuple[Read, ...]]()

    def items(self, element: etree._Element, lists: Sequence[bytes]) -> list[Read]:
        """Return what stands in *element*, or in that of *lists* that was cut out of it."""
        inside = cut_out(element, lists)
        if inside is None:
            return [found for child in element for found in self._read(child)]
        *items, rest = inside.split(self._end)
        found = list(map(self._known.get, items))
        if rest.strip() or (None in found and not self._fill(found, items)):
            return [one for child in as_element(inside) for one in self._read(child)]
        return [one for read in found if read for one in read]

    def _fill(self, found: list[tuple[Read, ...] | None], items: list[bytes]) -> bool:
        """Read those of *items* that were not *found*; whether nothing stands between them."""
        new = [at for at, read in enumerate(found) if read is None]
        elements = as_element(self._end.join((*(items[at] for at in new), b"")))
        if len(elements) != len(new):
            return False
        for at, child in zip(new, elements, strict=True):
            found[at] = read = self._read(child)
            self._known.keep(items[at], read)
        return True
