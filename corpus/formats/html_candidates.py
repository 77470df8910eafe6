"""Whether a block of a page that no extractor chose belongs to the article beside it."""

import re
from collections.abc import Collection

from corpus.article import ParagraphKind
from corpus.formats.blocks import words_of
from corpus.formats.html_page import Page
from corpus.formats.html_regions import Regions
from corpus.formats.promotions import is_byline, is_dated, is_label, is_promotion

SENTENCE = 40
"""Characters; a shorter text is a label unless it ends as a sentence does. Our own choice."""
_LONG = 20
"""Words from which a text is prose, however it ends. Our own choice."""
_ENDS = re.compile(r"[.!?:;,\u2026\u3002\uff01\uff1f\uff1a][\"'\u201d\u2019\u00bb\u300d)\]]*+$")
_SENTENCE_WITHIN = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*+(?:\s|$)")
MOSTLY_LINKED = 0.5
"""Share of a block's characters; with more, it leads elsewhere. Our own choice."""
_LABEL_OF_LINK = 0.8
_REACH = 3
"""Elements around a block in which an article's text must stand for it to be near."""
_TEASER_BLOCKS = 4
"""Picture, heading, summary and date of another article are four blocks."""
_TEASER_WORDS = 4
"""Words of a headline at least."""
_RUN = 6
"""Words that no two sentences share by chance. Our own choice."""
_SHORTEST_CAPTION = 8
"""Words; shorter captions name a photographer or what everybody sees. Our own choice."""


class Candidates:
    """The blocks of *page*, judged beside the article's blocks *core* as far as it is known.

    *seconded* are blocks that the other extractor has chosen.
    """

    def __init__(
        self, page: Page, regions: Regions, core: Collection[int], seconded: Collection[int]
    ) -> None:
        self._page = page
        self._regions = regions
        self._seconded = seconded
        self._weights = page.weights(core)
        self._runs = {run for number in core for run in _runs(page.blocks[number].text)}
        self._said: dict[str, list[int]] = {}
        for number in sorted(core):
            self._said.setdefault(page.blocks[number].text, []).append(number)
        sentences = [number for number in core if is_sentence(page, number)]
        self.first = min(sentences or core)
        """Where the article's prose begins: before it stand its head, and what adorns that."""
        self.last = max(core)

    def leads_away(self, number: int) -> bool:
        """Tell whether block *number* is part of something else: links, adverts, other articles."""
        page, text = self._page, self._page.blocks[number].text
        element = page.elements[number]
        return (
            self._regions.is_outside(element)
            or self._regions.is_foreign(element)
            or page.linked[number] > MOSTLY_LINKED
            or is_promotion(text)
            or (is_label(text) and not is_sentence(page, number))
            or self._is_teaser(number)
        )

    def belongs(self, number: int) -> bool:
        """Tell whether block *number*, among or beside those of the article, is one of them."""
        if self.leads_away(number) or self._repeats(number):
            return False
        seconded = number in self._seconded
        if not seconded and not self._is_near(number):
            return False
        block = self._page.blocks[number]
        if block.kind is ParagraphKind.CAPTION:
            return seconded and self._is_told_in_a_caption(number)
        inside = self.first < number < self.last
        if not inside and is_byline(block.text):
            return False
        if _ENDS.search(block.text) or self._page.words[number] >= _LONG:
            return True
        if not inside and is_dated(block.text):
            return False
        return seconded or block.kind is not ParagraphKind.BODY

    def _is_told_in_a_caption(self, number: int) -> bool:
        """Tell whether a caption says more than whose picture it stands under."""
        text = self._page.blocks[number].text
        inside = self.first < number < self.last
        return (
            inside
            and self._page.words[number] >= _SHORTEST_CAPTION
            and bool(_SENTENCE_WITHIN.search(text))
        )

    def _is_near(self, number: int) -> bool:
        """Tell whether the article's text stands in one of the elements around block *number*."""
        around = self._page.around(self._page.elements[number])
        for _, element in zip(range(_REACH + 1), around, strict=False):
            if element in self._weights:
                return True
        return False

    def _is_teaser(self, number: int) -> bool:
        """Tell whether block *number* stands with the linked headline of another article."""
        page = self._page
        within = range(number, number + 1)
        for element in page.around(page.elements[number]):
            if element in self._weights or len(page.within(element)) > _TEASER_BLOCKS:
                break
            within = page.within(element)
        return any(
            page.linked[each] > _LABEL_OF_LINK and page.words[each] >= _TEASER_WORDS
            for each in within
            if each != number
        )

    def _repeats(self, number: int) -> bool:
        """Tell whether block *number* says again what the article says, as a pull quote does.

        What the article itself repeats, a refrain or a row, stands beside where it was first said.
        """
        page = self._page
        block, element = page.blocks[number], page.elements[number]
        if said := self._said.get(block.text):
            place = (element.tag, page.parents.get(element))
            places = [(page.elements[n].tag, page.parents.get(page.elements[n])) for n in said]
            return block.kind is not ParagraphKind.TABLE and place not in places
        runs = _runs(block.text)
        return bool(runs) and all(run in self._runs for run in runs)


def is_sentence(page: Page, number: int) -> bool:
    """Tell whether block *number* is prose, and neither a label nor a row of links."""
    text = page.blocks[number].text
    if _ENDS.search(text):
        return len(text) >= SENTENCE or page.words[number] >= _LONG
    return page.words[number] >= _LONG and page.linked[number] <= MOSTLY_LINKED


def _runs(text: str) -> list[tuple[str, ...]]:
    words = words_of(text)
    return [tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)]
