"""The article that a page tells programs in its data, where it shows a reader hardly any of it."""

import re
from collections.abc import Iterator

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.formats.blocks import words_in
from corpus.formats.html.selection.article_blocks import PageArticle
from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.character_references import unescaped
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse
from corpus.normalise import normalise

_HARDLY = 4
"""Times as many characters as a page shows make what it tells the article. Our own choice: of 368
real pages that show theirs, and are free, none tells more than 1.5 times as many."""
_MARKUP = re.compile(r"</?+(?:p|br|div|h[1-6]|ul|li)\b", re.IGNORECASE)


def told_instead(article: PageArticle, told: str) -> PageArticle:
    """Return the article that is *told* in the data of a page, if it shows hardly any *article*."""
    if len(told) < _HARDLY * sum(len(block.text) for block in article.taken):
        return article
    blocks = list(_blocks(told))
    return PageArticle(blocks, blocks, [block.text for block in blocks], words_in(blocks))


def _blocks(told: str) -> Iterator[Block]:
    """Yield the paragraphs of what is *told*: as markup, or as text with a line for each."""
    if _MARKUP.search(told):
        root = parse(told)
        clean(root)
        yield from blocks_of(root)
        return
    for line in unescaped(told).splitlines():
        if text := normalise(line):
            yield Block(ParagraphKind.BODY, text)
