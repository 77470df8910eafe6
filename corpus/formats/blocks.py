"""Blocks: what every format cuts its source into before it becomes a draft."""

from collections.abc import Iterable

from corpus.article import ParagraphKind
from corpus.assembly import Block
from corpus.normalise import fold


def words_in(blocks: Iterable[Block]) -> int:
    """Return how many words *blocks* hold, counted between spaces."""
    return sum(len(block.text.split()) for block in blocks)


def without_title(blocks: Iterable[Block], title: str | None) -> list[Block]:
    """Return *blocks* without the headings that only repeat *title*."""
    heading = (ParagraphKind.HEADING, fold(title or ""))
    return [block for block in blocks if (block.kind, fold(block.text)) != heading]
