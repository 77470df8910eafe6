"""A page as its blocks, with what can be told of each from where in the page it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from corpus.formats.blocks import words_of
from corpus.formats.html.selection.posts import posts_of
from corpus.formats.markup.blocks import Said, placed_blocks_of
from corpus.formats.markup.element import Element, attribute
from corpus.formats.markup.element_names import HEADINGS

MOSTLY_LINKED = 0.5
"""Share of a block's characters; with more in links, it leads elsewhere. Our own choice."""

_REACH = 4
"""Elements around a heading of which one may be the link to it; our own choice."""

_UNSAID = {"script", "style", "head", "template"}


class Page:
    """The blocks of the clean tree *root*, numbered from 0 as they are read."""

    def __init__(self, root: Element) -> None:
        _open_navigation(root)
        self.posts = posts_of(root)
        """What holds the words of each post, where the page shows a discussion."""
        placed = placed_blocks_of(root)
        self.blocks = tuple(each.block for each in placed)
        self.words = tuple(len(words_of(block.text)) for block in self.blocks)
        self.elements = tuple(_first(each.said) for each in placed)
        self.order = [element for element in root.iter() if isinstance(element.tag, str)]
        """Every element, each behind the one it stands in."""
        self.parents = {child: element for element in self.order for child in element}
        self._linked = self._inside_links()
        self._mains = self._inside_main()
        self.linked = tuple(self._share_linked(each.said) for each in placed)
        """For each block, which share of it, 0 to 1, are the labels of links."""
        self._spans = self._found_spans()

    def around(self, element: Element) -> Iterator[Element]:
        """Yield *element*, what it stands in, and so on."""
        each: Element | None = element
        while each is not None:
            yield each
            each = self.parents.get(each)

    def within(self, element: Element) -> range:
        """Return the numbers of the first to the last block that begins in *element*."""
        return self._spans.get(element, range(0))

    def main(self, number: int) -> Element | None:
        """Return the part of the page that is its main content, where block *number* is in one."""
        return self._mains.get(self.elements[number])

    def weights(self, numbers: Iterable[int]) -> Mapping[Element, int]:
        """Return how many words of the blocks *numbers* each element holds."""
        found: dict[Element, int] = defaultdict(int)
        for number in numbers:
            found[self.elements[number]] += self.words[number]
        for element in reversed(self.order):
            if element in found and element in self.parents:
                found[self.parents[element]] += found[element]
        return found

    def _inside_main(self) -> dict[Element, Element]:
        found: dict[Element, Element] = {}
        for element in self.order:
            around = self.parents.get(element)
            if "main" in (element.tag, attribute(element, "role")):
                found[element] = element
            elif around is not None and around in found:
                found[element] = found[around]
        return found

    def _inside_links(self) -> set[Element]:
        found: set[Element] = set()
        anchors = _anchors_of_headings(self.order)
        for element in self.order:
            leads = element.tag == "a" and element.get("href") is not None
            if (leads and element not in anchors) or self.parents.get(element) in found:
                found.add(element)
        return found

    def _share_linked(self, said: Iterable[Said]) -> float:
        lengths = [(len(each.text.strip()), each.element in self._linked) for each in said]
        return sum(n for n, linked in lengths if linked) / max(1, sum(n for n, _ in lengths))

    def _found_spans(self) -> dict[Element, range]:
        found: dict[Element, range] = {}
        for number, element in enumerate(self.elements):
            first = found[element].start if element in found else number
            found[element] = range(first, number + 1)
        for element in reversed(self.order):
            around = self.parents.get(element)
            if element in found and around is not None:
                inner, outer = found[element], found.get(around, found[element])
                first, end = min(inner.start, outer.start), max(inner.stop, outer.stop)
                found[around] = range(first, end)
        return found


def _anchors_of_headings(elements: Iterable[Element]) -> set[Element]:
    """Return the links around or in the headings among *elements* that lead to these themselves."""
    found: set[Element] = set()
    for heading in elements:
        if heading.tag in HEADINGS:
            near = (*islice(heading.iterancestors(), _REACH), *heading.iter("a"))
            found.update(each for each in near if attribute(each, "href").startswith("#"))
    return found


def _open_navigation(root: Element) -> None:
    """Make a navigation that was never closed, and so holds most of *root*, like any other part."""
    bars = list(root.iter("nav"))
    lengths = _lengths(root) if bars else {}
    for bar in bars:
        if 2 * lengths[bar] > lengths[root]:
            bar.tag = "div"


def _lengths(root: Element) -> dict[Element, int]:
    lengths: dict[Element, int] = {}
    # The other way round, what is inside an element is known before the element.
    for element in reversed(list(root.iter())):
        inside = sum(lengths[child] + len(child.tail or "") for child in element)
        own = 0 if element.tag in _UNSAID else len(element.text or "")
        lengths[element] = own + inside
    return lengths


def _first(said: tuple[Said, ...]) -> Element:
    """Return the element that says the first words of a block."""
    return next((each.element for each in said if each.text.strip()), said[0].element)
