"""A parsed tree made to say what its reader sees, before anything is cut out of it."""

from collections.abc import Callable
from functools import partial

from lxml import etree  # type: ignore[import-untyped]  # lxml publishes no types

from corpus.formats.html_element import Element, attribute
from corpus.formats.html_hidden import Hidden
from corpus.formats.html_notes import has_notes, is_note_link
from corpus.formats.raised_text import LONGEST, REACH, lowered, raised

_LEFT_OUT = "left-out"
_UNWRAPPED = "unwrapped"
"""Names that no page has, under which elements leave at the end, with their text or without."""

_UNREAD = {"script", "style", "head", "title", "noscript", "iframe", "svg"}
_STRUCK = {"s", "strike", "del"}
_STRUCK_CLASSES = {"line-through", "strikethrough"}
_DOUBLES = {"rt", "rp", "rtc", "annotation", "annotation-xml", "option", "datalist"}
"""Readings of ruby and of formulas beside what they stand over, and choices of a form."""
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
    *("em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span"),
    *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}


def clean(root: Element) -> None:
    """Make the tree *root* say what its reader sees, in place.

    Hidden and struck-out text leaves; so do the marks of notes and the links back from notes.
    Raised and lowered text is written on the line (`corpus.formats.raised_text`).
    """
    etree.strip_tags(root, etree.Comment, etree.PI)
    _Cleaning(root).run()
    etree.strip_elements(root, _LEFT_OUT, with_tail=False)
    etree.strip_tags(root, _UNWRAPPED)


class _Cleaning:
    """One pass over a tree, however deep: what is still to do stands on a stack, next last."""

    def __init__(self, root: Element) -> None:
        self._hidden = Hidden(root)
        self._has_notes = has_notes(root)
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
        name = element.tag
        if not isinstance(name, str) or name in _UNREAD:
            return
        if self._leaves(element):
            element.tag = _LEFT_OUT
        elif _is_raised(element) or _is_lowered(element):
            self._to_do.append(partial(self._put_on_the_line, element, self._before))
            self._raised += 1
            self._enter(element)
        else:
            edge = "" if name in _INLINE else "\n"
            self._say(edge)
            self._to_do.append(partial(self._say, edge))
            self._enter(element)

    def _enter(self, element: Element) -> None:
        self._say(element.text or "")
        for child in reversed(list(element)):
            if child.tail:
                self._to_do.append(partial(self._say, child.tail))
            self._to_do.append(partial(self._visit, child))

    def _leaves(self, element: Element) -> bool:
        return (
            element.tag in _DOUBLES
            or _is_struck(element)
            or element in self._hidden
            or is_note_link(element, is_raised=self._raised > 0)
        )

    def _put_on_the_line(self, element: Element, before: str) -> None:
        self._raised -= 1
        text = _text_of(element)
        if text is None:
            said = None
        elif _is_raised(element):
            said = raised(text, before, element.tail or "", has_notes=self._has_notes)
        else:
            said = lowered(text, before)
        if said is not None:
            element.clear(keep_tail=True)
            element.text = said
            self._before = before
            self._say(said)
        element.tag = _UNWRAPPED


def _is_struck(element: Element) -> bool:
    return (
        element.tag in _STRUCK
        or "line-through" in attribute(element, "style").lower()
        or not _STRUCK_CLASSES.isdisjoint(attribute(element, "class").split())
    )


def _is_raised(element: Element) -> bool:
    return element.tag == "sup" or _alignment(element) == "super"


def _is_lowered(element: Element) -> bool:
    return element.tag == "sub" or _alignment(element) == "sub"


def _alignment(element: Element) -> str:
    style = attribute(element, "style").lower() if element.tag in ("span", "font", "a") else ""
    return style.partition("vertical-align")[2].lstrip(" :").partition(";")[0].strip()


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
