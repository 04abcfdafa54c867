"""MeSH headings of PubMed records, read once for millions of records.

A descriptor is joined with ever other subheadings, so that half of all headings are new as a whole
and hardly one in its parts. What is remembered is therefore the parts by their bytes.
"""

from functools import lru_cache

from lxml import etree

from plaincite.ingest.clean import term
from plaincite.ingest.repeated import Remembered
from plaincite.model.record import MeshHeading, MeshQualifier

__all__ = ["HeadingMemory", "heading_of", "headings_in"]

_MOST_REMEMBERED = 100  # characters of a name
_DESCRIPTOR_END = b"</DescriptorName>"
_QUALIFIER_END = b"</QualifierName>"


def headings_in(element: etree._Element) -> tuple[MeshHeading, ...]:
    """Return the heading that a MeshHeading is, if it is one."""
    descriptor: etree._Element | None = None
    qualifiers: list[MeshQualifier] = []
    for child in element:
        if child.tag == "DescriptorName":
            descriptor = child
        elif child.tag == "QualifierName" and (name := term(child.text)):
            qualifiers.append(_qualifier(name, child.get("MajorTopicYN") == "Y"))
    return () if descriptor is None else heading_of(descriptor, tuple(qualifiers))


def heading_of(
    descriptor: etree._Element, qualifiers: tuple[MeshQualifier, ...] = ()
) -> tuple[MeshHeading, ...]:
    """Return the heading of a descriptor with its subheadings; none without a name."""
    name = term(descriptor.text)
    if name is None:
        return ()
    is_major = descriptor.get("MajorTopicYN") == "Y"
    ui = term(descriptor.get("UI"))
    make = MeshHeading if qualifiers or len(name) > _MOST_REMEMBERED else _plain_heading
    return (make(name, is_major, qualifiers, ui),)


# The same headings stand in millions of records; to make one takes longer than to find it.
_plain_heading = lru_cache(maxsize=1 << 15)(MeshHeading)
_qualifier = lru_cache(maxsize=1 << 10)(MeshQualifier)


class HeadingMemory:
    """Headings by their bytes: those without subheadings whole, others by their parts."""

    def __init__(self) -> None:
        self._whole: Remembered[tuple[MeshHeading, ...]] = Remembered()
        self._descriptors: Remembered[MeshHeading] = Remembered()
        self._qualifiers: Remembered[MeshQualifier] = Remembered()

    def get(self, item: bytes) -> tuple[MeshHeading, ...] | None:
        """Return what those bytes are, where they or each of their parts was read before."""
        whole = self._whole.get(item)
        if whole is not None:
            return whole
        descriptor, _, rest = item.partition(_DESCRIPTOR_END)
        bare = self._descriptors.get(descriptor)
        if bare is None:
            return None
        *parts, rest = rest.split(_QUALIFIER_END)
        qualifiers = tuple(filter(None, map(self._qualifiers.get, parts)))
        if len(qualifiers) != len(parts) or rest.strip():
            return None
        return (MeshHeading(bare.descriptor, bare.is_major, qualifiers, bare.ui),)

    def keep(self, item: bytes, read: tuple[MeshHeading, ...]) -> None:
        """Remember that *item* was read so."""
        descriptor, _, rest = item.partition(_DESCRIPTOR_END)
        *parts, _ = rest.split(_QUALIFIER_END)
        if not parts:
            self._whole.keep(item, read)
        # Each part is one element and worth something; so no part says what another one is.
        is_plain = descriptor.count(b"<") == 2 and all(part.count(b"<") == 1 for part in parts)
        if is_plain and read and len(read[0].qualifiers) == len(parts):
            self._descriptors.keep(descriptor, read[0])
            for part, qualifier in zip(parts, read[0].qualifiers, strict=True):
                self._qualifiers.keep(part, qualifier)
