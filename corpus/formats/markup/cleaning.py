"""A parsed tree made to say what its reader sees, before anything is cut out of it."""

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.formats.markup.code_listings import line_numbers_in
from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import INLINE
from corpus.formats.markup.formulas import write_formulas
from corpus.formats.markup.hidden import Hidden
from corpus.formats.markup.notes import has_notes, take_out_marks
from corpus.formats.markup.numbering import number_items
from corpus.formats.markup.quotations import marks_of, repeated_quotations
from corpus.formats.markup.style_sheets import alignment, strikes_out, struck_names
from corpus.formats.raised_text.surroundings import REACH
from corpus.formats.raised_text.writing import LONGEST, exponent, lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT_OUT = "left-out"
_UNWRAPPED = "unwrapped"
"""Names that no page has, under which elements leave at the end, with their text or without."""

_UNREAD = {"script", "style", "head", "title", "iframe", "svg"}
_LEVELS = {"superscript": "super", "subscript": "sub"}
"""Classes of raised and lowered text."""
_STRUCK = {"s", "strike", "del"}
_STRUCK_CLASSES = {"line-through", "strikethrough"}
_OF_THE_HOUSE = {"pg-boilerplate", "pgheader", "pg_boilerplate"}
"""Classes of what Project Gutenberg writes before and behind its books: its name and licence."""
_OF_WIKIS = {"siteSub", "contentSub", "mw-indicators"}
"""Ids of what MediaWiki writes between a title and its article: the wiki, where one came from."""
_LANGUAGE = {"lang", "language", "code-lang", "code-language", "language-name"}
"""Classes of what names the language of code."""
_CODE = {"pre", "code"}
_AROUND_CODE = ("language-", "highlight", "code")
"""How classes begin of what code stands in, with its language and a button to copy it."""
_DOUBLES = {"rt", "rp", "rtc", "annotation", "annotation-xml", "option", "datalist"}
"""Readings of ruby and of formulas beside what they stand over, and choices of a form."""
_TABLES = {"table": "table", "grid": "table", "rowgroup": "tbody", "row": "tr"} | {
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
"""Roles that make a table of elements that are none."""
_WITHOUT_MEANING = {"div", "span", "ul", "li", "dl", "dt", "dd", "section"}
_CLOSING = (".", ",", ";", ":", "!", "?", ")", "]", "\u201d", "\u2019", "\u00bb")
"""What stands right behind a word: no space may be left before it."""
_HEADINGS = {"summary", "dt", "legend"} | {f"h{level}" for level in range(1, 7)}


def clean(root: Element) -> None:
    """Make the tree *root* say what its reader sees, in place.

    Hidden and struck-out text leaves, as do the marks of notes and the links back from notes, and
    what stands there twice. Raised and lowered text is written on the line
    (`corpus.formats.raised_text`), and so are formulas; ordered lists have their numbers, and
    quotations their marks.
    """
    etree.strip_tags(root, etree.Comment, etree.PI)
    _Cleaning(root).run()
    etree.strip_elements(root, _LEFT_OUT, with_tail=False)
    _unwrap_empty(root)
    etree.strip_tags(root, _UNWRAPPED)
    number_items(root)
    for quotation in repeated_quotations(root):
        quotation.tag = _LEFT_OUT
    etree.strip_elements(root, _LEFT_OUT, with_tail=False)


class _Cleaning:
    """One pass over a tree, however deep: what is still to do stands on a stack, next last."""

    def __init__(self, root: Element) -> None:
        self._formulas, self._twins = write_formulas(root)
        self._line_numbers = set(line_numbers_in(root))
        self._hidden = Hidden(root)
        self._struck = struck_names(root)
        self._has_notes = has_notes(root)
        self._marks = marks_of(root)
        self._before = ""
        self._raised = 0
        self._to_do: list[Callable[[], None]] = [partial(self._visit, root)]

    def run(self) -> None:
        """Walk, and mark what leaves."""
        while self._to_do:
            self._to_do.pop()()

    def _say(self, text: str) -> None:
        self._before = (self._before + text[-REACH:])[-REACH:]

    def _visit(self, element: Element) -> None:
        if not isinstance(element.tag, str) or element.tag in _UNREAD:
            return
        if self._leaves(element):
            _leave(element)
            return
        if element.tag == "button" and _heads(element):
            element.tag = _UNWRAPPED
        if element.tag in _WITHOUT_MEANING:
            element.tag = _TABLES.get(attribute(element, "role"), element.tag)
        edge = "" if element.tag in INLINE or element.tag == _UNWRAPPED else "\n"
        self._say(edge)
        self._to_do.append(partial(self._say, edge))
        self._close_later(element)
        self._enter(element)

    def _enter(self, element: Element) -> None:
        self._say(element.text or "")
        for mark in take_out_marks(element, is_raised=self._raised > 0):
            _leave(mark)
        for child in reversed(list(element)):
            if child.tail:
                self._to_do.append(partial(self._say, child.tail))
            self._to_do.append(partial(self._visit, child))

    def _leaves(self, element: Element) -> bool:
        return (
            element.tag in _DOUBLES
            or element.tag == _LEFT_OUT
            or element in self._twins
            or element in self._line_numbers
            or self._is_struck(element)
            or attribute(element, "id") in _OF_WIKIS
            or not _OF_THE_HOUSE.isdisjoint(attribute(element, "class").split())
            or (element not in self._formulas and element in self._hidden)
            or _labels_code(element)
        )

    def _is_struck(self, element: Element) -> bool:
        if element.tag in _STRUCK or not element.attrib:
            return element.tag in _STRUCK
        classes = attribute(element, "class").split()
        return (
            strikes_out(attribute(element, "style").lower())
            or not _STRUCK_CLASSES.isdisjoint(classes)
            or any(f".{name}" in self._struck for name in classes)
        )

    def _close_later(self, element: Element) -> None:
        """Have *element* written once all in it is."""
        level = _level(element)
        if level:
            self._raised += 1
            self._to_do.append(partial(self._put_on_the_line, element, level, self._before))
        elif element.tag == "q":
            self._marks.open()
            self._to_do.append(partial(self._marks.close, element))
        elif element.tag in INLINE and attribute(element, "aria-hidden") == "true":
            self._to_do.append(partial(_settle, element))

    def _put_on_the_line(self, element: Element, level: str, before: str) -> None:
        self._raised -= 1
        text = _text_of(element)
        if text is not None:
            said = self._written(element, text, level, before)
            element.clear(keep_tail=True)
            element.text = said
            self._before = before
            self._say(said)
        element.tag = _UNWRAPPED
        if not element.text and not list(element):
            _leave(element)

    def _written(self, element: Element, text: str, level: str, before: str) -> str:
        if level == "sub":
            return lowered(text, before)
        if self._raised:
            return exponent(text)
        return raised(text, before, element.tail or "", has_notes=self._has_notes)


def _leave(element: Element) -> None:
    """Mark *element* as leaving, with a space before it where a comma or full stop follows."""
    element.tag = _LEFT_OUT
    if not (element.tail or "").startswith(_CLOSING):
        return
    before, around = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = before.tail and before.tail.rstrip()
    elif around is not None:
        around.text = around.text and around.text.rstrip()


def _unwrap_empty(root: Element) -> None:
    """Have elements unwrapped that hold nothing: extractors take the text behind them as theirs."""
    empty: set[Element] = set()
    for element in reversed(list(root.iter(*INLINE - {"wbr"}))):
        if not element.text and all(child in empty and not child.tail for child in element):
            element.tag = _UNWRAPPED
            empty.add(element)


def _settle(element: Element) -> None:
    """Keep what is seen and not read aloud, unless it is an icon or another sign."""
    text = _text_of(element)
    is_icon = element.tag == "i" or "icon" in attribute(element, "class").lower()
    says = text is None or any(map(str.isalnum, text))
    element.tag = _UNWRAPPED if says and not is_icon else _LEFT_OUT


def _heads(button: Element) -> bool:
    """Tell whether *button* is what a heading says, as where it unfolds what stands under it."""
    parent = button.getparent()
    return parent is not None and parent.tag in _HEADINGS


def _labels_code(element: Element) -> bool:
    """Tell whether *element* names the language of the code that it stands beside."""
    if element.tag in _CODE or _LANGUAGE.isdisjoint(attribute(element, "class").lower().split()):
        return False
    around = element.getparent()
    names = "" if around is None else attribute(around, "class").lower()
    is_short = next(iter(element), None) is None and len(element.text or "") < LONGEST
    return is_short and any(name.startswith(_AROUND_CODE) for name in names.split())


def _level(element: Element) -> str:
    """Return "super" or "sub" where *element* is raised or lowered, otherwise an empty text."""
    if element.tag in ("sup", "sub"):
        return "super" if element.tag == "sup" else "sub"
    if not element.attrib:
        return ""
    for name in attribute(element, "class").split():
        if name in _LEVELS:
            return _LEVELS[name]
    aligned = alignment(attribute(element, "style").lower()) if element.tag in INLINE else ""
    return aligned if aligned in ("super", "sub") else ""


def _text_of(element: Element) -> str | None:
    """Return what *element* says now, `None` where that is more than anybody raises."""
    text = ""
    to_do: list[Element | str] = [element]
    while to_do:
        each = to_do.pop()
        if isinstance(each, str):
            text += each
        elif isinstance(each.tag, str) and each.tag not in {_LEFT_OUT, *_UNREAD}:
            text += each.text or ""
            for child in reversed(list(each)):
                to_do += [child.tail or "", child]
        if len(text) > 4 * LONGEST:
            return None
    return text
