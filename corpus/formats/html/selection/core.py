"""What is surely the article of a page: what an extractor chose, without what it chose amiss."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from corpus.article import ParagraphKind
from corpus.formats.html.selection.page import MOSTLY_LINKED, Page
from corpus.formats.html.selection.promotions import (
    is_byline,
    is_dated,
    is_label,
    is_placeholder,
    is_promotion,
)
from corpus.formats.html.selection.regions import Regions
from corpus.formats.html.selection.sentences import is_sentence

_MUCH = 0.25
"""Share of an article's words; what holds so many is no sidebar, whatever it is called. Our own
choice."""

_OFTEN = 2
"""Times that a page says the label of a link which leads from each of its parts. Our own choice."""


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
    said = Counter(block.text for block in page.blocks)
    kept = sorted(
        number
        for number in chosen
        if _is_kept(page, regions, number)
        # What a link is called again and again is the page's, not the article's.
        and (said[page.blocks[number].text] < _OFTEN or not _is_row_of_links(page, number))
    )
    kept = list(_without_labelled(page, kept))
    while kept and _is_afterthought(page, kept[-1]):
        kept.pop()
    kept = _from_title(page, kept)
    has_sentence = any(
        is_sentence(page, number) and page.blocks[number].kind is not ParagraphKind.HEADING
        for number in kept
    )
    return set(kept) if has_sentence else set(chosen)


def _is_kept(page: Page, regions: Regions, number: int) -> bool:
    element = page.elements[number]
    text = page.blocks[number].text
    if regions.is_foreign(element) or _leads_on(page, number) or is_placeholder(text):
        return False
    return is_sentence(page, number) or not regions.is_outside(element)


def _without_labelled(page: Page, kept: Iterable[int]) -> Iterator[int]:
    """Yield those of *kept* that are no label of links to something else, nor links under it."""
    is_labelled = False
    for number in kept:
        if is_label(page.blocks[number].text) and not is_sentence(page, number):
            is_labelled = True
        elif page.linked[number] <= MOSTLY_LINKED:
            is_labelled = False
        if not is_labelled:
            yield number


def _leads_on(page: Page, number: int) -> bool:
    """Tell whether block *number* is hardly more than the link to another article."""
    text = page.blocks[number].text
    return page.linked[number] > MOSTLY_LINKED and (is_label(text) or is_promotion(text))


def _from_title(page: Page, kept: list[int]) -> list[int]:
    """Return *kept* without the labels and links that stand before the article's own title."""
    first = next((place for place, n in enumerate(kept) if is_sentence(page, n)), 0)
    titles = [place for place, n in enumerate(kept[:first]) if page.elements[n].tag == "h1"]
    begin = titles[0] if titles else 0
    head = [n for n in kept[begin:first] if not _is_row_of_links(page, n)]
    return head + kept[first:]


def _is_row_of_links(page: Page, number: int) -> bool:
    is_label = page.blocks[number].kind in (ParagraphKind.BODY, ParagraphKind.LIST)
    return is_label and page.linked[number] > MOSTLY_LINKED


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
