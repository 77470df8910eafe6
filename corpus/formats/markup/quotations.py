"""Quotations in a page: the marks that a browser puts around them, and those that stand twice."""

import re

from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.element import Element, attribute
from corpus.normalise import fold

_MARKS = {
    "de": "\u201e\u201c\u201a\u2018",
    "fr": "\u00ab\u00bb\u00ab\u00bb",
    "es": "\u00ab\u00bb\u201c\u201d",
    "it": "\u00ab\u00bb\u201c\u201d",
    "pl": "\u201e\u201d\u00ab\u00bb",
    "nl": "\u2018\u2019\u201c\u201d",
    "pt": "\u201c\u201d\u2018\u2019",
}
"""Marks around a quotation and around one in it, by language (Unicode CLDR, delimiters)."""
_ENGLISH = "\u201c\u201d\u2018\u2019"
_ANY_MARK = set("\"'\u00ab\u2018\u201a\u201c\u201e\u2039")

_REPEATING = re.compile(r"pull-?_?quote|quote-?_?callout|pulled", re.IGNORECASE)
"""Classes of quotations that repeat a sentence of the article in large type."""
_MOST_REPEATING = 50
"""Such quotations that are looked for in a page: each means going over it. Our own choice."""
_FEW_WORDS = 4
"""Fewer words stand in an article by chance. Our own choice."""


class Marks:
    """Puts marks around quotations, as browsers do."""

    def __init__(self, marks: str) -> None:
        self._marks = marks
        self._depth = 0

    def open(self) -> None:
        """Go into a quotation."""
        self._depth += 1

    def close(self, element: Element) -> None:
        """Go out of the quotation *element*, with its marks around it unless it has some."""
        self._depth -= 1
        level = 2 * min(self._depth, 1)
        said = next((text.strip() for text in element.itertext() if text.strip()), "")
        element.tag = "span"
        if not said or said[0] in _ANY_MARK:
            return
        element.text = self._marks[level] + (element.text or "").lstrip()
        children = list(element)
        if children:
            children[-1].tail = (children[-1].tail or "").rstrip() + self._marks[level + 1]
        else:
            element.text = element.text.rstrip() + self._marks[level + 1]


def marks_of(root: Element) -> Marks:
    """Return the marks that the page *root* has around quotations, by its language."""
    return Marks(_MARKS.get(attribute(root, "lang").lower().partition("-")[0], _ENGLISH))


def repeated_quotations(root: Element) -> list[Element]:
    """Return the pull quotes under *root* that say what the page says elsewhere."""
    pulled = [
        element
        for element in root.iter("aside", "blockquote", "div", "figure", "p", "section", "span")
        if _REPEATING.search(attribute(element, "class"))
    ]
    if not pulled:
        return []
    page = "|".join(f" {fold(block.text)} " for block in blocks_of(root))
    return [each for each in pulled[:_MOST_REPEATING] if _is_repeated(each, page)]


def _is_repeated(element: Element, page: str) -> bool:
    longest = max((fold(block.text) for block in blocks_of(element)), key=len, default="")
    return len(longest.split()) >= _FEW_WORDS and page.count(f" {longest} ") > 1
