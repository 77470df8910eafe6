"""Where a passage stands, in one line: for Discord and for a terminal."""

from datetime import date

from bot.cards.escaping import escape
from corpus.article import Citation, ParagraphKind

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIELD_LIMIT = 200
"""Characters of one field: a title of a whole page must not push the quotation out."""


def citation_line(citation: Citation, *, number: int) -> str:
    """Return the small line under quotation *number*; no field of it can ping or link."""
    parts = " · ".join(escape(part) for part in _parts(citation))
    return f"-# {str(number).translate(_SUPERSCRIPT)} {parts}"


def citation_text(citation: Citation) -> str:
    """Return the citation as plain text, for a terminal."""
    return " · ".join(_parts(citation))


def _parts(citation: Citation) -> list[str]:
    published = _day(citation.published) if citation.published else "date unknown"
    parts = [
        _shortened(citation.title or "untitled"),
        _shortened(", ".join(citation.authors) or "author unknown"),
        _shortened(citation.publication or "publication unknown"),
        published,
        _place(citation),
    ]
    if citation.posted_by is not None:
        parts.append(f"posted by {_shortened(citation.posted_by)} {_day(citation.posted_at)}")
    return parts


def _place(citation: Citation) -> str:
    if citation.kind is ParagraphKind.ABOUT_AUTHOR:
        return "about the author"
    if citation.paragraph is None:
        return citation.kind.value
    return f"¶ {citation.paragraph} of {citation.paragraphs}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _shortened(field: str) -> str:
    line = " ".join(field.split())
    return line if len(line) <= _FIELD_LIMIT else f"{line[: _FIELD_LIMIT - 1]}…"
