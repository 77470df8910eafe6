"""Links between a text and its notes, by how those who write pages name them."""

import re
from collections.abc import Iterator

from corpus.formats.html_element import Element, attribute

_LONGEST_MARK = 16
"""Characters; a link with more text is no mark. Our own choice."""

_ROLES = {"doc-noteref", "doc-backlink"}
_TYPES = {"noteref", "backlink"}
_CLASSES = {
    *("footnote-ref", "footnote-reference", "footnote-backref", "footnote-back", "noteref"),
    *("footnote-link", "footnote-anchor", "reversefootnote", "mw-cite-backlink", "fn-backref"),
    *("data-footnote-backref", "footnote-return", "footnote-number", "note-ref", "endnote-ref"),
    *("simple-footnote", "simple-footnote-back", "footnote__ref", "easy-footnote-to-top"),
    *("fn-ref", "citation-needed"),
}
_TARGET = re.compile(
    r"(?:foot|end|side)?note|fn|ftn|edn|cite|citation|bib|ref|easy-footnote|nb\d|nh\d|cr\d"
    r"|anm(?:erkung)?[-_]?\d|(?:^|[-_])n\d",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"[\[(]?\s?(?:(?:note|notes|nb|n|fn|ref|anm|a)\.?\s?)?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}"
    r"|[*\u2020\u2021\u00a7\u00b6\u2016]{1,4})\s?[\])]?",
    re.IGNORECASE,
)
_BACK = set(
    "\u21a9\u21aa\u2191\u2303\u23ce\u2934\u21b5\u2b06\u2912\u21d1\u25b2^\u21e7\ufe0e\ufe0f "
)
_NOTES = {"footnotes", "endnotes", "reflist", "references", "footnote", "endnote", "notes"}
_NOTE_ID = re.compile(
    r"_?(?:user-content-)?(?:fn|ftn|edn|(?:foot|end)?note|cite_note|sdfootnote|easy-footnote)"
    r"[-_:.a-z]*+\d",
    re.IGNORECASE,
)


def has_notes(root: Element) -> bool:
    """Tell whether the page *root* has notes, by the names of their places."""
    return any(
        _NOTE_ID.match(attribute(element, "id"))
        or not _NOTES.isdisjoint(attribute(element, "class").lower().split())
        or attribute(element, "role") in ("doc-endnotes", "doc-footnote", "doc-endnote")
        for element in root.iter()
        if isinstance(element.tag, str) and element.tag != "body"
    )


def is_note_link(element: Element, *, is_raised: bool = False) -> bool:
    """Tell whether *element* leads to a note or back from one, and says nothing itself.

    *is_raised* tells that it stands in raised text, where any short mark leads to a note.
    """
    if _is_named(element):
        return True
    target = attribute(element, "href")
    if element.tag != "a" or "#" not in target:
        return False
    text = _text_within(element)
    if text is None:
        return False
    is_here = target.startswith("#")
    if is_here and text and set(text) <= _BACK:
        return True
    if not _MARK.fullmatch(text):
        return False
    return (
        is_raised or (is_here and text[0] == "[") or bool(_TARGET.search(target.partition("#")[2]))
    )


def _is_named(element: Element) -> bool:
    return (
        attribute(element, "role") in _ROLES
        or not _TYPES.isdisjoint(attribute(element, "epub:type").split())
        or not _CLASSES.isdisjoint(attribute(element, "class").lower().split())
    )


def _text_within(element: Element) -> str | None:
    """Return the text of *element* without outer spaces, `None` where it is too long for a mark."""
    text = ""
    for each in _texts(element):
        text += each
        if len(text) > 4 * _LONGEST_MARK:
            return None
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_MARK else None


def _texts(element: Element) -> Iterator[str]:
    return element.itertext()
