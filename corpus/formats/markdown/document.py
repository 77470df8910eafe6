"""Markdown: an article as somebody wrote it down, kept whole."""

from dataclasses import replace

from corpus.article import Draft
from corpus.errors import SourceRefused, gettext_noop
from corpus.formats.front_matter.metadata import metadata_stated, name_in
from corpus.formats.front_matter.splitting import split_front_matter
from corpus.formats.markdown.parser import html_of
from corpus.formats.markup.draft import draft_of
from corpus.markdown_format import FORM_KEY, draft_in

_WITHOUT_TEXT = gettext_noop(
    "This Markdown has no paragraph of text: add the article's body to it."
)


def read_markdown(text: str) -> Draft:
    """Return the article in *text*: its front matter's statements and all its blocks.

    What front matter does not state, lines above the first paragraph may.

    Whoever writes Markdown has chosen what belongs to the article, so nothing is left out
    but comments, what is hidden or struck out, and a first heading that is the title.

    Raises:
        SourceRefused: the front matter is wrong, or there is no paragraph.
    """
    stated, body = split_front_matter(text)
    metadata = metadata_stated(stated)
    if FORM_KEY in stated:
        return draft_in(metadata, stated, body)
    authors = tuple(map(name_in, metadata.authors))
    try:
        return draft_of(html_of(body), replace(metadata, authors=authors), _WITHOUT_TEXT)
    except RecursionError as error:
        raise SourceRefused(
            "This Markdown is nested too deeply to be read: post its text instead."
        ) from error
