"""Where a passage stands, in one small line of Discord text."""

from collections.abc import Sequence

from bot.citation_wording import article_parts, brief_citation, citation_parts
from bot.interface.escaping import FIELD, escape_within
from bot.language import gettext, ngettext
from corpus.article import Citation
from index.answer import ListedArticle

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

MOST_ALSO = 3
"""Further articles that are named for one passage."""


def citation_line(citation: Citation, *, number: int) -> str:
    """Return the small line under quotation *number*; no field of it can ping or link."""
    parts = " · ".join(escape_within(part, FIELD) for part in citation_parts(citation))
    return f"-# {str(number).translate(_SUPERSCRIPT)} {parts}"


def article_line(article: ListedArticle) -> str:
    """Return the small line that names *article* where nothing of it is quoted."""
    parts = " · ".join(escape_within(part, FIELD) for part in article_parts(article))
    return f"-# {parts}"


def brief_line(citation: Citation, *, number: int) -> str:
    """Return that line with title, day and paragraph alone."""
    brief = escape_within(brief_citation(citation), FIELD)
    return f"-# {str(number).translate(_SUPERSCRIPT)} {brief}"


def also_line(others: Sequence[Citation]) -> str:
    """Return the small line that names the other articles which say the same."""
    named = " · ".join(escape_within(brief_citation(each), FIELD) for each in others[:MOST_ALSO])
    more = len(others) - MOST_ALSO
    if more > 0:
        named += " · " + ngettext("{n} more", "{n} more", more)
    return "-# " + gettext("also in {articles}", articles=named)
