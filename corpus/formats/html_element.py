"""Parsed HTML as this folder sees it: the few things of lxml that it uses, with types."""

from collections.abc import Iterator, MutableMapping
from typing import Protocol

from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.errors import SourceRefused
from corpus.normalise import encodable


class Element(Protocol):
    """A node of a parsed page, or of the article tree that trafilatura cuts out of one."""

    tag: object
    """The element's name; comments and processing instructions have a function here."""

    text: str | None
    tail: str | None
    attrib: MutableMapping[str, str]

    def __iter__(self) -> Iterator["Element"]:
        """Yield the children in order."""

    def get(self, key: str) -> str | None:
        """Return the attribute *key*, `None` when it is not stated."""

    def getparent(self) -> "Element | None":
        """Return the element that this one stands in, `None` for the root."""

    def getprevious(self) -> "Element | None":
        """Return the element before this one, `None` for the first in its parent."""

    def itertext(self) -> Iterator[str]:
        """Yield every text inside, in order."""

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Yield this element and its descendants of the names *tags*, in order."""

    def iterancestors(self) -> Iterator["Element"]:
        """Yield the elements that this one stands in, the innermost first."""

    def clear(self, *, keep_tail: bool) -> None:
        """Empty this element, leaving the text behind it where *keep_tail* asks for that."""


def attribute(element: Element, name: str) -> str:
    """Return the attribute *name* of *element* without outer spaces, empty when not stated."""
    return (element.get(name) or "").strip()


def parse(text: str) -> Element:
    """Return the root element of the page *text*.

    The text is encoded again because lxml refuses a string that declares an encoding.

    Raises:
        SourceRefused: there is nothing in the page.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    data = encodable(text.replace("\x00", "")).encode()
    try:
        root: Element | None = lxml_html.document_fromstring(data, parser=parser)
    except (lxml_html.etree.ParserError, ValueError) as error:
        raise SourceRefused(
            "This page is empty: post the article's own address, or its text."
        ) from error
    if root is None:
        raise SourceRefused("This page is empty: post the article's own address, or its text.")
    return root
