"""Which blocks of a page are its article: what extractors choose, and what they lose of it."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.blocks import words_in
from corpus.formats.html.selection.alignment import Alignment
from corpus.formats.html.selection.candidates import Candidates
from corpus.formats.html.selection.core import core_of, regions_of
from corpus.formats.html.selection.discussion import discussion_in
from corpus.formats.html.selection.extraction import Extraction
from corpus.formats.html.selection.page import Page
from corpus.formats.html.selection.promotions import is_placeholder
from corpus.formats.html.selection.regions import is_for_some_screens
from corpus.formats.html.selection.resumption import resumed
from corpus.formats.html.selection.sentences import is_sentence
from corpus.formats.html.selection.standfirst import standfirst_of
from corpus.normalise import fold
from corpus.sentences import is_question

if TYPE_CHECKING:
    from corpus.formats.markup.element import Element


class PageArticle(NamedTuple):
    """The article in a page: what is *taken*, and the *whole* with what was left out of it.

    *said* is all that an extractor took for it; *shown* is how many words the page shows.
    *is_discussed* tells whether more than one post is in it, so that nobody wrote it alone.
    """

    taken: list[Block]
    whole: list[Block]
    said: list[str]
    shown: int
    is_discussed: bool = False


def choose(page: Page, extraction: Extraction, title: str | None) -> PageArticle:
    """Return the article called *title* in *page*, of which extractors made *extraction*.

    Every block is the page's, with its words.
    """
    alignment = Alignment(page.blocks)
    chosen, seconded = alignment.places(extraction.chosen), alignment.places(extraction.net)
    if said := discussion_in(page, chosen):
        blocks = [page.blocks[number] for number in said]
        texts = [block.text for block in blocks]
        return PageArticle(blocks, blocks, texts, words_in(blocks), len(page.posts) > 1)
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
        first, last = min(self._core), max(self._core)
        found = {n for n in range(first, last) if n in self._core or self._candidates.belongs(n)}
        found |= {last, *self._going_on(last, 1), *self._going_on(first, -1)}
        candidates, core = self._candidates, self._core
        found.update(resumed(self._page, candidates, core, self._seconded, max(found)))
        kept = self._without_lone_headings(found)
        above = standfirst_of(self._page, self._candidates, self._title, min(kept, default=0))
        return self._once([*above, *kept])

    def whole(self, taken: Collection[int]) -> list[int]:
        """Return the blocks *taken* and the prose that was left out, with what stands beside it.

        Left out for good is what leads away from the article: links, adverts, what readers say.
        """
        before = frozenset(taken)
        told = Candidates(self._page, self._regions, before, self._seconded)
        found = set(before)
        for run in self._runs_beside(before, told):
            if any(is_sentence(self._page, number) for number in run):
                found.update(run)
        return self._once(self._without_lone_headings(found))

    def _runs_beside(self, taken: frozenset[int], told: Candidates) -> Iterator[list[int]]:
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

        A caption may stand under one picture after another; a refrain stands beside itself, or as
        an extractor chose it.
        """
        page = self._page
        places: dict[str, Element | None] = {}
        once = []
        for number in found:
            block, around = page.blocks[number], page.parents.get(page.elements[number])
            beside = places.get(block.text) is around and block.kind is not ParagraphKind.CAPTION
            meant = number in self._core and not is_for_some_screens(page, number)
            if meant or block.text not in places or beside:
                once.append(number)
                places[block.text] = around
        return once

    def _going_on(self, edge: int, step: int) -> Iterator[int]:
        """Yield the blocks with which the article goes on from its block *edge* in one direction.

        Headings and labels count where more follows them, and right above its beginning.
        """
        waiting: list[int] = []
        left: Element | None = None
        is_interrupted = False
        reached, number = edge, edge + step
        while 0 <= number < len(self._page.blocks) and not self._is_over(edge, number, step):
            entry = self._candidates.entry(number)
            if self._candidates.leads_away(number):
                # What stands behind that in an entry leads away as well.
                left = entry
                is_interrupted |= not self._ends_here(number)
            elif (entry is None or entry is not left) and self._candidates.belongs(number):
                waiting.append(number)
                goes_on = self._goes_on(number, is_interrupted=is_interrupted)
                if goes_on or self._opens(number, reached, step):
                    yield from waiting
                    waiting.clear()
                    reached = number
            number += step

    def _goes_on(self, number: int, *, is_interrupted: bool) -> bool:
        """Tell whether the article goes on with block *number*.

        Beyond what interrupts it, only a sentence tells: labels stand at its ends in lists, too.
        """
        kind = self._page.blocks[number].kind
        if kind is ParagraphKind.HEADING or not self._candidates.belongs(number):
            return False
        return is_sentence(self._page, number) or (
            not is_interrupted and kind is not ParagraphKind.BODY and number in self._seconded
        )

    def _opens(self, number: int, reached: int, step: int) -> bool:
        """Tell whether block *number* heads what was *reached* upwards, or asks for it."""
        block = self._page.blocks[number]
        heads = block.kind is ParagraphKind.HEADING or is_question(block.text)
        return heads and step < 0 and number == reached + step

    def _ends_here(self, number: int) -> bool:
        """Tell whether block *number* leads away from the article, and does not stand in it.

        Whose a picture is, and what stands in place of a video, is said in its midst.
        """
        block = self._page.blocks[number]
        stands_in_it = block.kind is ParagraphKind.CAPTION or is_placeholder(block.text)
        return not stands_in_it and self._candidates.leads_away(number)

    def _is_title(self, number: int) -> bool:
        is_first_heading = self._page.elements[number].tag == "h1"
        return is_first_heading or fold(self._page.blocks[number].text) == self._title

    def _is_over(self, edge: int, number: int, step: int) -> bool:
        """Tell whether the article, of which block *edge* is, does not reach block *number*."""
        if step < 0 and self._is_title(number):
            return True
        if self._ends_here(number) and self._candidates.entry(number) is None:
            return True
        main = self._page.main(edge)
        return main is not None and self._page.main(number) is not main
