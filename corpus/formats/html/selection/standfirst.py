"""The standfirst of an article: what stands between its headline and its text, and sums it up."""

from collections.abc import Iterator

from corpus.article import ParagraphKind
from corpus.formats.html.selection.candidates import Candidates
from corpus.formats.html.selection.page import MOSTLY_LINKED, Page
from corpus.formats.html.selection.promotions import is_byline, is_dated, tells_a_day
from corpus.formats.html.selection.sentences import ends
from corpus.normalise import fold

_COLONS = (":", "\uff1a")
"""What ends a line that asks for something or leads on: a rating, a list of links."""
_HEADINGS = {"h2"}
"""Headings that a standfirst may be written as."""
_FARTHEST = 12
"""Blocks below a headline; in between stand the labels of what is above the standfirst."""
_SHORTEST = 7
"""Words; what is shorter and no sentence is a label. Our own choice."""
_LONGEST = 100
"""Words; longer ones are of the article's text. Our own choice."""


def standfirst_of(page: Page, candidates: Candidates, title: str, first: int) -> Iterator[int]:
    """Yield the blocks of the standfirst, which *page* shows between its headline and *first*.

    *title* is the headline, folded; *first* is the first block of the article's text.
    """
    headline = _headline(page, title, first)
    if headline is None:
        return
    beside = None
    for number in range(headline + 1, min(first, headline + _FARTHEST)):
        around = page.parents.get(page.elements[number])
        if _sums_up(page, candidates, number) and beside in (None, around):
            yield number
            beside = around
        elif beside is not None:
            return


def _headline(page: Page, title: str, first: int) -> int | None:
    """Return the last block above *first* that is the headline."""
    found = None
    for number in range(first):
        block, element = page.blocks[number], page.elements[number]
        if block.kind is ParagraphKind.HEADING and (
            element.tag == "h1" or (title and fold(block.text).endswith(title))
        ):
            found = number
    return found


def _sums_up(page: Page, candidates: Candidates, number: int) -> bool:
    block, words = page.blocks[number], page.words[number]
    return (
        (block.kind is ParagraphKind.BODY or page.elements[number].tag in _HEADINGS)
        and _SHORTEST <= words <= _LONGEST
        and (ends(block.text) or (words > _SHORTEST and not tells_a_day(block.text)))
        and page.linked[number] <= MOSTLY_LINKED
        and not block.text.endswith(_COLONS)
        and not is_byline(block.text)
        and not is_dated(block.text)
        and not candidates.leads_away(number)
        and not candidates.repeats(number)
    )
