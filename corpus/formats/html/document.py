"""Web pages: the article in a page, in the page's own words."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.blocks import holds_text, without_title
from corpus.formats.credits.before_text import without_credits
from corpus.formats.html.exports import leave_export_out
from corpus.formats.html.further_articles import leave_further_articles
from corpus.formats.html.selection.article_blocks import choose
from corpus.formats.html.selection.extraction import LEAST_SHARE_OF_WORDS, extract
from corpus.formats.html.selection.page import Page
from corpus.formats.html.selection.told_article import told_instead
from corpus.formats.html.statements.by_certainty import PageStatements
from corpus.formats.html.statements.metadata import Statements, statements_of
from corpus.formats.html.walls.interstitials import Interstitial
from corpus.formats.html.walls.page_walls import wall_before, wall_instead
from corpus.formats.left_out_blocks import with_left_out
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import TOO_DEEP, Element, parse
from corpus.formats.markup.tags import refuse_by_attributes
from corpus.formats.text.document import prose_in, read_told
from corpus.normalise import fold, normalise

FEW_CHARACTERS = 400
"""Articles shorter than this are rare; consent and paywall stubs are not. Our own choice."""

_NO_ARTICLE = gettext_noop(
    "No article was found in this page: post the article's own address, or its text."
)

_SENTENCE = 40
"""Characters; a shorter text without a full stop is a label. Our own choice."""

_LEAST_PROSE = 1 / 3
"""Share of what stands in sentences: RFCs have more, source code has less. Our own choice."""

_SENTENCE_ENDS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f")


_LONGEST_BIOGRAPHY = 90
"""Words; a longer last paragraph is part of the article, whatever it says of its author."""

_ROLE = re.compile(
    r"\b(?:is|was|has been)\b.{0,60}?\b(?:fellow|writer|reporter|editor|journalist|columnist"
    r"|correspondent|contributor|professor|author|analyst|director|scholar|researcher)\b"
)


def read_html(text: str, url: str | None = None) -> Draft:
    """Return the article in the page *text*, which came from *url* if that is known.

    Every block is worded as the page words it. Nothing is fetched.

    Raises:
        SourceRefused: there is no article in the page.
    """
    try:
        return _read(text, url)
    except RecursionError as error:
        raise SourceRefused(TOO_DEEP) from error


def _read(text: str, url: str | None) -> Draft:
    refuse_by_attributes(text)
    root = parse(text)
    leave_export_out(root)
    cleaned = deepcopy(root)
    clean(cleaned)
    page = PageStatements(root, cleaned, url)
    leave_further_articles(cleaned, page.headline)
    extraction = extract(cleaned, url)
    found = statements_of(page, extraction.document)
    article = choose(Page(cleaned), extraction, found.metadata.title)
    if article.is_discussed:
        found = found.of_discussion
    elif found.is_free:
        article = told_instead(article, page.data.body)
    blocks = _tidy(article.taken, found)
    if typed := _typed(root, blocks):
        return read_told(typed, found.metadata, found.guessed, dropped=0)
    if not _is_article(blocks, root):
        raise SourceRefused(wall_instead(root) or _NO_ARTICLE)
    wall = wall_before(root, cleaned, article.said, is_free=found.is_free)
    warnings = _warnings(blocks, wall)
    body = _with_biography(blocks, found.metadata)
    draft = assemble(found.metadata, body, warnings, found.guessed)
    whole = _tidy(article.whole, found)
    taken = set(map(id, blocks))
    left = [block for block in whole if id(block) not in taken]
    other = _with_biography(whole, found.metadata)
    return with_left_out(draft, other, left, article.shown)


def _tidy(blocks: list[Block], found: Statements) -> list[Block]:
    """Return *blocks* without the title and the lines that say who wrote the article, and when."""
    return without_credits(without_title(blocks, found.metadata.title), found.credits.texts)


def _is_article(blocks: list[Block], root: Element) -> bool:
    """Tell whether there is a sentence among *blocks* that is not the label of a link."""
    links = {normalise("".join(link.itertext())) for link in root.iter("a")}
    return any(
        holds_text([block])
        and block.text not in links
        and (len(block.text) >= _SENTENCE or block.text.endswith(_SENTENCE_ENDS))
        for block in blocks
    )


def _typed(root: Element, blocks: list[Block]) -> str:
    """Return the prose that *root* shows line by line as it was typed, as archives of lists do.

    It is empty where the article in *blocks* is more than a part of that, or a wall stands there.
    """
    text = "\n\n".join("".join(each.itertext()) for each in root.iter("pre"))
    prose = prose_in(text)
    if prose < _LEAST_PROSE * len(normalise(text)) or not prose:
        return ""
    if _is_article(blocks, root):
        taken = sum(len(block.text) for block in blocks)
        return text if taken < LEAST_SHARE_OF_WORDS * prose else ""
    return "" if wall_instead(root) else text


def _with_biography(blocks: list[Block], metadata: Metadata) -> list[Block]:
    """Mark the last paragraph as being about the author, where it names one and a role."""
    last = blocks[-1]
    text = last.text
    about = last.kind is ParagraphKind.BODY and len(text.split()) <= _LONGEST_BIOGRAPHY
    named = fold(text).startswith(tuple(map(fold, metadata.authors)))
    if about and named and _ROLE.search(text) and len(blocks) > 1:
        return [*blocks[:-1], replace(last, kind=ParagraphKind.ABOUT_AUTHOR)]
    return blocks


def _warnings(blocks: list[Block], wall: Interstitial | None) -> Iterator[str]:
    if wall is Interstitial.JAVASCRIPT:
        raise SourceRefused(wall)
    if wall is not None:
        yield wall
    elif sum(len(block.text) for block in blocks) < FEW_CHARACTERS:
        yield gettext_noop(
            "This text is very short: check that it is the article "
            "and not a paywall or consent notice."
        )
