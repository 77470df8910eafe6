"""Org (.org): what a page made of the document shows."""

from corpus.article import Draft
from corpus.errors import SourceRefused
from corpus.formats.blocks import WITHOUT_TEXT
from corpus.formats.front_matter.fields import metadata_of
from corpus.formats.markup.draft import draft_of
from corpus.formats.markup.element import TOO_DEEP
from corpus.formats.org.blocks import HEADING, KEYWORD, Blocks

_STATED = frozenset({"title", "author", "date", "language"})


def read_org(text: str) -> Draft:
    """Return the article in *text*: its keywords' statements, and all that its page would show.

    Raises:
        SourceRefused: there is no paragraph, or it is nested too deeply.
    """
    lines = text.removeprefix("\ufeff").expandtabs().splitlines()
    told = _told(lines)
    # A single section of the highest level is what the document is called.
    tops = sum(found is not None and len(found[1]) == 1 for found in map(HEADING.fullmatch, lines))
    try:
        html = Blocks(top=int("title" in told or tops != 1)).document(lines)
        return draft_of(html, metadata_of(told), WITHOUT_TEXT)
    except RecursionError as error:
        raise SourceRefused(TOO_DEEP) from error


def _told(lines: list[str]) -> dict[str, str]:
    """Return what the keywords in *lines* say; several lines of one make up its value."""
    told: dict[str, str] = {}
    for found in filter(None, map(KEYWORD.fullmatch, lines)):
        name = found[1].lower()
        if name in _STATED and found[2].strip():
            told[name] = f"{told.get(name, '')} {found[2].strip(' <>[]')}".lstrip()
    return told
