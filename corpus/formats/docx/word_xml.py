"""The XML of Word documents as this folder sees it: the few things of lxml that it uses."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import hexdigits
from typing import Protocol, cast

from lxml import etree  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.errors import gettext_noop
from corpus.formats.zip_packages.package import parse_xml

DAMAGED = gettext_noop(
    "This Word file is damaged: save it again as .docx, or post its text instead."
)

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|officeDocument)/")
"""How names begin in ISO's strict form, which is read as the transitional one that all write."""
_LONGEST_NUMBER = 9
_OFF = frozenset({"0", "false", "off", "none"})


class Node(Protocol):
    """An element of a part of a document."""

    tag: object
    text: str | None

    def __iter__(self) -> Iterator["Node"]:
        """Yield the children in order."""

    def __len__(self) -> int:
        """Return how many children there are."""

    def get(self, key: str) -> str | None:
        """Return the attribute *key*, `None` when it is not stated."""

    def set(self, key: str, value: str) -> None:
        """State the attribute *key*."""

    def find(self, path: str) -> "Node | None":
        """Return the first child of the name *path*."""

    def iter(self, *tags: str) -> Iterator["Node"]:
        """Yield this element and its descendants of the names *tags*, in order."""

    def iterancestors(self, *tags: str) -> Iterator["Node"]:
        """Yield the elements of the names *tags* that this one stands in, the nearest first."""

    def getparent(self) -> "Node | None":
        """Return the element that this one stands in."""

    def getnext(self) -> "Node | None":
        """Return the element behind this one."""

    def insert(self, index: int, element: "Node") -> None:
        """Put *element* at a place."""

    def addprevious(self, element: "Node") -> None:
        """Put *element* before this one."""

    def addnext(self, element: "Node") -> None:
        """Put *element* behind this one."""

    def extend(self, elements: Iterable["Node"]) -> None:
        """Put *elements* behind all children."""

    def remove(self, element: "Node") -> None:
        """Take the child *element* out."""


@cache
def name(short: str) -> str:
    """Return the full name of an element or attribute that is *short* with its prefix."""
    prefix, _, local = short.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def parsed(data: bytes) -> Node:
    """Return the root of the part *data*; nothing outside it is read.

    Raises:
        SourceRefused: as `parse_xml` raises it.
    """
    # Both say what they use of the same elements; these are changed as well.
    return cast("Node", parse_xml(_as_transitional(data), DAMAGED))


def written(root: Node) -> bytes:
    """Return *root* as the bytes of a part."""
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def element(short: str, *children: Node, **attributes: str) -> Node:
    """Return a new element called *short*, with *attributes* of its namespace."""
    made: Node = etree.Element(name(short))
    prefix = short.partition(":")[0]
    for key, value in attributes.items():
        made.set(name(f"{prefix}:{key}"), value)
    made.extend(children)
    return made


def text_run(text: str) -> Node:
    """Return a new run that says *text*."""
    said = element("w:t")
    said.text = text
    return element("w:r", said)


def child(node: Node | None, *path: str) -> Node | None:
    """Return the first element that *path* leads to from *node*, `None` where there is none."""
    for short in path:
        node = None if node is None else node.find(name(short))
    return node


def value(node: Node | None, *path: str) -> str | None:
    """Return what the element that *path* leads to from *node* states; `None` for nothing."""
    found = child(node, *path)
    return None if found is None else found.get(name(f"{path[-1][0]}:val"))


def number(node: Node | None, *path: str) -> int | None:
    """Return the number that the element states that *path* leads to; `None` for none."""
    stated = value(node, *path) or ""
    return int(stated) if stated.isdecimal() and len(stated) <= _LONGEST_NUMBER else None


def hexadecimal(text: str | None) -> int | None:
    """Return the number that *text* writes to the base of sixteen; `None` where it is none."""
    digits = text or ""
    fits = len(digits) <= _LONGEST_NUMBER and all(each in hexdigits for each in digits)
    return int(digits, 16) if digits and fits else None


def is_on(node: Node | None, *path: str) -> bool | None:
    """Return whether the element that *path* leads to switches something on or off; or neither."""
    found = child(node, *path)
    return None if found is None else found.get(name("w:val")) not in _OFF


def put_in_place_of(node: Node, others: Iterable[Node]) -> None:
    """Put *others* where *node* stands, and take that out."""
    for other in list(others):
        node.addprevious(other)
    take_out(node)


def take_out(node: Node) -> None:
    """Take *node* out of what it stands in."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _as_transitional(data: bytes) -> bytes:
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
