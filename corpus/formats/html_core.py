"""What is surely the article of a page: what an extractor chose, without what it chose amiss."""

from collections.abc import Collection

from corpus.article import ParagraphKind
from corpus.formats.html_page import MOSTLY_LINKED, Page
from corpus.formats.html_regions import Regions
from corpus.formats.html_sentences import is_sentence
from corpus.formats.promotions import is_byline, is_dated, is_label, is_promotion

_MUCH = 0.25
"""Share of an article's words; what holds so many is no sidebar, whatever it is called. Our own
choice."""


def regions_of(page: Page, chosen: Collection[int], seconded: Collection[int]) -> Regions:
    """Return what stands around the article in *page*, of which the blocks *chosen* are.

    *seconded* are those that the other extractor chose.
    """
    words = sum(page.words[number] for number in chosen)
    weights = page.weights(chosen)
    holding = {element for element, weight in weights.items() if weight >= _MUCH * words}
    agreed = [
        number
        for number in chosen
        if number in seconded and is_sentence(page, number) and page.linked[number] <= MOSTLY_LINKED
    ]
    return Regions(page, holding, set(page.weights(agreed)))


def core_of(page: Page, regions: Regions, chosen: Collection[int]) -> set[int]:
    """Return the blocks *chosen* without what is named as something else, and the last labels.

    Where that leaves no sentence, all is left as it was chosen.
    """
    kept = sorted(number for number in chosen if _is_kept(page, regions, number))
    while kept and _is_afterthought(page, kept[-1]):
        kept.pop()
    has_sentence = any(is_sentence(page, number) for number in kept)
    return set(kept) if has_sentence else set(chosen)


def _is_kept(page: Page, regions: Regions, number: int) -> bool:
    element = page.elements[number]
    if regions.is_foreign(element) or _leads_on(page, number):
        return False
    return is_sentence(page, number) or not regions.is_outside(element)


def _leads_on(page: Page, number: int) -> bool:
    """Tell whether block *number* is hardly more than the link to another article."""
    text = page.blocks[number].text
    return page.linked[number] > MOSTLY_LINKED and (is_label(text) or is_promotion(text))


def _is_afterthought(page: Page, number: int) -> bool:
    block = page.blocks[number]
    if is_promotion(block.text):
        return True
    if block.kind is ParagraphKind.LIST or is_sentence(page, number):
        return False
    return (
        block.kind is ParagraphKind.HEADING
        or page.linked[number] > MOSTLY_LINKED
        or is_label(block.text)
        or is_byline(block.text)
        or is_dated(block.text)
    )
