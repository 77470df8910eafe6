"""Where a passage stands, in one line: for Discord and for a terminal."""

from collections.abc import Sequence

from bot.interface.escaping import escape_within
from bot.language import gettext, gettext_noop, ngettext, shown_day
from corpus.article import Citation, ParagraphKind

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_KINDS = {
    ParagraphKind.HEADING: gettext_noop("heading"),
    ParagraphKind.CAPTION: gettext_noop("caption"),
    ParagraphKind.LIST: gettext_noop("list"),
    ParagraphKind.QUOTE: gettext_noop("quote"),
    ParagraphKind.CODE: gettext_noop("code"),
    ParagraphKind.TABLE: gettext_noop("table"),
    ParagraphKind.ABOUT_AUTHOR: gettext_noop("about the author"),
}
"""What stands in place of a number for paragraphs that have none."""
_FIELD_BUDGET = 160
"""UTF-16 units of one field: a title of a whole page must not push the quotation out."""
MOST_ALSO = 3
"""Further articles that are named for one passage."""


def citation_line(citation: Citation, *, number: int) -> str:
    """Return the small line under quotation *number*; no field of it can ping or link."""
    parts = " · ".join(escape_within(part, _FIELD_BUDGET) for part in _parts(citation))
    return f"-# {str(number).translate(_SUPERSCRIPT)} {parts}"


def also_line(others: Sequence[Citation]) -> str:
    """Return the small line that names the other articles which say the same."""
    named = " · ".join(escape_within(_short(each), _FIELD_BUDGET) for each in others[:MOST_ALSO])
    more = len(others) - MOST_ALSO
    if more > 0:
        named += " · " + ngettext("{n} more", "{n} more", more)
    return "-# " + gettext("also in {articles}", articles=named)


def citation_text(citation: Citation) -> str:
    """Return the citation as plain text, for a terminal."""
    return " · ".join(_parts(citation))


def _short(citation: Citation) -> str:
    parts = [citation.title or gettext("untitled"), _day(citation), _place(citation)]
    return " ".join(", ".join(parts).split())


def _parts(citation: Citation) -> list[str]:
    parts = [
        citation.title or gettext("untitled"),
        ", ".join(citation.authors) or gettext("author unknown"),
        citation.publication or gettext("publication unknown"),
        _day(citation),
        _place(citation),
    ]
    if citation.posted_by is not None:
        posted = shown_day(citation.posted_at)
        parts.append(gettext("posted by {name} {day}", name=citation.posted_by, day=posted))
    return [" ".join(part.split()) for part in parts]


def _place(citation: Citation) -> str:
    if citation.paragraph is None:
        return gettext(_KINDS.get(citation.kind, citation.kind.value))
    return gettext("¶ {number} of {count}", number=citation.paragraph, count=citation.paragraphs)


def _day(citation: Citation) -> str:
    return shown_day(citation.published) if citation.published else gettext("date unknown")
