"""The blocks of a text in Markdown, and short names for their kinds."""

from corpus.article import ParagraphKind
from corpus.formats.markdown.document import read_markdown

BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST
CAPTION, TABLE, CODE = ParagraphKind.CAPTION, ParagraphKind.TABLE, ParagraphKind.CODE


def blocks(text: str) -> list[tuple[ParagraphKind, str]]:
    draft = read_markdown(text)
    return [(part.kind, draft.body[part.start : part.end]) for part in draft.paragraphs]
