"""Parsed XML as books and OpenDocument see it: the few things of lxml that they use."""

from collections.abc import Iterator
from typing import Protocol


class XmlElement(Protocol):
    """An element; names with a namespace are written `{namespace}name`."""

    tag: object
    """The element's name; entities that were not put in have a function here."""

    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator["XmlElement"]:
        """Yield the children in order."""

    def get(self, key: str) -> str | None:
        """Return the attribute *key*, `None` when it is not stated."""

    def iter(self, *tags: str) -> Iterator["XmlElement"]:
        """Yield this element and its descendants of the names *tags*, in order."""

    def itertext(self) -> Iterator[str]:
        """Yield every text inside, in order."""


def local_name(element: XmlElement) -> str:
    """Return the name of *element* without its namespace, empty where it has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
