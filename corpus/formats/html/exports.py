"""What programs write into the pages that they make of documents, and no document says."""

import re
from itertools import islice

from corpus.formats.markup.element import Element, attribute
from corpus.normalise import normalise

_OF_WORD, _OF_DOCS = "MsoTitle", "title"
"""The class of the paragraph that is the title. Google Docs has none in the head of a page;
elsewhere, boxes have titles that are called so."""
_LOWERED = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_FROM_COMMENT = re.compile(r"#(?:cmnt_ref|_msoanchor_)\d+")
"""How links lead back from a comment to where it was made: Google Docs, Word."""
_TO_COMMENT = re.compile(r"#(?:cmnt|_msocom_)\d+")
_EDGES = {"header", "footer"}
"""What LibreOffice calls the edges of its pages."""
_BELOW = "pageSectionTitle"
"""The class of the headings of attachments and comments that Confluence writes below a page."""


def leave_export_out(root: Element) -> None:
    """Make of the page *root*, where a program made it of a document, what that says, in place.

    Its title is a heading above all others. Comments leave, as do the edges of printed pages,
    signs of Notion's boxes, and in titles the name of the space of Confluence that a page is of.
    """
    _head(root)
    _leave_remarks(root)
    for part in _edges(root):
        part.clear(keep_tail=True)
    _leave_space(root)


def _head(root: Element) -> None:
    has_title = any(normalise(each.text or "") for each in root.iter("title"))
    names = {_OF_WORD} if has_title else {_OF_WORD, _OF_DOCS}
    styled = (each for each in root.iter("p") if not names.isdisjoint(_classes(each)))
    title = next((each for each in styled if normalise("".join(each.itertext()))), None)
    if title is None:
        return
    for heading in root.iter(*_LOWERED):
        heading.tag = _LOWERED[str(heading.tag)]
    title.tag = "h1"
    for each in root.iter("title"):
        # Word writes there what the document's file was first called.
        each.text = "".join(title.itertext())


def _edges(root: Element) -> list[Element]:
    """Return what stands beside what the document says: edges, signs, what is below a page."""
    edges = [each for each in root.iter("div") if attribute(each, "title") in _EDGES]
    for heading in root.iter("h2"):
        if _BELOW in _classes(heading):
            edges += islice(heading.iterancestors(), 1, 2)
    signs = (each for each in root.iter("span") if attribute(each, "class") == "icon")
    edges += (sign for sign in signs if any(map(_is_callout, sign.iterancestors())))
    return edges


def _classes(element: Element) -> list[str]:
    return attribute(element, "class").split()


def _is_callout(element: Element) -> bool:
    return "callout" in _classes(element)


def _leave_remarks(root: Element) -> None:
    for link in list(root.iter("a")):
        address = attribute(link, "href")
        if _FROM_COMMENT.fullmatch(address):
            around = next((each for each in link.iterancestors() if each.tag == "div"), None)
            if around is not None:
                around.clear(keep_tail=True)
        elif _TO_COMMENT.fullmatch(address):
            link.clear(keep_tail=True)


def _leave_space(root: Element) -> None:
    """Leave the name of the space out of the titles of *root*, a page exported by Confluence."""
    crumbs = [each for each in root.iter("ol") if attribute(each, "id") == "breadcrumbs"]
    first = next((link for each in crumbs for link in each.iter("a")), None)
    if first is None:
        return
    space = f"{normalise(''.join(first.itertext()))} : "
    for element in root.iter("title", "span"):
        text = normalise(element.text or "")
        is_title = element.tag == "title" or attribute(element, "id") == "title-text"
        if is_title and text.startswith(space):
            element.text = text.removeprefix(space)
