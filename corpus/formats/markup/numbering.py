"""The numbers of ordered lists, written into their items: extractors keep text, not numbers."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import is_read
from corpus.formats.markup.notes import is_note
from corpus.formats.markup.style_sheets import list_style

_UNNUMBERED = re.compile(
    r"(?:list-)?unstyled|list-none|no-?bullets?|no-?numbers?|breadcrumbs?|comment-?list|comments"
    r"|pagination|menu|nav|tabs?|slides?|carousel|gallery|results",
    re.IGNORECASE,
)
"""Classes of lists that order what is no text, or show no numbers."""
_NUMBERED_BY_HAND = re.compile(r"\(?(?:\d{1,4}|[a-zA-Z]|[ivxlIVXL]{1,5})[.)\u3001](?:\s|$)")
_PARTS = {"article", "h1", "h2", "h3", "h4", "h5", "h6"}
"""What an item begins with that is part of a page, such as an entry among others."""

_STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha"} | {
    "i": "lower-roman",
    "I": "upper-roman",
}
_ROMAN = [
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
]
_LARGEST_ROMAN = 3999
_LETTERS = 26
_MOST_DIGITS = 9
"""Digits of a number that a page states; a longer one is none."""


def number_items(root: Element) -> None:
    """Write the number of each item of an ordered list under *root* before what it says."""
    # The innermost first, so that a list in an item does not hide where the item begins.
    lists = list(root.iter("ol"))
    beside = Counter(ordered.getparent() for ordered in lists)
    for ordered in reversed(lists):
        items = [item for item in ordered if item.tag == "li"]
        is_alone = len(items) == 1 and beside[ordered.getparent()] == 1
        if not is_alone and _shows_numbers(ordered, items):
            _number(ordered, items)


def _shows_numbers(ordered: Element, items: list[Element]) -> bool:
    """Tell whether the *items* of *ordered* are told apart by numbers that mean something."""
    return (
        not any(map(is_note, items))
        and list_style(attribute(ordered, "style")) != "none"
        and attribute(ordered, "role") not in ("list", "presentation", "none", "menu", "tablist")
        and not any(map(_UNNUMBERED.fullmatch, attribute(ordered, "class").split()))
    )


def _number(ordered: Element, items: list[Element]) -> None:
    reverse = ordered.get("reversed") is not None
    number = _stated(ordered, "start", len(items) if reverse else 1)
    style = _style(ordered, "decimal")
    for item in items:
        number = _stated(item, "value", number)
        place = _first_text(item)
        if place is not None:
            _write(place, label(number, _style(item, style)))
        number += -1 if reverse else 1


def _stated(element: Element, name: str, otherwise: int) -> int:
    stated = attribute(element, name)
    digits = stated.removeprefix("-")
    return int(stated) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else otherwise


def _style(element: Element, otherwise: str) -> str:
    stated = list_style(attribute(element, "style"))
    return stated or _STYLES.get(attribute(element, "type"), otherwise)


def label(number: int, style: str) -> str:
    """Return *number* as a list of *style* shows it."""
    kind, _, alphabet = style.rpartition("-")
    written = str(number)
    if alphabet in ("alpha", "latin") and number > 0:
        written = _in_letters(number)
    elif alphabet == "roman" and 0 < number <= _LARGEST_ROMAN:
        written = _in_roman(number)
    elif style == "decimal-leading-zero":
        written = f"{number:02}"
    elif style in ("none", "disc", "circle", "square"):
        return ""
    return f"{written.upper() if kind == 'upper' else written}."


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("a") + place) + letters
    return letters


def _in_roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += count * letters
    return written


def _first_text(item: Element) -> tuple[Element, bool] | None:
    """Return the element whose text *item* begins with, and whether it stands behind it.

    There is none where the item says nothing, or is a part of the page.
    """
    for element, is_behind in _texts(item):
        if not is_behind and element.tag in _PARTS:
            return None
        text = element.tail if is_behind else element.text
        if text and text.strip():
            return None if _NUMBERED_BY_HAND.match(text.lstrip()) else (element, is_behind)
    return None


def _texts(item: Element) -> Iterator[tuple[Element, bool]]:
    """Yield where text may stand in *item*, in order: in an element, or behind it."""
    to_do = [(item, False)]
    while to_do:
        element, is_behind = to_do.pop()
        if is_behind or is_read(element.tag):
            yield element, is_behind
        if not is_behind:
            if element is not item:
                to_do.append((element, True))
            if is_read(element.tag):
                to_do += [(child, False) for child in reversed(list(element))]


def _write(place: tuple[Element, bool], label: str) -> None:
    element, is_behind = place
    if not label:
        return
    if is_behind:
        element.tail = f"{label} {(element.tail or '').lstrip()}"
    else:
        element.text = f"{label} {(element.text or '').lstrip()}"
