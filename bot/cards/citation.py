"""Where a passage stands, in one line: for Discord and for a terminal."""

from datetime import date

from bot.cards.escaping import escape_within
from corpus.article import Citation, ParagraphKind

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIELD_BUDGET = 160
"""UTF-16 units of one field: a title of a whole page must not push the quotation out."""


def citation_line(citation: Citation, *, number: int) -> str:
    """Return the small line under quotation *number*; no field of it can ping or link."""
    parts = " · ".join(escape_within(part, _FIELD_BUDGET) for part in _parts(citation))
    return f"-# {str(number).translate(_SUPERSCRIPT)} {parts}"


def citation_text(citation: Citation) -> str:
    """Return the citation as plain text, for a terminal."""
    return " · ".join(_parts(citation))


def _parts(citation: Citation) -> list[str]:
    published = _day(citation.published) if citation.published else "date unknown"
    parts = [
        citation.title or "untitled",
        ", ".join(citation.authors) or "author unknown",
        citation.publication or "publication unknown",
        published,
        _place(citation),
    ]
    if citation.posted_by is not None:
        parts.append(f"posted by {citation.posted_by} {_day(citation.posted_at)}")
    return [" ".join(part.split()) for part in parts]


def _place(citation: Citation) -> str:
    if citation.kind is ParagraphKind.ABOUT_AUTHOR:
        return "about the author"
    if citation.paragraph is None:
        return citation.kind.value
    return f"¶ {citation.paragraph} of {citation.paragraphs}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
