"""The XML inside a Word file: its parts, and the few questions that are asked of its elements.

python-docx is not used for reading: it loads and checks every part, which takes ten times as long, and it sees
neither tick boxes, text boxes, content controls nor tracked changes.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

Element = etree._Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R.encode(),
}
"""The namespaces of a "Strict Open XML document", and the usual ones."""

_PREFIXES = {
    "w": _W,
    "r": _R,
    "w14": _W14,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_OFF = frozenset({"0", "false", "off", "none"})


def name(prefixed: str) -> str:
    """``"w:p"`` as lxml writes it, with the namespace in braces."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def first(element: Element | None, *path: str) -> Element | None:
    """The first element along a path of children, or None."""
    for step in path:
        if element is None:
            return None
        element = element.find(name(step))
    return element


def children(element: Element | None, prefixed: str) -> Iterator[Element]:
    """The children of one kind; none if the element is not there."""
    return iter(()) if element is None else element.iterchildren(name(prefixed))


def value(element: Element | None, attribute: str = "w:val") -> str:
    """An attribute of an element, or "" if either is not there."""
    return "" if element is None else element.get(name(attribute), "")


def is_on(element: Element | None, attribute: str = "w:val") -> bool:
    """Whether a switch such as ``<w:vanish/>`` is there and not set to off."""
    return element is not None and value(element, attribute).lower() not in _OFF


def parse(xml: bytes) -> Element:
    """The root of a part; entities are not resolved and nothing is fetched.

    Raises:
        XMLSyntaxError: The part is damaged.
    """
    for strict, usual in _STRICT.items():
        xml = xml.replace(strict, usual)
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a Word file, such as the body or a header.

    Attributes:
        root: Its outermost element.
        related: Names of the parts it refers to, by relationship id.
        kinds: What these are (``header``, ``footnotes``, ...), by relationship id.
    """

    root: Element
    related: Mapping[str, str]
    kinds: Mapping[str, str]

    def named(self, kind: str) -> Iterator[str]:
        """Names of the related parts of one kind."""
        return (self.related[each] for each, its_kind in self.kinds.items() if its_kind == kind)


def main_part(package: zipfile.ZipFile) -> str:
    """The name of the part that holds the body.

    Raises:
        KeyError: The package is no Word file.
    """
    _, related, kinds = _relationships(package, "")
    return next((related[each] for each, kind in kinds.items() if kind == "officeDocument"), "word/document.xml")


def load(package: zipfile.ZipFile, part: str) -> Part:
    """Read and parse a part with what it refers to.

    Raises:
        KeyError: There is no such part.
        XMLSyntaxError: It is damaged.
    """
    _, related, kinds = _relationships(package, part)
    return Part(root=parse(package.read(part)), related=related, kinds=kinds)


def _relationships(package: zipfile.ZipFile, part: str) -> tuple[str, dict[str, str], dict[str, str]]:
    folder, _, file = part.rpartition("/")
    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    related: dict[str, str] = {}
    kinds: dict[str, str] = {}
    if listing in package.NameToInfo:
        for each in parse(package.read(listing)).iter(name("rel:Relationship")):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(each.get("Target", ""))))
                related[each.get("Id", "")] = target.lstrip("/")
                kinds[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2]
    return listing, related, kinds
