"""Where an article goes on behind links and appeals that stand in the midst of it."""

from collections.abc import Collection

from corpus.article import ParagraphKind
from corpus.formats.html.selection.candidates import Candidates
from corpus.formats.html.selection.page import Page
from corpus.formats.html.selection.sentences import is_sentence
from corpus.formats.markup.element import Element

_MOST = 0.8
"""Share of an article's words; what holds so many and nothing around it is its box. Our own
choice."""
_FEWEST = 3
"""Blocks of text; fewer may be what a site says to its readers. Our own choice."""
_OF_PAGES = {"html", "body", "main"}
"""Elements that hold more than an article."""


def resumed(
    page: Page, candidates: Candidates, core: Collection[int], seconded: Collection[int], after: int
) -> list[int]:
    """Return the blocks of *page* behind block *after* that stand in the box of the blocks *core*.

    Only what the other extractor has chosen as well, those *seconded*, tells that the article goes
    on. Headings, and what stands above it, count where that follows.
    """
    box = _box(page, core)
    if box is None:
        return []
    found: list[int] = []
    waiting: list[int] = []
    for number in range(after + 1, page.within(box).stop):
        if candidates.leads_away(number):
            # A heading above it is that of what it leads to.
            waiting.clear()
        elif candidates.belongs(number):
            waiting.append(number)
            if _goes_on(page, number) and number in seconded:
                found += waiting
                waiting.clear()
    kinds = [page.blocks[number].kind for number in found]
    return found if len(kinds) - kinds.count(ParagraphKind.HEADING) >= _FEWEST else []


def _goes_on(page: Page, number: int) -> bool:
    kind = page.blocks[number].kind
    return kind is not ParagraphKind.HEADING and (
        is_sentence(page, number) or kind is not ParagraphKind.BODY
    )


def _box(page: Page, core: Collection[int]) -> Element | None:
    """Return the innermost element that holds most of the blocks *core*, but for the page's own."""
    words = sum(page.words[number] for number in core)
    weights = page.weights(core)
    holding = [each for each in page.order if weights.get(each, 0) >= _MOST * words]
    return holding[-1] if holding and holding[-1].tag not in _OF_PAGES else None
