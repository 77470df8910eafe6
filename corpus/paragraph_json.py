"""Paragraphs as JSON and back: how the store and drafts that wait keep them."""

from collections.abc import Sequence
from typing import Any

from corpus.article import Cell, Paragraph, ParagraphKind, Slice


def paragraph_row(paragraph: Paragraph) -> list[Any]:
    """Return *paragraph* as JSON: number, kind, start, end, and what else is known of it."""
    row: list[Any] = [paragraph.number, paragraph.kind.value, paragraph.start, paragraph.end]
    more: dict[str, Any] = {}
    if paragraph.cells:
        more["cells"] = [[cell.place, cell.heads] for cell in paragraph.cells]
    if paragraph.introduction:
        more["introduction"] = paragraph.introduction
    if paragraph.at is not None:
        more["at"] = paragraph.at
    return [*row, more] if more else row


def paragraph_of(row: Sequence[Any]) -> Paragraph:
    """Return the paragraph that `paragraph_row` was given."""
    number, kind, start, end, *rest = row
    more = rest[0] if rest else {}
    introduction = more.get("introduction")
    return Paragraph(
        number,
        ParagraphKind(kind),
        start,
        end,
        tuple(
            Cell(Slice(*place), tuple(Slice(*head) for head in heads))
            for place, heads in more.get("cells", ())
        ),
        Slice(*introduction) if introduction else None,
        more.get("at"),
    )
