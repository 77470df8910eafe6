"""Markdown: an article as somebody wrote it down, kept whole."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from corpus.article import Draft, ParagraphKind
from corpus.assembly import Block, assemble
from corpus.bounds import LONGEST_TITLE, within
from corpus.errors import SourceRefused
from corpus.formats.front_matter import metadata_stated, split_front_matter
from corpus.formats.markdown_blocks import MarkdownBlock, blocks_of, references_in
from corpus.formats.markdown_inline import caption_of, is_image, plain
from corpus.markdown_format import FORM_KEY, draft_in
from corpus.normalise import fold, normalise

_ABOUT_AUTHOR = re.compile(r"about the authors?")


def read_markdown(text: str) -> Draft:
    """Return the article in *text*: its YAML front matter's statements and all its blocks.

    Whoever writes Markdown has chosen what belongs to the article, so nothing is left out
    but comments, images without alternative text and a first heading that is the title.

    Raises:
        SourceRefused: the front matter is wrong, or there is no paragraph.
    """
    stated, body = split_front_matter(text)
    metadata = metadata_stated(stated)
    if FORM_KEY in stated:
        return draft_in(metadata, stated, body)
    blocks = blocks_of(body)
    references = references_in(body)
    first = next((block for block in blocks if block.level == 1), None)
    if first and metadata.title is None:
        metadata = replace(metadata, title=within(LONGEST_TITLE, plain(first.markup, references)))
    if first and fold(plain(first.markup, references)) == fold(metadata.title or ""):
        blocks.remove(first)
    kept = list(_paragraphs(blocks, references))
    if not any(kind is ParagraphKind.BODY for kind, text in kept if text):
        raise SourceRefused("This Markdown has no paragraph of text: add the article's body to it.")
    return assemble(metadata, [Block(*each) for each in kept])


def _paragraphs(
    blocks: Iterable[MarkdownBlock], references: Collection[str]
) -> Iterator[tuple[ParagraphKind, str]]:
    about_author = after_image = False
    for block in blocks:
        kind, text = block.kind, _text(block, references)
        if kind is ParagraphKind.HEADING:
            about_author = bool(_ABOUT_AUTHOR.fullmatch(fold(text)))
        elif kind is ParagraphKind.BODY:
            caption = caption_of(block.markup, after_image=after_image)
            if caption is not None:
                kind, text = ParagraphKind.CAPTION, caption
            elif about_author:
                kind = ParagraphKind.ABOUT_AUTHOR
        after_image = block.kind is ParagraphKind.BODY and is_image(block.markup)
        yield kind, text


def _text(block: MarkdownBlock, references: Collection[str]) -> str:
    if block.kind is ParagraphKind.CODE:
        return normalise(block.markup)
    return plain(block.markup, references)
