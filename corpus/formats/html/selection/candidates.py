"""Whether a block of a page that no extractor chose belongs to the article beside it."""

import re
from collections.abc import Collection
from functools import cache

from corpus.article import ParagraphKind
from corpus.formats.html.selection.entries import Entries
from corpus.formats.html.selection.page import MOSTLY_LINKED, Page
from corpus.formats.html.selection.promotions import is_byline, is_dated, is_label, is_promotion
from corpus.formats.html.selection.regions import Regions
from corpus.formats.html.selection.sentences import ends, is_long, is_sentence, runs

_LABEL_OF_LINK = 0.8
"""Share of a block's characters; with more in a link, it is what the link is called."""
_REACH = 3
"""Elements around a block in which an article's text must stand for it to be near."""
_TEASER_BLOCKS = 4
"""Picture, heading, summary and date of another article are four blocks."""
_TEASER_WORDS = 4
"""Words of a headline at least."""
_LISTS = {"ul", "ol"}
_INTRODUCTION = 5
"""Words; what is shorter names a list of other articles. Our own choice."""
_SHORTEST_CAPTION = 8
"""Words; shorter captions name a photographer or what everybody sees. Our own choice."""
_SENTENCE_WITHIN = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*+(?:\s|$)")


class Candidates:
    """The blocks of *page*, judged beside *core*, the blocks that are surely the article's.

    *seconded* are blocks that the other extractor has chosen.
    """

    def __init__(
        self, page: Page, regions: Regions, core: Collection[int], seconded: Collection[int]
    ) -> None:
        self._page = page
        self._regions = regions
        self._seconded = seconded
        self._entries = Entries(page, core)
        self._weights = page.weights(core)
        self._runs = {run for number in core for run in runs(page.blocks[number].text)}
        self._said: dict[str, set[object]] = {}
        for number in core:
            self._said.setdefault(page.blocks[number].text, set()).add(self._place(number))
        sentences = [number for number in core if is_sentence(page, number)]
        self._first, self._last = min(sentences or core), max(core)
        self.entry = self._entries.around
        """Return the entry in which a block stands, where the article is made of entries."""
        self.leads_away = cache(self._leads_away)
        """Tell whether a block is part of something else: links, adverts, other articles."""

    def belongs(self, number: int) -> bool:
        """Tell whether block *number*, among or beside those of the article, is one of them."""
        if self.leads_away(number) or self.repeats(number):
            return False
        seconded = number in self._seconded
        kind = self._page.blocks[number].kind
        text = self._page.blocks[number].text
        speaks = kind is ParagraphKind.HEADING or ends(text) or is_long(self._page, number)
        if not (seconded or speaks or self._is_near(number)):
            return False
        if kind is ParagraphKind.CAPTION:
            return seconded and self._is_inside(number) and self._says_more_than_a_name(number)
        return self._is_text(number)

    def _is_text(self, number: int) -> bool:
        """Tell whether block *number* is what an article says, not what is said of it."""
        block, inside = self._page.blocks[number], self._is_inside(number)
        if not inside and is_byline(block.text):
            return False
        if ends(block.text) or is_long(self._page, number):
            return True
        if is_dated(block.text):
            # When an entry is from stands with it; at the ends it is when the article is from.
            return inside
        return number in self._seconded or block.kind is not ParagraphKind.BODY

    def _is_inside(self, number: int) -> bool:
        """Tell whether the article has begun: before stand its head, and what adorns that."""
        in_entry = self._entries.around(number) is not None
        return self._first < number and (number < self._last or in_entry)

    def repeats(self, number: int) -> bool:
        """Tell whether block *number* says again what the article says, as a pull quote does.

        What the article itself repeats, a refrain or a row, stands beside where it was first said.
        """
        block = self._page.blocks[number]
        if places := self._said.get(block.text):
            return block.kind is not ParagraphKind.TABLE and self._place(number) not in places
        own = runs(block.text)
        return bool(own) and self._runs.issuperset(own)

    def _leads_away(self, number: int) -> bool:
        page, text = self._page, self._page.blocks[number].text
        element = page.elements[number]
        return (
            self._regions.is_outside(element)
            or self._regions.is_foreign(element)
            or self._regions.is_passing(element)
            or is_promotion(text)
            or (is_label(text) and not is_sentence(page, number))
            or (
                (self._is_linked(number) or self._is_teaser(number))
                and not self._is_introduced(number)
            )
        )

    def _is_linked(self, number: int) -> bool:
        return self._page.linked[number] > MOSTLY_LINKED

    def _is_introduced(self, number: int) -> bool:
        """Tell whether block *number* is of a list that a sentence of the article leads on to."""
        page = self._page
        listed = (each for each in page.around(page.elements[number]) if each.tag in _LISTS)
        around = next(listed, None)
        before = page.within(around).start - 1 if around is not None else -1
        if before < 0 or page.blocks[number].kind is not ParagraphKind.LIST:
            return False
        text = page.blocks[before].text
        introduces = text.endswith((":", "\uff1a")) and page.words[before] >= _INTRODUCTION
        return introduces and not is_label(text) and page.elements[before] in self._weights

    def _place(self, number: int) -> object:
        element = self._page.elements[number]
        return (element.tag, self._page.parents.get(element))

    def _says_more_than_a_name(self, number: int) -> bool:
        is_long_enough = self._page.words[number] >= _SHORTEST_CAPTION
        return is_long_enough and bool(_SENTENCE_WITHIN.search(self._page.blocks[number].text))

    def _is_near(self, number: int) -> bool:
        """Tell whether the article's text stands in one of the elements around block *number*."""
        around = self._page.around(self._page.elements[number])
        return any(element in self._weights for _, element in zip(range(_REACH + 1), around))  # noqa: B905

    def _is_teaser(self, number: int) -> bool:
        """Tell whether block *number* stands with the linked headline of another article."""
        page = self._page
        within = range(number, number + 1)
        for element in page.around(page.elements[number]):
            if element in self._weights or len(page.within(element)) > _TEASER_BLOCKS:
                break
            within = page.within(element)
        return any(
            page.linked[each] > _LABEL_OF_LINK
            and page.words[each] >= _TEASER_WORDS
            # A link behind a text leads on from it, as to where a thing is sold.
            and (each < number or page.blocks[each].kind is ParagraphKind.HEADING)
            for each in within
            if each != number
        )
