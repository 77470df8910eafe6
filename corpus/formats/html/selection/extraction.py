"""What trafilatura and readability each take for the article in a page."""

import logging
from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml publishes no types
from readability import Document as Readable
from readability.readability import Unparseable
from trafilatura import bare_extraction
from trafilatura.settings import Document

from corpus.assembly import Block
from corpus.formats.blocks import words_in
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.element import Element, parse
from corpus.formats.markup.element_names import INLINE

LEAST_SHARE_OF_WORDS = 0.5
"""Below this share of readability's words, trafilatura has lost part of the article.

Measured on 181 pages of article-extraction-benchmark: 0.45 to 0.55 score alike (F1 .9725).
"""

_MOST_WITHIN = 3_000
"""Elements of a line in one paragraph, of which some 60 KB of text would be as many links: with
twice as many trafilatura takes four times as long. Our own choice."""
_WITHIN_LINES = INLINE - {"a", "br", "wbr", "img"}

_ODD_PAGES_RAISE = (AssertionError, AttributeError, LookupError, LxmlError, TypeError, ValueError)
"""What both libraries let through where a page is not built as they expect it, such as one that
is all `<svg>`; then the other one is asked."""

# Both libraries report pages they find odd; a refusal or a warning of ours says it to the person.
for _name in ("trafilatura", "htmldate", "courlan", "readability"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the extractors made of a page.

    The article is around what was *chosen*; *net* is what readability, which keeps more, takes for
    it. *document* is trafilatura's metadata, if any.
    """

    chosen: list[Block]
    net: list[Block]
    document: Document | None


def extract(page: Element, url: str | None) -> Extraction:
    """Return what is taken for the article in the clean tree *page*, nothing when it holds none.

    *url* only helps to tell metadata; nothing is fetched. The tree is left as it is.
    """
    document = _trafilatura(deepcopy(page), url)
    blocks = [] if document is None else blocks_of(document.body)
    net = _readability(deepcopy(page))
    if words_in(blocks) < LEAST_SHARE_OF_WORDS * words_in(net):
        blocks = net
    return Extraction(blocks, net, document)


def _trafilatura(page: Element, url: str | None) -> Document | None:
    _forget_spans(page)
    _join_words(page)
    if any(_links_in(element) > _MOST_WITHIN for element in page.iter()):
        return None
    try:
        found = bare_extraction(
            page, url=url, favor_precision=True, include_comments=False, with_metadata=True
        )
    except _ODD_PAGES_RAISE:
        return None
    return found if isinstance(found, Document) else None


def _forget_spans(page: Element) -> None:
    """Leave out how many columns and rows the cells of *page* span.

    trafilatura makes an empty cell for each place that they take, a hundred to a row, and the next
    row as many more: 160 rows of a cell each took 26 seconds. What it is asked for is the text.
    """
    for cell in page.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            cell.attrib.pop(name, None)


def _join_words(page: Element) -> None:
    """Write as one text what thousands of elements of a line say, as those do that colour code.

    trafilatura takes such elements away, and then puts the texts that they leave in order, each
    by a walk over those before it.
    """
    for element in [each for each in page.iter() if sum(1 for _ in each) > _MOST_WITHIN]:
        if all(each is element or each.tag in _WITHIN_LINES for each in element.iter()):
            text, stated = "".join(element.itertext()), dict(element.attrib)
            element.clear(keep_tail=True)
            element.attrib.update(stated)
            element.text = text


def _links_in(element: Element) -> int:
    return sum(child.tag == "a" for child in element)


def _readability(page: Element) -> list[Block]:
    try:
        summary = Readable(page).summary(html_partial=True)
    except (Unparseable, *_ODD_PAGES_RAISE):
        return []
    return blocks_of(parse(summary)) if summary.strip() else []
