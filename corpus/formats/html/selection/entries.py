"""The entries that an article is made of, as live reports and lists of letters or products are."""

from collections import Counter
from collections.abc import Collection

from corpus.formats.html.selection.page import Page
from corpus.formats.html.selection.sentences import is_sentence
from corpus.formats.markup.element import Element, attribute

_ENTRIES = {"article", "section", "li"}
"""Elements that are entries even without a class."""
_LEAST = 2
"""Entries that hold text of the article before others beside them, built alike, are taken for
such. Our own choice."""


class Entries:
    """Elements of *page* built like those beside them that hold the text of the article *core*.

    At the end of each may stand what leads elsewhere: links to share an entry, or to the entry
    itself. The article goes on with the next.
    """

    def __init__(self, page: Page, core: Collection[int]) -> None:
        self._page = page
        holding = page.weights([number for number in core if is_sentence(page, number)])
        shapes = Counter(_shape(page, element) for element in holding)
        self._found: dict[Element, Element] = {}
        for element in page.order:
            around = page.parents.get(element)
            is_named = element.tag == "div" and bool(attribute(element, "class"))
            is_entry = is_named or element.tag in _ENTRIES
            if around is not None and around in self._found:
                self._found[element] = self._found[around]
            elif is_entry and shapes[_shape(page, element)] >= _LEAST:
                self._found[element] = element

    def around(self, number: int) -> Element | None:
        """Return the entry in which block *number* stands, `None` where it is in none."""
        return self._found.get(self._page.elements[number])


def _shape(page: Page, element: Element) -> tuple[object, ...]:
    """Return what elements of one kind have in common, beside standing in the same element."""
    return (page.parents.get(element), element.tag, attribute(element, "class"))
