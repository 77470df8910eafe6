"""Blocks: what every format cuts its source into before it becomes a draft."""

import re
from collections.abc import Iterable

from corpus.article import ParagraphKind
from corpus.assembly import Block, as_said, is_drawn
from corpus.errors import gettext_noop
from corpus.normalise import fold, normalise

WITHOUT_TEXT = gettext_noop(
    "No article text was found here: post the article's page, its file or its text."
)
"""What is said of a source in which there is nothing that an article may consist of."""
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Kana and ideographs, which are written without spaces between words."""
_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]++")


TEXT = frozenset(
    {
        ParagraphKind.BODY,
        ParagraphKind.LIST,
        ParagraphKind.TABLE,
        ParagraphKind.QUOTE,
        ParagraphKind.CAPTION,
    }
)
"""Kinds that an article may consist of: patch notes are a list, results a table."""


def lines_of(kind: ParagraphKind, written: str) -> list[str]:
    """Return what is *written* in normal form, as the texts of blocks of *kind*; none is empty.

    In code each line is typed by itself, elsewhere an end of a line is a space.
    """
    parts = written.splitlines() if kind is ParagraphKind.CODE else [written]
    return [text for each in parts if (text := normalise(each))]


def holds_text(blocks: Iterable[Block]) -> bool:
    """Tell whether there is anything among *blocks* that an article may consist of."""
    return any(as_said(block).kind in TEXT and not is_drawn(block) for block in blocks)


def words_of(text: str) -> list[str]:
    """Return the words of *text*, folded; where none are parted by spaces, its characters."""
    return _WORD.findall(text.casefold())


def words_in(blocks: Iterable[Block]) -> int:
    """Return how many words *blocks* hold, as `words_of` tells them apart."""
    return sum(len(words_of(block.text)) for block in blocks)


def without_title(blocks: Iterable[Block], title: str | None) -> list[Block]:
    """Return *blocks* without the headings that only repeat *title*."""
    heading = (ParagraphKind.HEADING, fold(title or ""))
    return [block for block in blocks if (block.kind, fold(block.text)) != heading]
