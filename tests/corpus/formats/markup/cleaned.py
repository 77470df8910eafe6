"""The lines of a page after it was cleaned."""

from corpus.formats.markup.blocks import blocks_of
from corpus.formats.markup.cleaning import clean
from corpus.formats.markup.element import parse

FILLING = (
    "<p>The harbour board met in the old customs house on Tuesday evening and agreed to rebuild "
    "the eastern quay, which a storm damaged in the winter before last.</p>"
)


def cleaned(body: str, head: str = "", language: str = "en") -> list[str]:
    """Return the texts of the blocks of *body*, which stand before a paragraph."""
    page = f"<html lang='{language}'><head>{head}</head><body>{body}{FILLING}</body></html>"
    root = parse(page)
    clean(root)
    return [block.text for block in blocks_of(root)][:-1]


def read(body: str, head: str = "", language: str = "en") -> str:
    return " | ".join(cleaned(body, head, language))
