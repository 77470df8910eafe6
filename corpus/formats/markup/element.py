"""Parsed HTML as all kinds see it: the few things of lxml that they use, with types."""

from collections.abc import Iterable, Iterator, MutableMapping
from itertools import dropwhile
from typing import Any, Protocol

from lxml import html as lxml_html  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.errors import SourceRefused, gettext_noop
from corpus.normalise import encodable

TOO_DEEP = gettext_noop(
    "This page is nested too deeply to be read: save the article as text and post that."
)
_OF_HEAD = {"title", "meta", "link", "script", "style", "base", "noscript", "template"}
_LIMIT_EXCEEDED = lxml_html.etree.ErrorTypes.ERR_RESOURCE_LIMIT


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

    def itersiblings(self) -> Iterator["Element"]:
        """Yield the elements behind this one in its parent, in order."""

    def extend(self, elements: Iterable["Element"]) -> None:
        """Put *elements* behind all children."""

    def clear(self, *, keep_tail: bool) -> None:
        """Empty this element, leaving the text behind it where *keep_tail* asks for that."""


def attribute(element: Element, name: str) -> str:
    """Return the attribute *name* of *element* without outer spaces, empty when not stated."""
    return (element.get(name) or "").strip()


def parse(text: str) -> Element:
    """Return the root element of the page *text*, with all that stands in it.

    Raises:
        SourceRefused: there is nothing in it, or it is nested deeper than 256 elements, behind
            which the parser would leave out all that follows without a word.
    """
    try:
        return parse_whole(text)
    except RecursionError as error:
        raise SourceRefused(TOO_DEEP) from error


def parse_whole(text: str) -> Element:
    """Return the root element of the page *text*, with all that stands in it.

    Raises:
        SourceRefused: there is nothing in the page.
        RecursionError: it is nested so deeply that libxml2 leaves out all that follows.
    """
    root, is_cut_off = _parsed(text)
    if is_cut_off:
        raise RecursionError
    return root


def _parsed(text: str) -> tuple[Element, bool]:
    """Return the root element of *text*, and whether libxml2 left out the end of it.

    The text is encoded again because lxml refuses a string that declares an encoding.
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
    _leave_head(root)
    return root, any(entry.type == _LIMIT_EXCEEDED for entry in parser.error_log)


def _leave_head(root: Any) -> None:  # noqa: ANN401 - lxml publishes no types
    """Move what stands in the head of *root* and is none of it into a body of its own.

    HTML lets a page leave out the tags of both; libxml2 then takes elements that it does not know,
    such as <article>, for a part of the head.
    """
    head = next((child for child in root if child.tag == "head"), None)
    if head is None:
        return
    misplaced = list(
        dropwhile(lambda child: not isinstance(child.tag, str) or child.tag in _OF_HEAD, head)
    )
    if misplaced:
        body = lxml_html.etree.Element("body")
        body.extend(misplaced)
        head.addnext(body)
