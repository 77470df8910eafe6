"""The page's own wording: no block of an article may say what the page does not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.assembly import Block
from corpus.errors import SourceRefused
from corpus.formats.html_blocks import blocks_of
from corpus.formats.html_element import Element
from corpus.formats.html_names import INLINE
from corpus.normalise import normalise

LEAST_OVERLAP = 0.6
"""Share of words that a block of the page must have in common to replace an altered block.

On 181 pages of article-extraction-benchmark 2 of 4,451 blocks were altered; both had kept
far more than this share of the words of the paragraph they came from.
"""

MOST_SOUGHT = 500
"""Blocks that are looked for in the whole page, since they do not stand where they should.

Those are 2 of 4,451 on the same pages; where nearly all do, the page was made to be hard to read.
"""

_UNSEEN = {"script", "style", "head", "template"}


class PageWording:
    """All words that a page shows, to find a block of an article again."""

    def __init__(self, page: Element) -> None:
        self._text = normalise("".join(_texts(page)))
        self._without_spaces = self._text.replace(" ", "")
        self._places = [place for place, character in enumerate(self._text) if character != " "]
        self._after = 0
        self._sought = 0
        self._page = page
        self._page_blocks: list[tuple[str, Counter[str]]] | None = None

    def verbatim(self, text: str) -> str | None:
        """Return *text* as the page has it: found, or the closest block, or `None`.

        Spaces are compared by what stands between them, since extractors move them around
        links; the wording returned is always the page's.

        Raises:
            SourceRefused: too many texts do not stand where they should.
        """
        # Blocks come in the page's order, so the next stands behind the last.
        place = self._text.find(text, self._after)
        if place < 0:
            self._refuse_by_sought()
            place = self._text.find(text)
        if place >= 0:
            self._after = place
            return text
        sought = text.replace(" ", "")
        found = self._without_spaces.find(sought)
        if found < 0:
            return self._closest(text)
        return self._text[self._places[found] : self._places[found + len(sought) - 1] + 1]

    def _refuse_by_sought(self) -> None:
        self._sought += 1
        if self._sought > MOST_SOUGHT:
            raise SourceRefused(
                "The wording of this page cannot be told for certain: save the article as text "
                "and post that."
            )

    def _closest(self, text: str) -> str | None:
        words = Counter(_words(text))
        best, overlap = None, LEAST_OVERLAP
        for candidate, candidate_words in self._blocks():
            longer = max(words.total(), candidate_words.total(), 1)
            share = (words & candidate_words).total() / longer
            if share >= overlap:
                best, overlap = candidate, share
        return best

    def _blocks(self) -> list[tuple[str, Counter[str]]]:
        if self._page_blocks is None:
            texts = [block.text for block in blocks_of(self._page)]
            self._page_blocks = [(text, Counter(_words(text))) for text in texts]
        return self._page_blocks


def in_the_words_of(page: PageWording, blocks: Iterable[Block]) -> list[Block]:
    """Return *blocks* in the page's own words; what the page does not say is dropped."""
    return [
        replace(block, text=wording)
        for block in blocks
        if (wording := page.verbatim(block.text)) is not None
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _texts(page: Element) -> Iterator[str]:
    """Yield the texts that are seen, with a space wherever a block begins or ends."""
    to_do: list[Element | str] = [page]
    while to_do:
        each = to_do.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each.tag, str) and each.tag not in _UNSEEN:
            edge = "" if each.tag in INLINE else " "
            yield edge + (each.text or "")
            to_do.append(edge)
            for child in reversed(list(each)):
                to_do += [child.tail or "", child]
