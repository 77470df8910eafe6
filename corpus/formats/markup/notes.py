"""Links between a text and its notes, by how those who write pages name them."""

import re

from corpus.formats.markup.element import Element, attribute

_LONGEST_MARK = 16
"""Characters; a link with more text is no mark. Our own choice."""

_REFERENCE_ROLES = {"doc-noteref", "noteref"}
_RETURN_ROLES = {"doc-backlink", "backlink", "doc-pagebreak", "pagebreak"}
"""Roles of links back from notes, and of the numbers of printed pages, which lead nowhere."""
_REFERENCES = {
    *("footnote-ref", "footnote-reference", "noteref", "note-ref", "endnote-ref", "fn-ref"),
    *("footnote-link", "footnote-anchor", "footnote-number", "footnote__ref", "simple-footnote"),
}
_RETURNS = {
    *("footnote-backref", "footnote-back", "reversefootnote", "mw-cite-backlink", "fn-backref"),
    *("data-footnote-backref", "footnote-return", "simple-footnote-back", "easy-footnote-to-top"),
}
_EDITING = {"mw-editsection"}
"""Links beside headings to who writes the page, not to who reads it."""
_TARGET = re.compile(
    r"(?:foot|end|side)?note|fn|ftn|edn|cite|citation|bib|ref|easy-footnote|nb\d|nh\d|cr\d"
    r"|anm(?:erkung)?[-_]?\d|(?:^|[-_])n\d",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"[\[(]?\s?(?:(?:note|notes|nb|fn|ref|anm)\.?\s?)?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}"
    r"|[*\u2020\u2021\u00a7\u00b6\u2016]{1,4})\s?[\])]?",
    re.IGNORECASE,
)
_BRACKETS = {"[": "]", "(": ")"}
_NOTES = {"footnotes", "endnotes", "reflist", "references", "footnote", "endnote", "notes"}
_NOTE_ID = re.compile(
    r"_?(?:user-content-)?(?:fn|ftn|edn|(?:foot|end)?note|cite_note|sdfootnote|easy-footnote)"
    r"[-_:.a-z]*+\d",
    re.IGNORECASE,
)


def has_notes(root: Element) -> bool:
    """Tell whether the page *root* has notes, by the names of their places."""
    return any(
        is_note(element)
        or not _NOTES.isdisjoint(attribute(element, "class").lower().split())
        or attribute(element, "role") in ("doc-endnotes", "doc-footnote", "doc-endnote")
        for element in root.iter()
        if element.attrib and element.tag != "body"
    )


def is_note(element: Element) -> bool:
    """Tell whether *element* is a note, by its id."""
    return bool(_NOTE_ID.match(attribute(element, "id")))


def take_out_marks(element: Element, *, is_raised: bool) -> list[Element]:
    """Return the children of *element* that are marks of notes, without brackets around them.

    Commas between several marks go as well. *is_raised* is as `is_note_mark` takes it.
    """
    children = list(element)
    marks = [each for each in children if is_note_mark(each, is_raised=is_raised)]
    if not marks:
        return []
    found = set(marks)
    before: Element | None = None
    for child, following in zip(children, [*children[1:], None], strict=True):
        if child not in found:
            before = child
        elif following in found and not any(map(str.isalnum, child.tail or "")):
            child.tail = None
        else:
            _take_out_brackets(element, before, child)
            before = child
    return marks


def _take_out_brackets(element: Element, before: Element | None, mark: Element) -> None:
    """Take out the brackets between the child *before* and *mark*, the last in them."""
    ahead = (before.tail if before is not None else element.text) or ""
    behind = mark.tail or ""
    bracket = ahead.rstrip()[-1:]
    if bracket not in _BRACKETS or behind.lstrip()[:1] != _BRACKETS[bracket]:
        return
    mark.tail = behind.lstrip()[1:]
    if before is not None:
        before.tail = ahead.rstrip()[:-1]
    else:
        element.text = ahead.rstrip()[:-1]


def is_note_mark(element: Element, *, is_raised: bool = False) -> bool:
    """Tell whether *element* leads to a note or back from one, and says nothing itself.

    So does a link from a heading to itself. *is_raised* tells that *element* stands in raised
    text, where any short mark leads to a note.
    """
    if not element.attrib:
        return False
    roles = {attribute(element, "role"), *attribute(element, "epub:type").split()}
    classes = set(attribute(element, "class").lower().split())
    if not roles.isdisjoint(_RETURN_ROLES) or not classes.isdisjoint(_RETURNS | _EDITING):
        return True
    is_named = not roles.isdisjoint(_REFERENCE_ROLES) or not classes.isdisjoint(_REFERENCES)
    is_link = element.tag == "a" and "#" in attribute(element, "href")
    return (is_named or is_link) and _says_nothing(element, is_sure=is_named or is_raised)


def _says_nothing(element: Element, *, is_sure: bool) -> bool:
    """Tell whether the link *element* says no more than a mark; *is_sure* that it leads to a note.

    Otherwise its target or brackets must tell that.
    """
    text = _text_within(element)
    if not text:
        return text is not None and is_sure
    target = attribute(element, "href")
    is_here = target.startswith("#")
    if is_here and not any(map(str.isalnum, text)):
        return True
    is_note = is_sure or (is_here and text[0] == "[")
    return bool(_MARK.fullmatch(text)) and (
        is_note or bool(_TARGET.search(target.partition("#")[2]))
    )


def _text_within(element: Element) -> str | None:
    """Return the text of *element* without outer spaces, `None` where it is too long for a mark."""
    text = ""
    for each in element.itertext():
        text += each
        if len(text) > 4 * _LONGEST_MARK:
            return None
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_MARK else None
