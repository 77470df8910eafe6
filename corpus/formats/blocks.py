"""Blocks: what every format cuts its source into before it becomes a draft."""

from collections.abc import Iterable

from corpus.article import ParagraphKind
from corpus.normalise import fold

Block = tuple[ParagraphKind, str]
"""What a block is to whoever reads it, and its text in normal form."""


def words_in(blocks: Iterable[Block]) -> int:
    """Return how many words *blocks* hold, counted between spaces."""
    return sum(len(text.split()) for _, text in blocks)


def without_title(blocks: Iterable[Block], title: str | None) -> list[Block]:
    """Return *blocks* without the headings that only repeat *title*."""
    heading = (ParagraphKind.HEADING, fold(title or ""))
    return [(kind, text) for kind, text in blocks if (kind, fold(text)) != heading]
