"""Which blocks of a page are its article: what extractors choose, and what they lose of it."""

from collections.abc import Collection

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.html_candidates import MOSTLY_LINKED, Candidates, is_sentence
from corpus.formats.html_element import Element, attribute
from corpus.formats.html_page import Page
from corpus.formats.html_regions import Regions
from corpus.formats.promotions import is_byline, is_dated, is_label, is_promotion
from corpus.normalise import fold

_MUCH = 0.25
"""Share of an article's words; what holds so many is no sidebar, whatever it is called. Our own
choice."""


class Selection:
    """The article in *page*, around the blocks *chosen* by one extractor.

    *seconded* are those that the other one chose; *title* is the article's.
    """

    def __init__(
        self,
        page: Page,
        chosen: Collection[int],
        seconded: Collection[int],
        title: str | None,
    ) -> None:
        self._page = page
        self._chosen = chosen
        self._seconded = seconded
        self._title = fold(title or "")
        self._regions = self._told_regions()
        self.core = self._told_core()
        self._candidates = Candidates(page, self._regions, self.core, seconded)

    def taken(self) -> list[int]:
        """Return the numbers of the article's blocks, in the page's order."""
        first, last = self._start(min(self.core)), self._end(max(self.core))
        kinds = [block.kind for block in self._page.blocks]
        taken: list[int] = []
        # From the end, since a heading is one of what stands under it.
        for number in range(last, first - 1, -1):
            if number not in self.core:
                if not self._candidates.belongs(number):
                    continue
                if kinds[number] is ParagraphKind.HEADING and not self._heads(number, taken):
                    continue
            taken.append(number)
        return self._once(taken[::-1])

    def _once(self, taken: list[int]) -> list[int]:
        """Return *taken* without what a page says again elsewhere, for instance for small screens.

        A caption may stand under one picture after another; a refrain stands beside itself.
        """
        page = self._page
        places: dict[str, Element | None] = {}
        once = []
        for number in taken:
            block, around = page.blocks[number], page.parents.get(page.elements[number])
            again = block.text in places and number not in self.core
            if not again or (places[block.text] is around and not _is_caption(block)):
                once.append(number)
                places[block.text] = around
        return once

    def _heads(self, number: int, below: list[int]) -> bool:
        """Tell whether the next block that was taken stands under heading *number*."""
        if not below:
            return False
        following = below[-1]
        between = range(number + 1, following)
        if any(self._candidates.leads_away(each) for each in between):
            return False
        if self._page.blocks[following].kind is not ParagraphKind.HEADING:
            return True
        return str(self._page.elements[following].tag) > str(self._page.elements[number].tag)

    def _told_regions(self) -> Regions:
        page, chosen = self._page, self._chosen
        words = sum(page.words[number] for number in chosen)
        weights = page.weights(chosen)
        holding = {element for element, n in weights.items() if n >= _MUCH * words}
        agreed = [
            number
            for number in chosen
            if number in self._seconded
            and is_sentence(page, number)
            and page.linked[number] <= MOSTLY_LINKED
        ]
        return Regions(page, holding, set(page.weights(agreed)))

    def _told_core(self) -> set[int]:
        """Return what was chosen, without what is named as something else, and its last labels."""
        page, regions = self._page, self._regions
        kept = sorted(
            number
            for number in self._chosen
            if not regions.is_foreign(page.elements[number]) and not self._leads_on(number)
        )
        if not any(is_sentence(page, number) for number in kept):
            return set(self._chosen)
        while self._is_afterthought(kept[-1]):
            kept.pop()
        return set(kept)

    def _leads_on(self, number: int) -> bool:
        """Tell whether block *number* is hardly more than the link to another article."""
        text = self._page.blocks[number].text
        linked = self._page.linked[number] > MOSTLY_LINKED
        return linked and (is_label(text) or is_promotion(text))

    def _is_afterthought(self, number: int) -> bool:
        block = self._page.blocks[number]
        if is_promotion(block.text):
            return True
        if block.kind is ParagraphKind.LIST or is_sentence(self._page, number):
            return False
        return (
            block.kind is ParagraphKind.HEADING
            or self._page.linked[number] > MOSTLY_LINKED
            or is_label(block.text)
            or is_byline(block.text)
            or is_dated(block.text)
        )

    def _end(self, last: int) -> int:
        """Return the number of the last block that goes on where the core ends at *last*."""
        end = last
        for number in range(last + 1, len(self._page.blocks)):
            if self._is_over(last, number):
                break
            if self._extends(number):
                end = number
        return end

    def _start(self, first: int) -> int:
        start = first
        for number in range(first - 1, -1, -1):
            if self._is_over(first, number) or self._is_title(number):
                break
            if self._extends(number) or self._opens(number, start):
                start = number
        return start

    def _opens(self, number: int, start: int) -> bool:
        """Tell whether block *number* is a heading right before the article begins at *start*."""
        is_heading = self._page.blocks[number].kind is ParagraphKind.HEADING
        return is_heading and number == start - 1 and self._candidates.belongs(number)

    def _extends(self, number: int) -> bool:
        kind = self._page.blocks[number].kind
        if kind is ParagraphKind.HEADING or not self._candidates.belongs(number):
            return False
        return is_sentence(self._page, number) or (
            kind is not ParagraphKind.BODY and number in self._seconded
        )

    def _is_title(self, number: int) -> bool:
        is_first_heading = self._page.elements[number].tag == "h1"
        return is_first_heading or fold(self._page.blocks[number].text) == self._title

    def _is_over(self, end: int, number: int) -> bool:
        """Tell whether the article, of which block *end* is, does not reach block *number*."""
        if self._candidates.leads_away(number):
            return True
        main = self._scope(end, "main")
        if main is not None:
            return self._scope(number, "main") is not main
        return self._scope(end, "article") is not None and self._scope(number, "article") is None

    def _scope(self, number: int, name: str) -> Element | None:
        """Return the innermost element of the name or role *name* around block *number*."""
        around = self._page.around(self._page.elements[number])
        return next((each for each in around if name in (each.tag, attribute(each, "role"))), None)


def _is_caption(block: Block) -> bool:
    return block.kind is ParagraphKind.CAPTION
