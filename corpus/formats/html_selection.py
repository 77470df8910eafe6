"""Which blocks of a page are its article: what extractors choose, and what they lose of it."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.html_alignment import Alignment
from corpus.formats.html_candidates import Candidates
from corpus.formats.html_core import core_of, regions_of
from corpus.formats.html_extraction import Extraction
from corpus.formats.html_page import Page
from corpus.formats.html_sentences import is_sentence
from corpus.normalise import fold

if TYPE_CHECKING:
    from corpus.formats.html_element import Element


class PageArticle(NamedTuple):
    """The article in a page: what is *taken*, and the *whole* with what was left out of it.

    *said* is all that an extractor took for it; *shown* is how many words the page shows.
    """

    taken: list[Block]
    whole: list[Block]
    said: list[str]
    shown: int


def choose(page: Page, extraction: Extraction, title: str | None) -> PageArticle:
    """Return the article called *title* in *page*, of which extractors made *extraction*.

    Every block is the page's, with its words.
    """
    alignment = Alignment(page.blocks)
    chosen, seconded = alignment.places(extraction.chosen), alignment.places(extraction.net)
    if not chosen:
        return PageArticle([], [], [], 0)
    selection = Selection(page, chosen, seconded, title)
    taken = selection.taken()
    return PageArticle(
        [page.blocks[number] for number in taken],
        [page.blocks[number] for number in selection.whole(taken)],
        [page.blocks[number].text for number in sorted(chosen.union(taken))],
        selection.shown,
    )


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
        self._regions = regions_of(page, chosen, seconded)
        self._core = core_of(page, self._regions, chosen)
        self._candidates = Candidates(page, self._regions, self._core, seconded)

    @property
    def shown(self) -> int:
        """How many words the page shows, but for what every page may have around its article."""
        page = self._page
        return sum(
            words
            for words, element in zip(page.words, page.elements, strict=True)
            if not self._regions.is_outside(element)
        )

    def taken(self) -> list[int]:
        """Return the numbers of the article's blocks, in the page's order."""
        between = range(self._start(min(self._core)), self._end(max(self._core)) + 1)
        belongs = self._candidates.belongs
        found = {number for number in between if number in self._core or belongs(number)}
        return self._once(self._without_lone_headings(found))

    def whole(self, taken: Collection[int]) -> list[int]:
        """Return the blocks *taken* and the prose that was left out, with what stands beside it.

        Left out for good is what leads away from the article: links, adverts, what readers say.
        """
        told = Candidates(self._page, self._regions, taken, self._seconded)
        found = set(taken)
        for run in self._runs_beside(taken, told):
            if any(is_sentence(self._page, number) for number in run):
                found.update(run)
        return self._once(self._without_lone_headings(found))

    def _runs_beside(self, taken: Collection[int], told: Candidates) -> Iterator[list[int]]:
        """Yield what was left out and is no part of something else, as far as it goes on."""
        run: list[int] = []
        for number in range(len(self._page.blocks)):
            dropped = number in self._chosen and is_sentence(self._page, number)
            open_ = dropped or not told.leads_away(number)
            is_new = number not in taken and not self._is_title(number)
            if is_new and open_ and not told.repeats(number):
                run.append(number)
            elif run:
                yield run
                run = []
        yield run

    def _without_lone_headings(self, found: Collection[int]) -> list[int]:
        """Return *found* in order, without headings that nothing of the article stands under."""
        page = self._page
        kept: list[int] = []
        is_cut_off = True
        for number in range(max(found), min(found) - 1, -1):
            if number not in found:
                is_cut_off |= self._candidates.leads_away(number)
            elif number in self._core or (
                page.blocks[number].kind is not ParagraphKind.HEADING
                or (not is_cut_off and self._heads(number, kept[-1]))
            ):
                kept.append(number)
                is_cut_off = False
        return kept[::-1]

    def _heads(self, number: int, following: int) -> bool:
        """Tell whether block *following* stands under the heading *number*."""
        page = self._page
        if page.blocks[following].kind is not ParagraphKind.HEADING:
            return True
        return str(page.elements[following].tag) > str(page.elements[number].tag)

    def _once(self, found: Iterable[int]) -> list[int]:
        """Return *found* without what a page says again elsewhere, for instance for small screens.

        A caption may stand under one picture after another; a refrain stands beside itself.
        """
        page = self._page
        places: dict[str, Element | None] = {}
        once = []
        for number in found:
            block, around = page.blocks[number], page.parents.get(page.elements[number])
            beside = places.get(block.text) is around and block.kind is not ParagraphKind.CAPTION
            if number in self._core or block.text not in places or beside:
                once.append(number)
                places[block.text] = around
        return once

    def _end(self, last: int) -> int:
        """Return the number of the last block that goes on where the core ends at *last*."""
        end = last
        for number in range(last + 1, len(self._page.blocks)):
            if self._is_over(last, number):
                break
            if self._goes_on(number):
                end = number
        return end

    def _start(self, first: int) -> int:
        start = first
        for number in range(first - 1, -1, -1):
            if self._is_over(first, number) or self._is_title(number):
                break
            if self._goes_on(number) or self._opens(number, start):
                start = number
        return start

    def _goes_on(self, number: int) -> bool:
        kind = self._page.blocks[number].kind
        if kind is ParagraphKind.HEADING or not self._candidates.belongs(number):
            return False
        return is_sentence(self._page, number) or (
            kind is not ParagraphKind.BODY and number in self._seconded
        )

    def _opens(self, number: int, start: int) -> bool:
        """Tell whether block *number* is a heading right before the article begins at *start*."""
        is_heading = self._page.blocks[number].kind is ParagraphKind.HEADING
        return is_heading and number == start - 1 and self._candidates.belongs(number)

    def _is_title(self, number: int) -> bool:
        is_first_heading = self._page.elements[number].tag == "h1"
        return is_first_heading or fold(self._page.blocks[number].text) == self._title

    def _is_over(self, end: int, number: int) -> bool:
        """Tell whether the article, of which block *end* is, does not reach block *number*."""
        if self._candidates.leads_away(number):
            return True
        main = self._page.main(end)
        return main is not None and self._page.main(number) is not main
